/// The four kinds of cookie of the charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// « Nécessaires (fonctionnels) ».
    Necessary,
    /// « Statistiques ».
    Statistics,
    /// « Internes »: set by the visited site beyond the necessary ones.
    FirstParty,
    /// « Tiers »: set by, or for, another site.
    ThirdParty,
}

impl Category {
    /// All four, in the order of the charter.
    pub const ALL: [Self; 4] = [Self::Necessary, Self::Statistics, Self::FirstParty, Self::ThirdParty];

    /// The machine code used in exports and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Necessary => "necessary",
            Self::Statistics => "statistics",
            Self::FirstParty => "first-party",
            Self::ThirdParty => "third-party",
        }
    }

    /// The category of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }

    /// Position in [`Self::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What the visitor's consent means for a cookie. The program never says "exempt": a store cannot show what the server does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consent {
    /// No consent needed.
    NotRequired,
    /// None needed only when strictly necessary to a service the user asked for.
    IfNecessary,
    /// None needed only when the statistics are anonymous and for the publisher alone.
    IfAnonymous,
    /// Needed before the cookie is set.
    Required,
}

impl Consent {
    /// All values, least demanding first.
    pub const ALL: [Self; 4] = [Self::NotRequired, Self::IfNecessary, Self::IfAnonymous, Self::Required];

    /// The machine code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotRequired => "not-required",
            Self::IfNecessary => "if-necessary",
            Self::IfAnonymous => "if-anonymous",
            Self::Required => "required",
        }
    }
}
