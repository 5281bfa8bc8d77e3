/// Something about a cookie that deserves a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Two sources give different purposes.
    SourcesDisagree,
    /// A charter declares it as something that needs less consent than what is known of it.
    DeclaredContradicted,
    /// An audience cookie that lives over 13 months.
    AudienceOverThirteenMonths,
    /// A consent choice kept over 6 months.
    ConsentOverSixMonths,
    /// A session identifier that scripts can read.
    SessionWithoutHttpOnly,
    /// A session identifier that is sent unencrypted.
    SessionWithoutSecure,
    /// The name promises (`__Host-`, `__Secure-`) what the attributes do not keep.
    PrefixBroken,
    /// Two facts of the same weight disagree on whether the site itself set it.
    PartyDisputed,
}

impl Finding {
    /// All findings, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::SourcesDisagree,
        Self::DeclaredContradicted,
        Self::AudienceOverThirteenMonths,
        Self::ConsentOverSixMonths,
        Self::SessionWithoutHttpOnly,
        Self::SessionWithoutSecure,
        Self::PrefixBroken,
        Self::PartyDisputed,
    ];

    /// The code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::SourcesDisagree => "sources-disagree",
            Self::DeclaredContradicted => "declared-contradicted",
            Self::AudienceOverThirteenMonths => "audience-over-13-months",
            Self::ConsentOverSixMonths => "consent-over-6-months",
            Self::SessionWithoutHttpOnly => "session-without-http-only",
            Self::SessionWithoutSecure => "session-without-secure",
            Self::PrefixBroken => "prefix-broken",
            Self::PartyDisputed => "party-disputed",
        }
    }
}

/// A set of findings in one byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Findings(u8);

impl Findings {
    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.0 |= 1 << finding as u8;
    }

    /// Whether a finding is in the set.
    #[must_use]
    pub fn has(self, finding: Finding) -> bool {
        self.0 & (1 << finding as u8) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The findings, in the order of [`Finding::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Finding> {
        Finding::ALL.into_iter().filter(move |finding| self.has(*finding))
    }
}
