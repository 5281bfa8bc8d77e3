//! Databases that are made to harm or confuse.

use std::fs;
use std::path::Path;

use cookie_charter::store::{Progress, ReadError, ReadNote, locate, read};
use rusqlite::Connection;

use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Row, text};
use crate::support::lattice::make_lattice;
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
        for family in FAMILIES {
            let other = tempfile::tempdir().unwrap();
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
fn a_huge_cell_in_a_table_without_row_numbers_costs_itself() {
    let (_folder, path) = database(
        "CREATE TABLE moz_cookies(originAttributes TEXT, name TEXT, host TEXT, value TEXT, PRIMARY KEY(host, name)) WITHOUT ROWID;
         INSERT INTO moz_cookies VALUES('', 'a', 'a.fr', 'v'), ('', 'b', 'a.fr', zeroblob(17 << 20)), ('', 'c', 'a.fr', 'v')",
    );
    let report = read_only_store(&path).unwrap();
    assert_eq!(report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!((report.record.rows_read, report.record.rows_skipped, report.record.notes.len()), (3, 0, 0));
    let warned: Vec<_> = report.warnings.iter().map(|warning| (warning.row.map(|row| row.0), warning.problem.code())).collect();
    assert_eq!(warned, [(Some(1), "too-large")]);
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
            // A read that followed the circle would never come back, or bring rows again and again. The leaves are there, and read without it.
            assert_eq!(read_only_store(&path).unwrap().cookies.rows.len(), 3_000);
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

/// A table of few columns and rows, so that it fills one page.
const SMALL: &str = "PRAGMA page_size=4096; CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, originAttributes TEXT, name TEXT, value TEXT, \
     host TEXT, path TEXT, expiry INTEGER, creationTime INTEGER)";

fn small_store(path: &Path, version: i64, journal: &str) {
    let db = Connection::open(path).unwrap();
    db.execute_batch(&format!("{SMALL}; PRAGMA journal_mode={journal}; PRAGMA user_version={version}")).unwrap();
    for id in 1..=5 {
        db.execute("INSERT INTO moz_cookies VALUES(?1, '', 'n' || ?1, 'v', 'a.fr', '/', 2000000000, 1700000000000000)", [id]).unwrap();
    }
}

/// 10¹⁵ steps from 32 KiB: counting, reading, guessing the unit and comparing with the log all end, and the rows are there once.
#[test]
fn endless_tables_end() {
    for version in [12, 0] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cookies.sqlite");
        small_store(&path, version, "DELETE");
        make_lattice(&path, "moz_cookies", 6, 300);
        let report = read_only_store(&path).unwrap();
        assert_eq!(report.record.rows_read, 5, "version {version}");
        assert!(report.record.notes.contains(&ReadNote::CorruptPages));
    }
}

#[test]
fn an_endless_main_file_behind_a_log_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cookies.sqlite");
    small_store(&path, 12, "WAL");
    make_lattice(&path, "moz_cookies", 6, 300);
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("PRAGMA wal_autocheckpoint=0; PRAGMA user_version=11").unwrap();
    assert!(folder.path().join("cookies.sqlite-wal").is_file());
    let report = read_only_store(&path).unwrap();
    assert_eq!(report.record.rows_read, 5);
}

#[test]
fn an_endless_schema_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cookies.sqlite");
    small_store(&path, 12, "DELETE");
    // The schema's own root is page 1, whose b-tree header stands behind the 100 bytes of the file's.
    let mut bytes = fs::read(&path).unwrap();
    let pages = u32::try_from(bytes.len() / 4096).unwrap();
    let mut leaf = bytes[..4096].to_vec();
    leaf.copy_within(100..108, 0);
    let cells = usize::from(u16::from_be_bytes([leaf[103], leaf[104]]));
    leaf.copy_within(108..108 + 2 * cells, 8);
    bytes.extend(leaf);
    let mut child = pages + 1;
    let interior = |child: u32, header: usize| {
        let mut page = vec![0u8; 4096];
        page[header] = 0x05;
        for cell in 0..200usize {
            let at = 4096 - (cell + 1) * 6;
            page[at..at + 4].copy_from_slice(&child.to_be_bytes());
            page[at + 4..at + 6].copy_from_slice(&[0x81, u8::try_from(cell % 128).unwrap()]);
            page[header + 12 + 2 * cell..header + 14 + 2 * cell].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
        }
        page[header + 3..header + 5].copy_from_slice(&200u16.to_be_bytes());
        page[header + 5..header + 7].copy_from_slice(&(4096u16 - 1200).to_be_bytes());
        page[header + 8..header + 12].copy_from_slice(&child.to_be_bytes());
        page
    };
    for _ in 0..5 {
        bytes.extend(interior(child, 0));
        child += 1;
    }
    let root = interior(child, 100);
    bytes[100..4096].copy_from_slice(&root[100..]);
    let count = u32::try_from(bytes.len() / 4096).unwrap();
    bytes[28..32].copy_from_slice(&count.to_be_bytes());
    fs::write(&path, bytes).unwrap();
    assert!(locate(&path).is_err());
}

/// A history without end costs the history, not the read.
#[test]
fn an_endless_history_is_left_out() {
    let tables: [(&str, &str, &str); 2] = [
        (
            "places.sqlite",
            "moz_historyvisits",
            "CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT, hidden INTEGER); INSERT INTO moz_places VALUES(1, 'https://a.fr/', 0);
             CREATE TABLE moz_historyvisits(id INTEGER PRIMARY KEY, place_id INTEGER, visit_type INTEGER, visit_date INTEGER);
             INSERT INTO moz_historyvisits VALUES(1, 1, 1, 1700000000000000), (2, 1, 1, 1700000000000001)",
        ),
        (
            "places.sqlite",
            "moz_places",
            "CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT, hidden INTEGER); INSERT INTO moz_places VALUES(1, 'https://a.fr/', 0);
             CREATE TABLE moz_historyvisits(id INTEGER PRIMARY KEY, place_id INTEGER, visit_type INTEGER, visit_date INTEGER)",
        ),
    ];
    for (file, table, sql) in tables {
        let folder = tempfile::tempdir().unwrap();
        small_store(&folder.path().join("cookies.sqlite"), 12, "DELETE");
        let history = folder.path().join(file);
        Connection::open(&history).unwrap().execute_batch(&format!("PRAGMA page_size=4096; {sql}")).unwrap();
        make_lattice(&history, table, 6, 300);
        let report = read_only_store(&folder.path().join("cookies.sqlite")).unwrap();
        assert_eq!(report.record.rows_read, 5);
        assert!(report.history.is_none() && report.record.notes.contains(&ReadNote::HistoryUnreadable), "{table}");
    }
}

/// read + skipped + lost = rows of the table, whichever leaf is damaged and whatever is wrong with the rows beside it.
#[test]
fn each_row_is_counted_once_around_damage() {
    const ROWS: u64 = 2_000;
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..ROWS)
            .map(|i| {
                let mut row = (family.plain_row)("a.fr", &format!("name-{i:05}"));
                match i {
                    // Too long for a host: read, and left out.
                    1_990 | 40 => row[0].1 = text(&"h".repeat(2_000)),
                    // Without a name, or with a value beyond every limit.
                    700 => row[1].1 = text(""),
                    1_200 => row[2].1 = text(&"v".repeat(17 << 20)),
                    _ => {}
                }
                row
            })
            .collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let good = fs::read(&path).unwrap();
        // Leaves of tables with several rows: not those of `meta`.
        let is_leaf = |page: &usize| good[page * 4096] == 0x0d && good[page * 4096 + 4] >= 10;
        let leaves: Vec<usize> = (1..good.len() / 4096).filter(is_leaf).collect();
        for leaf in [leaves[0], leaves[leaves.len() / 2], leaves[leaves.len() - 1]] {
            let mut bad = good.clone();
            bad[leaf * 4096..(leaf + 1) * 4096].fill(0);
            fs::write(&path, &bad).unwrap();
            let record = read_only_store(&path).unwrap().record;
            if family.unique.is_empty() {
                // No index remembers what the page held.
                assert!(record.rows_read + record.rows_skipped < ROWS && record.rows_lost == 0, "{record:?}");
                continue;
            }
            assert!(record.rows_lost > 0 && record.rows_skipped > 0, "{} leaf {leaf}: {record:?}", family.table);
            assert_eq!(record.rows_read + record.rows_skipped + record.rows_lost, ROWS, "{} leaf {leaf}: {record:?}", family.table);
        }
    }
}
