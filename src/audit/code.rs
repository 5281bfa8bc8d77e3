use crate::coded::coded;

coded! {
    /// How much a finding weighs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Severity {
        /// The visitor's choice may not be respected, or a session may be stolen.
        High = "high",
        /// The charter is not true.
        Medium = "medium",
        /// Worth mending.
        Low = "low",
    }
}

coded! {
    /// What an audit can find. The order is the one in which findings of the same severity are shown.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    #[expect(missing_docs, reason = "each variant is described by the file of its finding")]
    pub enum Code {
        SetBeforeChoice = "set-before-choice",
        KeptAfterRefusal = "kept-after-refusal",
        SetAfterRefusal = "set-after-refusal",
        KeptAfterWithdrawal = "kept-after-withdrawal",
        SetAfterWithdrawal = "set-after-withdrawal",
        ConsentRecordDisagrees = "consent-record-disagrees",
        DeclaredContradicted = "declared-contradicted",
        Undeclared = "undeclared",
        ThirdPartyUndeclared = "third-party-undeclared",
        UnknownPurpose = "unknown-purpose",
        OutlivesDeclaration = "outlives-declaration",
        AudienceOverThirteenMonths = "audience-over-13-months",
        ConsentOverSixMonths = "consent-over-6-months",
        SessionWithoutSecure = "session-without-secure",
        SessionWithoutHttpOnly = "session-without-http-only",
        PrefixBroken = "prefix-broken",
        DeclaredAbsent = "declared-absent",
    }
}

impl Severity {
    /// The next less severe, where there is one.
    pub(super) fn one_less(self) -> Self {
        match self {
            Self::High => Self::Medium,
            Self::Medium | Self::Low => Self::Low,
        }
    }
}

impl Code {
    /// Whether such a finding rests on what a cookie is for.
    pub(super) fn rests_on_purpose(self) -> bool {
        match self {
            Self::SetBeforeChoice
            | Self::KeptAfterRefusal
            | Self::SetAfterRefusal
            | Self::KeptAfterWithdrawal
            | Self::SetAfterWithdrawal
            | Self::AudienceOverThirteenMonths => true,
            // What is known is compared with a record or with the charter, or nothing is said of what it is for.
            Self::ConsentRecordDisagrees
            | Self::DeclaredContradicted
            | Self::Undeclared
            | Self::ThirdPartyUndeclared
            | Self::UnknownPurpose
            | Self::OutlivesDeclaration
            | Self::ConsentOverSixMonths
            | Self::SessionWithoutSecure
            | Self::SessionWithoutHttpOnly
            | Self::PrefixBroken
            | Self::DeclaredAbsent => false,
        }
    }
}
