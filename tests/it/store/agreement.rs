//! Random databases, read by this program and by SQLite: rows are taken from pages where nothing is odd, and the two must never differ, whatever a table
//! looks like. The numbers are the same at every run.

use std::path::Path;

use cookie_charter::store::ReadReport;
use rusqlite::Connection;
use rusqlite::types::{Value, ValueRef};

use crate::support::reading::read_only_store;

/// Numbers that look random.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

/// A cell of a column of numbers, in any storage class.
fn number(random: &mut Random) -> Value {
    match random.below(9) {
        0 => Value::Null,
        1 => Value::Text("1".to_owned()),
        2 => Value::Text(" 0 ".to_owned()),
        3 => Value::Real(1.5),
        4 => Value::Blob(b"1".to_vec()),
        5 => Value::Integer(i64::MIN + 1),
        _ => Value::Integer(i64::try_from(random.below(2)).unwrap()),
    }
}

/// A text of a length at which rows begin to go on on other pages, or another one.
fn text(random: &mut Random, page: usize) -> Value {
    /// Longer names are cut.
    const LONGEST: usize = 60_000;
    let length = random.of(&[0, 1, 7, 30, 300, page - 200, page - 100, page - 36, page - 35, page, page + 1, 2 * page]).min(LONGEST);
    let letter = random.of(&["a", "Z", "0", "é", "\u{1f36a}"]);
    match random.below(12) {
        0 => Value::Blob(letter.repeat(length % 400).into_bytes()),
        1 => Value::Text(format!("{letter}\"\t{letter}")),
        _ => Value::Text(letter.repeat(length / letter.len())),
    }
}

/// Makes a store in one of many ways. A connection that is given back still holds its log.
fn build(path: &Path, random: &mut Random) -> Connection {
    let db = Connection::open(path).unwrap();
    let page = random.of(&[512, 1_024, 4_096, 16_384, 65_536]);
    let encoding = random.of(&["UTF-8", "UTF-8", "UTF-8", "UTF-16le", "UTF-16be"]);
    db.execute_batch(&format!(
        "PRAGMA page_size={page}; PRAGMA encoding='{encoding}'; PRAGMA auto_vacuum={}; PRAGMA user_version=16; PRAGMA synchronous=OFF;",
        random.below(3)
    ))
    .unwrap();
    let mut columns: Vec<(&str, &str)> = vec![
        ("originAttributes", "TEXT NOT NULL DEFAULT ''"),
        ("name", "TEXT"),
        ("value", random.of(&["TEXT", "", "BLOB"])),
        ("host", "TEXT"),
        ("path", "TEXT"),
        ("expiry", "INTEGER"),
        ("isSecure", random.of(&["INTEGER", "", "REAL", "TEXT"])),
        ("isHttpOnly", "INTEGER"),
        ("unknown", random.of(&["", "INTEGER", "REAL"])),
    ];
    let without_rowid = random.below(8) == 0;
    if !without_rowid {
        columns.push(("id", random.of(&["INTEGER PRIMARY KEY", "INT", "INTEGER"])));
    }
    random.shuffle(&mut columns);
    let declared: Vec<String> = columns.iter().map(|(name, kind)| format!("{name} {kind}")).collect();
    let (key, tail) = if without_rowid { (", PRIMARY KEY(name, host, path, expiry)", " WITHOUT ROWID") } else { ("", "") };
    db.execute_batch(&format!("CREATE TABLE moz_cookies({}{key}){tail};", declared.join(", "))).unwrap();
    if random.below(3) == 0 {
        let over = random.of(&["name", "lower(name)", "name) WHERE length(name) > 3 --"]);
        db.execute_batch(&format!("CREATE INDEX names ON moz_cookies({over}\n{}", if over.ends_with("--") { "" } else { ")" })).unwrap();
    }
    let insert = |random: &mut Random, rows: usize| {
        for row in 0..rows {
            let cells = (
                text(random, page),
                text(random, page),
                random.of(&[".a.fr", "www.b.fr", "127.0.0.1"]),
                i64::try_from(1_900_000_000_000 + row).unwrap(),
                number(random),
                number(random),
            );
            let sql = "INSERT OR IGNORE INTO moz_cookies(name, value, host, path, expiry, isSecure, isHttpOnly) VALUES(?1, ?2, ?3, '/', ?4, ?5, ?6)";
            db.execute(sql, cells).unwrap();
        }
    };
    let rows = random.of(&[0, 1, 9, 60]);
    insert(random, rows);
    if random.below(3) == 0 {
        db.execute_batch("ALTER TABLE moz_cookies ADD COLUMN sameSite INTEGER DEFAULT 2").unwrap();
        insert(random, rows / 2);
    }
    if random.below(3) == 0 {
        db.execute_batch("DELETE FROM moz_cookies WHERE expiry % 3 = 0").unwrap();
    }
    match random.below(4) {
        0 => db.execute_batch("VACUUM").unwrap(),
        1 => {
            db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0").unwrap();
            insert(random, 5);
            db.execute_batch("DELETE FROM moz_cookies WHERE expiry % 4 = 0").unwrap();
            if random.below(2) == 0 {
                db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).unwrap();
                insert(random, 3);
            }
        }
        _ => {}
    }
    db
}

/// What SQLite says of each row, as this program has it.
fn by_sqlite(db: &Connection) -> Vec<String> {
    let text = |cell: ValueRef<'_>| match cell {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    let flag = |cell: ValueRef<'_>| match cell {
        ValueRef::Integer(number) => Some(number != 0),
        #[allow(clippy::cast_possible_truncation)]
        ValueRef::Real(number) => Some(number as i64 != 0),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).trim().parse().ok().map(|number: i64| number != 0),
        ValueRef::Null => None,
    };
    let mut statement = db.prepare("SELECT host, name, value, expiry, isSecure, isHttpOnly FROM moz_cookies").unwrap();
    let rows = statement.query_map([], |row| {
        let cell = |at| row.get_ref(at).unwrap();
        let host = text(cell(0));
        let (secure, http_only) = (flag(cell(4)), flag(cell(5)));
        let expiry: i64 = row.get(3)?;
        Ok(format!("{} {:?} {:?} {expiry} {secure:?} {http_only:?}", host.trim_start_matches('.'), text(cell(1)), text(cell(2))))
    });
    sorted(rows.unwrap().map(Result::unwrap).collect())
}

fn by_this_program(report: &ReadReport) -> Vec<String> {
    let row = |(at, cookie): (usize, cookie_charter::cookie::CookieRef<'_>)| {
        let value = report.values.get(at).map(|(value, _)| String::from_utf8_lossy(value.reveal()).into_owned()).unwrap_or_default();
        let expiry = cookie.expiry.at().unwrap().unix_micros() / 1_000;
        format!("{} {:?} {value:?} {expiry} {:?} {:?}", cookie.host(), cookie.name(), cookie.secure, cookie.http_only)
    };
    sorted(report.cookies.iter().enumerate().map(row).collect())
}

fn sorted(mut rows: Vec<String>) -> Vec<String> {
    rows.sort_unstable();
    rows
}

#[test]
fn random_databases_are_read_as_sqlite_reads_them() {
    let mut rows = 0;
    for seed in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cookies.sqlite");
        let db = build(&path, &mut Random(seed));
        let expected = by_sqlite(&db);
        let report = read_only_store(&path).unwrap_or_else(|error| panic!("{seed}: {error}"));
        let found = by_this_program(&report);
        let differs = expected.iter().zip(&found).find(|(one, other)| one != other);
        assert!(expected == found, "{seed}: {} rows, {} read, {differs:?}", expected.len(), found.len());
        assert_eq!((report.record.rows_skipped, report.record.rows_lost), (0, 0), "{seed}");
        rows += found.len();
    }
    assert!(rows > 1_000, "{rows}");
}
