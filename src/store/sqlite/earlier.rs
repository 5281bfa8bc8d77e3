//! Earlier versions of rows, which a write-ahead log or a rollback journal still holds.
//!
//! The state after each commit is made anew: the copy of the log is cut behind that commit and SQLite reads the two files as it would have then. Pages
//! are not read by themselves here, as `pages` does for a whole copy where nothing is odd: which page belonged to which table at that commit only SQLite
//! knows. Where the log was written back in part, an earlier state is a mixture of pages of two times; every row that lies on one page is still one that was
//! committed, because every page is, and what does not hang together SQLite does not give. A row that goes on on other pages may be the beginning of one and
//! the end of another: such rows are counted and not told. The same holds of what is left of older generations of the log, which become logs of their own.
//!
//! A state whose table has another form (other columns, another version) is not compared with what is there now, because its cells may mean something else:
//! its rows are counted.

mod form;
mod generations;
pub(super) mod journal;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::cell::Cells;
use super::database::open_for_rows;
use super::log_rows::Fingerprint;
use super::open::{self, Mode};
use super::rows::OpenCopy;
use super::snapshot::{Snapshot, head_of};
use super::table::{Table, TableSpec};
use crate::cookie::KeyedSet;
use crate::store::{FileRecord, Progress, ReadError, StoreLocation};
use crate::wipe::Traces;
use form::Form;
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
    /// Commits that were not looked at, because there are too many or their frames are not all there any more.
    pub(crate) commits_left_out: usize,
    /// Rows that were left out because the table had another form, or because they may be made of two.
    pub(crate) rows_left_out: u64,
}

/// The versions that are known by now.
struct Known {
    /// The table of the newest state.
    form: Form,
    /// Rows of the newest state.
    live: KeyedSet<u64>,
    /// Versions that were met.
    versions: KeyedSet<(u64, u64)>,
    /// Versions that were met where they cannot be told: in tables of another form, and in mixtures where they may be made of two.
    left_out: KeyedSet<(u64, u64)>,
    /// Rows of the largest table that had no names or hosts for its rows.
    nameless: u64,
    looked_at: u64,
    /// Bytes of texts from which on a row may go on on another page.
    most_on_a_page: usize,
}

/// The database that is written.
struct Written {
    db: Connection,
    file: PathBuf,
    insert: String,
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
        let mut known = Known::of_now(&snapshot, spec)?;
        let mut written = Written::create(&file, spec, &known.form).map_err(damaged)?;
        let (mut commits, mut left_out) = (0, 0);
        if let Some(log) = &log {
            let kept = folder.join("log");
            fs::copy(snapshot.log(), &kept).map_err(|source| ReadError::NoRoomForCopy { source, path: kept.clone() })?;
            let mut states = States { snapshot: &snapshot, spec, log, kept, left: MOST_STATES, left_out: 0, is_mixed: false };
            for (age, generation) in log.generations.iter().enumerate() {
                // The main file is later than every older generation.
                states.is_mixed = age > 0 || log.is_written_back(generation, &states.kept, &snapshot.main()).unwrap_or(true);
                states.of_generation(generation, age == 0, &mut known, &mut written)?;
                if age == 0
                    && let Ok(db) = snapshot.open(Mode::WithoutLog)
                {
                    known.look_at(&db, spec, (None, states.is_mixed), &mut written)?;
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
            known.look_at(&db, spec, (None, false), &mut written)?;
        }
        let finished = written.db.execute_batch("COMMIT");
        let rows = if finished.is_ok() { std::mem::take(&mut written.rows) } else { return Err(written.no_room()) };
        drop(written);
        Ok(Self { snapshot, file, rows, commits, commits_left_out: left_out, rows_left_out: known.left_out() })
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
    /// The main file is not as it was before the generation that is looked at.
    is_mixed: bool,
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
        let first = if is_newest { Some(0) } else { self.log.write_alone(generation, &self.kept, &self.snapshot.log()).ok().flatten() };
        for commit in generation.commits.iter().rev().skip(usize::from(is_newest)) {
            let is_there = first.is_some_and(|first| commit.frame() > first) && self.left > 0 && known.looked_at <= MOST_ROWS;
            let state = if is_there { self.open_after(*commit, first.unwrap_or(0)) } else { None };
            match state {
                Some(db) => known.look_at(&db, self.spec, (Some(commit.frame()), self.is_mixed), written)?,
                None => self.left_out += 1,
            }
        }
        Ok(())
    }

    /// The store as it was after a commit, where that can be had.
    fn open_after(&mut self, commit: Commit, first: u32) -> Option<OpenCopy> {
        self.left -= 1;
        self.log.cut(&self.snapshot.log(), first, commit).ok()?;
        self.snapshot.open(Mode::Whole).ok()
    }
}

impl Known {
    /// The rows of the store as it is.
    fn of_now(snapshot: &Snapshot, spec: &'static TableSpec) -> Result<Self, ReadError> {
        // Goes after the connection.
        let _traces = Traces;
        let db = open_for_rows(snapshot)?;
        let table = Table::find(&db, spec, snapshot.source())?;
        let (mut live, mut versions) = (KeyedSet::default(), KeyedSet::default());
        db.rows(&table.select(&[], ""), &[], &mut |cells| {
            let row = Fingerprint::of_cookie(cells.behind_rowid(), spec);
            live.insert(row.identity());
            versions.insert((row.identity(), row.content()));
        })?;
        let (form, most_on_a_page) = (Form::of(&db, &table), most_on_a_page(&snapshot.main(), spec));
        Ok(Self { form, live, versions, left_out: KeyedSet::default(), nameless: 0, looked_at: 0, most_on_a_page })
    }

    /// Takes what is new in an earlier state, of which is said by which frame it ends and whether it may be a mixture. One without the table is passed over:
    /// a log may begin before there was one.
    fn look_at(
        &mut self,
        db: &OpenCopy,
        spec: &'static TableSpec,
        (frame, is_mixed): (Option<u32>, bool),
        written: &mut Written,
    ) -> Result<(), ReadError> {
        // Goes after the connection.
        let _traces = Traces;
        let table = match Table::find(db, spec, Path::new("")) {
            Ok(table) => table,
            Err(ReadError::MissingColumn { .. }) => {
                self.nameless = self.nameless.max(db.count(spec.name)?.unwrap_or(0));
                return Ok(());
            }
            Err(_) => return Ok(()),
        };
        let (is_alike, mut is_written) = (Form::of(db, &table) == self.form, true);
        // An earlier state that ends at a damaged page, because it is a mixture, has given what it could.
        db.rows(&table.select(&[], ""), &[], &mut |cells| {
            let cells = cells.behind_rowid();
            let row = Fingerprint::of_cookie(cells, spec);
            let version = (row.identity(), row.content());
            self.looked_at += 1;
            // Rubbish of pages that do not hang together names nothing.
            let is_named = spec.cookie.iter().any(|column| !is_nothing(cells.raw(*column)));
            if is_named && (!is_alike || (is_mixed && bytes_of(cells, spec) > self.most_on_a_page)) {
                self.left_out.insert(version);
            } else if is_named && self.versions.insert(version) {
                let state = EarlierRow { is_deleted: !self.live.contains(&row.identity()), frame };
                let present = (0..spec.columns.len()).filter(|column| table.has(*column));
                is_written &= written.add(&present.map(|column| cells.raw(column)).collect::<Vec<_>>(), state);
            }
        })?;
        if is_written { Ok(()) } else { Err(written.no_room()) }
    }

    /// Rows that cannot be told. One that was met elsewhere too, cell for cell, is no loss.
    fn left_out(&self) -> u64 {
        self.left_out.difference(&self.versions).count() as u64 + self.nameless
    }
}

/// Bytes of texts that a row can have on a page beside its numbers and its header, whatever these are.
fn most_on_a_page(main: &Path, spec: &TableSpec) -> usize {
    /// A number, and the type of a field in the header.
    const A_FIELD: usize = 8 + 3;
    let head = head_of(main, 100).unwrap_or_default();
    let at = |place: usize| head.get(place).copied().unwrap_or(0);
    let page = match u16::from_be_bytes([at(16), at(17)]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let most = page.saturating_sub(usize::from(at(20)) + 35 + A_FIELD * (spec.columns.len() + 1));
    // Outside UTF-8 a text takes twice as many bytes as it has here, at most.
    if at(59) == 1 { most } else { most / 2 }
}

/// Bytes of the texts of a row.
fn bytes_of(cells: Cells<'_>, spec: &TableSpec) -> usize {
    (0..spec.columns.len()).map(|column| cells.bytes(column).map_or(0, <[u8]>::len)).sum()
}

fn is_nothing(cell: ValueRef<'_>) -> bool {
    matches!(cell, ValueRef::Null | ValueRef::Text([]) | ValueRef::Blob([]))
}

impl Written {
    /// An empty database with the columns of the store that are known, without a type, so that every cell stays what it is, and without an index,
    /// because a cookie may be there several times; with what tells the schema.
    fn create(file: &Path, spec: &'static TableSpec, form: &Form) -> rusqlite::Result<Self> {
        let db = open::create(file)?;
        let (name, columns) = (spec.name, form.columns().collect::<Vec<_>>());
        db.execute_batch(&format!("PRAGMA user_version={}; BEGIN; CREATE TABLE {name}({});", form.user_version, columns.join(", ")))?;
        if let Some(version) = form.meta {
            db.execute_batch("CREATE TABLE meta(key, value)")?;
            db.execute("INSERT INTO meta VALUES('version', ?1)", [version])?;
        }
        let insert = format!("INSERT INTO {name} VALUES({})", vec!["?"; columns.len()].join(", "));
        Ok(Self { db, file: file.to_path_buf(), insert, rows: Vec::new() })
    }

    /// Adds a row of the same form; false when it could not be written.
    fn add(&mut self, cells: &[ValueRef<'_>], state: EarlierRow) -> bool {
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
