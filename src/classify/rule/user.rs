//! The user decided what it is for. Nothing outranks that; what contradicts it is still shown.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (line, decided) = subject.own.purpose?;
    Some(purpose(RuleId::User, decided, Confidence::Certain, Source::Base { base: 0, line }))
}
