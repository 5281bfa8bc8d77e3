//! What a known third party is in business for. Example: any cookie of criteo.com. Counter-example: delivery networks and tag managers serve
//! every purpose; and a domain never makes a cookie necessary, only a name can. It is one guess about all cookies of a company, its sign-in and
//! load balancing included, so never more than assumed; and on its own site, which the person opened, it is a site like others.

use super::{Claim, Confidence, Evidence, Party, Purpose, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let (id, row) = subject.host.third_party()?;
    if subject.host.neutral || is_visited(said) || matches!(row.purpose, Purpose::Unknown | Purpose::Necessary) {
        return None;
    }
    Some(purpose(RuleId::DomainCategory, row.purpose, Confidence::Assumed, Source::ThirdParty(id)))
}

/// Shown to be set by a page of the company's own site.
pub(super) fn is_visited(said: &[Evidence]) -> bool {
    let whose = said.iter().find(|piece| matches!(piece.claim, Claim::Party(Party::First | Party::Third)));
    whose.is_some_and(|piece| piece.claim == Claim::Party(Party::First) && piece.confidence >= Confidence::Likely)
}
