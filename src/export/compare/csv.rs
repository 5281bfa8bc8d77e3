use std::io::{self, Write};

use super::CompareReport;
use crate::audit::{Label, Life};
use crate::compare::{Change, Facts};
use crate::export::cells;
use crate::export::csv::field;

/// The columns of a cookie; those of each side follow, with the number of the side at their end.
const COLUMNS: [&str; 8] = ["host", "name", "path", "partition", "container", "category", "organisation", "changes"];
const OF_SIDE: [&str; 7] = ["present", "lifetime_days", "session", "secure", "http_only", "same_site", "moments"];

/// One line a cookie.
pub(super) fn write(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sides = 1..=report.comparison.sides.len();
    let of_sides = sides.flat_map(|side| OF_SIDE.map(|column| format!("{column}_{side}")));
    line(out, COLUMNS.map(str::to_owned).into_iter().chain(of_sides))?;
    for cookie in &report.comparison.lines {
        let (category, organisation) = cookie.verdict();
        let changes: Vec<&str> = cookie.changes().into_iter().map(Change::code).collect();
        let key = &cookie.key;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let own = [
            key.host.clone(),
            key.name.clone(),
            key.path.clone(),
            text(&key.partition),
            key.container.as_ref().map_or_else(String::new, |container| container.code.clone()),
            category.code().to_owned(),
            organisation.to_owned(),
            changes.join(" "),
        ];
        line(out, own.into_iter().chain(cookie.sides.iter().flat_map(|facts| on_side(facts.as_ref()))))?;
    }
    Ok(())
}

fn on_side(facts: Option<&Facts>) -> [String; OF_SIDE.len()] {
    let Some(facts) = facts else {
        let mut absent = [const { String::new() }; OF_SIDE.len()];
        "false".clone_into(&mut absent[0]);
        return absent;
    };
    let flag = |set: Option<bool>| set.map_or_else(String::new, |set| set.to_string());
    let days = if let Life::Seconds(seconds) = facts.life { days(seconds) } else { String::new() };
    [
        "true".to_owned(),
        days,
        if facts.life == Life::Unknown { String::new() } else { (facts.life == Life::Session).to_string() },
        flag(facts.secure),
        flag(facts.http_only),
        facts.same_site.map_or_else(String::new, |same_site| same_site.code().to_owned()),
        facts.labels.iter().map(Label::code).collect::<Vec<_>>().join(" "),
    ]
}

fn days(seconds: i64) -> String {
    let mut text = Vec::new();
    cells::render_days(seconds.saturating_mul(1_000_000), b'.', &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

fn line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(field(&cell, b',').as_bytes())?;
    }
    out.write_all(b"\r\n")
}
