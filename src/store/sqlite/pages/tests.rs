use std::cell::RefCell;

use rusqlite::Connection;

use super::*;
use crate::random::Random;
use crate::store::sqlite::table::{ColumnSpec, Table, TableSpec};

static SPEC: TableSpec = TableSpec {
    name: "t",
    columns: &[
        ColumnSpec::known(&["text"]),
        ColumnSpec::known(&["number"]),
        ColumnSpec::known(&["absent"]),
        ColumnSpec::known(&["id"]),
        ColumnSpec::known(&["blank"]),
    ],
    identity: &[0],
    cookie: &[0],
    unused: &[4],
    heavy: &[0],
};

/// The rows of a database that `sql` makes, once as the pages give them and once as SQLite does; none where the pages give up.
fn rows(sql: &str) -> (Option<Vec<String>>, Vec<String>) {
    rows_of(sql, |_| {})
}

#[expect(clippy::disallowed_methods, reason = "the file is made here")]
fn rows_of(sql: &str, change: impl FnOnce(&mut Vec<u8>)) -> (Option<Vec<String>>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made.sqlite");
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    change(&mut bytes);
    std::fs::write(&file, &bytes).unwrap();
    let size = std::fs::metadata(&file).unwrap().len();
    let snapshot = crate::store::sqlite::snapshot::Snapshot::take(&file, &crate::store::Progress::default()).unwrap();
    let db = crate::store::sqlite::database::open_for_rows(&snapshot).unwrap();
    let table = Table::find(&db, &SPEC, &file).unwrap();
    let shown = RefCell::new(Vec::new());
    let _ = db.rows(&table.select(SPEC.unused, " ORDER BY 1"), &[], &mut |cells| {
        let cells = cells.behind_rowid();
        shown.borrow_mut().push(format!("{:?} {:?}", cells.rowid(), [0, 1, 2, 3, 4].map(|column| cells.raw(column))));
    });
    (from_pages(&file, size, Layout::of(&db, &table, SPEC.unused)), shown.into_inner())
}

fn from_pages(file: &Path, size: u64, layout: Option<Layout>) -> Option<Vec<String>> {
    let (layout, mut pages) = (layout?, Pages::open(file, size)?);
    let entries = layout.indexes.iter().map(|root| pages.entries(*root)).collect::<Option<Vec<_>>>()?;
    let (mut page, mut tally, mut shown) = (pages.bench(), Tally::default(), Vec::new());
    for leaf in pages.leaves(layout.root, Kind::TABLE)?.pages {
        pages.rows(leaf, &mut page, &mut tally, &mut |records| {
            for (rowid, record) in records {
                let cells = layout.cells(*rowid, record);
                let told = |cells: RecordCells<'_>| format!("{:?} {:?}", Some(rowid), [0, 1, 2, 3, 4].map(|column| cells.get(column)));
                shown.push(cells.map_or_else(|| "short".to_owned(), told));
            }
        })?;
    }
    let is_whole = entries.iter().all(|entries| *entries == tally.rows) && !shown.contains(&"short".to_owned());
    is_whole.then_some(shown)
}

const TABLE: &str =
    "PRAGMA page_size=512; CREATE TABLE t (blank TEXT, text TEXT, id INTEGER PRIMARY KEY, number INTEGER, UNIQUE (text, number));";

#[test]
fn rows_are_those_of_sqlite() {
    let numbers = "0, 1, -1, 127, -128, 128, 32767, -32769, 8388607, -8388609, 2147483648, -2147483649, 140737488355328, \
                   9223372036854775807, -9223372036854775808, 1.5, -0.0, 1e300, NULL, 'x', x'00ff', '', x''";
    let each: Vec<String> = numbers.split(", ").map(|number| format!("('b', 'n' || {number}, {number})")).collect();
    let many = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3000)";
    for rows_made in [
        format!("INSERT INTO t (blank, text, number) VALUES {};", each.join(",")),
        // Several levels of pages, texts across pages of their own, gaps and numbers below zero.
        format!("{many} INSERT INTO t SELECT 'b', printf('%.*c', n * 7 % 4000, 'x'), n * 1000003 % 700000 - 350000, n FROM r;"),
        "INSERT INTO t VALUES ('b', 'a', -9223372036854775808, 1), ('b', 'a', 9223372036854775807, 2);".to_owned(),
        String::new(),
    ] {
        let (pages, sqlite) = rows(&format!("{TABLE} {rows_made}"));
        assert_eq!(pages.as_ref(), Some(&sqlite), "{rows_made}");
    }
}

#[test]
fn what_records_do_not_hold_is_left_to_sqlite() {
    for odd in [
        "CREATE TABLE t (text TEXT, number REAL); INSERT INTO t VALUES ('a', 1);",
        "CREATE TABLE t (text TEXT, id INTEGER PRIMARY KEY DESC); INSERT INTO t VALUES ('a', 1);",
        "CREATE TABLE t (text TEXT); INSERT INTO t VALUES ('a'); ALTER TABLE t ADD COLUMN number INTEGER DEFAULT 7;",
        "CREATE TABLE t (text TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO t VALUES ('a');",
        "CREATE TABLE t (text TEXT, number INTEGER AS (length(text))); INSERT INTO t (text) VALUES ('a');",
        "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (text TEXT); INSERT INTO t VALUES ('a');",
    ] {
        let (pages, sqlite) = rows(odd);
        assert_eq!((pages, sqlite.len()), (None, 1), "{odd}");
    }
}

/// Whatever became of the bytes: no panic, an end, and never another row than SQLite's.
#[test]
fn damage_makes_it_give_up_or_changes_what_sqlite_reads_too() {
    let many = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 60)";
    let made = format!("{TABLE} {many} INSERT INTO t SELECT 'b', printf('%.*c', n * 17 % 700, 'x'), n, n FROM r;");
    let mut random = Random::new();
    let (mut same, mut given_up) = (0, 0);
    for _ in 0..150 {
        let (pages, sqlite) = rows_of(&made, |bytes| {
            for _ in 0..2 {
                // Behind the schema, which stands on the first page.
                let at = 1024 + random.below(bytes.len() - 1024);
                bytes[at] = u8::try_from(random.below(256)).unwrap();
            }
        });
        match pages {
            Some(pages) if pages == sqlite => same += 1,
            // Rows that SQLite refuses to give.
            Some(pages) => assert!(sqlite.iter().all(|row| pages.contains(row)), "{pages:?} {sqlite:?}"),
            None => given_up += 1,
        }
    }
    assert!(same > 0 && given_up > 0, "{same} {given_up}");
}

#[test]
fn numbers_of_every_length() {
    for (bytes, number) in [
        (&[0x00][..], 0),
        (&[0x7f], 127),
        (&[0x81, 0x00], 128),
        (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], u64::MAX),
        (&[0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], 1 << 57),
    ] {
        assert_eq!(varint(bytes, 0), Some((number, bytes.len())));
        assert_eq!(varint(&bytes[..bytes.len() - 1], 0), None);
    }
}
