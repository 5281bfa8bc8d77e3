//! The form of the file: that of the catalogue, with what only a decision has.

use serde::Serialize;

use super::Correction;
use crate::classify::KnownName;

const HEAD: &str =
    "# Corrections made in Cookie Charter, in the form of its catalogue. The file may be shared and loaded with --knowledge.";

#[derive(Serialize)]
struct File<'a> {
    provider: &'a str,
    cookie: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    pattern: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    provider: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    /// Said only where it matters.
    #[serde(skip_serializing_if = "is_false")]
    exact: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    hosts: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    domains: &'a [String],
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}

impl<'a> From<&'a Correction> for Line<'a> {
    fn from(correction: &'a Correction) -> Self {
        let pattern = correction.pattern.text();
        Self {
            pattern,
            purpose: correction.purpose.map(crate::charter::Purpose::code),
            party: correction.party.map(crate::charter::Party::code),
            provider: &correction.provider,
            reason: &correction.reason,
            exact: correction.pattern.is_exact() && pattern.contains('*'),
            hosts: &correction.hosts,
            domains: &correction.domains,
        }
    }
}

/// The text of the file.
pub(super) fn written(lines: &[Correction]) -> String {
    let file = File { provider: "", cookie: lines.iter().map(Line::from).collect() };
    // Plain strings always serialise.
    format!("{HEAD}\n\n{}", toml::to_string(&file).unwrap_or_default())
}

/// A line that was read.
pub(super) fn decision(known: KnownName) -> Correction {
    let KnownName { pattern, hosts, domains, purpose, party, provider, reason, .. } = known;
    Correction { pattern, hosts, domains, purpose, party, provider, reason }
}
