//! A site with another cookie that only the site itself can set was opened as a page, so its remaining cookies are most likely its own.
//! Example: `AWSALBCORS; SameSite=None` beside `XSRF-TOKEN; SameSite=Strict`. Counter-example: a video site both visited and embedded.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>) -> Option<Evidence> {
    let speaks = subject.host.first_party_siblings && subject.cookie.partition.is_none();
    speaks.then(|| party(RuleId::Siblings, Party::First, Confidence::Assumed, Source::Row))
}
