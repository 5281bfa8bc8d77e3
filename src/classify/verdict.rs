use super::{EntryId, EvidenceSetId, Findings};
use crate::charter::{Category, Confidence, Consent, Party, Purpose};

/// What the program says about one cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it is for.
    pub purpose: Purpose,
    /// For whom.
    pub party: Party,
    /// Where that puts it in the charter.
    pub category: Category,
    /// What follows for consent.
    pub consent: Consent,
    /// How sure that is.
    pub confidence: Confidence,
    /// What deserves a look.
    pub findings: Findings,
    /// The catalogue entry that describes it, if any.
    pub entry: Option<EntryId>,
    /// What the user or an imported base says of it: base and line.
    pub told: Option<(u8, u32)>,
    /// The charter line that declares it: charter and line.
    pub declaration: Option<(u8, u16)>,
    /// Why.
    pub evidence: EvidenceSetId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_small() {
        assert!(size_of::<Verdict>() <= 36, "{} bytes; there is one for each row", size_of::<Verdict>());
    }
}
