//! Databases of which the first bytes are damaged, and logs and journals without their database: whatever rows there are is read.

use std::fs;
use std::path::Path;

use cookie_charter::store::{ReadError, ReadNote, ReadReport, locate};
use rusqlite::Connection;

use crate::support::built::{FAMILIES, Family, Row};
use crate::support::reading::read_only_store;

const ROWS: usize = 400;

fn rows(family: &Family) -> Vec<Row> {
    (0..ROWS).map(|i| (family.plain_row)("a.fr", &format!("n{i:04}"))).collect()
}

fn names(report: &ReadReport) -> Vec<String> {
    let mut names: Vec<String> = report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect();
    names.sort();
    names
}

fn all() -> Vec<String> {
    (0..ROWS).map(|i| format!("n{i:04}")).collect()
}

/// The store with these bytes in other places than they were.
fn damaged(path: &Path, good: &[u8], at: usize, bytes: &[u8]) -> ReadReport {
    let mut store = good.to_vec();
    store[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(path, &store).unwrap();
    read_only_store(path).unwrap_or_else(|error| panic!("{at}: {bytes:?}: {error}"))
}

#[test]
fn a_damaged_header_costs_no_row() {
    for family in FAMILIES {
        for page_size in [1_024, 4_096, 32_768] {
            let folder = tempfile::tempdir().unwrap();
            let path = family.build(folder.path(), family.newest(), &rows(family));
            Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA page_size={page_size}; VACUUM;")).unwrap();
            let good = fs::read(&path).unwrap();
            assert_eq!(names(&read_only_store(&path).unwrap()), all());
            // The mark, the size of a page, versions, room at the end of pages, fractions, format of the schema, encoding; the kind of the first page
            // and how many cells it has.
            let bytes = [(0, &[0; 16][..]), (3, b"x"), (16, &[0, 0]), (16, &[0x12, 0x34]), (18, &[3, 3]), (20, &[1]), (20, &[255])];
            let more = [
                (21, &[0; 3][..]),
                (44, &[0, 0, 0, 9]),
                (56, &[0, 0, 0, 0xfe]),
                (100, &[0]),
                (103, &[1, 0]),
                (103, &[0, 0]),
                (0, &[0; 60]),
            ];
            for (at, bytes) in bytes.into_iter().chain(more) {
                if page_size == 1_024 && at >= 100 {
                    // The schema goes on behind this page.
                    continue;
                }
                let report = damaged(&path, &good, at, bytes);
                assert_eq!(names(&report), all(), "{:?} {page_size}: {at} {bytes:?}", family.table);
                assert!(report.record.notes.contains(&ReadNote::CorruptPages), "{at} {bytes:?}: {:?}", report.record.notes);
            }
        }
    }
}

/// What a dropped table leaves on the first page is no schema.
#[test]
fn nothing_that_was_dropped_comes_back() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &rows(family));
        let db = Connection::open(&path).unwrap();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let tables: Vec<String> = db.prepare(tables).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        db.execute_batch("PRAGMA secure_delete=OFF;").unwrap();
        for table in tables {
            db.execute_batch(&format!("DROP TABLE {table};")).unwrap();
        }
        drop(db);
        let error = locate(&path).unwrap_err();
        assert_eq!(error.code(), "empty-database", "{error}");
    }
}

/// The words of a schema in the places of one make no database.
#[test]
fn a_binary_file_with_the_words_of_a_schema() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let mut bytes = vec![0; 4_096];
    bytes[0] = 0xcb;
    bytes[100..110].copy_from_slice(&[0x0d, 0, 0, 0, 1, 0x0f, 0, 0, 0x0f, 0]);
    bytes[0x0f00..0x0f0c].copy_from_slice(b"\x90\xe3\0\0tables\0\x1a");
    fs::write(&path, bytes).unwrap();
    assert_eq!(locate(&path).unwrap_err().code(), "unknown");
}

/// A log that was never written back is the whole database; so is what it holds beside a file that a failed copy left empty.
#[test]
fn a_log_alone() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
        let built = family.build(folder.path(), family.newest(), &rows(family));
        db.execute_batch(&schema_and_rows(&built)).unwrap();
        let alone = tempfile::tempdir().unwrap();
        let log = alone.path().join("store-wal");
        fs::copy(folder.path().join("store-wal"), &log).unwrap();
        let report = read_only_store(&log).unwrap();
        assert_eq!(names(&report), all());
        assert_eq!(report.record.rows_from_log, Some(ROWS as u64));
        assert_eq!(report.record.files.len(), 1);
        assert!(!report.record.notes.contains(&ReadNote::TruncatedFile));
        // One that breaks off has lost what stood behind, whatever it still gives.
        let whole = fs::read(&log).unwrap();
        let frame = 24 + u32::from_be_bytes(whole[8..12].try_into().unwrap()) as usize;
        let longer = [&whole[..], &whole[32..80]].concat();
        for cut in [&longer[..], &whole[..whole.len() - 1], &whole[..whole.len() - frame - 7], &whole[..32 + 3 * frame + 5]] {
            fs::write(&log, cut).unwrap();
            match locate(&log).and_then(|_| read_only_store(&log)) {
                Ok(report) => assert!(report.record.notes.contains(&ReadNote::TruncatedFile), "{}", cut.len()),
                Err(error) => assert!(cut.len() < whole.len(), "{error}"),
            }
        }
        fs::write(&log, &whole).unwrap();
        // Beside its database the log is no store of its own, whatever the folder is called.
        fs::write(alone.path().join("store"), "x").unwrap();
        assert_eq!(locate(&log).unwrap_err().code(), "lone-log");
        #[cfg(target_os = "linux")]
        {
            use std::os::unix::ffi::OsStrExt as _;
            let odd = alone.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9"));
            fs::create_dir(&odd).unwrap();
            fs::write(odd.join("store"), "x").unwrap();
            fs::write(odd.join("store-wal"), &whole).unwrap();
            assert_eq!(locate(&odd.join("store-wal")).unwrap_err().code(), "lone-log");
        }
        drop(db);
        // One that only goes on from what was written before is not read as if it were all.
        let db = Connection::open(&built).unwrap();
        db.execute_batch(&format!(
            "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; DELETE FROM {} WHERE {} = 'n0001'",
            family.table, family.name
        ))
        .unwrap();
        fs::copy(built.with_file_name(format!("{}-wal", built.file_name().unwrap().to_string_lossy())), alone.path().join("part")).unwrap();
        assert!(matches!(locate(&alone.path().join("part")), Err(ReadError::NotAStore { .. })));
    }
}

/// Statements that make a database again.
fn schema_and_rows(path: &Path) -> String {
    let db = Connection::open(path).unwrap();
    let tables = "SELECT sql, name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC";
    let mut statements = vec![format!("ATTACH '{}' AS built", path.display())];
    let entries: Vec<(String, String)> =
        db.prepare(tables).unwrap().query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    for (sql, name) in entries {
        statements.push(sql.clone());
        if sql.starts_with("CREATE TABLE") {
            statements.push(format!("INSERT INTO main.{name} SELECT * FROM built.{name}"));
        }
    }
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    statements.push(format!("DETACH built; PRAGMA user_version={version}"));
    statements.join(";\n")
}

/// A journal whose transaction changed every page and did not end holds the database as it was.
#[test]
fn a_hot_journal_alone() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &rows(family));
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN;").unwrap();
        let change = format!("UPDATE {0} SET {1} = 'uncommitted'; DELETE FROM {0};", family.table, family.value);
        db.execute_batch(&format!("{change} CREATE TABLE more(x);")).unwrap();
        let journal = fs::read(path.with_file_name(format!("{}-journal", path.file_name().unwrap().to_string_lossy()))).unwrap();
        for main in [None, Some(&b""[..])] {
            let alone = tempfile::tempdir().unwrap();
            let store = alone.path().join("store");
            fs::write(alone.path().join("store-journal"), &journal).unwrap();
            let opened = if let Some(bytes) = main {
                fs::write(&store, bytes).unwrap();
                store
            } else {
                alone.path().join("store-journal")
            };
            let report = read_only_store(&opened).unwrap();
            assert_eq!(names(&report), all(), "{main:?}");
            assert!(report.record.notes.contains(&ReadNote::RecoveredHotJournal));
        }
        // The folder of an empty store and its journal has that store.
        let profile = tempfile::tempdir().unwrap();
        let store = profile.path().join(path.file_name().unwrap());
        fs::write(&store, []).unwrap();
        fs::write(profile.path().join(format!("{}-journal", path.file_name().unwrap().to_string_lossy())), &journal).unwrap();
        assert_eq!(names(&read_only_store(profile.path()).unwrap()), all(), "{:?}", family.table);
    }
}

/// What lies in the place of a log and is none, or was damaged, may have held the latest cookies; what is left of an older log has not.
#[test]
fn a_log_that_cannot_be_read_is_told() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &rows(family));
        let db = Connection::open(&path).unwrap();
        db.execute_batch(&format!(
            "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; DELETE FROM {} WHERE {} = 'n0001'",
            family.table, family.name
        ))
        .unwrap();
        let copy = tempfile::tempdir().unwrap();
        let store = copy.path().join("store");
        fs::copy(&path, &store).unwrap();
        let log = fs::read(path.with_file_name(format!("{}-wal", path.file_name().unwrap().to_string_lossy()))).unwrap();
        let is_told = |bytes: &[u8]| {
            fs::write(copy.path().join("store-wal"), bytes).unwrap();
            read_only_store(&store).unwrap().record.notes.contains(&ReadNote::LogUnreadable)
        };
        let altered = |at: usize| {
            let mut log = log.clone();
            log[at] ^= 1;
            log
        };
        for unreadable in [vec![0; log.len()], log[..20].to_vec(), altered(5), altered(25), altered(100)] {
            assert!(is_told(&unreadable));
        }
        // Empty, whole, cut behind its header, with frames of an older log, and with a frame too many that was not finished.
        for readable in [Vec::new(), log.clone(), log[..32].to_vec(), altered(32 + 8), [&log[..], &log[32..80]].concat()] {
            assert!(!is_told(&readable), "{}", readable.len());
        }
    }
}
