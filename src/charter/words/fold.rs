use icu_normalizer::DecomposingNormalizerBorrowed;

/// A text as it is compared: without case, accents, invisible signs and punctuation, its words one blank apart. `Durée de\nconservation *` is
/// `duree de conservation`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|c| push(&mut folded, c));
    } else {
        DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(text.chars()).for_each(|c| push(&mut folded, c));
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn push(folded: &mut String, c: char) {
    match c {
        'ß' => folded.push_str("ss"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        // Marks that the decomposition set free, and signs that nobody sees.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        c if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase()),
        c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
        _ if folded.is_empty() || folded.ends_with(' ') => {}
        _ => folded.push(' '),
    }
}

/// Whether `phrase` stands in `text` word by word, both folded.
#[must_use]
pub fn has_phrase(text: &str, phrase: &str) -> bool {
    from_each_word(text).any(|rest| rest.strip_prefix(phrase).is_some_and(|behind| behind.is_empty() || behind.starts_with(' ')))
}

/// Whether a word of folded `text` begins with `start`, which may be several words.
#[must_use]
pub fn has_start(text: &str, start: &str) -> bool {
    from_each_word(text).any(|rest| rest.starts_with(start))
}

/// A folded text with the places where its words begin, for many phrases that are looked for in the one text.
pub(super) struct Begun<'a>(Vec<&'a str>);

impl<'a> Begun<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(from_each_word(text).collect())
    }

    /// As [`has_phrase`].
    pub(super) fn has_phrase(&self, phrase: &str) -> bool {
        self.0.iter().any(|rest| rest.strip_prefix(phrase).is_some_and(|behind| behind.is_empty() || behind.starts_with(' ')))
    }

    /// As [`has_start`].
    pub(super) fn has_start(&self, start: &str) -> bool {
        self.0.iter().any(|rest| rest.starts_with(start))
    }
}

/// A folded text from the beginning of each of its words on. A search by `match_indices` prepares itself for every phrase anew, which takes longer than
/// looking at the few words of a cell.
pub(super) fn from_each_word(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts).filter_map(|at| text.get(at..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_alike_is_alike() {
        assert_eq!(fold(" Durée de\nconservation * "), "duree de conservation");
        assert_eq!(fold("Speicher\u{ad}dauer (Tage)"), "speicherdauer tage");
        assert_eq!(fold("dreißig"), "dreissig");
        assert_eq!(fold("Nom(s) du cookie"), "nom s du cookie");
        assert!(has_phrase("nom du cookie", "nom") && !has_phrase("prenom", "nom") && !has_phrase("nommer", "nom"));
        assert!(has_phrase("le nom", "nom") && has_phrase("voir le nom du cookie", "nom du") && !has_phrase("", "nom"));
        assert!(has_start("cookies statistiques", "statist") && !has_start("technostatist", "statist"));
    }
}
