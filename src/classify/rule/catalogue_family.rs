//! Tools name their cookies alike, and vendors rename them for years: a name that nobody lists, and that begins like several names of one tool of the
//! catalogue, all for one purpose, is most likely that tool's. Example: `optimizelyBuckets`; `_rdt_cid`. Counter-examples: beginnings that are ordinary
//! words; a tool with several purposes; and a name that speaks of a choice (`dd_optout`), which is no part of what the tool does.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::WordClass;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (entry, claimed) = subject.kin?;
    let is_choice = subject.words.has(WordClass::Consent) || subject.words.has(WordClass::CookieTest);
    // A necessary tool may count and follow with other names of its own.
    let follows = subject.words.follows() || subject.is_lasting_identifier();
    let speaks = !is_choice && (claimed != Purpose::Necessary || !follows);
    speaks.then(|| purpose(RuleId::CatalogueFamily, claimed, Confidence::Assumed, Source::Entry(entry)))
}
