//! The browsing history beside a store: which sites were opened as pages (docs/formats).

mod chromium;
mod epiphany;
mod firefox;
mod qt;
mod safari;

use std::path::{Path, PathBuf};

use crate::cookie::{KeyedMap, KeyedSet, Moment};
use crate::files::place_below;
use crate::store::format::url::host_of;
use crate::store::sqlite::database::open_for_rows;
use crate::store::sqlite::rows::{Cancelled, End, OpenCopy, SchemaError};
use crate::store::sqlite::snapshot::Snapshot;
use crate::store::{Beside, FileRecord, FileRole, HistoryChoice, Progress, ReadError, ReadNote, ReadReport, StoreLocation};

/// Sites that were opened as pages, from the browsing history beside a store.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Hosts of pages, lower case, punycode; each once.
    pub hosts: Vec<String>,
    /// Page visits in order of time.
    pub visits: Vec<PageVisit>,
    /// Hosts that were only passed through on the way to another page (redirects).
    pub passed_through: Vec<String>,
    /// The oldest visit of any kind: before it, absence proves nothing.
    pub reaches_back_to: Option<Moment>,
    /// The newest visit of any kind: after it, neither. Nothing in the file says how long the browser went on without a visit.
    pub reaches_to: Option<Moment>,
}

/// One page opened by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageVisit {
    /// When.
    pub at: Moment,
    /// Index into [`History::hosts`].
    pub host: u32,
}

/// Adds the history that was chosen to a report. A failure leaves it out and says so; only a cancelled read is an error.
pub(super) fn attach(
    report: &mut ReadReport,
    location: &StoreLocation,
    choice: &HistoryChoice,
    progress: &Progress,
) -> Result<(), ReadError> {
    // A recording shows itself which pages were opened.
    let has_own = report.history.is_some();
    let file = match choice {
        HistoryChoice::Ignore => {
            (report.history, report.record.history_reaches, report.record.history_file) = (None, None, Beside::NotSought);
            return Ok(());
        }
        HistoryChoice::Beside if has_own => return Ok(()),
        HistoryChoice::File(file) => Some(file.clone()),
        HistoryChoice::Beside => beside(location),
    };
    let Some(file) = file else {
        report.record.history_file = Beside::Missing;
        return Ok(());
    };
    match read(&file, progress) {
        Ok((history, files)) => {
            report.record.history_reaches = history.reaches_back_to.zip(history.reaches_to);
            report.history = Some(history);
            report.record.history_file = Beside::Read;
            report.record.files.extend(files.into_iter().map(|file| FileRecord { role: FileRole::History, ..file }));
        }
        Err(ReadError::Cancelled) => return Err(ReadError::Cancelled),
        Err(_) => {
            report.record.notes.push(ReadNote::HistoryUnreadable);
            report.record.history_file = Beside::Unreadable;
        }
    }
    Ok(())
}

/// The history file of the profile of a store, if there is one.
fn beside(location: &StoreLocation) -> Option<PathBuf> {
    places(location).find(|file| file.is_file())
}

/// Where the history of the profile of a store may lie, the likeliest place first.
pub(super) fn places(location: &StoreLocation) -> impl Iterator<Item = PathBuf> {
    let profile = &location.profile_folder;
    let place = move |place: &&str| match place.strip_prefix("../") {
        Some(above) => profile.parent().map(|folder| place_below(folder, above)),
        None => Some(place_below(profile, place)),
    };
    location.format.format().layout.histories.iter().filter_map(place)
}

/// Reads a history file of any family.
fn read(file: &Path, progress: &Progress) -> Result<(History, Vec<FileRecord>), ReadError> {
    let snapshot = Snapshot::take(file, progress)?;
    let history = {
        let db = open_for_rows(&snapshot)?;
        read_tables(&db).map_err(|error| error.of_file(file))?
    };
    let history = history.ok_or_else(|| ReadError::OtherDatabase { tables: String::new(), path: file.to_path_buf() })?;
    Ok((history, snapshot.into_records()?))
}

fn read_tables(db: &OpenCopy) -> Result<Option<History>, SchemaError> {
    let entries = db.schema()?;
    let has = |names: [&str; 2]| names.iter().all(|name| entries.iter().any(|entry| entry.is_table && entry.name == *name));
    if has(["moz_places", "moz_historyvisits"]) {
        return firefox::read(db).map(Some);
    }
    if has(["urls", "hosts"]) && has(["urls", "visits"]) {
        return epiphany::read(db).map(Some);
    }
    if has(["urls", "visits"]) {
        return chromium::read(db).map(Some);
    }
    if has(["history_items", "history_visits"]) {
        return safari::read(db).map(Some);
    }
    if has(["history", "history"]) {
        return qt::read(db);
    }
    Ok(None)
}

/// Every row of a history's table, or no history: half of one would call visited sites unvisited.
fn every_row(end: Result<End, Cancelled>) -> Result<(), SchemaError> {
    if end? == End::Complete { Ok(()) } else { Err(SchemaError::Damaged) }
}

/// The hosts of the pages in a table `urls`, by their number there.
fn hosts_of_urls(db: &OpenCopy) -> Result<KeyedMap<i64, String>, SchemaError> {
    let mut hosts = KeyedMap::default();
    every_row(db.rows("SELECT id, url FROM urls", &[], &mut |cells| {
        if let Some(id) = cells.number(0)
            && let Some(host) = host_of(&cells.text(1))
        {
            hosts.insert(id, host.into_owned());
        }
    }))?;
    Ok(hosts)
}

/// What one visit was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VisitKind {
    /// A page the person saw.
    Page,
    /// A page that led on to another one at once.
    Passed,
    /// A frame, a download…
    Other,
}

/// Gathers visits.
#[derive(Debug, Default)]
struct Visits {
    history: History,
    host_ids: KeyedMap<String, u32>,
    passed: KeyedSet<String>,
}

impl Visits {
    /// Adds a visit to a page of `host`; none when the page is not on the web.
    fn add(&mut self, kind: VisitKind, host: Option<&str>, at: Option<Moment>) {
        if let Some(at) = at {
            let History { reaches_back_to: oldest, reaches_to: newest, .. } = &mut self.history;
            *oldest = Some(oldest.map_or(at, |oldest| oldest.min(at)));
            *newest = Some(newest.map_or(at, |newest| newest.max(at)));
        }
        let Some(host) = host else { return };
        match kind {
            VisitKind::Page => {
                let host = self.host_id(host);
                if let (Some(at), Some(host)) = (at, host) {
                    self.history.visits.push(PageVisit { at, host });
                }
            }
            VisitKind::Passed => {
                self.passed.insert(host.to_owned());
            }
            VisitKind::Other => {}
        }
    }

    fn host_id(&mut self, host: &str) -> Option<u32> {
        if let Some(id) = self.host_ids.get(host) {
            return Some(*id);
        }
        let id = u32::try_from(self.history.hosts.len()).ok()?;
        self.history.hosts.push(host.to_owned());
        self.host_ids.insert(host.to_owned(), id);
        Some(id)
    }

    fn finish(mut self) -> History {
        self.history.visits.sort_by_key(|visit| visit.at);
        let known = self.host_ids;
        let mut passed: Vec<String> = self.passed.into_iter().filter(|host| !known.contains_key(host)).collect();
        passed.sort();
        self.history.passed_through = passed;
        self.history
    }
}
