//! Other sites declare the name in their cookie charters: what many of them say it is for. Example: `OptanonConsent`, which nearly all that declare it
//! call necessary. Counter-examples: names of everybody (`id`, `lang`) without the domain they were declared on, unless several sites mean the same by
//! it under their own; and sites that disagree.

use super::{Claim, Confidence, Evidence, Party, Purpose, RuleId, Source, Subject, purpose, purpose_is_known};
use crate::classify::SiteCounts;

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let Some(counts) = subject.commonly else { return of_everybody(subject, said) };
    let (claimed, source) = leading(counts)?;
    let confidence = match counts.total() {
        1 | 2 if counts.leading().1 == counts.total() => Confidence::Assumed,
        3.. => Confidence::Likely,
        _ => return None,
    };
    Some(purpose(RuleId::CommonlyDeclared, claimed, confidence, source))
}

/// A name that everybody uses, under the site's own domain: what three sites or more mean by it on theirs, where nobody says more.
fn of_everybody(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let counts = subject.commonly_own.filter(|counts| counts.total() > 2)?;
    let is_embedded = said.iter().find(|piece| matches!(piece.claim, Claim::Party(Party::First | Party::Third)));
    if is_embedded.is_some_and(|piece| piece.claim == Claim::Party(Party::Third)) || purpose_is_known(said) {
        return None;
    }
    let (claimed, source) = leading(counts).filter(|(claimed, _)| *claimed != Purpose::Necessary || !subject.is_lasting_identifier())?;
    Some(purpose(RuleId::CommonlyDeclared, claimed, Confidence::Assumed, source))
}

/// What three quarters of them say.
fn leading(counts: SiteCounts) -> Option<(Purpose, Source)> {
    let ((claimed, agreeing), of) = (counts.leading(), counts.total());
    (of > 0 && agreeing * 4 >= of * 3).then_some((claimed, Source::Sites { agreeing, of }))
}
