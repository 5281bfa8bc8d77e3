use super::{EntryId, EvidenceSetId, Findings, LineId};
use crate::charter::{Category, Confidence, Consent, Party, Purpose};

/// What the program says about one cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// What an imported base says of it.
    pub base_line: Option<LineId>,
    /// The charter line that declares it.
    pub declaration: Option<LineId>,
    /// Why.
    pub evidence: EvidenceSetId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_small() {
        assert!(size_of::<Verdict>() <= 24, "{} bytes; there is one for each row", size_of::<Verdict>());
    }
}
