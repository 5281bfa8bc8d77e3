use std::borrow::Cow;
use std::collections::HashSet;

use jiff::Timestamp;

use crate::audit::{Apart, Audit, Code, Finding, Label, Labels, Unseen};

/// What tells one finding from another: code, host, and the name without what chance made of it.
pub type FindingKey<'a> = (Code, &'a str, Cow<'a, str>);

/// What changed from one audit to another of the same site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Findings that were not there before, as places in the later audit; none that the earlier one did not look for.
    pub new: Vec<usize>,
    /// Findings of the later audit that the earlier one did not look for: whether they are new nobody knows.
    pub unasked: Vec<usize>,
    /// Findings that are no longer there, as places in the earlier one; none that the later audit did not look for.
    pub gone: Vec<usize>,
    /// Findings of the earlier audit that the later one did not look for: whether they are gone nobody knows.
    pub unasked_now: Vec<usize>,
}

/// The findings that came and went.
#[must_use]
pub fn since(earlier: &Audit, later: &Audit) -> Since {
    let was_asked =
        |place: &usize, of: &Audit, in_other: &Audit| of.findings.get(*place).is_some_and(|it| was_looked_for(it, of, in_other));
    let (new, unasked) = only_in(later, earlier).into_iter().partition(|place| was_asked(place, later, earlier));
    let (gone, unasked_now) = only_in(earlier, later).into_iter().partition(|place| was_asked(place, earlier, later));
    Since { new, unasked, gone, unasked_now }
}

/// An audit without what an earlier one had found already; it says so among what could not be seen. What the earlier one did not look for stays: it was not
/// known then. `apart` is what both were not made alike in.
#[must_use]
pub fn only_new(earlier: &Audit, made_at: Timestamp, apart: &[Apart], later: &Audit) -> Audit {
    let changed = since(earlier, later);
    let mut listed = [changed.new, changed.unasked.clone()].concat();
    // In the order of the audit: the most severe first.
    listed.sort_unstable();
    let known = later.findings.len() - listed.len();
    let mut only = later.clone();
    only.findings = listed.iter().filter_map(|place| later.findings.get(*place)).cloned().collect();
    let altered = earlier.unseen.contains(&Unseen::Altered).then_some(Unseen::KnownAltered);
    only.unseen.splice(0..0, altered.into_iter().chain(apart.iter().copied().map(Unseen::KnownApart)));
    only.unseen.insert(
        0,
        Unseen::Known { made_at, known, gone: changed.gone.len(), unasked: changed.unasked.len(), untold: changed.unasked_now.len() },
    );
    only
}

/// Whether an audit could have had a finding of another one: those on declarations need a charter, those on consent records values, and all of them a
/// store of a moment at which they show.
fn was_looked_for(finding: &Finding, of: &Audit, audit: &Audit) -> bool {
    // A store without a moment may show any of them.
    let has = |moments: Labels, label: Label| label == Label::Observed || moments.has(label) || moments.has(Label::Observed);
    // A moment whose store could not show such a cookie is as good as none.
    let rows = || finding.rows.iter().filter_map(|place| of.rows.get(*place));
    let shows = |label: Label| rows().next().is_none() || rows().any(|row| !audit.lacking.hides(label, row));
    let shows_both = |earlier: Label, later: Label| {
        audit.moments.has(earlier) && audit.moments.has(later) && !audit.lacking.same_store.has(later) && shows(earlier) && shows(later)
    };
    let shows_one = match finding.code {
        // What is missing shows at no moment: that it was there, or is there now, is another matter where only the other audit saw that moment.
        Code::DeclaredAbsent if !audit.lacking.lasting.and(audit.lacking.session).is_empty() => false,
        Code::DeclaredAbsent => audit.moments.iter().all(|label| of.moments.has(label) || of.moments.has(Label::Observed)),
        _ => finding.labels.is_empty() || finding.labels.iter().any(|label| has(audit.moments, label) && shows(label)),
    };
    let is_given = match finding.code {
        Code::Undeclared | Code::ThirdPartyUndeclared | Code::DeclaredAbsent | Code::DeclaredContradicted | Code::OutlivesDeclaration => {
            !audit.unseen.contains(&Unseen::NoCharter)
        }
        Code::ConsentRecordDisagrees => audit.records.is_some(),
        // These compare two moments of one visitor, or rest on one that only its label tells.
        Code::SetBeforeChoice => audit.moments.has(Label::Before) && shows(Label::Before),
        Code::KeptAfterRefusal | Code::SetAfterRefusal => shows_both(Label::Before, Label::Refused),
        Code::KeptAfterWithdrawal | Code::SetAfterWithdrawal => shows_both(Label::Accepted, Label::Withdrawn),
        Code::UnknownPurpose
        | Code::AudienceOverThirteenMonths
        | Code::ConsentOverSixMonths
        | Code::SessionWithoutSecure
        | Code::SessionWithoutHttpOnly
        | Code::PrefixBroken => true,
    };
    is_given && shows_one
}

/// The findings of one audit that another does not have.
fn only_in(one: &Audit, other: &Audit) -> Vec<usize> {
    let known: HashSet<FindingKey<'_>> = other.findings.iter().map(key).collect();
    let places = one.findings.iter().enumerate().filter(|(_, finding)| !known.contains(&key(finding)));
    places.map(|(place, _)| place).collect()
}

fn key(finding: &Finding) -> FindingKey<'_> {
    (finding.code, &finding.host, finding.lasting_name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Fact, Severity};

    fn audit(names: &[&str]) -> Audit {
        let finding = |name: &&str| Finding {
            code: Code::Undeclared,
            severity: Severity::Medium,
            host: "example.fr".to_owned(),
            name: (*name).to_owned(),
            labels: Labels::default(),
            rows: Vec::new(),
            declaration: None,
            fact: Fact::None,
            is_assumed: false,
            unclear_lines: Vec::new(),
        };
        Audit {
            host: None,
            one_visitor: Labels::default(),
            site: "example.fr".to_owned(),
            moments: [Label::Observed].into_iter().collect(),
            lacking: crate::audit::Lacking::default(),
            unseen: Vec::new(),
            rows: Vec::new(),
            declared_and_present: 0,
            findings: names.iter().map(finding).collect(),
            third_parties: Vec::new(),
            records: None,
            site_was_seen: true,
        }
    }

    #[test]
    fn what_shows_at_a_moment_that_one_audit_has_no_store_of_is_neither_new_nor_gone() {
        let labels = |labels: &[Label]| labels.iter().copied().collect::<Labels>();
        let of = |moments: &[Label], found: &[(Code, &str, &[Label])]| {
            let mut audit = audit(&found.iter().map(|(_, name, _)| *name).collect::<Vec<_>>());
            audit.moments = labels(moments);
            for (finding, (code, _, shown_at)) in audit.findings.iter_mut().zip(found) {
                (finding.code, finding.labels) = (*code, labels(shown_at));
            }
            audit
        };
        let before = of(&[Label::Before], &[(Code::SetBeforeChoice, "_ga", &[Label::Before]), (Code::Undeclared, "a", &[Label::Before])]);
        let all = of(
            &[Label::Before, Label::Refused, Label::Accepted],
            &[
                (Code::KeptAfterRefusal, "_ga", &[Label::Refused]),
                (Code::Undeclared, "b", &[Label::Refused, Label::Accepted]),
                (Code::Undeclared, "c", &[Label::Before, Label::Accepted]),
            ],
        );
        assert_eq!(since(&before, &all), Since { new: vec![2], unasked: vec![0, 1], gone: vec![0, 1], unasked_now: vec![] });
        assert_eq!(since(&all, &before), Since { new: vec![0, 1], unasked: vec![], gone: vec![2], unasked_now: vec![0, 1] });
        let refused = of(&[Label::Refused], &[]);
        assert_eq!(since(&all, &refused), Since { gone: vec![1], unasked_now: vec![0, 2], ..Since::default() }, "kept since when?");
        // What is declared and missing before the choice may come after it.
        let absent = of(&[Label::Before], &[(Code::DeclaredAbsent, "e", &[])]);
        let both = of(&[Label::Before, Label::Accepted], &[]);
        assert_eq!(since(&absent, &both), Since { unasked_now: vec![0], ..Since::default() });
        assert_eq!(since(&both, &absent), Since { unasked: vec![0], ..Since::default() });
        let absent = of(&[Label::Before, Label::Accepted], &[(Code::DeclaredAbsent, "e", &[])]);
        assert_eq!(since(&absent, &both), Since { gone: vec![0], ..Since::default() });
        let observed = of(&[Label::Observed], &[(Code::Undeclared, "d", &[Label::Observed])]);
        assert_eq!(since(&all, &observed), Since { new: vec![0], gone: vec![1, 2], unasked_now: vec![0], ..Since::default() });
    }

    #[test]
    fn a_random_part_of_a_name_makes_no_new_finding() {
        let before = audit(&["visite_eed12a59", "panier", "choix_1", "SSESS0af1bc2d3e4f4a5b8c6d7e8f9a0b1c2d"]);
        let after = audit(&["visite_0badc0de", "visite_*", "choix_2", "SSESSfffbc2d3e4f4a5b8c6d7e8f9a0b1c2d0"]);
        assert_eq!(since(&before, &after), Since { new: vec![2], unasked: vec![], gone: vec![1, 2], unasked_now: vec![] });
        let without = Audit { unseen: vec![Unseen::NoCharter], ..audit(&[]) };
        assert_eq!(since(&before, &without).gone, [0; 0], "what is not declared was not looked for");
        // Nor is it news where it is looked for at last; a baseline hides none of it all the same.
        assert_eq!(since(&without, &after), Since { new: vec![], unasked: vec![0, 1, 2, 3], gone: vec![], unasked_now: vec![] });
        let only = only_new(&without, Timestamp::UNIX_EPOCH, &[], &after);
        assert!(only.findings == after.findings && matches!(only.unseen[..], [Unseen::Known { known: 0, gone: 0, unasked: 4, .. }]));
        let only = only_new(&before, Timestamp::UNIX_EPOCH, &[], &after);
        assert!(matches!(only.unseen[..], [Unseen::Known { known: 3, gone: 2, unasked: 0, untold: 0, .. }]));
    }
}
