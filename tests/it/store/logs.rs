//! Which rows a write-ahead log changed, in tables of every shape that it can be compared in.

use std::path::PathBuf;

use rusqlite::Connection;

use crate::support::reading::read_only_store;

/// A store whose log is never written back by itself; `begin` is in the main file, `then` in the log.
fn store(folder: &tempfile::TempDir, begin: &str, then: &str) -> (PathBuf, Connection) {
    let path = folder.path().join("cookies.sqlite");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(begin).unwrap();
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
    db.execute_batch(then).unwrap();
    (path, db)
}

/// Name and whether it is from the log, for each cookie; and how many rows the log deletes.
fn told(begin: &str, then: &str) -> (Vec<(String, bool)>, Option<u64>) {
    let folder = tempfile::tempdir().unwrap();
    let (path, db) = store(&folder, begin, then);
    let report = read_only_store(&path).unwrap();
    drop(db);
    let mut cookies: Vec<(String, bool)> = report.cookies.iter().map(|cookie| (cookie.name().to_owned(), cookie.from_log)).collect();
    cookies.sort();
    let from_log = cookies.iter().filter(|cookie| cookie.1).count() as u64;
    assert_eq!(report.record.rows_from_log, Some(from_log));
    (cookies, report.record.rows_deleted_by_log)
}

fn names(told: &[(&str, bool)]) -> Vec<(String, bool)> {
    told.iter().map(|(name, from_log)| ((*name).to_owned(), *from_log)).collect()
}

const COLUMNS: &str = "name TEXT, value TEXT, host TEXT, path TEXT, expiry INTEGER, isSecure INTEGER, isHttpOnly INTEGER";
const ROWS: &str = "INSERT INTO moz_cookies(name, value, host, path, expiry) VALUES
    ('changed', 'v', 'a.fr', '/', 2000000000), ('gone', 'v', 'a.fr', '/', 2000000000), ('kept', 'v', 'a.fr', '/', 2000000000),
    ('twice', 'v', 'a.fr', '/', 2000000000), ('twice', 'v', 'a.fr', '/', 2000000000);";
const CHANGES: &str = "UPDATE moz_cookies SET value = 'w' WHERE name = 'changed'; DELETE FROM moz_cookies WHERE name = 'gone';
    INSERT INTO moz_cookies(name, value, host, path, expiry) VALUES ('new', 'v', 'a.fr', '/', 2000000000);";

/// The column that names rows may be missing; then their numbers do.
#[test]
fn a_table_without_its_number_column() {
    let kept = names(&[("changed", true), ("kept", false), ("new", true), ("twice", false), ("twice", false)]);
    for begin in [
        format!("CREATE TABLE moz_cookies({COLUMNS}); {ROWS}"),
        format!("CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, {COLUMNS}); {ROWS}"),
    ] {
        assert_eq!(told(&begin, CHANGES), (kept.clone(), Some(1)), "{begin}");
    }
    // One of two equal rows goes.
    let then = "DELETE FROM moz_cookies WHERE rowid = (SELECT max(rowid) FROM moz_cookies WHERE name = 'twice')";
    assert_eq!(told(&format!("CREATE TABLE moz_cookies({COLUMNS}); {ROWS}"), then).1, Some(1));
}

/// A table may have neither: then a row that was changed is one that went and one that came.
#[test]
fn a_table_without_any_number() {
    let begin = format!(
        "CREATE TABLE moz_cookies({COLUMNS}, PRIMARY KEY(host, name, value)) WITHOUT ROWID; {}",
        ROWS.replace("('twice', 'v', 'a.fr', '/', 2000000000), ('twice',", "('twice',")
    );
    let expected = names(&[("changed", true), ("kept", false), ("new", true), ("twice", false)]);
    assert_eq!(told(&begin, CHANGES), (expected, Some(2)));
}

/// A column that comes with the log is NULL in all rows of the main file, and names none of them.
#[test]
fn a_column_that_came_with_the_log_names_no_row() {
    let begin = format!("CREATE TABLE moz_cookies({COLUMNS}); {ROWS}");
    let then = format!("ALTER TABLE moz_cookies ADD COLUMN id INTEGER; {CHANGES}");
    let expected = names(&[("changed", true), ("kept", false), ("new", true), ("twice", false), ("twice", false)]);
    assert_eq!(told(&begin, &then), (expected, Some(1)));
}

/// What a copy that failed leaves. SQLite takes the log of an empty file for a remainder and removes it.
#[test]
fn a_log_whose_database_is_empty_is_read_where_it_holds_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cookies.sqlite");
    let (begin, then) = (String::new(), format!("CREATE TABLE moz_cookies({COLUMNS}); {ROWS}"));
    let (path, db) = { (path, store(&folder, &begin, &then).1) };
    let log = std::fs::read(folder.path().join("cookies.sqlite-wal")).unwrap();
    drop(db);
    std::fs::write(&path, "").unwrap();
    std::fs::write(folder.path().join("cookies.sqlite-wal"), &log).unwrap();
    let report = read_only_store(&path).unwrap();
    assert_eq!((report.record.rows_read, report.record.rows_from_log), (5, Some(5)));
    assert_eq!(std::fs::metadata(&path).unwrap().len(), 0);
    assert_eq!(report.record.files[0].size, 0, "what was made for SQLite was not read");
    // A part of one is no store.
    std::fs::write(folder.path().join("cookies.sqlite-wal"), &log[..32]).unwrap();
    assert!(read_only_store(&path).is_err());
}
