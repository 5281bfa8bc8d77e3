//! A value that is a record of consent: an IAB TC string, JSON of categories, or a word such as `accepted`.
//! Example: `CQ…AAA…` in `euconsent-v2`. Counter-example: the same words inside an identifier of an advertiser, hence only with a fitting name.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::WordClass;
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let fits = subject.cookie.shape == ValueShape::Consent && subject.words.has(WordClass::Consent);
    fits.then(|| purpose(RuleId::ConsentRecord, Purpose::Necessary, Confidence::Likely, Source::Shape(ValueShape::Consent)))
}
