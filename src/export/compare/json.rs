use std::io::{self, Write};

use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::CompareReport;
use crate::audit::{Audit, Label, Life};
use crate::charter::Category;
use crate::compare::{Column, Comparison, Facts, Fate, Kind, Line, SideRead, since};
use crate::export::json::{InOrder, completeness, seconds};
use crate::i18n::Words;
use crate::speech;
use crate::store::Paths;

pub(super) fn write(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    let comparison = report.comparison;
    // In this order: what was read and what could not be had stands before what came of it.
    let organisations = comparison.organisations.iter().map(|(name, cookies)| json!({ "name": name, "cookies": cookies }));
    let fields = [
        ("sides", comparison.sides.iter().map(side).collect()),
        ("could_not_see", json!(speech::compare_unseen(&words, comparison))),
        ("same", comparison.same().into()),
        ("sentences", json!(speech::compare_sentences(&words, comparison))),
        ("findings", report.pairs().map(|(earlier, later)| findings(&words, earlier, later)).collect()),
        ("organisations", organisations.collect()),
    ];
    // The closing brace makes room for the cookies, so that those of two large stores are never in memory as JSON.
    let head = serde_json::to_string_pretty(&InOrder(&fields))?;
    write!(out, "{},\n  \"cookies\": [", head.trim_end_matches('}').trim_end())?;
    for (place, line) in comparison.lines.iter().enumerate() {
        out.write_all(if place == 0 { b"\n    " } else { b",\n    " })?;
        serde_json::to_writer(&mut *out, &cookie(comparison, line))?;
    }
    out.write_all(b"\n  ]\n}\n")
}

fn side(column: &Column) -> Value {
    let categories = Category::ALL.into_iter().zip(column.categories).map(|(category, count)| (category.code().to_owned(), count.into()));
    json!({
        "name": column.side.name, "altered": column.side.is_altered, "kind": match column.side.kind { Kind::Store => "store", Kind::Dossier => "dossier" },
        "taken_at": column.side.taken_at.map(seconds), "site": column.side.site, "cookies": column.cookies,
        "categories": categories.collect::<Map<String, Value>>(), "reads": column.side.reads.iter().map(read).collect::<Vec<_>>(),
    })
}

fn read(read: &SideRead) -> Value {
    let left_out = read.left_out.iter().map(|left| json!({ "path": Paths::Whole.write(&left.path), "reason": left.why.code() }));
    let record = &read.record;
    let files = record
        .files
        .iter()
        .map(|file| json!({ "path": file.written(Paths::Whole), "role": file.role.code(), "size": file.size, "sha256": file.sha256 }));
    json!({ "files": files.collect::<Vec<_>>(), "read_at": seconds(record.read_at), "browser": record.browser, "rows_read": record.rows_read,
        "completeness": completeness(&read.completeness), "left_out": left_out.collect::<Vec<_>>() })
}

fn cookie(comparison: &Comparison, line: &Line) -> Value {
    let (category, organisation) = line.verdict();
    let changes: Vec<&str> = line.changes().into_iter().map(crate::compare::Change::code).collect();
    json!({
        "host": line.key.host, "name": line.key.name, "path": line.key.path, "partition": line.key.partition, "container": line.key.container.as_ref().map(|container| &container.code),
        "category": category.code(), "organisation": organisation, "same": line.is_same(), "changes": changes,
        "fates": (1..line.sides.len()).map(|to| fate(&comparison.fate(line, to - 1, to))).collect::<Vec<_>>(),
        "sides": line.sides.iter().map(|facts| facts.as_ref().map(on_side)).collect::<Vec<_>>(),
    })
}

/// What became of it from one side to the next.
pub(super) fn fate(fate: &Fate) -> &'static str {
    match fate {
        Fate::Nowhere => "nowhere",
        Fate::Same => "same",
        Fate::New => "new",
        Fate::Gone => "gone",
        Fate::Untold => "untold",
        Fate::Changed(_) => "changed",
    }
}

fn on_side(facts: &Facts) -> Value {
    let lifetime = if let Life::Seconds(seconds) = facts.life { Some(seconds) } else { None };
    json!({
        "lifetime_seconds": lifetime, "session": facts.life == Life::Session, "endless": facts.life == Life::Endless,
        "secure": facts.secure, "http_only": facts.http_only, "same_site": facts.same_site,
        "moments": facts.labels.iter().map(Label::code).collect::<Vec<_>>(), "category": facts.category, "organisation": facts.organisation,
    })
}

fn findings(words: &Words, earlier: &Audit, later: &Audit) -> Value {
    let changed = since(earlier, later);
    let list = |audit: &Audit, places: &[usize]| -> Vec<Value> {
        let found = places.iter().filter_map(|place| audit.findings.get(*place));
        found
            .map(|finding| {
                json!({
                    "code": finding.code, "severity": finding.severity, "host": finding.host, "name": finding.name,
                    "sentence": speech::audit_sentence(words, finding),
                })
            })
            .collect()
    };
    json!({
        "new": list(later, &changed.new), "not_looked_for_before": list(later, &changed.unasked), "gone": list(earlier, &changed.gone),
        "not_looked_for_again": list(earlier, &changed.unasked_now),
    })
}
