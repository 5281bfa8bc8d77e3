//! What confidence is worth is measured, not felt: `assets/calibration.tsv` says how often each kind of evidence was right on declarations of sites that
//! were left out (`tests/it/classify/held_out`). Sites err too: what is
//! right less often than they agree with each other (87 times in 100) is no more than assumed, whatever its rule believes.

use super::{Claim, Entry, Evidence, RuleId, Source, Strength, catalogue};
use crate::charter::{Confidence, Purpose};

/// How often a kind of evidence was right.
#[derive(Debug)]
pub struct Measured {
    /// The kind.
    pub kind: &'static str,
    /// So many times it was right.
    pub right: u32,
    /// Of so many that it decided.
    pub of: u32,
}

include!(concat!(env!("OUT_DIR"), "/calibration.rs"));

/// What is certain is right so many times in a hundred.
const CERTAIN: u32 = 98;
/// Of a hundred declarations, so many say what most other sites say of the same name.
const SITES_AGREE: u32 = 87;
/// Fewer rows prove nothing.
const FEWEST: u32 = 20;

impl Measured {
    /// The most that the kind is worth: likely where it is right at least as often as sites agree. No entry of the catalogue has been right often enough
    /// to be certain: that is left to what is recorded or declared.
    fn worth(&self) -> Option<Confidence> {
        let is_right = |times: u32| self.right * 100 >= self.of * times;
        let worth = match () {
            () if is_right(CERTAIN) => Confidence::Certain,
            () if is_right(SITES_AGREE) => Confidence::Likely,
            () => Confidence::Assumed,
        };
        (self.of >= FEWEST).then_some(worth)
    }
}

/// What other sites say of a cookie that the catalogue knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Silent,
    Agree,
    Contradict,
}

/// How much the claim that decided is worth.
pub(super) fn calibrated(decided: &Evidence, evidence: &[Evidence], strength: Option<Strength>) -> Confidence {
    let measured = kind_of(decided, evidence, strength).and_then(|kind| {
        let at = MEASURED.binary_search_by(|row| row.kind.cmp(kind)).ok()?;
        MEASURED.get(at)?.worth()
    });
    let is_marked = evidence.iter().any(|piece| piece.rule == RuleId::ValueMark && piece.claim == decided.claim);
    match measured {
        // A value in the tool’s own form settles what a name alone leaves open.
        _ if is_marked => decided.confidence,
        Some(worth) => decided.confidence.min(worth),
        None => decided.confidence,
    }
}

/// The kind of evidence, as the table calls it; none of what a declaration without values and attributes cannot show.
#[must_use]
pub fn kind_of(decided: &Evidence, evidence: &[Evidence], strength: Option<Strength>) -> Option<&'static str> {
    match (decided.rule, decided.source) {
        (RuleId::Catalogue, Source::Entry(id)) => Some(kind_of_entry(catalogue().get(id), others(decided, evidence), strength)),
        (RuleId::CommonlyDeclared, _) if decided.confidence == Confidence::Assumed => Some("commonly-declared/few"),
        (RuleId::CommonlyDeclared, _) => Some("commonly-declared/many"),
        (RuleId::DomainCategory, _) if decided.claim == Claim::Purpose(Purpose::Statistics) => Some("domain-category/statistics"),
        (RuleId::DomainCategory, _) => Some("domain-category/advertising"),
        (RuleId::ThirdPartyBusiness, _) => Some("third-party-business"),
        (RuleId::Family, _) => Some("family"),
        _ => None,
    }
}

fn kind_of_entry(entry: &Entry, others: Others, strength: Option<Strength>) -> &'static str {
    let on_domain = strength.is_some_and(|strength| strength >= Strength::PatternOnDomain);
    match others {
        Others::Contradict => "catalogue/contradicted",
        Others::Agree => "catalogue/agreed",
        Others::Silent if entry.also.is_some() => "catalogue/two-purposes",
        Others::Silent if strength == Some(Strength::Elsewhere) => "catalogue/elsewhere",
        Others::Silent if !entry.purpose_was_seen() => "catalogue/unread",
        Others::Silent if on_domain => "catalogue/read-on-domain",
        Others::Silent => "catalogue/read",
    }
}

fn others(decided: &Evidence, evidence: &[Evidence]) -> Others {
    let said = evidence.iter().find(|piece| piece.rule == RuleId::CommonlyDeclared);
    said.map_or(Others::Silent, |said| if said.claim == decided.claim { Others::Agree } else { Others::Contradict })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_often_as_sites_agree_is_likely_nearly_always_is_certain_and_few_prove_nothing() {
        let worth = |right, of| Measured { kind: "x", right, of }.worth();
        assert_eq!(worth(98, 100), Some(Confidence::Certain));
        assert_eq!(worth(97, 100), Some(Confidence::Likely));
        assert_eq!(worth(87, 100), Some(Confidence::Likely));
        assert_eq!(worth(86, 100), Some(Confidence::Assumed));
        assert_eq!(worth(19, 19), None);
    }
}
