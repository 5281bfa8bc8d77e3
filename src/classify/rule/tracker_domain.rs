//! Domains of advertising and measurement companies are hardly ever opened as pages. Example: criteo.com.
//! Counter-example: somebody who works with the company's own site; a history or a `SameSite` attribute then speaks first, and who is signed in there
//! has opened it.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    if said.iter().any(|piece| piece.rule == RuleId::SignedIn) {
        return None;
    }
    let (id, _) = subject.host.third_party().filter(|(_, row)| row.tracker)?;
    Some(party(RuleId::TrackerDomain, Party::Third, Confidence::Likely, Source::ThirdParty(id)))
}
