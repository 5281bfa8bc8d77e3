use super::{History, VisitKind, Visits, every_row};
use crate::cookie::KeyedMap;
use crate::store::format::epoch::Epoch;
use crate::store::format::url::host_of;
use crate::store::sqlite::rows::{OpenCopy, SchemaError};

/// `visit_type`: embedded, download, framed link. The others are pages or redirects to pages.
const NOT_PAGES: [i64; 3] = [4, 7, 8];

/// `places.sqlite`: visits of places; a hidden place that was followed or typed only led on to another.
pub(super) fn read(db: &OpenCopy) -> Result<History, SchemaError> {
    let mut places: KeyedMap<i64, (String, bool)> = KeyedMap::default();
    every_row(db.rows("SELECT id, url, hidden FROM moz_places", &[], &mut |cells| {
        if let Some(id) = cells.number(0)
            && let Some(host) = host_of(&cells.text(1))
        {
            places.insert(id, (host.into_owned(), cells.number(2).unwrap_or(0) != 0));
        }
    }))?;
    let mut visits = Visits::default();
    every_row(db.rows("SELECT place_id, visit_type, visit_date FROM moz_historyvisits", &[], &mut |cells| {
        let place = cells.number(0).and_then(|id| places.get(&id));
        let visit_type = cells.number(1).unwrap_or(1);
        let at = cells.number(2).filter(|raw| *raw > 0).and_then(|raw| Epoch::UnixMicros.instant(raw).moment());
        let is_hidden = place.is_some_and(|(_, is_hidden)| *is_hidden);
        let kind = match visit_type {
            _ if NOT_PAGES.contains(&visit_type) => VisitKind::Other,
            _ if !is_hidden => VisitKind::Page,
            _ => VisitKind::Passed,
        };
        visits.add(kind, place.map(|(host, _)| host.as_str()), at);
    }))?;
    Ok(visits.finish())
}
