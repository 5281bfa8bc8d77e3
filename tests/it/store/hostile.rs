//! Databases that are made to harm or confuse.

use std::fs;

use cookie_charter::store::{Progress, ReadError, locate, read};
use rusqlite::Connection;

use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Row};
use crate::support::reading::{only, options, read_only_store};

fn database(sql: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (folder, path)
}

#[test]
fn views_and_virtual_tables_are_refused() {
    for sql in [
        "CREATE TABLE t(host, name, originAttributes); CREATE VIEW moz_cookies AS SELECT * FROM t",
        "CREATE VIEW moz_cookies AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT n AS host, n AS name FROM r",
        "CREATE VIEW cookies AS SELECT 1 AS host_key, 2 AS name",
    ] {
        let (_folder, path) = database(sql);
        let error = locate(&path).unwrap_err();
        assert_eq!(error.code(), "not-a-table", "{sql}: {error}");
        // Whoever skips `locate` is refused too.
        let other = tempfile::tempdir().unwrap();
        for family in FAMILIES {
            let mut location = only(&family.build(other.path(), family.newest(), &[]));
            location.file.clone_from(&path);
            assert!(matches!(read(&location, &options(), &Progress::default()), Err(ReadError::NotATable { .. })));
        }
    }
}

#[test]
fn a_virtual_table_in_the_schema_is_refused() {
    // SQLite would not create it without the module, but a file can hold anything.
    let (_folder, path) = database("CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, host, name, originAttributes)");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE moz_cookies USING fts5(host)', rootpage = 0",
    )
    .unwrap();
    drop(db);
    assert_eq!(locate(&path).unwrap_err().code(), "not-a-table");
}

#[test]
fn generated_columns_count_as_absent() {
    let (_folder, path) = database(
        "CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, originAttributes TEXT, name TEXT, host TEXT, value TEXT AS (name || 'x'), path TEXT AS ('/') STORED);
         INSERT INTO moz_cookies(originAttributes, name, host) VALUES('', 'n', 'a.fr')",
    );
    let report = read_only_store(&path).unwrap();
    let cookie = report.cookies.iter().next().unwrap();
    assert_eq!((cookie.name(), cookie.path()), ("n", ""));
    let (_folder, path) = database("CREATE TABLE moz_cookies(originAttributes TEXT, name TEXT, host TEXT AS ('a.fr'))");
    assert_eq!(read_only_store(&path).unwrap_err().code(), "missing-column");
}

#[test]
fn tables_without_row_numbers_are_read() {
    let (_folder, path) = database(
        "CREATE TABLE moz_cookies(originAttributes TEXT, name TEXT, host TEXT, PRIMARY KEY(host, name)) WITHOUT ROWID;
         INSERT INTO moz_cookies VALUES('', 'b', 'a.fr'), ('', 'a', 'a.fr')",
    );
    let report = read_only_store(&path).unwrap();
    assert_eq!(report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_column_called_rowid_misleads_nobody() {
    let (_folder, path) = database(
        "CREATE TABLE moz_cookies(originAttributes TEXT, name TEXT, host TEXT, rowid TEXT, oid TEXT, _rowid_ INTEGER);
         INSERT INTO moz_cookies VALUES('', 'b', 'a.fr', 'x', 'y', 1), ('', 'a', 'a.fr', 'x', 'y', 1)",
    );
    assert_eq!(read_only_store(&path).unwrap().record.rows_read, 2);
}

#[test]
fn triggers_do_not_run_and_names_are_compared_without_case() {
    let (_folder, path) = database(
        "CREATE TABLE MOZ_Cookies(ID INTEGER PRIMARY KEY, ORIGINATTRIBUTES TEXT, NAME TEXT, HOST TEXT);
         INSERT INTO moz_cookies VALUES(1, '', 'n', 'a.fr');
         CREATE TRIGGER t AFTER UPDATE ON moz_cookies BEGIN DELETE FROM moz_cookies; END",
    );
    assert_eq!(read_only_store(&path).unwrap().record.rows_read, 1);
}

#[test]
fn utf16_databases() {
    let (_folder, path) = database(
        "PRAGMA encoding='UTF-16le'; CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, originAttributes TEXT, name TEXT, host TEXT);
         INSERT INTO moz_cookies VALUES(1, '', 'é', 'a.fr')",
    );
    assert_eq!(read_only_store(&path).unwrap().cookies.iter().next().unwrap().name(), "é");
}

#[test]
fn too_many_columns_are_refused_in_words() {
    let columns: Vec<String> = (0..300).map(|i| format!("c{i}")).collect();
    let (_folder, path) = database(&format!("CREATE TABLE moz_cookies(originAttributes, name, host, {})", columns.join(", ")));
    let error = locate(&path).unwrap_err();
    assert_eq!(error.path(), Some(path.as_path()), "{error}");
}

#[test]
fn pages_that_point_at_each_other_end() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..3_000).map(|i| (family.plain_row)("a.fr", &format!("name-{i:05}"))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let bytes = fs::read(&path).unwrap();
        // Every child of the table's root page becomes the same page: the root is the first interior table page (0x05).
        let root = (1..bytes.len() / 4096).find(|page| bytes[page * 4096] == 0x05).unwrap() * 4096;
        let cells = usize::from(u16::from_be_bytes([bytes[root + 3], bytes[root + 4]]));
        let own = u32::try_from(root / 4096 + 1).unwrap().to_be_bytes();
        for target in [own, 2u32.to_be_bytes()] {
            let mut looped = bytes.clone();
            for cell in 0..cells {
                let at = root + 12 + cell * 2;
                let offset = root + usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
                looped[offset..offset + 4].copy_from_slice(&target);
            }
            fs::write(&path, &looped).unwrap();
            // A read that followed the circle would never come back, or bring rows again and again.
            let rows = read_only_store(&path).map_or(0, |report| report.cookies.rows.len());
            assert!(rows <= 3_000, "{rows} rows");
        }
    }
}

/// Flips bytes all over a store: any result is good, but there must be one.
#[test]
fn random_damage_never_panics() {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for family in [&FIREFOX, &CHROMIUM] {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..200).map(|i| (family.plain_row)("a.fr", &format!("name-{i:05}"))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let good = fs::read(&path).unwrap();
        for round in 0..150 {
            let mut bad = good.clone();
            for _ in 0..=(round % 20) {
                let at = usize::try_from(random()).unwrap() % bad.len();
                bad[at] = random().to_le_bytes()[0];
            }
            // Always a few bytes of the first page's header and schema too.
            bad[100 + usize::try_from(random() % 400).unwrap()] ^= 1 << (random() % 8);
            fs::write(&path, &bad).unwrap();
            match read_only_store(&path) {
                Ok(report) => assert!(report.record.rows_read <= 5_000),
                Err(error) => assert_eq!(error.path(), Some(path.as_path()), "{error}"),
            }
        }
    }
}
