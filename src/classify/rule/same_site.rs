//! `SameSite=Lax` or `Strict` cannot be set from a cross-site subrequest (RFC 6265bis, section 5.7), so the site itself set the cookie.
//! Example: `csrftoken; SameSite=Lax`. Counter-example: `None` and an absent attribute say nothing here.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let same_site = subject.cookie.same_site.filter(|value| value.is_first_party_only())?;
    Some(party(RuleId::SameSite, Party::First, Confidence::Certain, Source::SameSite(same_site)))
}
