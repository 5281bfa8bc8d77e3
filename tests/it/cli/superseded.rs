//! Earlier versions of rows in exports: apart from the cookies, and never counted as such.

use std::process::Output;

use rusqlite::Connection;
use serde_json::Value;

use crate::support::built::FIREFOX;
use crate::support::program::{Home, stderr, stdout};

/// A store with one cookie that was changed, and one that was deleted, while the log is kept. The connection keeps the log.
pub(super) fn store(home: &Home) -> Connection {
    let rows = [(FIREFOX.plain_row)("a.fr", "changes"), (FIREFOX.plain_row)("b.fr", "goes")];
    let path = FIREFOX.build(home.path(), FIREFOX.newest(), &rows);
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
    db.execute_batch("UPDATE moz_cookies SET value = 'second' WHERE name = 'changes'").unwrap();
    db.execute_batch("UPDATE moz_cookies SET value = 'third' WHERE name = 'changes'; DELETE FROM moz_cookies WHERE name = 'goes'").unwrap();
    db
}

fn export(home: &Home, arguments: &[&str]) -> Output {
    let path = home.path().join("cookies.sqlite");
    home.run(["export", path.to_str().unwrap()].iter().chain(arguments))
}

fn names(list: &Value) -> Vec<(String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut names: Vec<_> = list.as_array().unwrap().iter().map(|row| (text(row, "name"), text(row, "state"))).collect();
    names.sort();
    names
}

#[test]
fn in_json_they_are_a_list_of_their_own_and_the_report_verifies() {
    let home = Home::new();
    let db = store(&home);
    let report: Value = serde_json::from_str(&stdout(&export(&home, &["-f", "json", "--with-superseded"]))).unwrap();
    assert_eq!(names(&report["cookies"]), [("changes".into(), String::new())]);
    let earlier = [("changes", "superseded"), ("changes", "superseded"), ("goes", "deleted")];
    assert_eq!(names(&report["superseded"]), earlier.map(|(name, state)| (name.to_owned(), state.to_owned())));
    assert_eq!(report["reads"][0]["rows_read"], 1);
    assert_eq!((&report["superseded_reads"][0]["commits"], &report["superseded_reads"][0]["commits_left_out"]), (&3.into(), &0.into()));
    assert!(report["superseded"].as_array().unwrap().iter().all(|row| row["value"].is_null()), "no values without --with-values");
    // A filter holds for both, and `verify` knows the report.
    let other: Value = serde_json::from_str(&stdout(&export(&home, &["-f", "json", "--with-superseded", "--site", "b.fr"]))).unwrap();
    assert_eq!((other["cookies"].as_array().unwrap().len(), names(&other["superseded"]).len()), (0, 1));
    let file = home.path().join("report.json");
    assert_eq!(export(&home, &["-f", "json", "--with-superseded", "-o", file.to_str().unwrap()]).status.code(), Some(0));
    let verified = home.run(["verify".as_ref(), file.as_os_str(), home.path().join("cookies.sqlite").as_os_str()]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", stdout(&verified), stderr(&verified));
    drop(db);
}

#[test]
fn in_lines_and_tables_each_row_says_what_it_is() {
    let home = Home::new();
    let db = store(&home);
    let lines = stdout(&export(&home, &["-f", "ndjson", "--with-superseded"]));
    let kinds: Vec<String> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["type"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["read", "superseded-read", "cookie", "superseded", "superseded", "superseded"]);

    let table = stdout(&export(&home, &["--with-superseded", "--with-values"]));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.headers().unwrap().clone();
    assert_eq!(headers.iter().rev().take(3).collect::<Vec<_>>(), ["value", "frame", "state"], "the value is the last one");
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().rev().take(3).map(str::to_owned).collect()).collect();
    assert_eq!(rows[0], ["third", "", "live"]);
    assert!(rows[1..].iter().all(|row| row[2] != "live") && rows.iter().any(|row| row[0] == "second" && !row[1].is_empty()), "{rows:?}");
    // Without the option the columns are the usual ones.
    assert!(stdout(&export(&home, &[])).lines().next().unwrap().ends_with(",store"));
    drop(db);
}

#[test]
fn formats_that_cannot_hold_them_say_so() {
    let home = Home::new();
    let output = home.run(["export", "sample:", "-f", "html", "--with-superseded"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--with-superseded"), "{}", stderr(&output));
    let output = home.run(["export", "sample:", "-f", "json", "--with-superseded"]);
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["superseded"].as_array().map(Vec::len), Some(0), "the sample has no log");
}

#[test]
fn an_export_of_earlier_versions_alone_is_not_called_empty() {
    let home = Home::new();
    let db = store(&home);
    let of_site = |site: &str| stderr(&export(&home, &["--with-superseded", "--site", site]));
    let said = of_site("b.fr");
    assert!(said.lines().all(|line| line.contains("no browsing history") || line.contains("Session cookies:")), "{said}");
    assert!(of_site("none.fr").contains("No cookie of this site"));
    assert!(stderr(&export(&home, &["--site", "b.fr"])).contains("No cookie of this site"));
    drop(db);
}

/// Beyond a thousand warnings none is kept; rows that are no cookies are known all the same.
#[test]
fn a_row_that_is_no_cookie_costs_itself_alone_among_many_that_are_odd() {
    let home = Home::new();
    let later = i64::MAX / 4;
    let rows = (0..1_200).map(|number| {
        let mut row = (FIREFOX.plain_row)("a.fr", &format!("n{number}"));
        row.push(("creationTime", later.into()));
        row.push(("lastAccessed", number.into()));
        row
    });
    let last = (FIREFOX.plain_row)("", "without a host");
    let path = FIREFOX.build(home.path(), FIREFOX.newest(), &rows.chain([last]).collect::<Vec<_>>());
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; DELETE FROM moz_cookies").unwrap();
    let output = export(&home, &["-f", "json", "--with-superseded"]);
    assert!(stderr(&output).contains("1 could not be read"), "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["superseded"].as_array().map(Vec::len), Some(1_200));
    let read = &report["superseded_reads"][0];
    assert_eq!((&read["rows_skipped"], &read["rows_left_out"]), (&1.into(), &0.into()));
    drop(db);
}

/// Stores without earlier versions count too when names stand for paths.
#[test]
fn without_paths_a_store_has_one_name() {
    let home = Home::new();
    let db = store(&home);
    let path = home.path().join("cookies.sqlite");
    let output = home.run(["export", "sample:", path.to_str().unwrap(), "-f", "json", "--with-superseded", "--no-paths"]);
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let name = &report["reads"][1]["store"];
    assert_eq!(name, "firefox-2");
    assert_eq!((&report["superseded_reads"][0]["store"], &report["superseded"][0]["store"]), (name, name));
    drop(db);
}
