use std::hash::{Hash, Hasher};

use super::subject::{BaseLine, Declared, OwnDecision};
use super::{Attributes, Beside, EntryId, HistoryFacts, PartitionFacts};
use crate::charter::Purpose;

/// All that a verdict rests on. Rows that are alike in it have the same verdict, so that rules are heard once for each case and not for each
/// row: a store of a million rows has some thousands of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts of their own, as a subject has them")]
pub(super) struct Case {
    /// Number of the facts of the name.
    pub(super) name: u32,
    /// Number of the facts of the host.
    pub(super) host: u32,
    pub(super) cookie: Attributes,
    pub(super) family: Option<(EntryId, Purpose)>,
    pub(super) beside: Beside,
    pub(super) own: OwnDecision,
    pub(super) base_line: Option<BaseLine>,
    pub(super) declared: Option<Declared>,
    pub(super) undeclared: bool,
    pub(super) first_party_siblings: bool,
    pub(super) among_identifiers: bool,
    pub(super) browsers_own: bool,
    pub(super) breaks_prefix: bool,
    pub(super) partition: Option<PartitionFacts>,
    pub(super) history: Option<HistoryFacts>,
}

/// Only what tells most cases apart: a case is hashed for each row, and all of its facts took a third of the time that judging takes.
impl Hash for Case {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from(self.name) << 32 | u64::from(self.host));
        (self.cookie.life, self.cookie.shape, self.cookie.same_site).hash(state);
        self.family.map(|(entry, _)| entry).hash(state);
    }
}
