//! Which rows came from the write-ahead log: those that are absent from, or different in, the main file alone (formats note, section 1).

use crate::cookie::KeyedMap;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::path::Path;
use std::sync::LazyLock;
use std::thread::JoinHandle;

use rusqlite::types::ValueRef;

use super::cell::Cells;
use super::rows::{End, OpenCopy};
use super::scan::RowSink;
use super::table::{Table, TableSpec};
use crate::store::RowProblem;
use crate::wipe::Traces;

/// A row as two numbers: what names it, and all its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    identity: u64,
    content: u64,
}

impl Fingerprint {
    pub(crate) fn of(cells: Cells<'_>, spec: &TableSpec) -> Self {
        Self { identity: hash(cells, spec.identity.iter().copied()), content: hash(cells, 0..spec.columns.len()) }
    }

    /// The same of a cookie, whichever row it stands in: the number of a row says nothing of it.
    pub(crate) fn of_cookie(cells: Cells<'_>, spec: &TableSpec) -> Self {
        let says = |column: &usize| spec.cookie.contains(column) || !spec.identity.contains(column);
        Self { identity: hash(cells, spec.cookie.iter().copied()), content: hash(cells, (0..spec.columns.len()).filter(says)) }
    }

    /// What names it.
    pub(crate) fn identity(self) -> u64 {
        self.identity
    }

    /// All of it.
    pub(crate) fn content(self) -> u64 {
        self.content
    }
}

/// The fingerprints of the rows of a whole store.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    /// Of the rows that were kept, in their order.
    kept: Vec<Fingerprint>,
    /// Of the others.
    skipped: Vec<Fingerprint>,
}

/// Hands rows on to another sink and remembers what they were.
pub(crate) struct Remembering<'a> {
    pub(crate) sink: &'a mut dyn RowSink,
    pub(crate) spec: &'static TableSpec,
    pub(crate) rows: Fingerprints,
}

impl RowSink for Remembering<'_> {
    fn row(&mut self, cells: Cells<'_>) -> bool {
        let row = Fingerprint::of(cells, self.spec);
        let is_kept = self.sink.row(cells);
        if is_kept {
            self.rows.kept.push(row);
        } else {
            self.rows.skipped.push(row);
        }
        is_kept
    }

    fn problem(&mut self, rowid: i64, problem: RowProblem, kept: bool) {
        self.sink.problem(rowid, problem, kept);
    }

    fn restart(&mut self) {
        self.rows = Fingerprints::default();
        self.sink.restart();
    }
}

/// What the log changed.
#[derive(Debug, Default)]
pub(crate) struct LogRows {
    /// For each row that was kept, whether it is only in the log or was changed by it. Empty when there is no log.
    pub(crate) from_log: Vec<bool>,
    /// Rows of the main file that the log deletes.
    pub(crate) deleted: u64,
}

/// The main file alone being read on a thread of its own, while another reads the whole store.
#[derive(Debug)]
pub(crate) struct MainRows {
    thread: Option<JoinHandle<Option<KeyedMap<u64, u64>>>>,
}

impl MainRows {
    /// Starts reading. `db` sees the main file without its log.
    pub(crate) fn start(db: OpenCopy, spec: &'static TableSpec) -> io::Result<Self> {
        let thread = std::thread::Builder::new().name("store-main".into()).spawn(move || {
            // Goes after the connection.
            let _traces = Traces;
            let db = db;
            read(&db, spec)
        })?;
        Ok(Self { thread: Some(thread) })
    }

    /// What the log changed. None when the main file alone cannot be read: then nothing is known.
    pub(crate) fn compare(mut self, whole: &Fingerprints) -> Option<LogRows> {
        let mut main = self.thread.take()?.join().ok()??;
        let from_log = whole.kept.iter().map(|row| main.remove(&row.identity) != Some(row.content)).collect();
        for row in &whole.skipped {
            main.remove(&row.identity);
        }
        Some(LogRows { from_log, deleted: main.len() as u64 })
    }
}

impl Drop for MainRows {
    /// The copy is removed after this: nobody may be reading it then.
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A database that was never checkpointed has no table yet; a half-done checkpoint leaves pages that do not fit: none.
fn read(db: &OpenCopy, spec: &'static TableSpec) -> Option<KeyedMap<u64, u64>> {
    let table = Table::find(db, spec, Path::new("")).ok()?;
    let mut rows = KeyedMap::default();
    let end = db.rows(&table.select(&[], ""), &[], &mut |cells| {
        let row = Fingerprint::of(cells.behind_rowid(), spec);
        rows.insert(row.identity, row.content);
    });
    (end == Ok(End::Complete)).then_some(rows)
}

/// One key for both threads, another one in each run: rows of a file cannot be made to look alike.
static KEY: LazyLock<ahash::RandomState> = LazyLock::new(ahash::RandomState::new);

fn hash(cells: Cells<'_>, columns: impl Iterator<Item = usize>) -> u64 {
    let mut hasher = KEY.build_hasher();
    for column in columns {
        match cells.raw(column) {
            ValueRef::Null => hasher.write_u8(0),
            ValueRef::Integer(number) => {
                hasher.write_u8(1);
                hasher.write_i64(number);
            }
            ValueRef::Real(number) => {
                hasher.write_u8(2);
                hasher.write_u64(number.to_bits());
            }
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                hasher.write_u8(3);
                hasher.write_usize(bytes.len());
                hasher.write(bytes);
            }
        }
    }
    hasher.finish()
}
