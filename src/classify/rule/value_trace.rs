//! Some values show what they are kept for, whoever writes them: the number of a click on an advertisement, the campaign that somebody came from, what a
//! tool counts of visitors. Example: `{"distinct_id":…}`. Counter-examples: a record of consent, whose keys are those of the tools it is about; and what
//! scripts cannot read, which a server keeps for itself.
//!
//! Two times, when somebody came first and last, were tried as statistics and thrown out: records of consent and of advertisers hold them as well.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::WordClass;
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let shape = subject.cookie.shape;
    let claimed = claim_of(shape).filter(|_| !subject.is_http_only() && !subject.words.has(WordClass::Consent))?;
    Some(purpose(RuleId::ValueTrace, claimed, Confidence::Assumed, Source::Shape(shape)))
}

/// What such a value is for.
pub(super) fn claim_of(shape: ValueShape) -> Option<Purpose> {
    match shape {
        ValueShape::ClickId => Some(Purpose::Advertising),
        // Where a visitor came from is counted; what is done with it beyond that, nothing in a store tells.
        ValueShape::Campaign | ValueShape::Measurement => Some(Purpose::Statistics),
        _ => None,
    }
}
