use rusqlite::Connection;
use rusqlite::types::ValueRef;
use rustc_hash::FxHashMap;

use super::url::host_of;
use super::{History, VisitKind, Visits};
use crate::store::format::epoch::Epoch;
use crate::store::sqlite::cell::{self, Read};

/// `visit_type`: embedded, download, framed link. The others are pages or redirects to pages.
const NOT_PAGES: [i64; 3] = [4, 7, 8];

/// `places.sqlite`: visits of places; a hidden place that was followed or typed only led on to another.
pub(super) fn read(db: &Connection) -> rusqlite::Result<History> {
    let mut places: FxHashMap<i64, (String, bool)> = FxHashMap::default();
    let mut statement = db.prepare("SELECT id, url, hidden FROM moz_places")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let (Some(id), ValueRef::Text(url)) = (number(row.get_ref(0)?), row.get_ref(1)?)
            && let Some(host) = host_of(&String::from_utf8_lossy(url))
        {
            places.insert(id, (host.into_owned(), number(row.get_ref(2)?).unwrap_or(0) != 0));
        }
    }
    let mut visits = Visits::default();
    let mut statement = db.prepare("SELECT place_id, visit_type, visit_date FROM moz_historyvisits")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = number(row.get_ref(0)?).and_then(|id| places.get(&id));
        let visit_type = number(row.get_ref(1)?).unwrap_or(1);
        let at = number(row.get_ref(2)?).filter(|raw| *raw > 0).and_then(|raw| Epoch::UnixMicros.instant(raw).moment());
        let is_hidden = place.is_some_and(|(_, is_hidden)| *is_hidden);
        let kind = match visit_type {
            _ if NOT_PAGES.contains(&visit_type) => VisitKind::Other,
            _ if !is_hidden => VisitKind::Page,
            _ => VisitKind::Passed,
        };
        visits.add(kind, place.map(|(host, _)| host.as_str()), at);
    }
    Ok(visits.finish())
}

/// A number of any storage class.
pub(super) fn number(value: ValueRef<'_>) -> Option<i64> {
    match cell::integer(value) {
        Read::Good(number) | Read::Odd(number) => Some(number),
        Read::Null | Read::Wrong => None,
    }
}
