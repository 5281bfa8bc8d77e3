use super::form::{self, Sentences};
use super::{Vocabulary, fold, folded, has_phrase, has_start};

/// What running text says of what it names: words of all languages, folded.
pub(super) struct Words {
    /// Beginnings of the words for cookies.
    cookie: Vec<String>,
    /// Words right before a name.
    called: Vec<String>,
    /// The verb between a cookie and its kind.
    is: Vec<String>,
    below: Vec<String>,
    undone: Vec<String>,
    others: Vec<String>,
    no_cookie: Vec<String>,
    kept: Vec<String>,
    consent: Vec<String>,
}

/// Bytes that an ending adds to the word for cookies: "cookies", "cookieless" is none.
const LONGEST_ENDING: usize = 6;

impl Words {
    pub(super) fn new(files: &[(&'static str, form::File)]) -> Self {
        let gather = |list: fn(&Sentences) -> &Vec<String>| files.iter().flat_map(|(_, file)| folded(list(&file.sentences))).collect();
        Self {
            cookie: gather(|said| &said.cookie),
            called: gather(|said| &said.called),
            is: gather(|said| &said.is),
            below: gather(|said| &said.below),
            undone: gather(|said| &said.undone),
            others: gather(|said| &said.others),
            no_cookie: gather(|said| &said.no_cookie),
            kept: gather(|said| &said.kept),
            consent: gather(|said| &said.consent),
        }
    }
}

impl Vocabulary {
    /// Whether a text speaks of cookies.
    #[must_use]
    pub fn mentions_cookies(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.cookie.iter().any(|word| folded.contains(word.as_str()))
    }

    /// Whether a word is one for cookies: "cookie", "traceurs".
    #[must_use]
    pub fn is_cookie_word(&self, word: &str) -> bool {
        let folded = fold(word);
        let is_ending = |ending: &str| ending.len() < LONGEST_ENDING && !ending.contains(' ');
        self.sentence.cookie.iter().any(|word| folded.strip_prefix(word.as_str()).is_some_and(is_ending))
    }

    /// Whether a name stands right behind a word: "called".
    #[must_use]
    pub fn is_calling(&self, word: &str) -> bool {
        self.sentence.called.contains(&fold(word))
    }

    /// Whether a folded word is the verb between a cookie and its kind.
    pub(in crate::charter) fn is_being(&self, folded: &str) -> bool {
        self.sentence.is.iter().any(|verb| verb == folded)
    }

    /// Whether a sentence points at what stands below it: "The table below lists our statistics cookies."
    #[must_use]
    pub fn points_below(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.below.iter().any(|word| has_phrase(&folded, word))
    }

    /// Whether a sentence is about what is not done, or no longer, or may be kept away: it names nothing that is surely there.
    #[must_use]
    pub fn says_undone(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.undone.iter().any(|phrase| has_start(&folded, phrase))
    }

    /// Whether a word says that the name beside it is of something else than a cookie: "the `x` option", "call the function `x`".
    #[must_use]
    pub fn is_of_others(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.others.iter().any(|other| folded.starts_with(other.as_str()))
    }

    /// Whether a sentence says of what it names that it is kept elsewhere and is no cookie: "Stored in localStorage (not a cookie)".
    #[must_use]
    pub fn is_said_to_be_no_cookie(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.no_cookie.iter().any(|phrase| has_phrase(&folded, phrase))
            && self.storage.iter().any(|phrase| has_phrase(&folded, phrase))
    }

    /// Whether a word says that something is kept: "stores", "conserve".
    #[must_use]
    pub fn is_keeping(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.kept.iter().any(|stem| folded.starts_with(stem.as_str()))
    }

    /// Whether a word is one for consent.
    #[must_use]
    pub fn is_consent_word(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.consent.iter().any(|stem| folded.starts_with(stem.as_str()))
    }
}
