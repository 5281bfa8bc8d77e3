//! The way from a location to rows that every SQLite format shares: copy, open, check, scan.

use rusqlite::Connection;

use super::collect::Collector;
use super::log_rows::{Fingerprints, MainRows};
use super::scan::{Scan, Scanned, damage_error};
use super::snapshot::{Mode, Snapshot};
use super::table::{Table, TableSpec, schema};
use super::{FormatId, LostCookie, Progress, ReadError, ReadNote, ReadOptions, ReadRecord, ReadReport, StoreLocation};

/// Lost cookies that are kept by name; beyond that they are only counted.
const MOST_LOST: usize = 1_000;

/// An opened copy of a store and its cookie table.
pub(super) struct Database {
    pub(super) db: Connection,
    pub(super) table: Table,
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
    /// The main file alone cannot be read.
    Unknown,
}

impl Database {
    /// Copies and opens the main file of a location.
    pub(super) fn open(location: &StoreLocation, spec: &'static TableSpec, progress: &Progress) -> Result<Self, ReadError> {
        let snapshot = Snapshot::take(&location.file, &location.browser, progress)?;
        let log = if snapshot.has_log { compare(&snapshot, spec) } else { Log::None };
        let db = open_for_rows(&snapshot)?;
        let table = Table::find(&db, spec, snapshot.source())?;
        let mut notes = snapshot.notes.clone();
        let is_doubtful = notes.contains(&ReadNote::SnapshotMayBeTorn) || notes.contains(&ReadNote::TruncatedFile);
        if is_doubtful && !is_sound(&db) {
            notes.push(ReadNote::CorruptPages);
        }
        Ok(Self { db, table, log, notes, snapshot })
    }

    /// A scan of the cookie table. `named_by` are the columns of host and name.
    pub(super) fn scan<'a>(&'a self, named_by: [usize; 2], progress: &'a Progress) -> Scan<'a> {
        let scan = Self::scan_of(&self.db, &self.table, &self.snapshot, named_by, progress);
        // Rows that are compared with the main file are compared whole.
        if matches!(self.log, Log::Compared(_)) { Scan { blank: &[], ..scan } } else { scan }
    }

    /// The same on another connection to the copy.
    pub(super) fn scan_of<'a>(
        db: &'a Connection,
        table: &'a Table,
        snapshot: &Snapshot,
        named_by: [usize; 2],
        progress: &'a Progress,
    ) -> Scan<'a> {
        Scan { db, table, named_by, progress, blank: table.spec.unused, most_rows: snapshot.size().max(1024) }
    }

    /// Whether the copy is one file without a log and nothing is odd about it.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.log, Log::None) && self.snapshot.notes.is_empty()
    }

    /// What gathers the rows; it remembers them when they are to be compared.
    pub(super) fn collector(&self, options: &ReadOptions) -> Collector {
        let mut out = Collector::new(options);
        out.fingerprints = matches!(self.log, Log::Compared(_)).then(Fingerprints::default);
        out
    }

    /// The copy.
    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Adds a fact about the read.
    pub(super) fn note(&mut self, note: ReadNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The report of the rows that were collected.
    pub(super) fn report(
        mut self,
        location: &StoreLocation,
        options: &ReadOptions,
        version: Option<i64>,
        mut out: Collector,
        scanned: Scanned,
    ) -> ReadReport {
        if scanned.is_damaged {
            self.note(ReadNote::CorruptPages);
        }
        let mut report = empty_report(location, options);
        report.record.rows_lost = scanned.lost.len() as u64;
        let lost = scanned.lost.into_iter().take(MOST_LOST);
        report.lost = lost.map(|row| LostCookie { rowid: row.rowid, host: row.host, name: row.name }).collect();
        let from_log = match self.log {
            Log::None => Some((0, 0)),
            Log::Compared(main) => main.mark(&mut out.cookies.rows, &out.fingerprints.take().unwrap_or_default()),
            Log::Unknown => None,
        };
        report.record.rows_from_log = from_log.map(|(rows, _)| rows);
        report.record.rows_deleted_by_log = from_log.map(|(_, deleted)| deleted);
        report.record.schema_version = version;
        report.record.unknown_columns = self.table.unknown;
        report.record.notes = self.notes;
        report.record.files = {
            drop(self.db);
            self.snapshot.into_records()
        };
        fill(&mut report, out);
        report
    }
}

/// Starts to read the main file alone.
fn compare(snapshot: &Snapshot, spec: &'static TableSpec) -> Log {
    match snapshot.open(Mode::WithoutLog).ok().and_then(|main| MainRows::start(main, spec).ok()) {
        Some(main) => Log::Compared(main),
        None => Log::Unknown,
    }
}

/// Moves the collected rows into a report.
pub(super) fn fill(report: &mut ReadReport, out: Collector) {
    report.record.rows_read = out.cookies.rows.len() as u64;
    report.record.rows_skipped = out.skipped;
    report.record.row_warnings = out.warned;
    report.cookies = out.cookies;
    report.values = out.values;
    report.warnings = out.warnings;
}

/// A report of a location before anything was read.
pub(super) fn empty_report(location: &StoreLocation, options: &ReadOptions) -> ReadReport {
    ReadReport {
        record: ReadRecord {
            files: Vec::new(),
            read_at: options.now,
            browser: location.browser.clone(),
            browser_version: None,
            profile: location.profile.clone(),
            format: location.format,
            schema_version: None,
            rows_read: 0,
            rows_skipped: 0,
            rows_lost: 0,
            rows_from_log: (location.format == FormatId::FirefoxSession).then_some(0),
            rows_deleted_by_log: (location.format == FormatId::FirefoxSession).then_some(0),
            row_warnings: 0,
            rows_from_session_file: 0,
            unknown_columns: Vec::new(),
            notes: Vec::new(),
        },
        cookies: crate::cookie::CookieTable::default(),
        values: crate::cookie::Values::default(),
        history: None,
        warnings: Vec::new(),
        lost: Vec::new(),
    }
}

/// Opens a copy so that its schema can be read, if need be as a damaged one.
pub(super) fn open_for_rows(snapshot: &Snapshot) -> Result<Connection, ReadError> {
    let usable = |mode| snapshot.open(mode).and_then(|db| schema(&db).map(|_| db));
    match usable(Mode::Whole) {
        Ok(db) => Ok(db),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted) => Err(ReadError::Cancelled),
        Err(_) => usable(Mode::Damaged).map_err(|error| damage_error(&error, snapshot.source())),
    }
}

fn is_sound(db: &Connection) -> bool {
    db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)).is_ok_and(|answer| answer == "ok")
}
