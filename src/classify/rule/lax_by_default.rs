//! Chromium treats a missing `SameSite` as `Lax` since version 80: such a cookie cannot come from a cross-site subrequest.
//! Example: `_ga` set by script. Counter-example: Firefox and Safari do not, so there the absence says nothing.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::cookie::SameSite;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.traits.lax_by_default && subject.cookie.same_site == Some(SameSite::Unset);
    speaks.then(|| party(RuleId::LaxByDefault, Party::First, Confidence::Likely, Source::SameSite(SameSite::Unset)))
}
