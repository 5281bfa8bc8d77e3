//! What is kept elsewhere than in cookies, as charters say it.

use super::{Vocabulary, fold, has_phrase};

/// Bytes of what is said of a line in which its storage stands at the beginning.
const FARTHEST_STORAGE: usize = 80;
/// Bytes of the shortest phrase that means another storage wherever it stands.
const SHORTEST_STORAGE: usize = 9;
/// What servers keep as well as browsers.
const SERVERS: [&str; 3] = ["session storage", "stockage de session", "almacenamiento de sesion"];

impl Vocabulary {
    /// Whether a cell says that what its line names is kept elsewhere than in a cookie.
    #[must_use]
    pub fn is_other_storage(&self, text: &str) -> bool {
        text.len() < 40 && self.storage.contains(&fold(text))
    }

    /// Whether a short cell names another storage among other words, and no cookies: "Persistent (Local Storage)".
    #[must_use]
    pub fn names_other_storage(&self, text: &str) -> bool {
        let folded = fold(text);
        // Shorter ones are words of much else: "pixel", "html".
        let mut long = self.storage.iter().filter(|phrase| phrase.len() >= SHORTEST_STORAGE);
        text.len() < 160 && !folded.contains("cookie") && long.any(|phrase| has_phrase(&folded, phrase))
    }

    /// Whether what is said of a line begins with another storage, or with what is kept there, and speaks of no cookies: "Fichiers « session storage » qui …".
    #[must_use]
    pub fn begins_with_storage(&self, text: &str) -> bool {
        let folded = fold(text.get(..text.floor_char_boundary(FARTHEST_STORAGE)).unwrap_or(""));
        let behind = folded.split_once(' ').map_or("", |(_, behind)| behind);
        let begins = |text: &str, phrase: &str| text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        // "Session storage of your basket" is what a server does, too: in two words the browser's is meant where they are quoted.
        let is_quoted = text.contains(['«', '“', '„', '"', '‘', '`']);
        let is_meant = |phrase: &&String| is_quoted || !SERVERS.contains(&phrase.as_str());
        let mut long = self.storage.iter().filter(|phrase| phrase.len() >= SHORTEST_STORAGE).filter(is_meant);
        long.any(|phrase| begins(&folded, phrase) || begins(behind, phrase)) && !fold(text).contains("cookie")
    }

    /// Whether a text names another storage, among whatever else.
    #[must_use]
    pub fn speaks_of_storage(&self, text: &str) -> bool {
        let folded = fold(text);
        self.storage.iter().any(|phrase| phrase.len() >= SHORTEST_STORAGE && has_phrase(&folded, phrase))
    }

    /// Whether a heading names another storage and no cookies: "Stockage local". One that speaks of pixels or beacons does not: below it charters list the
    /// cookies that come with them.
    #[must_use]
    pub fn names_other_place(&self, text: &str) -> bool {
        let folded = fold(text);
        self.names_other_storage(text) && !self.sender.iter().any(|sender| folded.contains(sender.as_str()))
    }
}
