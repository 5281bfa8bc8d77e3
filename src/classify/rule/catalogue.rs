//! The built-in catalogue, written from the vendors' own pages. A cookie with two purposes counts under the one that asks for more consent
//! (WP194: exempt only if every purpose is). Example: `_pk_id.1.1fff`. Counter-example: `IDE` on a domain that is not Google's is only a hint, and a hint
//! never makes a cookie necessary: what the vendor's own site needs is not what another site needs.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::classify::Strength;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (found, entry) = subject.known?;
    let claimed = entry.strictest_purpose();
    let is_needed_elsewhere = found.strength == Strength::Elsewhere && claimed == Purpose::Necessary;
    let confidence = confidence(found.strength, entry.purpose_was_seen());
    (!is_needed_elsewhere).then(|| purpose(RuleId::Catalogue, claimed, confidence, Source::Entry(found.entry)))
}

/// An entry whose purpose nobody has seen in its source is never certain.
fn confidence(strength: Strength, purpose_was_seen: bool) -> Confidence {
    match strength {
        Strength::Elsewhere => Confidence::Assumed,
        Strength::PatternOnDomain | Strength::ExactOnDomain if purpose_was_seen => Confidence::Certain,
        _ => Confidence::Likely,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{SeenThere, catalogue};

    #[test]
    fn only_a_purpose_that_was_seen_on_the_vendors_page_is_certain() {
        assert_eq!(confidence(Strength::ExactOnDomain, true), Confidence::Certain);
        assert_eq!(confidence(Strength::PatternOnDomain, true), Confidence::Certain);
        assert_eq!(confidence(Strength::ExactOnDomain, false), Confidence::Likely);
        assert_eq!(confidence(Strength::Exact, true), Confidence::Likely, "a name that stands under any site");
        assert_eq!(confidence(Strength::Elsewhere, true), Confidence::Assumed);
    }

    #[test]
    fn a_page_that_gave_only_the_life_shows_no_purpose() {
        for (_, entry) in catalogue().iter() {
            assert_eq!(entry.purpose_was_seen(), entry.read.is_some() && entry.seen != SeenThere::Life, "{}", entry.pattern);
        }
        let parts = catalogue().iter().filter(|(_, entry)| entry.seen != SeenThere::Both).count();
        assert!(parts > 0, "the key `seen` reaches the table");
    }
}
