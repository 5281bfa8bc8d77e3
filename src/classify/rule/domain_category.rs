//! What a known third party is in business for. Example: any cookie of criteo.com. Counter-example: delivery networks and tag managers serve
//! every purpose; and a domain never makes a cookie necessary, only a name can.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::Visited;

pub fn speak(subject: &Subject<'_>) -> Option<Evidence> {
    let (id, row) = subject.host.third_party?;
    if subject.host.neutral || matches!(row.purpose, Purpose::Unknown | Purpose::Necessary) {
        return None;
    }
    // On a site that the user really uses, its cookies also sign in and remember settings.
    let used = subject.host.visited == Visited::Yes || subject.host.first_party_siblings;
    let confidence = if row.tracker && !used { Confidence::Likely } else { Confidence::Assumed };
    Some(purpose(RuleId::DomainCategory, row.purpose, confidence, Source::ThirdParty(id)))
}
