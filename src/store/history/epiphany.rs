use super::{History, VisitKind, Visits, every_row, hosts_of_urls};
use crate::store::format::epoch::Epoch;
use crate::store::sqlite::rows::{OpenCopy, SchemaError};

/// Numbers below this are seconds, as very old versions wrote them: as microseconds they would all lie in the first days of 1970.
const FIRST_MICROS: i64 = 1_000_000_000_000;

/// `ephy-history.db` of GNOME Web. Whatever led to a page (link, typed, bookmark, home), it was seen. Hosts come from the addresses of pages: those
/// in the table of hosts always begin with `http:`.
pub(super) fn read(db: &OpenCopy) -> Result<History, SchemaError> {
    let hosts = hosts_of_urls(db)?;
    let mut visits = Visits::default();
    every_row(db.rows("SELECT url, visit_time FROM visits", &[], &mut |cells| {
        let host = cells.number(0).and_then(|id| hosts.get(&id));
        let at = cells.number(1).filter(|raw| *raw > 0).and_then(|raw| {
            let epoch = if raw < FIRST_MICROS { Epoch::UnixSeconds } else { Epoch::UnixMicros };
            epoch.instant(raw).moment()
        });
        visits.add(VisitKind::Page, host.map(String::as_str), at);
    }))?;
    Ok(visits.finish())
}
