//! What an audit can find: one file per finding, which begins with when it applies and when it does not.

mod audience_over_thirteen_months;
mod consent_over_six_months;
mod consent_record_disagrees;
mod declared_absent;
mod declared_contradicted;
mod fact;
mod kept_after_refusal;
mod kept_after_withdrawal;
mod outlives_declaration;
mod prefix_broken;
mod session_without_http_only;
mod session_without_secure;
mod set_after_refusal;
mod set_after_withdrawal;
mod set_before_choice;
mod third_party_undeclared;
mod undeclared;
mod unknown_purpose;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub(super) use super::consent::{may_be_exempt, needs_consent};
pub(super) use declared_contradicted::contradiction;
pub use fact::Fact;
pub(super) use outlives_declaration::outlives;

use super::chance::without_chance;
use super::law::DAY;
use super::purpose::names_session;
use super::reach::Reach;
use super::unclear::Unclear;
use super::{Code, Label, Labels, Lacking, Law, RecordOfSite, Row, Seen, Severity, declared};
use crate::charter::{Charter, Declaration, Purpose};
use crate::cookie::{KeyedMap, KeyedSet};

/// One finding: a code, a host and a name, however many rows and moments show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The host, with its dot; empty of a declaration that covers nothing.
    pub host: String,
    /// The name of the cookie. Several names with random parts that one declaration covers are one, under the declared name.
    pub name: String,
    /// The moments at which it shows.
    #[serde(rename = "moments")]
    pub labels: Labels,
    /// Its rows, as places in [`super::Audit::rows`].
    pub rows: Vec<usize>,
    /// The declaration it is about, as a place in the charter.
    pub declaration: Option<usize>,
    /// What it rests on.
    pub fact: Fact,
    /// What its cookies are for is what their names or what lies beside them suggest: nobody has said so. It weighs less for that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_assumed: bool,
    /// Of what is not declared: lines of the charter, from 1, that were not understood and hold its name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclear_lines: Vec<usize>,
}

impl Finding {
    /// Its name with `*` for what looks like chance in it, by which it is known again at another visitor: `visite_eed12a59` of one is `visite_0badc0de` of
    /// the next.
    #[must_use]
    pub fn lasting_name(&self) -> Cow<'_, str> {
        without_chance(&self.name).map_or(Cow::Borrowed(&self.name), Cow::Owned)
    }
}

/// A kind of finding: what it is called, how much it weighs, and how it is found.
struct Kind {
    code: Code,
    severity: Severity,
    find: fn(&Material<'_>, &mut Vec<Found>),
}

/// All kinds, in the order of their codes.
const KINDS: [Kind; Code::ALL.len()] = [
    set_before_choice::KIND,
    kept_after_refusal::KIND,
    set_after_refusal::KIND,
    kept_after_withdrawal::KIND,
    set_after_withdrawal::KIND,
    consent_record_disagrees::KIND,
    declared_contradicted::KIND,
    undeclared::KIND,
    third_party_undeclared::KIND,
    unknown_purpose::KIND,
    outlives_declaration::KIND,
    audience_over_thirteen_months::KIND,
    consent_over_six_months::KIND,
    session_without_secure::KIND,
    session_without_http_only::KIND,
    prefix_broken::KIND,
    declared_absent::KIND,
];

/// What findings may look at.
pub(super) struct Material<'a> {
    pub(super) rows: &'a [Row],
    /// What the site's consent tool noted.
    pub(super) records: &'a [RecordOfSite],
    pub(super) charter: Option<&'a Charter>,
    /// What the charter is compared with.
    pub(super) reach: Reach<'a>,
    /// By declaration: it covers a row.
    pub(super) covered: &'a [bool],
    /// What stands in lines of the charter that were not understood.
    pub(super) unclear: Unclear<'a>,
    /// The moments of which a store was given.
    pub(super) given: Labels,
    /// What could not be had of them.
    pub(super) lacking: Lacking,
    /// How many stores have no moment.
    pub(super) observed: usize,
    pub(super) law: &'a Law,
    /// The site is served encrypted.
    pub(super) is_encrypted: bool,
    /// Later moments whose stores cannot be of the visitor of the moment before.
    pub(super) disproved: Labels,
    /// Those of them that may have been given in the wrong order.
    pub(super) swapped: Labels,
    /// Rows, by their places, at a later moment at which only browsers show them of which no store of the moment before was given: each browser is a visitor of its own, so
    /// that nothing was kept from the one to the other.
    pub(super) without_before: &'a KeyedSet<(usize, Label)>,
}

/// Something that was found, before rows of one host and name are put together.
struct Found {
    what: What,
    labels: Labels,
    fact: Fact,
}

/// What a finding is about.
#[derive(Clone, Copy)]
enum What {
    /// A row, by its place.
    Row(usize),
    /// A declaration, by its place.
    Line(usize),
    /// A consent record, by its place: its cookies, and those that are there all the same.
    Record(usize),
}

impl Material<'_> {
    /// Whether a row is compared with a charter, and no line of that fits its name.
    fn is_left_out(&self, row: &Row) -> bool {
        self.charter.is_some() && row.declaration.is_none() && self.reach.holds(row.is_own, &row.host)
    }

    fn line(&self, place: usize) -> Option<&Declaration> {
        self.charter?.declarations.get(place)
    }

    /// Whether a declaration has a technical name.
    fn is_named(&self, place: usize) -> bool {
        self.line(place).is_some_and(|line| declared::pattern(line).is_some())
    }

    /// Whether what a declaration names may have been there without being seen.
    fn may_be_hidden(&self, place: usize) -> bool {
        self.line(place).is_some_and(|line| self.lacking.hides_declared(line))
    }

    /// The rows of which something holds, at all their moments.
    fn rows_where(&self, holds: impl Fn(&Row) -> bool) -> impl Iterator<Item = Found> {
        let rows = self.rows.iter().enumerate().filter(move |(_, row)| holds(row));
        rows.map(|(place, row)| Found { what: What::Row(place), labels: row.labels(), fact: Fact::None })
    }

    /// The rows that need consent at a moment, and of which something else holds.
    fn needing_consent(&self, label: Label, holds: impl Fn(usize, &Row) -> bool) -> impl Iterator<Item = Found> {
        let labels: Labels = [label].into_iter().collect();
        let rows = self.needing_consent_at(label).filter_map(|place| Some((place, self.rows.get(place)?)));
        rows.filter(move |(place, row)| holds(*place, row)).map(move |(place, row)| Found {
            what: What::Row(place),
            labels,
            fact: Fact::Purpose(row.purpose),
        })
    }

    /// The rows that need consent at the second of two moments and that were there at the first, or of which nobody can tell: that they are there after
    /// a refusal is certain.
    fn kept(&self, moments: (Label, Label)) -> impl Iterator<Item = Found> {
        let kept = self.needing_consent(moments.1, move |place, row| self.tells_since(moments, place, row) && row.labels().has(moments.0));
        let untold = self.needing_consent(moments.1, move |place, row| self.is_untold(moments, place, row));
        let untold = untold.map(|found| match found.fact {
            Fact::Purpose(purpose) => Found { fact: Fact::There(purpose), ..found },
            _ => found,
        });
        kept.chain(untold)
    }

    /// Whether a row is there at the second of two moments, and nobody can tell whether the visitor had it at the first: the store of that could not show
    /// it, or is another visitor's. Where the two may have been swapped, that it is there at the second is not certain either.
    fn is_untold(&self, moments: (Label, Label), place: usize, row: &Row) -> bool {
        let is_certain = self.given.has(moments.0) && !self.swapped.has(moments.1) && !self.lacking.same_store.has(moments.1);
        let is_hidden = !row.labels().has(moments.0) && self.lacking.hides(moments.0, row);
        is_certain && (is_hidden || !self.is_one_visitor(moments.1, place))
    }

    /// Those that were not.
    fn came(&self, moments: (Label, Label)) -> impl Iterator<Item = Found> {
        self.needing_consent(moments.1, move |place, row| self.tells_since(moments, place, row) && !row.labels().has(moments.0))
    }

    /// Whether what became of a row between two moments can be told: their stores are of one visitor, and had it.
    fn tells_since(&self, moments: (Label, Label), place: usize, row: &Row) -> bool {
        self.is_one_visitor(moments.1, place) && self.given.has(moments.0) && self.lacking.tells_since(moments, row)
    }

    /// Whether the stores that show a row at the second of two moments are of the visitor that shows the first.
    fn is_one_visitor(&self, later: Label, place: usize) -> bool {
        !self.disproved.has(later) && !self.without_before.contains(&(place, later))
    }

    /// The places of the rows that need consent at a moment.
    fn needing_consent_at(&self, label: Label) -> impl Iterator<Item = usize> {
        let needs = move |row: &Row| row.seen.iter().any(|seen| seen.label == label && needs_consent(row, seen.life, self.law));
        self.rows.iter().enumerate().filter(move |(_, row)| needs(row)).map(|(place, _)| place)
    }

    /// The rows of a kind that live longer than a limit.
    fn living_over(&self, limit_days: i64, is_meant: impl Fn(&Row) -> bool) -> impl Iterator<Item = Found> {
        let over = move |row: &Row| row.labels_where(|seen| seen.life.is_over(limit_days.saturating_mul(DAY)));
        let rows = self.rows.iter().enumerate().map(move |(place, row)| (place, row, over(row)));
        let meant = rows.filter(move |(_, row, labels)| !labels.is_empty() && is_meant(row));
        meant.map(move |(place, row, labels)| Found { what: What::Row(place), labels, fact: Fact::Life { life: row.life(), limit_days } })
    }

    /// The session identifiers with a weak attribute.
    fn sessions_where(&self, is_weak: impl Fn(&Seen) -> bool) -> impl Iterator<Item = Found> {
        let rows = self.rows.iter().enumerate().map(move |(place, row)| (place, row, row.labels_where(&is_weak)));
        // Of another site's cookie a word in its name is no proof.
        let is_session = |row: &Row| {
            let is_known = row.is_own || row.known.purposes.is_some();
            row.purpose == Purpose::Necessary && is_known && !row.known.is_plain && names_session(&row.name)
        };
        let sessions = rows.filter(move |(_, row, labels)| !labels.is_empty() && is_session(row));
        sessions.map(|(place, _, labels)| Found { what: What::Row(place), labels, fact: Fact::None })
    }
}

/// Everything that is found, the most severe first.
pub(super) fn all(material: &Material<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for kind in &KINDS {
        let mut found = Vec::new();
        (kind.find)(material, &mut found);
        found.retain(|found| matches!(found.what, What::Line(_)) || !found.labels.is_empty());
        findings.extend(together(material, kind, found));
    }
    findings.sort_by_key(|finding: &Finding| (finding.severity, finding.code));
    findings
}

/// Puts together what is found of one host and one name. What is found of several declarations of one name is one finding, too.
fn together(material: &Material<'_>, kind: &Kind, found: Vec<Found>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut places: KeyedMap<(&str, &str), usize> = KeyedMap::default();
    for one in found {
        let record = if let What::Record(place) = one.what { material.records.get(place) } else { None };
        let place = if let What::Row(place) = one.what { Some(place) } else { record.and_then(|record| record.rows.first().copied()) };
        let row = place.and_then(|place| Some((place, material.rows.get(place)?)));
        let declaration = match one.what {
            What::Row(_) | What::Record(_) => row.and_then(|(_, row)| row.declaration),
            What::Line(place) => Some(place),
        };
        let declared = declaration.and_then(|place| material.line(place)).map_or("", declared::name);
        let (host, name) = row.map_or(("", declared), |(_, row)| (row.host.as_str(), row.name.as_str()));
        let group = if declared.is_empty() { name } else { declared };
        let place = *places.entry((host, group)).or_insert_with(|| {
            let finding = Finding {
                code: kind.code,
                severity: kind.severity,
                host: host.to_owned(),
                name: name.to_owned(),
                labels: Labels::default(),
                rows: Vec::new(),
                declaration,
                fact: one.fact,
                is_assumed: true,
                unclear_lines: Vec::new(),
            };
            findings.push(finding);
            findings.len() - 1
        });
        let Some(finding) = findings.get_mut(place) else { continue };
        finding.labels = finding.labels.and(one.labels);
        finding.fact = finding.fact.or_weightier(one.fact);
        // One cookie of which something is known is enough.
        finding.is_assumed &= kind.code.rests_on_purpose() && row.is_some_and(|(_, row)| row.purpose_is_assumed());
        if matches!(kind.code, Code::Undeclared | Code::ThirdPartyUndeclared) {
            finding.unclear_lines.extend(material.unclear.lines_with(name));
            finding.unclear_lines.sort_unstable();
            finding.unclear_lines.dedup();
        }
        let beside = record.into_iter().flat_map(|record| {
            record.rows.iter().copied().chain(consent_record_disagrees::there_all_the_same(material, record)).collect::<Vec<_>>()
        });
        for place in row.map(|(place, _)| place).into_iter().chain(beside) {
            if record.is_none() || !finding.rows.contains(&place) {
                finding.rows.push(place);
            }
        }
        if finding.name != name {
            group.clone_into(&mut finding.name);
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.is_assumed) {
        finding.severity = finding.severity.one_less();
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_codes() {
        assert_eq!(KINDS.map(|kind| kind.code), Code::ALL);
    }
}
