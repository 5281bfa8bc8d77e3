//! `SameSite=None` is asked for by cookies that want to work inside other sites. Example: any embedded player.
//! Counter-example: a load balancer that sets both forms for its own site (`AWSALBCORS`), hence only assumed.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::cookie::SameSite;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.cookie.same_site == Some(SameSite::None);
    speaks.then(|| party(RuleId::SameSiteNone, Party::Third, Confidence::Assumed, Source::SameSite(SameSite::None)))
}
