//! In every format that is a database or JSON: what is odd in one cell costs no more than that, or is counted.

use std::fs;

use cookie_charter::store::FormatId;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::builder::{Plain, builder};
use crate::support::reading::read_only_store;

fn cookies(count: usize) -> Vec<Plain> {
    let cookie = |i: usize| Plain {
        host: [".a.fr", "www.b.fr"][i % 2].to_owned(),
        name: format!("name-{i}"),
        path: "/".to_owned(),
        value: format!("value {i}"),
        secure: i.is_multiple_of(2),
        http_only: i.is_multiple_of(3),
    };
    (0..count).map(cookie).collect()
}

/// What becomes of a store once a statement was carried out in it: none of its rows goes without a count, and no refusal without a place.
fn is_counted_after(format: FormatId, statement: &str, table: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = builder(format).build(folder.path(), &cookies(12));
    let db = Connection::open(&path).unwrap();
    // A column may refuse it.
    let _ = db.execute_batch(statement);
    let rows = count(&db, table);
    drop(db);
    match read_only_store(&path) {
        Ok(report) => {
            let record = &report.record;
            let counted = record.rows_read + record.rows_skipped + record.rows_lost + record.rows_merged;
            assert_eq!(counted, rows, "{} after {statement}: {record:?}", format.code());
            assert!(record.row_warnings >= record.rows_skipped, "{} after {statement}", format.code());
        }
        Err(error) => assert!(error.path().is_some(), "{} after {statement}: {error:?}", format.code()),
    }
}

/// One of each in turn: all of them in every column would take minutes.
const ODD: [&str; 6] = ["x'00ff'", "'text'", "1e300", "-9223372036854775808", "''", "cast(x'ff' AS TEXT)"];

/// Columns that nobody knows, `NULL`, and cells of other types, in each column of each format that is a database.
#[test]
fn odd_cells_of_databases_cost_no_row_without_a_count() {
    let mut databases = 0;
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &cookies(12));
        if !fs::read(&path).unwrap().starts_with(b"SQLite format 3\0") {
            continue;
        }
        databases += 1;
        let db = Connection::open(&path).unwrap();
        let report = read_only_store(&path).unwrap();
        let table = tables(&db).into_iter().find(|table| count(&db, table) == report.record.rows_read).unwrap();
        is_counted_after(format, &format!("ALTER TABLE \"{table}\" ADD COLUMN nobody_knows TEXT DEFAULT 'x'"), &table);
        for (number, column) in columns(&db, &table).into_iter().enumerate() {
            for cell in ["NULL", ODD[number % ODD.len()]] {
                is_counted_after(format, &format!("UPDATE OR IGNORE \"{table}\" SET \"{column}\" = {cell}"), &table);
            }
        }
    }
    assert!(databases >= 6, "{databases}");
}

fn texts(db: &Connection, sql: &str) -> Vec<String> {
    db.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn tables(db: &Connection) -> Vec<String> {
    texts(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%cookie%'")
}

fn columns(db: &Connection, table: &str) -> Vec<String> {
    texts(db, &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk = 0"))
}

fn count(db: &Connection, table: &str) -> u64 {
    let count: i64 = db.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0)).unwrap();
    count.try_into().unwrap()
}

/// The same of formats that are JSON: each member of the first cookie in turn is nothing, of another type, or beside one that nobody knows.
#[test]
fn odd_members_of_json_cost_no_row_without_a_count() {
    let mut texts = 0;
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &cookies(3));
        let Ok(good) = serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) else { continue };
        // A report of this program says of itself when it was changed.
        if format == FormatId::OwnExport {
            continue;
        }
        texts += 1;
        let right = read_only_store(&path).unwrap().record.rows_read;
        let places = leaves(&good);
        for place in &places {
            for odd in [Value::Null, json!(1), json!("text"), json!(true), json!([]), json!({ "nobody": "knows" })] {
                let mut changed = good.clone();
                *changed.pointer_mut(place).unwrap() = odd.clone();
                fs::write(&path, changed.to_string()).unwrap();
                match read_only_store(&path) {
                    Ok(report) => {
                        let record = &report.record;
                        assert!(record.rows_read + record.rows_skipped <= right, "{} {place} {odd}: {record:?}", format.code());
                        assert!(record.row_warnings >= record.rows_skipped, "{} {place} {odd}", format.code());
                        // What stands around the cookies may say that there are none.
                        let others = record.rows_read + record.rows_merged + 1;
                        assert!(others >= right || !is_of_cookie(&good, place), "{} {place} {odd}: {record:?}", format.code());
                    }
                    Err(error) => assert!(error.path().is_some(), "{} {place} {odd}: {error:?}", format.code()),
                }
            }
        }
    }
    assert!(texts >= 5, "{texts}");
}

/// Whether a member stands beside a name and a value.
fn is_of_cookie(whole: &Value, place: &str) -> bool {
    let around = place.rfind('/').and_then(|end| whole.pointer(&place[..end])).and_then(Value::as_object);
    let has = |word: &str| around.is_some_and(|members| members.keys().any(|key| key.to_ascii_lowercase().contains(word)));
    has("name") && has("value")
}

/// The places of all texts, numbers and flags.
fn leaves(value: &Value) -> Vec<String> {
    let below = |key: &str, value: &Value| -> Vec<String> {
        let key = key.replace('~', "~0").replace('/', "~1");
        leaves(value).into_iter().map(|place| format!("/{key}{place}")).collect()
    };
    match value {
        Value::Array(list) => list.iter().enumerate().flat_map(|(at, value)| below(&at.to_string(), value)).collect(),
        Value::Object(map) => map.iter().flat_map(|(key, value)| below(key, value)).collect(),
        _ => vec![String::new()],
    }
}
