use rusqlite::Connection;
use rusqlite::types::ValueRef;
use rustc_hash::FxHashMap;

use super::firefox::number;
use super::url::host_of;
use super::{History, VisitKind, Visits};
use crate::store::format::epoch::Epoch;
use crate::store::sqlite::table::ordinary_columns;

/// The kind of transition is in the low byte; 3 and 4 are frames.
const CORE: i64 = 0xff;
const FRAMES: [i64; 2] = [3, 4];
/// Set on the last page of a chain of redirects: the one that was seen.
const CHAIN_END: i64 = 0x2000_0000;

/// `History`: visits of addresses, without those that were synced from other devices.
pub(super) fn read(db: &Connection) -> rusqlite::Result<History> {
    let mut hosts: FxHashMap<i64, String> = FxHashMap::default();
    let mut statement = db.prepare("SELECT id, url FROM urls")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let (Some(id), ValueRef::Text(url)) = (number(row.get_ref(0)?), row.get_ref(1)?)
            && let Some(host) = host_of(&String::from_utf8_lossy(url))
        {
            hosts.insert(id, host.into_owned());
        }
    }
    let has_origin = ordinary_columns(db, "visits")?.iter().any(|name| name.eq_ignore_ascii_case("originator_cache_guid"));
    let sql = if has_origin {
        "SELECT url, transition, visit_time, originator_cache_guid FROM visits"
    } else {
        "SELECT url, transition, visit_time, NULL FROM visits"
    };
    let mut visits = Visits::default();
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let is_synced = matches!(row.get_ref(3)?, ValueRef::Text(guid) if !guid.is_empty());
        if is_synced {
            continue;
        }
        let host = number(row.get_ref(0)?).and_then(|id| hosts.get(&id));
        // A signed 32-bit number in a 64-bit column; only bits are looked at, so the sign does not matter.
        let transition = number(row.get_ref(1)?).unwrap_or(0);
        let at = number(row.get_ref(2)?).filter(|raw| *raw > 0).and_then(|raw| Epoch::WebkitMicros.instant(raw).moment());
        let kind = match transition & CORE {
            core if FRAMES.contains(&core) => VisitKind::Other,
            _ if transition & CHAIN_END != 0 => VisitKind::Page,
            _ => VisitKind::Passed,
        };
        visits.add(kind, host.map(String::as_str), at);
    }
    Ok(visits.finish())
}
