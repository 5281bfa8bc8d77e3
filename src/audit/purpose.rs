//! What a cookie is for, as an audit may hold it against a site: what is known of its name and domain, else what its declaration says, else what its
//! name hints at. A declaration never lowers what is known; and one that is stricter than what is known makes no
//! finding; a hint never speaks against a declaration.

use serde::{Deserialize, Serialize};

use crate::charter::{Confidence, Purpose, vocabulary};
use crate::classify::{Claim, Evidence, RuleId, Serves, Source, WordClass, WordSet, catalogue};
use crate::cookie::ValueShape;
use crate::inventory::CookieView;

/// What is known of a cookie without its charter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its purposes, the one that asks for least consent and the one that asks for most: a cookie of a known tool may have two.
    pub(super) purposes: Option<(Purpose, Purpose)>,
    /// What its name, or a cookie beside it, makes one think of.
    pub(super) hint: Option<Purpose>,
    /// Of a tool that can be configured for the audience-measurement exemption.
    pub(super) is_exemptable: bool,
    /// By its form, or as a known cookie, it keeps the visitor's choice.
    pub(super) keeps_choice: bool,
    /// Its value is a flag, a time or the like, which identifies nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) is_plain: bool,
}

impl Known {
    /// What is known of a row, which is the site's own or not. The business of a domain says nothing about cookies on the site's own pages.
    pub(super) fn of(view: &CookieView<'_>, is_own: bool) -> Self {
        let shape = view.cookie.shape;
        let mut known = Self { keeps_choice: shape == ValueShape::Consent, is_plain: is_plain(shape), ..Self::default() };
        for piece in view.evidence() {
            known.hear(piece, is_own);
        }
        known
    }

    /// Evidence comes strongest first: the first that is firm decides.
    fn hear(&mut self, piece: &Evidence, is_own: bool) {
        let Claim::Purpose(claimed) = piece.claim else { return };
        match piece.rule {
            RuleId::DomainCategory | RuleId::ThirdPartyBusiness if is_own => {}
            // Who wrote it and for how long says nothing of what it is for.
            RuleId::ServerSession | RuleId::UnlistedThirdParty => {}
            _ if !is_firm(piece) => self.hint = self.hint.or(Some(claimed)),
            _ => {
                let entry = if let Source::Entry(id) = piece.source { Some(catalogue().get(id)) } else { None };
                let least = entry.map_or(claimed, |entry| {
                    entry.also.into_iter().chain([entry.purpose]).min_by_key(|purpose| purpose.strictness()).unwrap_or(claimed)
                });
                self.purposes = self.purposes.or(Some((least, claimed)));
                self.is_exemptable |= entry.is_some_and(|entry| entry.exemptable && claimed == Purpose::Statistics);
                self.keeps_choice |= entry.is_some_and(|entry| entry.serves == Some(Serves::Consent));
            }
        }
    }

    /// The purpose that counts.
    pub(super) fn with_declared(self, declared: Option<Purpose>) -> Purpose {
        match self.purposes {
            Some((_, known)) => known,
            None => declared.or(self.hint).unwrap_or(Purpose::Unknown),
        }
    }

    /// Whether nothing at all speaks about it.
    pub(super) fn is_silent(self) -> bool {
        self.purposes.is_none_or(|(_, purpose)| purpose == Purpose::Unknown) && self.hint.is_none()
    }
}

/// Whether a name speaks of the visitor's choice. Words are asked of few rows only: taking a name apart is most of what a row would cost.
pub(super) fn names_choice(name: &str) -> bool {
    let words = WordSet::of(name);
    words.has(WordClass::Consent) && !words.has(WordClass::Advertising) && !words.has(WordClass::Statistics)
}

/// Whether what a charter says of a cookie speaks of the visitor's choice about cookies: "mémorise votre choix en matière de cookies", "stores your cookie
/// preferences", "conserve le consentement". Counter-examples: "ce cookie mémorise votre choix de langue", "acceptation des conditions générales".
pub(super) fn tells_of_choice(text: &str) -> bool {
    let letters = |word: &&str| word.chars().count() >= FEWEST_LETTERS;
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(letters).map(str::to_lowercase).collect();
    words.iter().enumerate().any(|(place, word)| {
        let following = words.iter().skip(place + 1);
        let is_choice_of_cookies = |other: &String| WordSet::of(&format!("{word}_{other}")).has(WordClass::Consent);
        // A cookie that names itself first is told apart from cookies that a choice is about: there the choice follows at once, or not at all.
        vocabulary().is_consent_word(word) && is_kept(words.get(..place).unwrap_or_default())
            || if vocabulary().mentions_cookies(word) {
                following.take(1).any(is_choice_of_cookies)
            } else {
                following.take(CHOICE_NEAR).filter(|other| vocabulary().mentions_cookies(other)).any(is_choice_of_cookies)
            }
    })
}

/// Words that may stand between a choice and the cookies which it is about, short ones not counted.
const CHOICE_NEAR: usize = 4;
/// Of a word that says something.
const FEWEST_LETTERS: usize = 4;
/// Whether one of the words right before says that something is kept. "Only set with your consent" says nothing of what the cookie holds.
fn is_kept(before: &[String]) -> bool {
    before.iter().rev().take(KEPT_NEAR).any(|word| vocabulary().is_keeping(word))
}

/// Words between a keeping and a consent: "conserve la preuve du consentement".
const KEPT_NEAR: usize = 3;
/// What identifies nobody.
fn is_plain(shape: ValueShape) -> bool {
    matches!(
        shape,
        ValueShape::Empty
            | ValueShape::Locale
            | ValueShape::Currency
            | ValueShape::Boolean
            | ValueShape::Theme
            | ValueShape::Time
            | ValueShape::OptOut
    )
}

/// Whether a name is that of a server's session, and not of what a page shows of one: when it ends, that its end was told.
pub(super) fn names_session(name: &str) -> bool {
    let words = WordSet::of(name);
    let other = [WordClass::Csrf, WordClass::Consent, WordClass::LoadBalancing, WordClass::Preference];
    words.has(WordClass::Session) && !other.into_iter().any(|class| words.has(class)) && !vocabulary().is_about_a_session(name)
}

/// Whether a piece of evidence is knowledge of the name or the domain, not a guess by words or neighbours, nor what others happen to say.
fn is_firm(piece: &Evidence) -> bool {
    match piece.rule {
        RuleId::NameWord | RuleId::ValueTrace | RuleId::ValueWord | RuleId::CatalogueFamily | RuleId::Family | RuleId::CommonlyDeclared => {
            false
        }
        RuleId::DomainCategory => true,
        // A name that is known from other domains, or an import that calls it necessary.
        _ => piece.confidence >= Confidence::Likely,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_session_is_of_it_is_one() {
        for name in [
            "auth_session",
            "admin_session",
            "checkout_session",
            "login_session",
            "sso-session",
            "cartSession",
            "panier_session",
            "member_session",
        ] {
            assert!(names_session(name), "{name}");
        }
    }

    #[test]
    fn what_a_line_says_of_the_choice_about_cookies() {
        for text in [
            "Mémorise votre choix en matière de cookies",
            "Stores your cookie preferences",
            "Conserve la preuve du consentement",
            "Speichert Ihre Einwilligung",
            "Records the consent of the visitor",
        ] {
            assert!(tells_of_choice(text), "{text}");
        }
        for text in [
            "Ce cookie mémorise votre choix de langue",
            "Acceptation des conditions générales",
            "Publicité ciblée, déposé après votre consentement",
            "Only set with your consent",
            "Wird nur mit Ihrer Einwilligung gesetzt",
        ] {
            assert!(!tells_of_choice(text), "{text}");
        }
    }
}
