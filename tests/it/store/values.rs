//! Values are read again when somebody wants to see one: the right row, whatever the store has become.

use std::fs;
use std::path::Path;

use cookie_charter::cookie::{Closed, CookieTable, RowId, ValueState};
use cookie_charter::store::{
    HistoryChoice, KeepValues, Progress, ReadOptions, ReadReport, Revealed, StoreLocation, ValueError, locate, read, read_sample,
    read_value, read_values, sample_location,
};
use jiff::Timestamp;
use rusqlite::types::Value;

use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Family, Row, text};
use crate::support::reading::only;

fn now() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

fn without_values(location: &StoreLocation) -> ReadReport {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now: now() };
    let report = read(location, &options, &Progress::default()).unwrap();
    assert!(report.values.is_empty(), "no value is kept");
    report
}

fn again(location: &StoreLocation, cookies: &CookieTable, row: usize) -> Result<Revealed, ValueError> {
    let row = RowId(u32::try_from(row).unwrap());
    read_value(location, cookies, row, now(), &Progress::default())
}

/// A value that was read again, and whether the cookie was set again.
fn seen(location: &StoreLocation, cookies: &CookieTable, row: usize) -> (String, bool) {
    let value = again(location, cookies, row).unwrap();
    (String::from_utf8(value.reveal().to_vec()).unwrap(), value.is_changed)
}

fn with(mut row: Row, cells: &[(&'static str, Value)]) -> Row {
    row.retain(|(name, _)| cells.iter().all(|(other, _)| other != name));
    row.extend(cells.iter().cloned());
    row
}

/// A row whose value says which row it is.
fn row(family: &Family, host: &str, name: &str, value: &str) -> Row {
    with((family.plain_row)(host, name), &[("value", text(value))])
}

fn sql(path: &Path, statement: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(statement).unwrap();
}

#[test]
fn every_row_of_the_same_name_gives_its_own_value() {
    let folder = tempfile::tempdir().unwrap();
    let origin = |attributes: &str| ("originAttributes", text(attributes));
    let rows = vec![
        row(&FIREFOX, "a.fr", "id", "host-only"),
        row(&FIREFOX, ".a.fr", "id", "domain"),
        row(&FIREFOX, "b.fr", "id", "other-host"),
        with(row(&FIREFOX, "a.fr", "id", "other-path"), &[("path", text("/shop"))]),
        with(row(&FIREFOX, "a.fr", "id", "partitioned"), &[origin("^partitionKey=%28https%2Ctop.fr%29")]),
        with(row(&FIREFOX, "a.fr", "id", "ancestor"), &[origin("^partitionKey=%28https%2Ctop.fr%2Cf%29")]),
        with(row(&FIREFOX, "a.fr", "id", "port"), &[origin("^partitionKey=%28https%2Ctop.fr%2C8443%29")]),
        with(row(&FIREFOX, "a.fr", "id", "isolated"), &[origin("^firstPartyDomain=top.fr")]),
        with(row(&FIREFOX, "a.fr", "id", "container"), &[origin("^userContextId=7")]),
        with(row(&FIREFOX, "a.fr", "id", "private"), &[origin("^privateBrowsingId=1")]),
        row(&FIREFOX, "a.fr", "id2", "other-name"),
    ];
    let location = only(&FIREFOX.build(folder.path(), 17, &rows));
    let report = without_values(&location);
    let told: Vec<_> = (0..rows.len()).map(|row| seen(&location, &report.cookies, row)).collect();
    let expected = [
        "host-only",
        "domain",
        "other-host",
        "other-path",
        "partitioned",
        "ancestor",
        "port",
        "isolated",
        "container",
        "private",
        "other-name",
    ];
    assert_eq!(told, expected.map(|value| (value.to_owned(), false)));
    // The first row goes, so that no other is where it was.
    sql(&location.file, "DELETE FROM moz_cookies WHERE value = 'host-only'");
    assert!(matches!(again(&location, &report.cookies, 0), Err(ValueError::Gone)));
    let told: Vec<_> = (1..rows.len()).map(|row| seen(&location, &report.cookies, row).0).collect();
    assert_eq!(told, expected[1..]);
}

/// One host in two spellings is two cookies: when one is gone, the other does not stand in for it.
#[test]
fn a_spelling_of_a_host_belongs_to_its_cookie() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path =
            family.build(folder.path(), family.newest(), &[row(family, "a.fr", "id", "plain"), row(family, "a.fr.", "id", "dotted")]);
        let location = only(&path);
        let report = without_values(&location);
        assert_eq!((seen(&location, &report.cookies, 0).0, seen(&location, &report.cookies, 1).0), ("plain".into(), "dotted".into()));
        sql(&path, &format!("DELETE FROM {} WHERE {} = 'a.fr'", family.table, family.host));
        assert!(matches!(again(&location, &report.cookies, 0), Err(ValueError::Gone)));
        assert_eq!(seen(&location, &report.cookies, 1).0, "dotted");
    }
}

#[test]
fn what_became_of_a_cookie_is_said() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows = [row(family, "a.fr", "kept", "one"), row(family, "a.fr", "set-again", "two"), row(family, "a.fr", "gone", "three")];
        let location = only(&family.build(folder.path(), family.newest(), &rows));
        let report = without_values(&location);
        let expiry = if family.table == FIREFOX.table { "expiry" } else { "expires_utc" };
        sql(
            &location.file,
            &format!("UPDATE {} SET value = 'two again', {expiry} = {expiry} + 5000000 WHERE name = 'set-again'", family.table),
        );
        sql(&location.file, &format!("DELETE FROM {} WHERE name = 'gone'", family.table));
        assert_eq!(seen(&location, &report.cookies, 0), ("one".to_owned(), false));
        assert_eq!(seen(&location, &report.cookies, 1), ("two again".to_owned(), true), "the present value, and that it is one");
        assert!(matches!(again(&location, &report.cookies, 2), Err(ValueError::Gone)));

        // All at once, only what still belongs to what is told of the cookie.
        let values = read_values(&location, &report.cookies, now(), &Progress::default()).unwrap();
        let all: Vec<_> = (0..3).map(|row| values.get(row).map(|(value, state)| (value.reveal(), state)).unwrap()).collect();
        let none: &[u8] = &[];
        assert_eq!(all, [(&b"one"[..], ValueState::Clear), (none, ValueState::Missing), (none, ValueState::Missing)]);

        sql(&location.file, &format!("UPDATE {} SET value = NULL WHERE name = 'kept'", family.table));
        assert!(matches!(again(&location, &report.cookies, 0), Err(ValueError::Missing)));
        fs::write(&location.file, b"no longer a database").unwrap();
        assert!(matches!(again(&location, &report.cookies, 0), Err(ValueError::Unread(_))));
        fs::remove_file(&location.file).unwrap();
        let gone = read_values(&location, &report.cookies, now(), &Progress::default());
        assert!(gone.is_err());
    }
}

#[test]
fn rows_that_the_model_cannot_tell_apart_are_told_by_place_and_creation_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let at = |port: i64, created: i64, value: &str| {
        with(row(&CHROMIUM, "a.fr", "id", value), &[("source_port", Value::Integer(port)), ("creation_utc", Value::Integer(created))])
    };
    let created = 13_400_000_000_000_000;
    let rows = [row(&CHROMIUM, "b.fr", "first", "first"), at(80, created, "80"), at(443, created, "443"), at(8443, created + 9, "8443")];
    let location = only(&CHROMIUM.build(folder.path(), 24, &rows));
    let report = without_values(&location);
    for (row, value) in ["first", "80", "443", "8443"].iter().enumerate() {
        assert_eq!(seen(&location, &report.cookies, row), ((*value).to_owned(), false));
    }
    // All of them move, but none of the name comes or goes.
    sql(&location.file, "DELETE FROM cookies WHERE value = 'first'");
    for (row, value) in [(1, "80"), (2, "443"), (3, "8443")] {
        assert_eq!(seen(&location, &report.cookies, row), (value.to_owned(), false));
    }
    sql(&location.file, "DELETE FROM cookies WHERE value = '443'");
    assert_eq!(seen(&location, &report.cookies, 3), ("8443".to_owned(), false), "its creation is its own");
    // Only the ports, which are not kept, would tell which of the two is left: better no value than that of another cookie.
    for row in [1, 2] {
        assert!(matches!(again(&location, &report.cookies, row), Err(ValueError::Gone)));
    }
    let values = read_values(&location, &report.cookies, now(), &Progress::default()).unwrap();
    let states: Vec<_> = (0..4).map(|row| values.get(row).unwrap().1).collect();
    assert_eq!(states, [ValueState::Missing, ValueState::Missing, ValueState::Missing, ValueState::Clear]);
}

#[test]
fn a_value_that_was_encrypted_meanwhile_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let location = only(&CHROMIUM.build(folder.path(), 24, &[row(&CHROMIUM, "a.fr", "id", "clear")]));
    let report = without_values(&location);
    sql(&location.file, "UPDATE cookies SET value = '', encrypted_value = x'763130aabbcc'");
    assert!(matches!(again(&location, &report.cookies, 0), Err(ValueError::Closed(Closed::Damaged))));
}

#[test]
fn values_of_the_log_and_of_locked_stores_are_read() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(family.file_name);
        let db = family.open(&path, family.newest(), &[row(family, "a.fr", "old", "before")]);
        db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0").unwrap();
        family.insert(&db, family.newest(), &[row(family, "a.fr", "new", "in the log")]);
        let location = only(&path);
        let report = without_values(&location);
        assert_eq!(seen(&location, &report.cookies, 1).0, "in the log");
        db.execute(&format!("UPDATE {} SET value = 'later' WHERE name = 'old'", family.table), []).unwrap();
        assert_eq!(seen(&location, &report.cookies, 0).0, "later");
    }
}

/// A session file, not compressed, as Firefox wrote it before version 56.
fn session(cookies: &[(&str, &str, &str)]) -> String {
    let cookie = |(host, name, value): &(&str, &str, &str)| format!(r#"{{"host":"{host}","name":"{name}","value":"{value}","path":"/"}}"#);
    format!(r#"{{"cookies":[{}]}}"#, cookies.iter().map(cookie).collect::<Vec<_>>().join(","))
}

#[test]
fn values_of_session_files_are_read_also_when_firefox_has_moved_them() {
    let folder = tempfile::tempdir().unwrap();
    FIREFOX.build(folder.path(), 17, &[row(&FIREFOX, "a.fr", "lasting", "from the database")]);
    fs::create_dir(folder.path().join("sessionstore-backups")).unwrap();
    let running = folder.path().join("sessionstore-backups/recovery.jsonlz4");
    fs::write(&running, session(&[("a.fr", "one", "first"), ("a.fr", "two", "second")])).unwrap();
    let location = locate(folder.path()).unwrap().remove(0);
    let report = without_values(&location);
    assert_eq!(report.record.rows_from_session_file, 2);
    assert_eq!(seen(&location, &report.cookies, 0).0, "from the database");
    assert_eq!(seen(&location, &report.cookies, 2), ("second".to_owned(), false));
    // Firefox ends: it writes its session elsewhere, in another order.
    fs::remove_file(&running).unwrap();
    fs::write(folder.path().join("sessionstore.jsonlz4"), session(&[("a.fr", "two", "second"), ("a.fr", "three", "third")])).unwrap();
    assert_eq!(seen(&location, &report.cookies, 2).0, "second");
    assert!(matches!(again(&location, &report.cookies, 1), Err(ValueError::Gone)));
}

#[test]
fn values_of_the_sample_are_read() {
    let options = ReadOptions { values: KeepValues::All, history: HistoryChoice::Ignore, now: now() };
    let sample = read_sample(&options, &Progress::default()).unwrap();
    let last = sample.cookies.rows.len() - 1;
    let expected = String::from_utf8(sample.values.get(last).unwrap().0.reveal().to_vec()).unwrap();
    assert_eq!(seen(&sample_location(), &sample.cookies, last), (expected, false));
}

#[test]
fn nothing_that_is_kept_shows_a_value() {
    let folder = tempfile::tempdir().unwrap();
    let location = only(&FIREFOX.build(folder.path(), 17, &[row(&FIREFOX, "a.fr", "id", "s3cr3t-s3cr3t")]));
    let report = without_values(&location);
    let value = again(&location, &report.cookies, 0).unwrap();
    assert_eq!(value.reveal(), b"s3cr3t-s3cr3t");
    assert!(!format!("{report:?} {value:?}").contains("s3cr3t"));
}
