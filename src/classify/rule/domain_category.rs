//! What a known third party is in business for. Example: any cookie of criteo.com. Counter-example: delivery networks and tag managers serve
//! every purpose; and a domain never makes a cookie necessary, only a name can. It is one guess about all cookies of a company, its sign-in and
//! load balancing included, so never more than assumed.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (id, row) = subject.host.third_party()?;
    if subject.host.neutral || matches!(row.purpose, Purpose::Unknown | Purpose::Necessary) {
        return None;
    }
    Some(purpose(RuleId::DomainCategory, row.purpose, Confidence::Assumed, Source::ThirdParty(id)))
}
