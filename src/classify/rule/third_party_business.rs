//! What merely keeps a third party's own house running (routing, load balancing, bot checks, signing in to a network whose button is embedded)
//! serves the reason for which that third party is on the page: with a company in advertising, social networks or measurement, its business.
//! Example: `lidc` of linkedin.com under a newspaper. Counter-examples: the same cookie of somebody who opened linkedin.com; and what the page shows
//! or its visitor asks for, whoever runs it: a record of consent, a payment, a captcha, files, maps, fonts, a player, a chat.

use super::{Claim, Confidence, Evidence, Party, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::resolve::{weigh_party, weigh_purpose};
use crate::classify::{Strength, WordClass};
use crate::cookie::ValueShape;

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let (id, row) = subject.host.third_party().filter(|_| !subject.host.neutral)?;
    if !row.own_business || is_asked_for(subject) || is_decided(said) {
        return None;
    }
    let (claimed, _) = weigh_purpose(subject, said, &mut crate::classify::Findings::default());
    let (whose, _) = weigh_party(said, claimed);
    let speaks = claimed == Purpose::Necessary && whose == Party::Third;
    speaks.then(|| purpose(RuleId::ThirdPartyBusiness, row.purpose, Confidence::Likely, Source::ThirdParty(id)))
}

/// Whether it belongs to a service that the page shows or that its visitor asked for.
fn is_asked_for(subject: &Subject<'_>) -> bool {
    let serves = subject.known.is_some_and(|(found, entry)| found.strength > Strength::Elsewhere && entry.serves.is_some());
    serves || subject.words.has(WordClass::Consent) || subject.cookie.shape == ValueShape::Consent
}

/// The person, or whoever answers for the site, has said what it is for there; a declaration that the business speaks against is a finding.
fn is_decided(said: &[Evidence]) -> bool {
    said.iter().any(|piece| matches!(piece.rule, RuleId::User | RuleId::Declared) && matches!(piece.claim, Claim::Purpose(_)))
}
