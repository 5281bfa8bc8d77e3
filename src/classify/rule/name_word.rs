//! Words in the name, in thirteen languages, each trusted only with attributes that fit. Example: `panier_ref`; `sessid` with `HttpOnly`.
//! Counter-example: a long-lived identifier that scripts can read is never "necessary" because its name mentions a language.

use super::value_trace::claim_of;
use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, domain_category, purpose};
use crate::classify::{Beside, Life, Span, WordClass};
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let class = subject.words.first()?;
    if class != WordClass::Consent && !subject.words.follows() && is_on_a_trackers_domain(subject, said) {
        return None;
    }
    let (claimed, confidence) = reading(class, subject)?;
    Some(purpose(RuleId::NameWord, claimed, confidence, Source::Word(class)))
}

/// Whatever stands on the domain of a company that follows people serves that, but the record of a choice; not where its own site was opened.
fn is_on_a_trackers_domain(subject: &Subject<'_>, said: &[Evidence]) -> bool {
    let tracks = subject.host.third_party().is_some_and(|(_, row)| row.tracker) && !subject.host.neutral;
    tracks && !domain_category::is_visited(said)
}

fn reading(class: WordClass, subject: &Subject<'_>) -> Option<(Purpose, Confidence)> {
    let http_only = subject.is_http_only();
    let guarded = http_only || subject.cookie.same_site.is_some_and(crate::cookie::SameSite::is_first_party_only);
    // The campaign that somebody came from, a click on an advertisement: no setting, and no session of a server.
    let is_trace = claim_of(subject.cookie.shape).is_some() && !http_only;
    let counts_visits = subject.cookie.shape == ValueShape::Visits && !http_only;
    let follows = is_trace || subject.is_lasting_identifier();
    // `gdpr_pixel` or `csrf_track` is no plain case of either.
    let mixed = subject.words.has(WordClass::Advertising) || subject.words.has(WordClass::Statistics);
    let (claimed, confidence) = match class {
        WordClass::Advertising => (Purpose::Advertising, Confidence::Assumed),
        WordClass::Statistics => (Purpose::Statistics, Confidence::Assumed),
        // Known from advertisers only: a word in the name does not clear it, an attribute that keeps scripts away may.
        _ if subject.advertising_elsewhere && !http_only => return None,
        WordClass::Consent | WordClass::Csrf if mixed => return None,
        // `mutiny.session` beside `mutiny.user.token` is the tool’s own session, not the site’s.
        WordClass::Consent | WordClass::Session | WordClass::SignIn | WordClass::Basket | WordClass::Locale | WordClass::Preference
            if subject.beside >= Beside::Unknowns && !http_only =>
        {
            return None;
        }
        // A site that holds nothing but identifiers has no page that could be shown in a language.
        WordClass::Locale | WordClass::Preference if subject.among_identifiers && !guarded => return None,
        // Set to see whether cookies work, and gone again; one that stays is not only that.
        WordClass::CookieTest if !subject.cookie.life.is_at_most(Span::Day) => return None,
        // A convenience where the visitor sees the list, statistics or more where only the site does: nothing in a store tells which.
        WordClass::Browsing => (Purpose::Statistics, Confidence::Assumed),
        WordClass::Csrf => (Purpose::Necessary, Confidence::Likely),
        WordClass::Session | WordClass::SignIn if http_only => (Purpose::Necessary, Confidence::Likely),
        // A server’s session ends with the browser, or is kept for some days; one of half an hour that scripts can read counts visits.
        WordClass::Session if is_visit(subject.cookie.life) || is_trace || counts_visits => return None,
        WordClass::SignIn if follows => return None,
        WordClass::CookieTest | WordClass::Session | WordClass::SignIn => (Purpose::Necessary, Confidence::Assumed),
        _ if follows => return None,
        WordClass::Consent => (Purpose::Necessary, Confidence::Likely),
        WordClass::Security | WordClass::LoadBalancing | WordClass::Basket | WordClass::Locale | WordClass::Preference => {
            (Purpose::Necessary, Confidence::Assumed)
        }
    };
    // A name is quickly given: what scripts can read for months needs more than a word.
    Some((claimed, if subject.lasts_for_scripts() { Confidence::Assumed } else { confidence }))
}

/// A life that ends within a day or lasts beyond a month, and not with the browser.
fn is_visit(life: Life) -> bool {
    matches!(life, Life::Lasting { .. }) && (life.is_at_most(Span::Day) || !life.is_at_most(Span::ThirtyDays))
}
