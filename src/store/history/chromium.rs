use super::{History, VisitKind, Visits, every_row, hosts_of_urls};
use crate::store::format::epoch::Epoch;
use crate::store::sqlite::rows::{OpenCopy, SchemaError};
use crate::store::sqlite::table::ordinary_columns;

/// The kind of transition is in the low byte; 3 and 4 are frames.
const CORE: i64 = 0xff;
const FRAMES: [i64; 2] = [3, 4];
/// Set on the last page of a chain of redirects: the one that was seen.
const CHAIN_END: i64 = 0x2000_0000;

/// `History`: visits of addresses, without those that were synced from other devices.
pub(super) fn read(db: &OpenCopy) -> Result<History, SchemaError> {
    let hosts = hosts_of_urls(db)?;
    let has_origin = ordinary_columns(db, "visits")?.iter().any(|name| name.eq_ignore_ascii_case("originator_cache_guid"));
    let sql = if has_origin {
        "SELECT url, transition, visit_time, originator_cache_guid FROM visits"
    } else {
        "SELECT url, transition, visit_time, NULL FROM visits"
    };
    let mut visits = Visits::default();
    every_row(db.rows(sql, &[], &mut |cells| {
        let is_synced = !cells.text(3).is_empty();
        if is_synced {
            return;
        }
        let host = cells.number(0).and_then(|id| hosts.get(&id));
        // A signed 32-bit number in a 64-bit column; only bits are looked at, so the sign does not matter.
        let transition = cells.number(1).unwrap_or(0);
        let at = cells.number(2).filter(|raw| *raw > 0).and_then(|raw| Epoch::WebkitMicros.instant(raw).moment());
        let kind = match transition & CORE {
            core if FRAMES.contains(&core) => VisitKind::Other,
            _ if transition & CHAIN_END != 0 => VisitKind::Page,
            _ => VisitKind::Passed,
        };
        visits.add(kind, host.map(String::as_str), at);
    }))?;
    Ok(visits.finish())
}
