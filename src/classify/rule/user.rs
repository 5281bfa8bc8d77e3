//! The user decided. Nothing outranks that; what contradicts it is still shown.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let told = subject.told.filter(|told| told.base == 0)?;
    Some(purpose(RuleId::User, told.purpose, Confidence::Certain, Source::Base { base: 0, line: told.line }))
}
