use std::borrow::Cow;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// A text in lower case and without accents, as people type it: `Publicité` and `publicite` are one, and so are `œuvre` and `oeuvre`.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) { text.to_ascii_lowercase().into() } else { text.into() };
    }
    let mut folded = String::with_capacity(text.len());
    for letter in DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(text.chars().flat_map(char::to_lowercase)) {
        match letter {
            // Accents stand behind their letter once they are taken apart; apostrophes and blanks are typed as the keyboard has them.
            '\u{300}'..='\u{36f}' => {}
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            '’' => folded.push('\''),
            other => folded.push(other),
        }
    }
    folded.into()
}

/// A word that is looked for, folded.
pub(super) struct Folded<'a> {
    word: &'a str,
}

impl<'a> Folded<'a> {
    /// `word` is folded already.
    pub(super) fn new(word: &'a str) -> Self {
        Self { word }
    }

    /// Whether a text holds it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if !text.is_ascii() {
            return fold(text).contains(self.word);
        }
        let (text, word) = (text.as_bytes(), self.word.as_bytes());
        word.is_empty() || text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_no_difference() {
        for (text, folded) in [
            ("Publicité", "publicite"),
            ("NÉCESSAIRES", "necessaires"),
            ("Œuvre d’Æther", "oeuvre d'aether"),
            ("Straße", "strasse"),
            ("_GA", "_ga"),
            ("plain", "plain"),
            ("pre\u{301}f", "pref"),
            ("Łódź", "lodz"),
        ] {
            assert_eq!(fold(text), folded);
            assert!(Folded::new(&fold(text)).is_in(text) && Folded::new(folded).is_in(&format!("a {text} b")));
        }
        assert!(!Folded::new("publicity").is_in("Publicité"));
    }
}
