//! What the build and the program agree on about words: the headings, and what counts as a letter.

/// The headings of `assets/words`, a bit for each: the classes of words in their order, then what means something only beside others.
pub(super) const HEADINGS: [&str; 23] = [
    "consent",
    "csrf",
    "cookie-test",
    "advertising",
    "browsing",
    "statistics",
    "security",
    "load-balancing",
    "session",
    "sign-in",
    "basket",
    "locale",
    "preference",
    "cookie",
    "choice",
    "test",
    "recent",
    "viewed",
    "category",
    "closed",
    "decided",
    "trial",
    "neutral",
];

/// A letter without case and accents, from 0 for `a`; `None` for what is no letter of these languages.
pub(super) fn letter_of(c: char) -> Option<u8> {
    let plain = match c.to_ascii_lowercase() {
        c @ 'a'..='z' => c,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => 'o',
        'ß' => 's',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => 'u',
        _ => return None,
    };
    u8::try_from(u32::from(plain) - u32::from('a')).ok()
}
