use crate::coded::coded;

coded! {
    /// The four kinds of cookie of the charter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Category {
        /// « Nécessaires (fonctionnels) ».
        Necessary = "necessary",
        /// « Statistiques ».
        Statistics = "statistics",
        /// « Internes »: set by the visited site beyond the necessary ones.
        FirstParty = "first-party",
        /// « Tiers »: set by, or for, another site.
        ThirdParty = "third-party",
    }
}

impl Category {
    /// Position in [`Self::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

coded! {
    /// What the visitor's consent means for a cookie. The program never says "exempt": a store cannot show what the server does.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Consent {
        /// No consent needed.
        NotRequired = "not-required",
        /// None needed only when strictly necessary to a service the user asked for.
        IfNecessary = "if-necessary",
        /// None needed only when the statistics are anonymous and for the publisher alone.
        IfAnonymous = "if-anonymous",
        /// Needed before the cookie is set.
        Required = "required",
    }
}
