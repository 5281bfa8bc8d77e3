use std::borrow::Cow;
use std::collections::HashSet;

use jiff::Timestamp;

use crate::audit::{Audit, Code, Finding, Unseen};

/// What tells one finding from another: code, host, and the name without what chance made of it.
pub type FindingKey<'a> = (Code, &'a str, Cow<'a, str>);

/// What changed from one audit to another of the same site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Findings that were not there before, as places in the later audit.
    pub new: Vec<usize>,
    /// Findings that are no longer there, as places in the earlier one; none that the later audit did not look for.
    pub gone: Vec<usize>,
}

/// The findings that came and went.
#[must_use]
pub fn since(earlier: &Audit, later: &Audit) -> Since {
    let mut gone = only_in(earlier, later);
    gone.retain(|place| earlier.findings.get(*place).is_some_and(|finding| was_looked_for(finding.code, later)));
    Since { new: only_in(later, earlier), gone }
}

/// An audit without what an earlier one had found already; it says so among what could not be seen.
#[must_use]
pub fn only_new(earlier: &Audit, made_at: Timestamp, later: &Audit) -> Audit {
    let changed = since(earlier, later);
    let known = later.findings.len() - changed.new.len();
    let mut only = later.clone();
    only.findings = changed.new.iter().filter_map(|place| later.findings.get(*place)).cloned().collect();
    only.unseen.insert(0, Unseen::Known { made_at, known, gone: changed.gone.len() });
    only
}

/// Whether an audit could have had a finding: those on declarations need a charter, those on consent records values.
fn was_looked_for(code: Code, audit: &Audit) -> bool {
    match code {
        Code::Undeclared | Code::ThirdPartyUndeclared | Code::DeclaredAbsent | Code::DeclaredContradicted | Code::OutlivesDeclaration => {
            !audit.unseen.contains(&Unseen::NoCharter)
        }
        Code::ConsentRecordDisagrees => audit.records.is_some(),
        _ => true,
    }
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
    use crate::audit::{Fact, Labels, Severity};

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
        };
        Audit {
            site: "example.fr".to_owned(),
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
    fn a_random_part_of_a_name_makes_no_new_finding() {
        let before = audit(&["visite_eed12a59", "panier", "choix_1", "SSESS0af1bc2d3e4f4a5b8c6d7e8f9a0b1c2d"]);
        let after = audit(&["visite_0badc0de", "visite_*", "choix_2", "SSESSfffbc2d3e4f4a5b8c6d7e8f9a0b1c2d0"]);
        assert_eq!(since(&before, &after), Since { new: vec![2], gone: vec![1, 2] });
        let without = Audit { unseen: vec![Unseen::NoCharter], ..audit(&[]) };
        assert_eq!(since(&before, &without).gone, [0; 0], "what is not declared was not looked for");
        let only = only_new(&before, Timestamp::UNIX_EPOCH, &after);
        assert!(matches!(only.unseen[..], [Unseen::Known { known: 3, gone: 2, .. }]));
    }
}
