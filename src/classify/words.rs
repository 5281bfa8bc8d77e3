use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::coded::coded;

coded! {
    /// What words in a cookie name hint at. The order is the order of trust: a name that speaks of advertising is never read as a preference.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum WordClass {
        /// A visitor's choice about cookies.
        Consent = "consent",
        /// Protection against forged requests.
        Csrf = "csrf",
        /// Advertising and following.
        Advertising = "advertising",
        /// Audience measurement and experiments.
        Statistics = "statistics",
        /// Bot and abuse protection.
        Security = "security",
        /// Which server of a pool answers.
        LoadBalancing = "load-balancing",
        /// A server-side session.
        Session = "session",
        /// Sign-in.
        SignIn = "sign-in",
        /// Basket, order, booking.
        Basket = "basket",
        /// Language or region.
        Locale = "locale",
        /// How things are shown; what was already seen or closed.
        Preference = "preference",
    }
}

impl WordClass {
    fn bit(self) -> u32 {
        1 << self as u16
    }
}

/// Set next to the bits of the classes for words that speak of a choice when "cookie" stands beside them.
const CHOICE: u32 = 1 << 30;
/// Set for "cookie" itself.
const COOKIE: u32 = 1 << 31;

const _: () = assert!(WordClass::ALL.len() <= 30, "the two highest bits are taken");

/// Word → the classes it hints at.
static WORDS: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, u32> = FxHashMap::from_iter([("cookie", COOKIE), ("cookies", COOKIE)]);
    let mut class = 0;
    for line in include_str!("../../assets/words/words.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some("choice") => class = CHOICE,
            Some(code) => class = WordClass::from_code(code).map_or(0, WordClass::bit),
            None => line.split_whitespace().for_each(|word| *words.entry(word).or_default() |= class),
        }
    }
    words
});

/// Which classes of words a name holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordSet(u32);

impl WordSet {
    /// Reads a name: split at punctuation, at digits and where lower case turns to upper case.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut bits = split(name).iter().filter_map(|word| WORDS.get(word.as_str())).fold(0, |all, bits| all | bits);
        if bits & COOKIE != 0 && bits & CHOICE != 0 {
            bits |= WordClass::Consent.bit();
        }
        Self(bits & !(COOKIE | CHOICE))
    }

    /// Whether a class of words occurs.
    #[must_use]
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class.bit() != 0
    }

    /// The class that counts: the first in the order of trust.
    #[must_use]
    pub fn first(self) -> Option<WordClass> {
        WordClass::ALL.into_iter().find(|class| self.has(*class))
    }
}

/// The words of a name in lower case; neighbours are also joined (`session_id` gives `session`, `id`, `sessionid`).
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut lower_before = false;
    for c in name.chars().take(96) {
        let boundary = !c.is_alphabetic() || (c.is_uppercase() && lower_before);
        if boundary && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        lower_before = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    let joined: Vec<String> = words.windows(2).map(<[String]>::concat).collect();
    words.extend(joined);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> Option<WordClass> {
        WordSet::of(name).first()
    }

    #[test]
    fn every_class_has_words() {
        for class in WordClass::ALL {
            assert!(WORDS.values().any(|bits| bits & class.bit() != 0), "{}", class.code());
        }
        assert!(WORDS.values().all(|bits| *bits != 0), "a word stands under a heading that is no class");
    }

    #[test]
    fn words_are_whole_words_and_advertising_comes_before_comfort() {
        assert_eq!(first("choix_langue"), Some(WordClass::Locale));
        assert_eq!(first("userSessionId"), Some(WordClass::Session));
        assert_eq!(first("ad_preferences"), Some(WordClass::Advertising));
        assert_eq!(first("XSRF-TOKEN"), Some(WordClass::Csrf));
        assert_eq!(first("cookie_banner_closed"), Some(WordClass::Consent));
        assert_eq!(first("panier_ref"), Some(WordClass::Basket));
        assert_eq!(first("madame"), None, "“ad” is not a word in it");
        assert_eq!(first("__Host-xyz"), None);
    }
}
