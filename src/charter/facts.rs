/// What a cookie is for. "Functional" counts as necessary, as in the charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Makes the site work: session, sign-in, basket, language, security, the consent choice itself.
    Necessary,
    /// Follows what a visitor does on one site.
    Statistics,
    /// Advertising, profiling, following across sites.
    Advertising,
    /// Nothing spoke.
    Unknown,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 4] = [Self::Necessary, Self::Statistics, Self::Advertising, Self::Unknown];

    /// The machine code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Necessary => "necessary",
            Self::Statistics => "statistics",
            Self::Advertising => "advertising",
            Self::Unknown => "unknown",
        }
    }

    /// The purpose of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

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

/// For whom a cookie works, seen from the visited site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Party {
    /// The visited site.
    First,
    /// Stored under the visited site, but for another organisation (`_fbp` for Meta).
    ForThird,
    /// Stored under another site.
    Third,
}

impl Party {
    /// All parties.
    pub const ALL: [Self; 3] = [Self::First, Self::ForThird, Self::Third];

    /// The machine code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::ForThird => "for-third",
            Self::Third => "third",
        }
    }
}

/// How sure a verdict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// A rule of thumb, or nothing spoke against it.
    Assumed,
    /// A known cookie or a strong attribute.
    Likely,
    /// A declaration or a recorded fact settles it.
    Certain,
}

impl Confidence {
    /// All values, weakest first.
    pub const ALL: [Self; 3] = [Self::Assumed, Self::Likely, Self::Certain];

    /// The machine code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
