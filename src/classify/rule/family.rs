//! Tools name their cookies alike: a name that begins like a known cookie of the same site is most likely of the same tool.
//! Example: `intercom-new` beside `intercom-id-abc`. Counter-example: beginnings that are ordinary words (`user_`, `session_`) join what does not
//! belong together, so they do not count; and a family with several purposes counts under its strictest.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose, purpose_is_known};

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let (entry, claimed) = subject.family.filter(|_| !purpose_is_known(said))?;
    Some(purpose(RuleId::Family, claimed, Confidence::Assumed, Source::Entry(entry)))
}
