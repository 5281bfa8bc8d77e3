//! The user decided for whom it works. What a browser recorded and says otherwise is still shown, as a finding.

use super::{Confidence, Evidence, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (line, decided) = subject.own.party?;
    Some(party(RuleId::UserParty, decided, Confidence::Certain, Source::Base { base: 0, line }))
}
