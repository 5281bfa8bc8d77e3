//! Some cookies a browser keeps for services and pages of its own, apart from those of the web: no visited page had a part in them, so they are
//! nobody's third party. Example: `NID` of google.com in the jar of Safe Browsing. Counter-example: the same cookie without that key.
//!
//! Not certain, although it is recorded: what is recorded is that no site stands at the top level, not whose cookie it is.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    subject.browsers_own.then(|| party(RuleId::BrowsersOwn, Party::First, Confidence::Likely, Source::Row))
}
