//! Which rows came from the write-ahead log: those that are absent from, or different in, the main file alone (formats note, section 1).

use std::hash::Hasher;
use std::io;
use std::path::Path;
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use rustc_hash::{FxHashMap, FxHasher};

use super::cell::Cells;
use super::table::{Table, TableSpec};
use crate::cookie::Cookie;

/// A row as two numbers: what names it, and all its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    identity: u64,
    content: u64,
}

impl Fingerprint {
    pub(super) fn of(cells: Cells<'_>, spec: &TableSpec) -> Self {
        Self { identity: hash(cells, spec.identity.iter().copied()), content: hash(cells, 0..spec.columns.len()) }
    }
}

/// The fingerprints of the rows of a whole store.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// Of the rows that became cookies, in their order.
    pub(super) kept: Vec<Fingerprint>,
    /// Of the others.
    pub(super) skipped: Vec<Fingerprint>,
}

/// The main file alone being read on a thread of its own, while another reads the whole store.
#[derive(Debug)]
pub(super) struct MainRows {
    thread: Option<JoinHandle<Option<FxHashMap<u64, u64>>>>,
}

impl MainRows {
    /// Starts reading. `db` sees the main file without its log.
    pub(super) fn start(db: Connection, spec: &'static TableSpec) -> io::Result<Self> {
        let thread = std::thread::Builder::new().name("store-main".into()).spawn(move || read(&db, spec))?;
        Ok(Self { thread: Some(thread) })
    }

    /// Marks the cookies that came from the log and says how many there are, and how many rows of the main file the log deletes.
    /// None when the main file alone cannot be read: then nothing is known.
    pub(super) fn mark(mut self, cookies: &mut [Cookie], whole: &Fingerprints) -> Option<(u64, u64)> {
        let mut main = self.thread.take()?.join().ok()??;
        let mut from_log = 0;
        for (cookie, row) in cookies.iter_mut().zip(&whole.kept) {
            cookie.from_log = main.remove(&row.identity) != Some(row.content);
            from_log += u64::from(cookie.from_log);
        }
        for row in &whole.skipped {
            main.remove(&row.identity);
        }
        Some((from_log, main.len() as u64))
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
fn read(db: &Connection, spec: &'static TableSpec) -> Option<FxHashMap<u64, u64>> {
    let table = Table::find(db, spec, Path::new("")).ok()?;
    let mut statement = db.prepare(&table.select(&[], "")).ok()?;
    let mut found = statement.query([]).ok()?;
    let mut rows = FxHashMap::default();
    while let Some(row) = found.next().ok()? {
        let row = Fingerprint::of(Cells::new(row), spec);
        rows.insert(row.identity, row.content);
    }
    Some(rows)
}

fn hash(cells: Cells<'_>, columns: impl Iterator<Item = usize>) -> u64 {
    let mut hasher = FxHasher::default();
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
