//! Words in the name, French and English, each trusted only with attributes that fit. Example: `panier_ref`; `sessid` with `HttpOnly`.
//! Counter-example: a long-lived identifier that scripts can read is never "necessary" because its name mentions a language.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::WordClass;
use crate::cookie::ValueShape;

const DAY: i64 = 86_400;

pub fn speak(subject: &Subject<'_>) -> Option<Evidence> {
    let class = subject.words.first()?;
    let (claimed, confidence) = reading(class, subject)?;
    Some(purpose(RuleId::NameWord, claimed, confidence, Source::Word(class)))
}

fn reading(class: WordClass, subject: &Subject<'_>) -> Option<(Purpose, Confidence)> {
    let http_only = subject.is_http_only();
    let guarded = http_only || subject.cookie.same_site.is_some_and(crate::cookie::SameSite::is_first_party_only);
    let follows = subject.cookie.shape == ValueShape::Identifier && !http_only && !subject.lives_at_most(30 * DAY);
    let (claimed, confidence) = match class {
        WordClass::Consent | WordClass::Csrf => (Purpose::Necessary, Confidence::Likely),
        WordClass::Advertising => (Purpose::Advertising, Confidence::Assumed),
        WordClass::Statistics => (Purpose::Statistics, Confidence::Assumed),
        WordClass::Session | WordClass::SignIn if http_only => (Purpose::Necessary, Confidence::Likely),
        WordClass::Session if !subject.lives_at_most(DAY) => return None,
        WordClass::SignIn if !guarded => return None,
        WordClass::Security | WordClass::LoadBalancing | WordClass::Locale | WordClass::Preference if follows => return None,
        _ => (Purpose::Necessary, Confidence::Assumed),
    };
    Some((claimed, confidence))
}
