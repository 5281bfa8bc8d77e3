use crate::cookie::{KeyedMap, Moment};
use crate::store::ReadError;
use crate::store::format::json_cookie::date;
use crate::store::format::url::host_of;
use crate::store::sqlite::cell::Cells;
use crate::store::sqlite::rows::OpenCopy;
use crate::store::sqlite::table::Table;

use super::column;

/// What the events come to: a row is the state of a cookie at the end of its visit, or was replaced or deleted by a later one.
#[derive(Debug)]
pub(super) struct Events {
    /// Rows that stand in the end, by their number.
    standing: KeyedMap<i64, Standing>,
}

/// A row that stands at the end of its visit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// When its cookie was first set in the visit.
    pub(super) first_set: Option<Moment>,
}

/// A cookie in a visit: a crawl mostly starts each visit with an empty browser, and a cookie that is set on the pages of ten sites is looked at under
/// each of them.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    browser: i64,
    visit: i64,
    /// Host, name, path, first party, store; each ended by a NUL, which none of them holds.
    texts: String,
}

/// The last event of a cookie so far.
#[derive(Debug)]
struct Last {
    /// The number of the browser's run, in which it comes in the file, and of the event in it.
    place: (usize, i64),
    rowid: i64,
    first_set: Option<Moment>,
    is_deleted: bool,
}

impl Events {
    /// Goes through the events once. Around damage what cannot be reached replaces nothing. A browser that was started again within a visit counts its events
    /// from the beginning: those of its later run are later.
    pub(super) fn of(db: &OpenCopy, table: &Table) -> Result<Self, ReadError> {
        let (mut last, mut runs): (KeyedMap<Key, Last>, KeyedMap<String, usize>) = (KeyedMap::default(), KeyedMap::default());
        let blank = [column::VALUE, column::EXPIRY, column::SAME_SITE];
        db.rows(&table.select(&blank, ""), &[], &mut |cells| {
            let cells = cells.behind_rowid();
            let Some(rowid) = cells.rowid() else { return };
            let number = |column| cells.number(column).unwrap_or(0);
            let texts = [column::HOST, column::NAME, column::PATH, column::FIRST_PARTY, column::STORE];
            let texts = texts.map(|column| cells.text(column)).iter().fold(String::new(), |all, text| all + text + "\0");
            let key = Key { browser: number(column::BROWSER), visit: number(column::VISIT), texts };
            let (run, next) = (cells.text(column::RUN), runs.len());
            // Each visit of a crawl mostly has a run of its own.
            let run = runs.get(&*run).copied().unwrap_or_else(|| *runs.entry(run.into_owned()).or_insert(next));
            let event = event(cells, rowid, run);
            match last.get_mut(&key) {
                None => drop(last.insert(key, event)),
                // Rows are mostly in the order of their events.
                Some(before) if before.place <= event.place => {
                    let first_set = before.first_set.filter(|_| !before.is_deleted).or(event.first_set);
                    *before = Last { first_set, ..event };
                }
                Some(later) => later.first_set = event.first_set.filter(|_| !event.is_deleted).or(later.first_set),
            }
        })?;
        let standing = |last: Last| (last.rowid, Standing { first_set: last.first_set });
        let standing = last.into_values().filter(|last| !last.is_deleted).map(standing).collect();
        Ok(Self { standing })
    }

    /// What is known of a row; none for one that was replaced or deleted.
    pub(super) fn standing(&self, rowid: Option<i64>) -> Option<Standing> {
        self.standing.get(&rowid?).copied()
    }
}

fn event(cells: Cells<'_>, rowid: i64, run: usize) -> Last {
    let is_deleted = cells.text(column::RECORD_TYPE).to_ascii_lowercase().contains("deleted");
    let first_set = date(&cells.text(column::AT)).filter(|_| !is_deleted);
    Last { place: (run, cells.number(column::ORDINAL).unwrap_or(rowid)), rowid, first_set, is_deleted }
}

/// The hosts of the sites that were visited, by the number of the visit.
pub(super) fn sites(db: &OpenCopy) -> Result<KeyedMap<i64, String>, ReadError> {
    let mut sites = KeyedMap::default();
    // A file without this table, or with a damaged one, still has its cookies.
    db.rows("SELECT visit_id, site_url FROM site_visits", &[], &mut |cells| {
        if let (Some(visit), Some(host)) = (cells.number(0), host_of(&cells.text(1))) {
            sites.insert(visit, host.into_owned());
        }
    })?;
    Ok(sites)
}
