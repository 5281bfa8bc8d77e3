//! Earlier versions of rows, which a write-ahead log or a rollback journal still holds.
//!
//! The state after each commit is made anew: the copy of the log is cut behind that commit and SQLite reads the two files as it would have then. Pages
//! are not read by themselves here, as `pages` does for a whole copy where nothing is odd: which page belonged to which table at that commit only SQLite
//! knows. Where the log was written back in part, an earlier state is a mixture of pages of two times; every row in it is still one that was
//! committed, because every page is, and what does not hang together SQLite does not give. The same holds of what is left of older generations of the
//! log, which become logs of their own.

mod generations;
mod journal;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::database::open_for_rows;
use super::log_rows::Fingerprint;
use super::open::{self, Mode};
use super::rows::OpenCopy;
use super::snapshot::Snapshot;
use super::table::{Table, TableSpec};
use crate::cookie::KeyedSet;
use crate::store::{FileRecord, Progress, ReadError, StoreLocation};
use crate::wipe::Traces;
use generations::{Commit, Generation, Log};

/// States that are made, and rows that are looked at in all of them: a log of a thousand commits on a million rows would take minutes.
const MOST_STATES: usize = 64;
const MOST_ROWS: u64 = 4_000_000;

/// What became of an earlier version of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierRow {
    /// The row was deleted since. Else it has another content now.
    pub is_deleted: bool,
    /// The frame of the log that ends the newest commit which still had it, counted from 1; none where only the main file, as it was before the
    /// log or the last transaction of a journal, has it.
    pub frame: Option<u32>,
}

/// Earlier versions of rows as a database of their own, with the table of the store.
pub(crate) struct Gathered {
    /// Keeps the database.
    snapshot: Snapshot,
    file: PathBuf,
    /// In the order of its row numbers.
    pub(crate) rows: Vec<EarlierRow>,
    /// Commits in the log.
    pub(crate) commits: usize,
    /// Commits that were not looked at, because there are too many.
    pub(crate) commits_left_out: usize,
}

/// The versions that are known by now.
#[derive(Default)]
struct Known {
    /// Rows of the newest state.
    live: KeyedSet<u64>,
    /// Versions that were met.
    versions: KeyedSet<(u64, u64)>,
    looked_at: u64,
}

/// The database that is written.
struct Written {
    db: Connection,
    file: PathBuf,
    insert: String,
    columns: usize,
    rows: Vec<EarlierRow>,
}

impl Gathered {
    /// Copies a store and takes from its log what is no longer so, the newest version of each first.
    pub(crate) fn of(location: &StoreLocation, spec: &'static TableSpec, progress: &Progress) -> Result<Self, ReadError> {
        let snapshot = Snapshot::take(&location.file, progress)?;
        let damaged = |_| ReadError::Damaged { path: location.file.clone() };
        let name = location.file.file_name().unwrap_or(std::ffi::OsStr::new("earlier"));
        let folder = snapshot.folder().join("earlier");
        fs::create_dir(&folder).map_err(|source| ReadError::NoRoomForCopy { source, path: folder.clone() })?;
        let file = folder.join(name);
        let log = if snapshot.has_log { Log::of(&snapshot.log()).ok().flatten() } else { None };
        let _traces_of_written = Traces;
        let (mut known, mut written) = {
            // Goes after the connection.
            let _traces = Traces;
            let db = open_for_rows(&snapshot)?;
            let table = Table::find(&db, spec, snapshot.source())?;
            let mut known = Known::default();
            let mut live = |row: Fingerprint| {
                known.live.insert(row.identity());
                known.versions.insert((row.identity(), row.content()));
            };
            db.rows(&table.select(&[], ""), &[], &mut |cells| live(Fingerprint::of_cookie(cells.behind_rowid(), spec)))?;
            (known, Written::create(&file, &db, &table).map_err(damaged)?)
        };
        let (mut commits, mut left_out) = (0, 0);
        if let Some(log) = &log {
            let kept = folder.join("log");
            fs::copy(snapshot.log(), &kept).map_err(|source| ReadError::NoRoomForCopy { source, path: kept.clone() })?;
            let mut states = States { snapshot: &snapshot, spec, log, kept, left: MOST_STATES, left_out: 0 };
            for (age, generation) in log.generations.iter().enumerate() {
                states.of_generation(generation, age == 0, &mut known, &mut written)?;
                if age == 0
                    && let Ok(db) = snapshot.open(Mode::WithoutLog)
                {
                    known.look_at(&db, spec, None, &mut written)?;
                }
            }
            (commits, left_out) = (log.generations.iter().map(|generation| generation.commits.len()).sum(), states.left_out);
        }
        // Behind the log, where there is one, no journal counts.
        let before = folder.join("before");
        if log.is_none()
            && journal::write_before(&snapshot.journal(), &snapshot.main(), &before).unwrap_or(false)
            && let Ok(db) = snapshot.open_other(&before)
        {
            known.look_at(&db, spec, None, &mut written)?;
        }
        let finished = written.db.execute_batch("COMMIT");
        let rows = if finished.is_ok() { std::mem::take(&mut written.rows) } else { return Err(written.no_room()) };
        drop(written);
        Ok(Self { snapshot, file, rows, commits, commits_left_out: left_out })
    }

    /// The database, as a store that lies where the original lies.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// The proof of what was copied.
    pub(crate) fn into_records(self) -> Result<Vec<FileRecord>, ReadError> {
        self.snapshot.into_records()
    }
}

/// The states that a log leads back to.
struct States<'a> {
    snapshot: &'a Snapshot,
    spec: &'static TableSpec,
    log: &'a Log,
    /// The log as it was copied: making states cuts the one beside the database.
    kept: PathBuf,
    left: usize,
    left_out: usize,
}

impl States<'_> {
    /// Looks at the states after the commits of a generation, the newest first. That after the newest commit of all is the live one.
    fn of_generation(
        &mut self,
        generation: &Generation,
        is_newest: bool,
        known: &mut Known,
        written: &mut Written,
    ) -> Result<(), ReadError> {
        let file = self.snapshot.log();
        let first = if is_newest { Some(0) } else { self.log.write_alone(generation, &self.kept, &file).ok().flatten() };
        let of_generation = generation.commits.iter().rev().skip(usize::from(is_newest));
        let commits: Vec<Commit> = of_generation.filter(|commit| first.is_some_and(|first| commit.frame() > first)).copied().collect();
        for commit in commits {
            if self.left == 0 || known.looked_at > MOST_ROWS {
                self.left_out += 1;
                continue;
            }
            self.left -= 1;
            if self.log.cut(&file, first.unwrap_or(0), commit).is_err() {
                return Ok(());
            }
            if let Ok(db) = self.snapshot.open(Mode::Whole) {
                known.look_at(&db, self.spec, Some(commit.frame()), written)?;
            }
        }
        Ok(())
    }
}

impl Known {
    /// Takes what is new in an earlier state. One whose table cannot be found is passed over: a log may begin before there was one.
    fn look_at(&mut self, db: &OpenCopy, spec: &'static TableSpec, frame: Option<u32>, written: &mut Written) -> Result<(), ReadError> {
        // Goes after the connection.
        let _traces = Traces;
        let Ok(table) = Table::find(db, spec, Path::new("")) else { return Ok(()) };
        let mut is_written = true;
        // An earlier state that ends at a damaged page, because it is a mixture, has given what it could.
        db.rows(&table.select(&[], ""), &[], &mut |cells| {
            let cells = cells.behind_rowid();
            let row = Fingerprint::of_cookie(cells, spec);
            self.looked_at += 1;
            // Rubbish of pages that do not hang together names nothing.
            let is_named = spec.cookie.iter().any(|column| !is_nothing(cells.raw(*column)));
            if is_named && self.versions.insert((row.identity(), row.content())) {
                let state = EarlierRow { is_deleted: !self.live.contains(&row.identity()), frame };
                let present = (0..spec.columns.len()).filter(|column| table.has(*column));
                is_written &= written.add(&present.map(|column| cells.raw(column)).collect::<Vec<_>>(), state);
            }
        })?;
        if is_written { Ok(()) } else { Err(written.no_room()) }
    }
}

fn is_nothing(cell: ValueRef<'_>) -> bool {
    matches!(cell, ValueRef::Null | ValueRef::Text([]) | ValueRef::Blob([]))
}

impl Written {
    /// An empty database with the columns of the store that are known, without a type, so that every cell stays what it is, and without an index,
    /// because a cookie may be there several times; with what tells the schema.
    fn create(file: &Path, of: &OpenCopy, table: &Table) -> rusqlite::Result<Self> {
        let db = open::create(file)?;
        let columns: Vec<&str> = (0..table.spec.columns.len()).filter_map(|column| table.name_of(column)).collect();
        let name = table.spec.name;
        db.execute_batch(&format!("PRAGMA user_version={}; BEGIN; CREATE TABLE {name}({});", of.user_version(), columns.join(", ")))?;
        if of.schema().is_ok_and(|schema| schema.iter().any(|entry| entry.is_table && entry.name == "meta")) {
            db.execute_batch("CREATE TABLE meta(key, value)")?;
            let version = of.first("SELECT value FROM meta WHERE key = 'version'", &[], |cells| cells.number(0));
            db.execute("INSERT INTO meta VALUES('version', ?1)", [version])?;
        }
        let insert = format!("INSERT INTO {name} VALUES({})", vec!["?"; columns.len()].join(", "));
        Ok(Self { db, file: file.to_path_buf(), insert, columns: columns.len(), rows: Vec::new() })
    }

    /// Adds a row; false when it could not be written. Earlier states have the columns of the newest one, else their rows are left out.
    fn add(&mut self, cells: &[ValueRef<'_>], state: EarlierRow) -> bool {
        if cells.len() != self.columns {
            return true;
        }
        self.rows.push(state);
        self.db
            .prepare_cached(&self.insert)
            .and_then(|mut insert| insert.execute(rusqlite::params_from_iter(cells.iter().map(|cell| ToSqlOutput::Borrowed(*cell)))))
            .is_ok()
    }

    fn no_room(&self) -> ReadError {
        ReadError::NoRoomForCopy { source: io::ErrorKind::StorageFull.into(), path: self.file.clone() }
    }
}
