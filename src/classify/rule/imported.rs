//! A knowledge base that the user loaded names the cookie. Example: a line of the Open Cookie Database. Counter-example: its "Functional" is wider
//! than "necessary", so where the built-in catalogue asks for more consent, the stricter purpose counts and both are shown.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};
use crate::charter::Purpose;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let line = subject.base_line?;
    let confidence = if line.purpose == Purpose::Necessary { Confidence::Assumed } else { Confidence::Likely };
    Some(purpose(RuleId::Imported, line.purpose, confidence, Source::Base { base: line.base, line: line.line }))
}
