use crate::coded::coded;

coded! {
    /// What a cookie is for. "Functional" counts as necessary, as in the charter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Purpose {
        /// Makes the site work: session, sign-in, basket, language, security, the consent choice itself.
        Necessary = "necessary",
        /// Follows what a visitor does on one site.
        Statistics = "statistics",
        /// Advertising, profiling, following across sites.
        Advertising = "advertising",
        /// Nothing spoke.
        Unknown = "unknown",
    }
}

impl Purpose {
    /// How much consent the purpose asks for: two sources that differ are resolved towards the stricter one.
    #[must_use]
    pub fn strictness(self) -> u8 {
        match self {
            Self::Necessary => 0,
            Self::Statistics => 1,
            Self::Unknown => 2,
            Self::Advertising => 3,
        }
    }
}

coded! {
    /// For whom a cookie works, seen from the visited site.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Party {
        /// The visited site.
        First = "first",
        /// Stored under the visited site, but for another organisation (`_fbp` for Meta).
        ForThird = "for-third",
        /// Stored under another site.
        Third = "third",
    }
}

coded! {
    /// How sure a verdict is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Confidence {
        /// A rule of thumb, or nothing spoke against it.
        Assumed = "assumed",
        /// A known cookie or a strong attribute.
        Likely = "likely",
        /// A declaration or a recorded fact settles it.
        Certain = "certain",
    }
}
