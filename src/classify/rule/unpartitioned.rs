//! Where the browser keeps third-party cookies apart by itself, one that is not kept apart was set on its own site.
//! Example: any cookie without a key in a Firefox store that holds keys. Counter-example: a site that was granted storage access by a heuristic.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.traits.partitions_third_parties && !subject.cookie.is_partitioned;
    speaks.then(|| party(RuleId::Unpartitioned, Party::First, Confidence::Likely, Source::Row))
}
