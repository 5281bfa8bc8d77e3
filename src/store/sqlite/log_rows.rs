//! Which rows came from the write-ahead log: those that are absent from, or different in, the main file alone (formats note, section 1).

use crate::cookie::KeyedMap;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::sync::{Arc, LazyLock};
use std::thread::JoinHandle;

use rusqlite::types::ValueRef;

use super::cell::Cells;
use super::rows::{End, OpenCopy};
use super::scan::RowSink;
use super::table::{Table, TableSpec};
use crate::store::RowProblem;
use crate::wipe::Traces;

/// What names a row in two states of one table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Identity {
    /// Those columns of the spec's identity that both states have: a column that one lacks would be NULL in all its rows.
    Columns(Vec<usize>),
    /// None of them is there; the row has a number.
    RowNumber,
    /// It has no number either. A row with another content is then another row.
    Content,
}

impl Identity {
    /// What names the rows of both tables, which are states of one.
    pub(crate) fn of(one: &Table, other: &Table) -> Self {
        let shared: Vec<usize> = one.spec.identity.iter().copied().filter(|column| one.has(*column) && other.has(*column)).collect();
        if !shared.is_empty() {
            Self::Columns(shared)
        } else if one.rowid.is_some() && other.rowid.is_some() {
            Self::RowNumber
        } else {
            Self::Content
        }
    }
}

/// A row as two numbers: what names it, and all its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fingerprint {
    identity: u64,
    content: u64,
}

impl Fingerprint {
    fn of(cells: Cells<'_>, spec: &TableSpec, identity: &Identity) -> Self {
        let content = hash(cells, 0..spec.columns.len());
        let identity = match identity {
            Identity::Columns(columns) => hash(cells, columns.iter().copied()),
            Identity::RowNumber => KEY.hash_one(cells.rowid()),
            Identity::Content => content,
        };
        Self { identity, content }
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
    pub(crate) identity: &'a Identity,
    pub(crate) rows: Fingerprints,
}

impl RowSink for Remembering<'_> {
    fn row(&mut self, cells: Cells<'_>) -> bool {
        let row = Fingerprint::of(cells, self.spec, self.identity);
        let is_kept = self.sink.row(cells);
        if is_kept {
            self.rows.kept.push(row);
        } else {
            self.rows.skipped.push(row);
        }
        is_kept
    }

    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool) {
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

/// How often each row stands in the main file. A table without a rule against it may hold the same row twice.
type Rows = KeyedMap<Fingerprint, u64>;

/// The main file alone being read on a thread of its own, while another reads the whole store.
#[derive(Debug)]
pub(crate) struct MainRows {
    identity: Arc<Identity>,
    thread: Option<JoinHandle<Option<Rows>>>,
}

impl MainRows {
    /// Starts reading. `db` sees the main file without its log, in which the table is `table`; `whole` is the same table with the log.
    pub(crate) fn start(db: OpenCopy, table: Table, whole: &Table) -> io::Result<Self> {
        let identity = Arc::new(Identity::of(&table, whole));
        let names = Arc::clone(&identity);
        let thread = std::thread::Builder::new().name("store-main".into()).spawn(move || {
            // Goes after the connection.
            let _traces = Traces;
            let db = db;
            read(&db, &table, &names)
        })?;
        Ok(Self { identity, thread: Some(thread) })
    }

    /// What names the rows.
    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// What the log changed. None when the main file alone cannot be read: then nothing is known.
    pub(crate) fn compare(mut self, whole: &Fingerprints) -> Option<LogRows> {
        Some(changed(self.thread.take()?.join().ok()??, whole))
    }
}

impl Fingerprints {
    /// What the log changed where the main file has no such table: every row is the log's.
    pub(crate) fn all_from_log(&self) -> LogRows {
        changed(Rows::default(), self)
    }
}

/// Each row of the whole store takes an equal one of the main file. What is left of both belongs together where it has the same name: that was changed,
/// and the rest of the main file was deleted.
fn changed(mut main: Rows, whole: &Fingerprints) -> LogRows {
    let mut others: KeyedMap<u64, u64> = KeyedMap::default();
    let mut is_from_log = |row: &Fingerprint| match main.get_mut(row) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => {
            *others.entry(row.identity).or_default() += 1;
            true
        }
    };
    let from_log = whole.kept.iter().map(&mut is_from_log).collect();
    for row in &whole.skipped {
        is_from_log(row);
    }
    let mut deleted = 0;
    for (row, left) in main {
        let changed = others.get_mut(&row.identity).map_or(0, |others| {
            let changed = left.min(*others);
            *others -= changed;
            changed
        });
        deleted += left - changed;
    }
    LogRows { from_log, deleted }
}

impl Drop for MainRows {
    /// The copy is removed after this: nobody may be reading it then.
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A half-done checkpoint leaves pages that do not fit: none.
fn read(db: &OpenCopy, table: &Table, identity: &Identity) -> Option<Rows> {
    let mut rows = Rows::default();
    let end = db.rows(&table.select(&[], ""), &[], &mut |cells| {
        *rows.entry(Fingerprint::of(cells.behind_rowid(), table.spec, identity)).or_default() += 1;
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
