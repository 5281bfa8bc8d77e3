//! From a stored cookie to a verdict: evidence first, then two facts (purpose and party), then the charter's decision table.
//!
//! Nothing here sees a path or a database, nothing can fail, and nothing turns codes into words. `docs/classification.md` tells the story.

// Nothing here can fail, whatever stands in a store, a list or a charter.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod calibration;
mod case;
mod catalogue;
mod codes;
mod common;
mod context;
mod domains;
mod engine;
mod evidence;
mod facts;
mod family;
mod finding;
mod gather;
mod kin;
mod knowledge;
mod lookup;
mod name_index;
mod places;
mod recognised;
mod resolve;
mod rule;
mod subject;
mod text;
mod verdict;
mod verdicts;
mod words;

pub use calibration::{MEASURED, Measured, kind_of};
pub use catalogue::{Catalogue, CatalogueDomain, Entry, EntryId, Match, SeenThere, Serves, Strength, catalogue};
pub use codes::evidence_codes;
pub use common::{CommonDomain, CommonId, CommonNames, SiteCounts, SiteDeclaration, charters_read, common_names, said_host};
pub use context::{StoreTraits, VisitedSites};
pub use domains::{Domains, OrganisationId, ThirdParty, ThirdPartyId, domains};
pub use engine::{Classification, Classifier, Sites};
pub use evidence::{Claim, Evidence, EvidenceSetId, EvidenceSets, RuleId, Source};
pub use family::Beside;
pub use finding::{Finding, Findings};
pub use knowledge::{
    HeldOut, Knowledge, KnowledgeBase, KnowledgeError, KnowledgeForm, KnownName, LineId, LineProblem, parse_knowledge, write_edpb_catalogue,
};
pub use lookup::{Explained, Lookup, look_up};
pub use recognised::portals_of;
pub use rule::{RULES, Rule};
pub use subject::{Attributes, HistoryFacts, HostFacts, Life, OwnDecision, PartitionFacts, Span, Subject};
pub use text::{DomainList, Text};
pub use verdict::Verdict;
pub use verdicts::Verdicts;
pub use words::{WordClass, WordSet};

/// Indexes what is built in (patterns of names, hosts of declarations) on a thread of its own, while a store is copied and read: else the first verdict waits for it.
/// Whoever needs it earlier indexes it, or waits for the rest.
pub fn index_ahead() {
    // Without a thread the first verdict does it.
    let _ = std::thread::Builder::new().name("index".to_owned()).spawn(|| (catalogue(), common_names()));
}
