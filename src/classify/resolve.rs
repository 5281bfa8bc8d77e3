use super::calibration::calibrated;
use super::{Claim, Evidence, Finding, Findings, RuleId, Span, Subject, WordClass};
use crate::charter::{Category, Confidence, Consent, ConsentFacts, Party, Purpose, categorise, consent};
use crate::cookie::ValueShape;

/// The two facts and what follows from them, before the evidence is stored away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    pub purpose: Purpose,
    pub party: Party,
    pub category: Category,
    pub consent: Consent,
    pub confidence: Confidence,
    pub findings: Findings,
}

/// Weighs the evidence, strongest first, and applies the decision table.
pub fn resolve(subject: &Subject<'_>, evidence: &[Evidence]) -> Resolution {
    let mut findings = Findings::default();
    let (purpose, purpose_confidence) = weigh_purpose(subject, evidence, &mut findings);
    let (party, party_confidence) = weigh_party(evidence, purpose);
    if party_is_disputed(evidence) {
        findings.add(Finding::PartyDisputed);
    }
    let facts = ConsentFacts {
        exemptable: subject.known.is_some_and(|(_, entry)| entry.exemptable && entry.purpose == Purpose::Statistics),
        within_thirteen_months: subject.cookie.life.is_at_most(Span::ThirteenMonths),
    };
    if subject.undeclared {
        findings.add(if party == Party::First { Finding::Undeclared } else { Finding::ThirdPartyUndeclared });
    }
    add_findings(subject, purpose, &mut findings);
    if subject.breaks_prefix {
        findings.add(Finding::PrefixBroken);
    }
    Resolution {
        purpose,
        party,
        category: categorise(purpose, party),
        consent: consent(purpose, party, facts),
        confidence: purpose_confidence.min(party_confidence),
        findings,
    }
}

/// The first claim counts. A declaration never lowers what a known cookie requires: then the stricter purpose counts, and that is a finding.
pub(super) fn weigh_purpose(subject: &Subject<'_>, evidence: &[Evidence], findings: &mut Findings) -> (Purpose, Confidence) {
    let claims =
        || evidence.iter().filter_map(|piece| if let Claim::Purpose(purpose) = piece.claim { Some((piece, purpose)) } else { None });
    // A name that the catalogue knows from other domains only is a weaker hint than what many sites say of it.
    let is_hint = |piece: &Evidence| piece.rule == RuleId::Catalogue && piece.confidence == Confidence::Assumed;
    let widely = claims().find(|(piece, _)| piece.rule == RuleId::CommonlyDeclared && piece.confidence == Confidence::Likely);
    let first = claims().next().map(|first| if is_hint(first.0) { widely.unwrap_or(first) } else { first });
    let Some((decided, purpose)) = first else { return (Purpose::Unknown, Confidence::Assumed) };
    let confidence = calibrated(decided, evidence, subject.known.map(|(found, _)| found.strength));
    let rule = decided.rule;
    let is_declared = matches!(rule, RuleId::Declared | RuleId::LikelyDeclared);
    // What words in a name hint at is no dispute with a source that knows the cookie; nor is what the cookie is for in its own house.
    let outweighed = |claimed: Purpose| rule == RuleId::ThirdPartyBusiness && claimed == Purpose::Necessary;
    let disputes = |(piece, claimed): &(&Evidence, Purpose)| {
        let weighs = piece.confidence >= Confidence::Likely && piece.rule != RuleId::NameWord && piece.rule != rule;
        weighs && *claimed != purpose && !outweighed(*claimed)
    };
    let known =
        claims().filter(|claim| claim.0.rule != RuleId::CommonlyDeclared && disputes(claim)).max_by_key(|claim| claim.1.strictness());
    match known {
        None if is_declared
            && claims().any(|(piece, claimed)| piece.rule == RuleId::DomainCategory && claimed.strictness() > purpose.strictness()) =>
        {
            // The business of the domain is a weaker fact than a declaration, but it must not be lowered in silence either.
            findings.add(Finding::DeclaredContradicted);
            (purpose, Confidence::Assumed)
        }
        None if !widely.is_some_and(|widely| disputes(&widely)) => (purpose, confidence),
        // Sites say it of a third party on their own pages, and often wrongly: they lower what the catalogue is worth, and do not decide.
        None => {
            findings.add(Finding::SourcesDisagree);
            (purpose, if rule == RuleId::User { confidence } else { confidence.min(Confidence::Likely) })
        }
        Some((_, other)) if is_declared && other.strictness() > purpose.strictness() => {
            findings.add(Finding::DeclaredContradicted);
            (other, Confidence::Likely)
        }
        Some((_, other)) => {
            findings.add(Finding::SourcesDisagree);
            match rule {
                RuleId::User => (purpose, confidence),
                RuleId::Imported if other.strictness() > purpose.strictness() => (other, Confidence::Likely),
                _ => (purpose, confidence.min(Confidence::Likely)),
            }
        }
    }
}

/// What the person decided; else first or third by the first claim; a first-party cookie that works for somebody else is "for-third". The confidence is that of the
/// distinction that matters to the category: third or not for necessary and statistics, the site's own or not for the rest.
pub(super) fn weigh_party(evidence: &[Evidence], purpose: Purpose) -> (Party, Confidence) {
    let decided = evidence.iter().find(|piece| piece.rule == RuleId::UserParty);
    if let Some(Evidence { claim: Claim::Party(party), confidence, .. }) = decided {
        return (*party, *confidence);
    }
    let claims = || {
        evidence.iter().filter_map(|piece| match piece.claim {
            Claim::Party(party) => Some((party, piece.confidence)),
            Claim::Purpose(_) | Claim::Provider => None,
        })
    };
    let (party, confidence) = claims().find(|(party, _)| *party != Party::ForThird).unwrap_or((Party::First, Confidence::Assumed));
    let works_for = claims().find(|(party, _)| *party == Party::ForThird).filter(|_| party == Party::First);
    let own_matters = matches!(purpose, Purpose::Advertising | Purpose::Unknown);
    match works_for {
        // Third or for a third: the same category.
        Some((_, worth)) if own_matters => (Party::ForThird, worth),
        Some(_) => (Party::ForThird, confidence),
        // That nobody else reads it is never recorded anywhere.
        None if own_matters && party == Party::First => (party, confidence.min(Confidence::Likely)),
        None => (party, confidence),
    }
}

/// Whether two claims of weight put the cookie on different sides. What is recorded (certain) is only disputed by what is recorded too.
fn party_is_disputed(evidence: &[Evidence]) -> bool {
    let best = |side: fn(Party) -> bool| {
        let claims = evidence.iter().filter(|piece| matches!(piece.claim, Claim::Party(party) if side(party)));
        claims.map(|piece| piece.confidence).max().unwrap_or(Confidence::Assumed)
    };
    let (first, third) = (best(|party| party == Party::First), best(|party| party == Party::Third));
    first == third && first >= Confidence::Likely
}

fn add_findings(subject: &Subject<'_>, purpose: Purpose, findings: &mut Findings) {
    let lives_over = |span| subject.cookie.life.is_over(span);
    if purpose == Purpose::Statistics && lives_over(Span::ThirteenMonths) {
        findings.add(Finding::AudienceOverThirteenMonths);
    }
    let choice = subject.words.has(WordClass::Consent) || subject.cookie.shape == ValueShape::Consent;
    if purpose == Purpose::Necessary && choice && lives_over(Span::SixMonths) {
        findings.add(Finding::ConsentOverSixMonths);
    }
    let session = subject.words.has(WordClass::Session) || subject.words.has(WordClass::SignIn);
    if purpose == Purpose::Necessary && session && !subject.words.has(WordClass::Csrf) && !subject.words.has(WordClass::Consent) {
        if subject.cookie.http_only == Some(false) {
            findings.add(Finding::SessionWithoutHttpOnly);
        }
        if subject.cookie.secure == Some(false) {
            findings.add(Finding::SessionWithoutSecure);
        }
    }
}
