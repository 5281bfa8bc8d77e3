//! A site with another cookie that only the site itself can set was opened as a page, so its remaining cookies are most likely its own.
//! Example: `AWSALBCORS; SameSite=None` beside `XSRF-TOKEN; SameSite=Strict`. Counter-example: a video site both visited and embedded.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::cookie::SameSite;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    // A cookie that settles the question by its own attribute is one of those siblings, not a case for them.
    let own_mark = match subject.cookie.same_site {
        Some(SameSite::Lax | SameSite::Strict) => true,
        Some(SameSite::Unset) => subject.traits.lax_by_default,
        _ => false,
    };
    let speaks = subject.first_party_siblings && !subject.cookie.is_partitioned && !own_mark;
    speaks.then(|| party(RuleId::Siblings, Party::First, Confidence::Assumed, Source::Row))
}
