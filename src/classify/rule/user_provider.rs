//! The user decided which organisation gets the data. The verdict does not change by it; whose data it is, does.

use super::{Claim, Confidence, Evidence, RuleId, Source, Subject};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let line = subject.own.provider?;
    Some(Evidence {
        rule: RuleId::UserProvider,
        claim: Claim::Provider,
        confidence: Confidence::Certain,
        source: Source::Base { base: 0, line },
    })
}
