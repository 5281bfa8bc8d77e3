//! The one loop over rows of a database. Whatever a file holds, it ends: after as many rows as the bytes can hold, after as many steps as these
//! rows can need, or when the read is cancelled.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::{Connection, ErrorCode};

use super::cell::Cells;
use super::open::{Mode, TICK, open};
use super::table::{SchemaEntry, schema_of};
use crate::store::ReadError;

/// Bytes that the smallest row of a table of cookies or visits takes: a pointer to its cell, its length, its number, the header and a byte of text.
const SMALLEST_ROW: u64 = 8;
/// Rows that are looked for in any file, however small.
const FEWEST_ROWS: u64 = 256;
/// Steps of SQLite's machine that a row may need: a column takes two, a look-up in the table behind an index twenty.
const STEPS_A_ROW: u64 = 200;

/// A private copy of a database, opened. Nothing in the program runs a statement but this.
///
/// A limit of rows alone would not do: a `WHERE` that no row of an endless table meets, and the loading of an endless schema, give no row to
/// count. `count(*)` would not do either: its loop asks neither the progress handler nor anybody else, so it is never used.
#[derive(Debug)]
pub(crate) struct OpenCopy {
    db: Connection,
    cancel: Arc<AtomicBool>,
    /// Times that the progress handler may still be asked before the statement at hand is given up.
    ticks: Arc<AtomicU64>,
    /// More rows than that cannot be in the file: pages point at each other.
    most_rows: u64,
    /// More bytes than that cannot be in its large cells: rows share their pages. Four times the size, because a cell may be looked at twice and UTF-16 grows on the way, and room for a pass
    /// that starts anew.
    most_bytes: u64,
    /// Its header was put right before it could be opened.
    pub(super) is_mended: bool,
}

/// How a loop over rows ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// After the last row.
    Complete,
    /// At a page or a statement that cannot be read, or beyond the rows that the file can hold.
    Damaged,
    /// The next row holds a cell beyond the limit.
    TooBig,
}

/// The statement was stopped from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cancelled;

impl From<Cancelled> for ReadError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl OpenCopy {
    /// Opens `copy`, of `size` bytes with its log.
    pub(super) fn new(copy: &std::path::Path, mode: Mode, size: u64, cancel: &Arc<AtomicBool>) -> rusqlite::Result<Self> {
        let most_rows = (size / SMALLEST_ROW).max(FEWEST_ROWS);
        let ticks = Arc::new(AtomicU64::new(ticks_of(most_rows)));
        let db = open(copy, mode, cancel, &ticks)?;
        Ok(Self {
            db,
            cancel: Arc::clone(cancel),
            ticks,
            most_rows,
            most_bytes: size.saturating_mul(4).saturating_add(16 << 20),
            is_mended: false,
        })
    }

    /// Gives each row of a statement to `each`. A statement that cannot be prepared counts as damage.
    pub(crate) fn rows(&self, sql: &str, bound: &[i64], each: &mut dyn FnMut(Cells<'_>)) -> Result<End, Cancelled> {
        self.rows_at_most(self.most_rows, sql, bound, each)
    }

    /// As [`Self::rows`], for at most `most` rows.
    pub(crate) fn rows_at_most(&self, most: u64, sql: &str, bound: &[i64], each: &mut dyn FnMut(Cells<'_>)) -> Result<End, Cancelled> {
        self.ticks.store(ticks_of(self.most_rows), Ordering::Relaxed);
        let (mut rows, large) = (0u64, Cell::new(0));
        let mut run = || -> rusqlite::Result<End> {
            let mut statement = self.db.prepare_cached(sql)?;
            let mut found = statement.query(rusqlite::params_from_iter(bound.iter()))?;
            while let Some(row) = found.next()? {
                rows += 1;
                if rows > most || large.get() > self.most_bytes || (rows.is_multiple_of(1024) && self.cancel.load(Ordering::Relaxed)) {
                    return Ok(End::Damaged);
                }
                each(Cells::new(row, &large));
            }
            Ok(End::Complete)
        };
        let end = match run() {
            Ok(end) => end,
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::TooBig) => End::TooBig,
            Err(_) => End::Damaged,
        };
        if self.cancel.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(end) }
    }

    /// The first row of a statement through `read`; none when there is no row, or nothing could be read.
    pub(crate) fn first<T>(&self, sql: &str, bound: &[i64], read: impl Fn(Cells<'_>) -> Option<T>) -> Option<T> {
        let mut first = None;
        let _ = self.rows_at_most(1, sql, bound, &mut |cells| first = first.take().or_else(|| read(cells)));
        first
    }

    /// A number that the header of the file holds.
    pub(crate) fn user_version(&self) -> i64 {
        self.first("PRAGMA user_version", &[], |cells| cells.number(0)).unwrap_or(0)
    }

    /// Name and kind of everything in the schema, in lower case.
    ///
    /// # Errors
    /// When the schema is damaged, or the read was cancelled.
    pub(crate) fn schema(&self) -> Result<Vec<SchemaEntry>, SchemaError> {
        schema_of(self)
    }

    /// Rows of a table; none when that cannot be told, or there are more than the file can hold. An index is counted where there is one.
    pub(crate) fn count(&self, table: &'static str) -> Result<Option<u64>, Cancelled> {
        self.count_of(table)
    }

    /// The same by the pages of the table itself.
    pub(crate) fn count_in_pages(&self, table: &'static str) -> Result<Option<u64>, Cancelled> {
        self.count_of(&format!("{table} NOT INDEXED"))
    }

    fn count_of(&self, table: &str) -> Result<Option<u64>, Cancelled> {
        // A bounded subquery is a loop like any other, unlike `count(*)` on a table.
        let limit = i64::try_from(self.most_rows).unwrap_or(i64::MAX).saturating_add(1);
        let mut count = None;
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?1)");
        let end = self.rows_at_most(1, &sql, &[limit], &mut |cells| count = cells.number(0))?;
        let count = count.filter(|_| end == End::Complete).and_then(|count| u64::try_from(count).ok());
        Ok(count.filter(|count| *count <= self.most_rows))
    }

    /// Whether the pages hang together, as far as SQLite's own quick check sees.
    pub(crate) fn is_sound(&self) -> bool {
        self.first("PRAGMA quick_check(1)", &[], |cells| Some(cells.text(0) == "ok")).unwrap_or(false)
    }

    /// Whether SQLite takes the statement.
    pub(crate) fn accepts(&self, sql: &str) -> bool {
        self.db.prepare(sql).is_ok()
    }

    /// Bytes that its large cells can hold.
    pub(super) fn most_bytes(&self) -> u64 {
        self.most_bytes
    }

    /// Rows that the bytes of the file can hold.
    pub(crate) fn most_rows(&self) -> u64 {
        self.most_rows
    }
}

/// Why a schema cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemaError {
    /// Its pages cannot be read.
    Damaged,
    /// The read was cancelled.
    Cancelled,
}

impl From<Cancelled> for SchemaError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl SchemaError {
    /// The sentence for a file that could not even be looked into.
    pub(crate) fn of_file(self, path: &std::path::Path) -> ReadError {
        match self {
            Self::Damaged => ReadError::Damaged { path: path.to_path_buf() },
            Self::Cancelled => ReadError::Cancelled,
        }
    }
}

fn ticks_of(rows: u64) -> u64 {
    rows.saturating_mul(STEPS_A_ROW) / u64::from(TICK.unsigned_abs()) + 1_000
}
