//! Rollback journals: of a transaction that did not end, in several parts, and of several databases at once.

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::store::{Progress, ReadNote, ReadReport, locate, read_superseded};
use rusqlite::Connection;

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::reading::{options, read_only_store};

const ROWS: usize = 3_000;
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// A store of many rows, opened by somebody who has room for ten pages.
fn store(family: &Family, folder: &Path, mode: &str) -> (PathBuf, Connection) {
    let rows: Vec<_> = (0..ROWS).map(|number| (family.plain_row)("a.fr", &format!("n{number:05}"))).collect();
    let path = family.build(folder, family.newest(), &rows);
    let db = Connection::open(&path).unwrap();
    db.execute_batch(&format!("PRAGMA journal_mode={mode}; PRAGMA synchronous=FULL; PRAGMA cache_size=10; PRAGMA cache_spill=1;")).unwrap();
    (path, db)
}

/// Every row another, some gone, some new: more than fits into the memory of the writer.
fn change(family: &Family, db: &Connection) {
    let sql = "UPDATE {t} SET {v} = 'uncommitted'; DELETE FROM {t} WHERE {n} LIKE '%7';
        INSERT INTO {t}({n}, {v}, {h}) SELECT 'later' || {n}, 'uncommitted', 'b.fr' FROM {t};";
    let sql = sql.replace("{t}", family.table).replace("{n}", family.name).replace("{v}", family.value).replace("{h}", family.host);
    db.execute_batch(&sql).unwrap();
}

fn journal_of(path: &Path) -> PathBuf {
    path.with_file_name(format!("{}-journal", path.file_name().unwrap().to_string_lossy()))
}

fn headers(journal: &[u8]) -> usize {
    journal.chunks(512).filter(|sector| sector.starts_with(&MAGIC)).count()
}

fn cells(report: &ReadReport) -> Vec<(String, Vec<u8>)> {
    let value = |row: usize| report.values.get(row).map(|(value, _)| value.reveal().to_vec()).unwrap_or_default();
    let mut cells: Vec<_> = report.cookies.iter().enumerate().map(|(row, cookie)| (cookie.name().to_owned(), value(row))).collect();
    cells.sort();
    cells
}

/// What SQLite's own recovery gives.
fn recovered(family: &Family, path: &Path) -> Vec<(String, Vec<u8>)> {
    let db = Connection::open(path).unwrap();
    let sql = format!("SELECT {}, CAST({} AS BLOB) FROM {}", family.name, family.value, family.table);
    let mut statement = db.prepare(&sql).unwrap();
    let mut cells: Vec<_> = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    cells.sort();
    cells
}

/// The files as they lie there when the writer is killed in the middle of its transaction.
fn killed(path: &Path, folder: &Path) -> PathBuf {
    let copy = folder.join(path.file_name().unwrap());
    fs::copy(path, &copy).unwrap();
    fs::copy(journal_of(path), journal_of(&copy)).unwrap();
    copy
}

#[test]
fn a_transaction_that_did_not_end_is_rolled_back_from_all_parts_of_its_journal() {
    for family in [&FIREFOX, &CHROMIUM] {
        let (writers, left) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (path, db) = store(family, writers.path(), "DELETE");
        db.execute_batch("BEGIN").unwrap();
        change(family, &db);
        let copy = killed(&path, left.path());
        drop(db);
        assert!(headers(&fs::read(journal_of(&copy)).unwrap()) > 2, "the cache was too large for what is tested");
        assert!(fs::read(&copy).unwrap().windows(11).any(|bytes| bytes == b"uncommitted"), "nothing was written before the end");
        let before = (fs::read(&copy).unwrap(), fs::read(journal_of(&copy)).unwrap());
        let report = read_only_store(&copy).unwrap();
        let location = locate(&copy).unwrap().remove(0);
        let earlier = read_superseded(&location, &options(), &Progress::default()).unwrap().unwrap();
        assert!(before == (fs::read(&copy).unwrap(), fs::read(journal_of(&copy)).unwrap()), "the store was changed");
        assert_eq!((earlier.rows.len(), earlier.rows_left_out), (0, 0), "what was never committed is no earlier version");
        assert!(report.record.notes.contains(&ReadNote::RecoveredHotJournal));
        assert_eq!(report.record.rows_read, ROWS as u64);
        assert!(cells(&report) == recovered(family, &copy), "{}", family.table);
    }
}

#[test]
fn a_journal_in_parts_that_was_kept_gives_all_that_was_there_before() {
    for family in [&FIREFOX, &CHROMIUM] {
        let folder = tempfile::tempdir().unwrap();
        let (path, db) = store(family, folder.path(), "PERSIST");
        let before = cells(&read_only_store(&path).unwrap());
        db.execute_batch("BEGIN").unwrap();
        change(family, &db);
        db.execute_batch("COMMIT").unwrap();
        drop(db);
        let journal = fs::read(journal_of(&path)).unwrap();
        assert!(headers(&journal) > 1 && journal.starts_with(&[0; 28]));
        let location = locate(&path).unwrap().remove(0);
        let found = read_superseded(&location, &options(), &Progress::default()).unwrap().unwrap();
        assert!(cells(&found.report) == before, "{}: {} of {} rows", family.table, found.rows.len(), before.len());
        let gone = found.rows.iter().filter(|row| row.is_deleted).count();
        assert_eq!(gone, ROWS / 10);
    }
}

/// What ends a journal of a transaction over several databases, as SQLite writes it.
fn ending(super_journal: &Path) -> Vec<u8> {
    let name = super_journal.to_str().unwrap().as_bytes();
    let sum = name.iter().fold(0u32, |sum, byte| sum.wrapping_add(u32::from(*byte)));
    // The number of the page that no database has: that of the lock, with 4 KiB.
    let page = 0x4000_0000_u32 / 4096 + 1;
    let length = u32::try_from(name.len()).unwrap();
    [&page.to_be_bytes()[..], name, &length.to_be_bytes(), &sum.to_be_bytes(), &MAGIC].concat()
}

/// SQLite removes the file that holds the journals of several databases together once it has rolled back, and takes its name from the journal: old versions remove
/// whatever a made journal names there. The one that is built in looks first whether that file names this very journal, which is a private copy.
#[test]
fn a_journal_that_names_a_file_does_not_remove_it() {
    let (writers, left, others) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (path, db) = store(&FIREFOX, writers.path(), "DELETE");
    db.execute_batch("BEGIN").unwrap();
    change(&FIREFOX, &db);
    let copy = killed(&path, left.path());
    drop(db);
    let plain = fs::read(journal_of(&copy)).unwrap();
    for name in ["letter.txt", "cookies.sqlite-mj0123456789"] {
        let letter = others.path().join(name);
        fs::write(&letter, journal_of(&copy).to_str().unwrap()).unwrap();
        fs::write(journal_of(&copy), [&plain[..], &ending(&letter)].concat()).unwrap();
        assert_eq!(read_only_store(&copy).unwrap().record.rows_read, ROWS as u64, "{name}");
        assert!(letter.exists(), "{name}: reading a store has removed a file");
    }
}
