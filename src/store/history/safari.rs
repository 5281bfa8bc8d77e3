use super::{History, VisitKind, Visits, every_row};
use crate::cookie::{KeyedMap, Moment};
use crate::store::format::url::host_of;
use crate::store::sqlite::rows::{OpenCopy, SchemaError};
use crate::store::sqlite::table::ordinary_columns;

/// From 1970-01-01 to 2001-01-01, the day that Apple counts from, in microseconds.
const APPLE_EPOCH: i64 = 978_307_200_000_000;

/// `History.db` of Safari: visits of addresses, without those that came from other devices.
pub(super) fn read(db: &OpenCopy) -> Result<History, SchemaError> {
    let mut hosts: KeyedMap<i64, String> = KeyedMap::default();
    every_row(db.rows("SELECT id, url FROM history_items", &[], &mut |cells| {
        if let Some(id) = cells.number(0)
            && let Some(host) = host_of(&cells.text(1))
        {
            hosts.insert(id, host.into_owned());
        }
    }))?;
    let columns = ordinary_columns(db, "history_visits")?;
    let or = |name: &'static str, without: &'static str| {
        if columns.iter().any(|column| column.eq_ignore_ascii_case(name)) { name } else { without }
    };
    // Times are seconds with a fraction.
    let sql = format!(
        "SELECT history_item, CAST(visit_time * 1000000 AS INTEGER), {}, {}, {} FROM history_visits",
        or("load_successful", "1"),
        or("redirect_destination", "NULL"),
        or("origin", "0")
    );
    let mut visits = Visits::default();
    every_row(db.rows(&sql, &[], &mut |cells| {
        let is_of_another_device = cells.number(4) == Some(1);
        if is_of_another_device {
            return;
        }
        let host = cells.number(0).and_then(|id| hosts.get(&id));
        let at = cells.number(1).filter(|raw| *raw > 0).and_then(|raw| Moment::from_unix_micros(raw.checked_add(APPLE_EPOCH)?));
        // A page that failed to load was not seen, and one that led on to another was passed through.
        let kind = match (cells.number(2), cells.number(3)) {
            (Some(0), _) => VisitKind::Other,
            (_, Some(_)) => VisitKind::Passed,
            _ => VisitKind::Page,
        };
        visits.add(kind, host.map(String::as_str), at);
    }))?;
    Ok(visits.finish())
}
