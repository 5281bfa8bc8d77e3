//! Some tools write values that nobody else writes, whatever the cookie is called. Example: `GA1.2.…` (Google Analytics), `GCL.…` (Google’s
//! advertising), `fb.1.…` (Meta pixel).
//! Counter-example: an encrypted value shows nothing.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let claimed = match subject.cookie.shape {
        ValueShape::GoogleAnalytics => Purpose::Statistics,
        ValueShape::GoogleAds | ValueShape::MetaPixel => Purpose::Advertising,
        _ => return None,
    };
    Some(purpose(RuleId::ValueMark, claimed, Confidence::Likely, Source::Shape(subject.cookie.shape)))
}
