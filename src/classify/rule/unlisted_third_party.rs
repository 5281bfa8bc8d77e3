//! Who keeps an identifier for months on the pages of others, and is on no list of who is there, is one of the many small networks that recognise people from
//! site to site. The last resort, only where nothing else says what the cookie is for; it changes the word, not what the cookie requires, since a third party's
//! cookie of unknown purpose asks for the same consent. Example: `uid=0f77b291dd` for a year on `srv272a.example`, kept apart under a newspaper.
//! Counter-examples: what ends within a month or says by its value that it identifies nobody (`1`, `fr`, `dark`); a token of somebody who signed in; a word in
//! the name that would be trusted elsewhere; a domain that lists, the catalogue or a charter know; and a host that is only assumed to be a third party's.

use super::{Confidence, Evidence, Party, Purpose, RuleId, Source, Subject, purpose, purpose_is_known, shown_party};
use crate::classify::{HostFacts, Span, WordSet};
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.cookie.life.is_over(Span::ThirtyDays)
        && can_identify(subject.cookie.shape)
        && subject.words == WordSet::default()
        && is_unlisted(subject.host)
        && shown_party(said) == Some(Party::Third)
        && !purpose_is_known(said);
    speaks.then(|| purpose(RuleId::UnlistedThirdParty, Purpose::Advertising, Confidence::Assumed, Source::Row))
}

fn is_unlisted(host: &HostFacts) -> bool {
    let is_known = host.third_party.is_some() || host.organisation.is_some() || host.catalogued.is_some() || host.common.is_some();
    !is_known && !host.neutral && !host.serves_files && !host.declaring && host.recognised.is_none()
}

/// Whether a value of this form can tell one browser from another; of closed ones nothing is known.
fn can_identify(shape: ValueShape) -> bool {
    use ValueShape::{Encrypted, Identifier, Missing, Number, Other, Stamped, Visits};
    matches!(shape, Encrypted | Identifier | Missing | Number | Other | Stamped | Visits)
}
