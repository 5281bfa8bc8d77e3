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
    text.match_indices(phrase).any(|(at, _)| is_word_border(text, at) && is_word_border(text, at + phrase.len()))
}

/// Whether a word of folded `text` begins with `start`, which may be several words.
#[must_use]
pub fn has_start(text: &str, start: &str) -> bool {
    text.match_indices(start).any(|(at, _)| is_word_border(text, at))
}

fn is_word_border(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at == 0 || at == bytes.len() || bytes.get(at) == Some(&b' ') || bytes.get(at - 1) == Some(&b' ')
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
        assert!(has_phrase("nom du cookie", "nom") && !has_phrase("prenom", "nom"));
        assert!(has_start("cookies statistiques", "statist") && !has_start("technostatist", "statist"));
    }
}
