//! A cookie made while a page of another site had just been opened, and none of its own site within half an hour before, came with that page.
//! Example: a video site's cookie made a second after a newspaper was opened. Counter-example: its own page was opened shortly before.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.history.is_some_and(|history| history.made_during_other_visit);
    speaks.then(|| party(RuleId::VisitMoment, Party::Third, Confidence::Likely, Source::History { visited: false }))
}
