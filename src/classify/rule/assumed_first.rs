//! Nothing spoke: most cookies in a store belong to the sites that were visited.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::classify::Visited;
use crate::cookie::SameSite;

pub fn speak(subject: &Subject<'_>) -> Option<Evidence> {
    let cookie = subject.cookie;
    // Said only where no other party rule speaks, so that the list of reasons stays short.
    let other = subject.partition.is_some()
        || cookie.same_site.is_some_and(|s| s.is_first_party_only() || s == SameSite::None)
        || subject.host.visited == Visited::Yes
        || (subject.host.visited == Visited::No && subject.history_reaches)
        || subject.made_during_other_visit
        || subject.host.third_party.is_some_and(|(_, row)| row.tracker)
        || subject.host.first_party_siblings
        || (subject.traits.lax_by_default && cookie.same_site == Some(SameSite::Unset))
        || (subject.traits.partitions_third_parties && cookie.partition.is_none());
    (!other).then(|| party(RuleId::AssumedFirst, Party::First, Confidence::Assumed, Source::Row))
}
