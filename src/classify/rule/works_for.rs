//! Stored under the visited site, but read by another organisation: the catalogue knows the tool, or the value has the tool's own form.
//! Example: `_fbp` for Meta. Counter-example: the same name on the organisation's own site.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::classify::{Strength, domains};
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    // Kept apart under another site, the cookie is a third party's, not one that works for a third under the visited site.
    if subject.partition.is_some_and(|partition| !partition.own) {
        return None;
    }
    if let Some((found, entry)) = subject.known
        && found.strength > Strength::Elsewhere
    {
        let own_site = subject.host.organisation.is_some_and(|id| entry.provider == domains().organisation_name(id));
        return (entry.for_third && !own_site)
            .then(|| party(RuleId::WorksFor, Party::ForThird, Confidence::Likely, Source::Entry(found.entry)));
    }
    let shape = subject.cookie.shape;
    matches!(shape, ValueShape::GoogleAnalytics | ValueShape::GoogleAds | ValueShape::MetaPixel)
        .then(|| party(RuleId::WorksFor, Party::ForThird, Confidence::Likely, Source::Shape(shape)))
}
