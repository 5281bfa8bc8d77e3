//! The user decided. Nothing outranks that; what contradicts it is still shown.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let line = subject.base_line.filter(|line| line.base == 0)?;
    Some(purpose(RuleId::User, line.purpose, Confidence::Certain, Source::Base { base: 0, line: line.line }))
}
