//! A value that is nothing but a language, a currency, a theme, settings by name or the wish not to be followed remembers a choice of the visitor.
//! Example: `fr-FR`; `{"theme":…,"fontSize":…}`.
//! Counter-example: a bare `1` says nothing.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let shape = subject.cookie.shape;
    matches!(shape, ValueShape::OptOut | ValueShape::Locale | ValueShape::Currency | ValueShape::Theme | ValueShape::Settings)
        .then(|| purpose(RuleId::ValueWord, Purpose::Necessary, Confidence::Assumed, Source::Shape(shape)))
}
