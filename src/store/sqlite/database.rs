//! The way from a location to rows that every SQLite format shares: copy, open, check, scan.

use super::log_rows::{Fingerprints, Identity, LogRows, MainRows};
use super::open::Mode;
use super::pages::{Reserved, mend_header, trim_last_page};
use super::rows::{OpenCopy, SchemaError};
use super::scan::Scan;
use super::snapshot::Snapshot;
use super::strays::LooseCopy;
use super::table::{SchemaEntry, Table, TableSpec};
use crate::store::{FileRecord, Progress, ReadError, ReadNote, StoreLocation};
use crate::wipe::Traces;

/// An opened copy of a store and its cookie table.
pub(crate) struct Database {
    pub(crate) db: OpenCopy,
    /// After the connection, because SQLite gives its memory back when that goes.
    _traces: Traces,
    pub(crate) table: Table,
    /// Rows of the main file, when there is a log to compare with.
    log: Log,
    notes: Vec<ReadNote>,
    snapshot: Snapshot,
}

/// What is known about the write-ahead log.
enum Log {
    /// There is none, or nothing in it that counts.
    None,
    /// The main file alone is being read, to compare.
    Compared(MainRows),
    /// The main file alone has no such table yet: it was never written back.
    HoldsAll,
    /// The main file alone cannot be read.
    Unknown,
}

impl Database {
    /// Copies and opens the main file of a location.
    pub(crate) fn open(location: &StoreLocation, spec: &'static TableSpec, progress: &Progress) -> Result<Self, ReadError> {
        let snapshot = Snapshot::take(&location.file, progress)?;
        let db = open_for_rows(&snapshot)?;
        let table = Table::find(&db, spec, snapshot.source())?;
        let log = if snapshot.has_log { compare(&snapshot, &table) } else { Log::None };
        let mut notes = snapshot.notes.clone();
        let is_doubtful = notes.contains(&ReadNote::SnapshotMayBeTorn) || notes.contains(&ReadNote::TruncatedFile);
        if db.is_mended || (is_doubtful && !db.is_sound()) {
            notes.push(ReadNote::CorruptPages);
        }
        Ok(Self { db, _traces: Traces, table, log, notes, snapshot })
    }

    /// A scan of the cookie table. `named_by` are the columns of host and name.
    pub(crate) fn scan<'a>(&'a self, named_by: [usize; 2], progress: &'a Progress) -> Scan<'a> {
        // Rows that are compared with the main file are compared whole.
        let blank = if self.compared_by().is_some() { &[] } else { self.table.spec.unused };
        let is_cut = self.notes.contains(&ReadNote::TruncatedFile);
        Scan { db: &self.db, table: &self.table, named_by, progress, blank, is_cut, loose: self.loose() }
    }

    /// The copy, where its pages hold all that counts: none of them has a newer version in a log, or an older one in a journal, and all are of one moment.
    fn loose(&self) -> Option<LooseCopy> {
        let is_apart = |note: &ReadNote| matches!(note, ReadNote::RecoveredHotJournal | ReadNote::SnapshotMayBeTorn);
        let is_alone = matches!(self.log, Log::None) && !self.snapshot.notes.iter().any(is_apart);
        is_alone.then(|| LooseCopy { main: self.snapshot.main(), size: self.snapshot.size_of_main() })
    }

    /// Whether the copy is one file without a log and nothing is odd about it.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.log, Log::None) && self.snapshot.notes.is_empty()
    }

    /// What names rows, where they are to be remembered because they are compared with the main file.
    pub(crate) fn compared_by(&self) -> Option<&Identity> {
        match &self.log {
            Log::Compared(main) => Some(main.identity()),
            Log::HoldsAll => Some(&Identity::Content),
            Log::None | Log::Unknown => None,
        }
    }

    /// The copy.
    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Adds a fact about the read.
    pub(crate) fn note(&mut self, note: ReadNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Closes the copy: what there is to know of it beside its rows. `rows` are those that were remembered.
    pub(crate) fn finish(self, rows: &Fingerprints) -> Result<Finished, ReadError> {
        let log = match self.log {
            Log::None => Some(LogRows::default()),
            Log::Compared(main) => main.compare(rows),
            Log::HoldsAll => Some(rows.all_from_log()),
            Log::Unknown => None,
        };
        drop(self.db);
        Ok(Finished { log, notes: self.notes, unknown_columns: self.table.unknown, files: self.snapshot.into_records()? })
    }
}

/// What is known of a database after its rows were read.
pub(crate) struct Finished {
    /// What the write-ahead log changed; `None` when that cannot be told.
    pub(crate) log: Option<LogRows>,
    pub(crate) notes: Vec<ReadNote>,
    pub(crate) unknown_columns: Vec<String>,
    pub(crate) files: Vec<FileRecord>,
}

/// Starts to read the main file alone. `whole` is the table with the log.
fn compare(snapshot: &Snapshot, whole: &Table) -> Log {
    let Ok(main) = snapshot.open(Mode::WithoutLog) else { return Log::Unknown };
    match Table::find(&main, whole.spec, snapshot.source()) {
        Ok(table) => MainRows::start(main, table, whole).map_or(Log::Unknown, Log::Compared),
        Err(ReadError::NotATable { .. }) => Log::HoldsAll,
        Err(_) => Log::Unknown,
    }
}

/// Opens a copy so that its schema can be read, if need be as a damaged one.
pub(crate) fn open_for_rows(snapshot: &Snapshot) -> Result<OpenCopy, ReadError> {
    let damaged = || ReadError::Damaged { path: snapshot.source().to_path_buf() };
    if snapshot.notes.contains(&ReadNote::TruncatedFile) {
        trim_last_page(&snapshot.main()).map_err(|_| damaged())?;
    }
    // One whose schema says nothing that a schema says may have a damaged header.
    let mut odd = None;
    for mode in [Mode::Whole, Mode::Damaged] {
        let Ok(db) = snapshot.open(mode) else { continue };
        match db.schema() {
            Ok(schema) if is_usable(&db, &schema) => return Ok(db),
            Ok(_) => odd = odd.or(Some(db)),
            Err(SchemaError::Cancelled) => return Err(ReadError::Cancelled),
            Err(SchemaError::Damaged) => {}
        }
    }
    for reserved in [Reserved::AsSaid, Reserved::None] {
        if !mend_header(&snapshot.main(), snapshot.has_log, reserved).unwrap_or(false) {
            continue;
        }
        let Ok(mut db) = snapshot.open(Mode::Damaged) else { continue };
        match db.schema() {
            Ok(schema) if is_usable(&db, &schema) => {
                db.is_mended = true;
                return Ok(db);
            }
            Err(SchemaError::Cancelled) => return Err(ReadError::Cancelled),
            Ok(_) | Err(SchemaError::Damaged) => {}
        }
    }
    odd.ok_or_else(damaged)
}

/// Whether a schema has an entry of a kind that there is, and a table of it columns: of a damaged one SQLite may give the entries and not take them.
fn is_usable(db: &OpenCopy, schema: &[SchemaEntry]) -> bool {
    let has = |kinds: &[&str]| schema.iter().any(|entry| kinds.contains(&entry.kind.as_str()));
    let columns = "SELECT count(*) FROM sqlite_schema AS entry, pragma_table_xinfo(entry.name) WHERE entry.type = 'table'";
    has(&["table", "index", "view", "trigger"])
        && (!has(&["table"]) || db.first(columns, &[], |cells| cells.number(0)).is_some_and(|columns| columns > 0))
}
