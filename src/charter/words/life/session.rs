//! That something ends with the session, as charters say it.

use crate::charter::words::{Vocabulary, fold, has_start};

impl Vocabulary {
    /// Whether a text says with more than one word, or with a cookie's own word, that something ends with the session.
    #[must_use]
    pub fn says_session(&self, text: &str) -> bool {
        let folded = fold(text);
        self.life.session.iter().any(|phrase| (phrase.contains(' ') || phrase.contains("cookie")) && has_start(&folded, phrase))
    }

    /// The same of what is said of a cookie without a duration: in a list of what is counted "durée de la visite" is none.
    #[must_use]
    pub fn calls_itself_session(&self, text: &str) -> bool {
        let parts: Vec<&str> = text.split([',', ';', '(', ')']).collect();
        let counts = |part: &str| parts.len() < 4 || !self.life.visit.contains(&fold(part));
        parts.iter().any(|part| counts(part) && self.says_session(part))
    }

    /// Whether a text is nothing but a phrase that means a session: "einde van de sessie".
    #[must_use]
    pub fn is_session_phrase(&self, text: &str) -> bool {
        let folded = fold(text);
        self.life.session.contains(&folded)
    }

    /// Words that mean a session, longest first.
    pub fn session_words(&self) -> impl Iterator<Item = &str> {
        self.life.session.iter().map(String::as_str)
    }
}
