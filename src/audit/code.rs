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
