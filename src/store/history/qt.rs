//! QtWebEngine keeps no history; its browsers do, each in a table of its own called `history`.

use super::{History, VisitKind, Visits, every_row};
use crate::store::format::epoch::Epoch;
use crate::store::format::url::host_of;
use crate::store::sqlite::rows::{OpenCopy, SchemaError};
use crate::store::sqlite::table::ordinary_columns;

/// `history.sqlite` of qutebrowser, or `browsedata.db` of Falkon; none when the table is another one.
pub(super) fn read(db: &OpenCopy) -> Result<Option<History>, SchemaError> {
    let columns = ordinary_columns(db, "history")?;
    let has = |names: &[&str]| names.iter().all(|name| columns.iter().any(|column| column.eq_ignore_ascii_case(name)));
    if has(&["url", "atime", "redirect"]) {
        // A page that led on to another one at once is marked.
        return rows(db, "SELECT url, atime, redirect FROM history", Epoch::UnixSeconds).map(Some);
    }
    if has(&["url", "date", "count"]) {
        // One row for each address, with its last visit.
        return rows(db, "SELECT url, date, 0 FROM history", Epoch::UnixMillis).map(Some);
    }
    Ok(None)
}

fn rows(db: &OpenCopy, sql: &str, epoch: Epoch) -> Result<History, SchemaError> {
    let mut visits = Visits::default();
    every_row(db.rows(sql, &[], &mut |cells| {
        let url = cells.text(0);
        let at = cells.number(1).filter(|raw| *raw > 0).and_then(|raw| epoch.instant(raw).moment());
        let kind = if cells.number(2).unwrap_or(0) == 0 { VisitKind::Page } else { VisitKind::Passed };
        visits.add(kind, host_of(&url).as_deref(), at);
    }))?;
    Ok(visits.finish())
}
