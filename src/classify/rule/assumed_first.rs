//! Nothing spoke: most cookies in a store belong to the sites that were visited.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party, setter_is_known};

pub fn speak(_: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    // Only into silence, so that the list of reasons stays short.
    (!setter_is_known(said)).then(|| party(RuleId::AssumedFirst, Party::First, Confidence::Assumed, Source::Row))
}
