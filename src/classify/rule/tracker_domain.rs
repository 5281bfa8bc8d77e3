//! Domains of advertising and measurement companies are hardly ever opened as pages. Example: criteo.com.
//! Counter-example: somebody who works with the company's own site; a history or a `SameSite` attribute then speaks first.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (id, _) = subject.host.third_party().filter(|(_, row)| row.tracker)?;
    Some(party(RuleId::TrackerDomain, Party::Third, Confidence::Likely, Source::ThirdParty(id)))
}
