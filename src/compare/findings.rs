use std::collections::HashSet;

use jiff::Timestamp;

use crate::audit::{Audit, Code, Finding, Unseen};

/// What tells one finding from another: code, host, name.
pub type FindingKey<'a> = (Code, &'a str, &'a str);

/// What changed from one audit to another of the same site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Findings that were not there before, as places in the later audit.
    pub new: Vec<usize>,
    /// Findings that are no longer there, as places in the earlier one.
    pub gone: Vec<usize>,
}

/// The findings that came and went.
#[must_use]
pub fn since(earlier: &Audit, later: &Audit) -> Since {
    Since { new: only_in(later, earlier), gone: only_in(earlier, later) }
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

/// The findings of one audit that another does not have.
fn only_in(one: &Audit, other: &Audit) -> Vec<usize> {
    let known: HashSet<FindingKey<'_>> = other.findings.iter().map(key).collect();
    let places = one.findings.iter().enumerate().filter(|(_, finding)| !known.contains(&key(finding)));
    places.map(|(place, _)| place).collect()
}

fn key(finding: &Finding) -> FindingKey<'_> {
    (finding.code, &finding.host, &finding.name)
}
