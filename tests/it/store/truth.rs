//! Every real store against its truth: no row missing or extra, every attribute equal.

use std::path::Path;

use crate::support::files::{copy_of, listing, own_stores, shared_stores};
use crate::support::reading::read_only_store;
use crate::support::truth::{Rows, differences, expected, found};

/// Reads a copy of one store, compares, and says how many rows there were.
fn check(store: &Path) -> usize {
    let name = store.file_name().unwrap().to_string_lossy().into_owned();
    let copy = copy_of(store);
    let before = listing(copy.path());
    let report = read_only_store(copy.path()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(before == listing(copy.path()), "{name}: the folder was changed");
    // The password of Chromium's test stores is the one of a Linux without keyring; other systems cannot open them.
    let with_values = !name.starts_with("chromium") || name.ends_with("clear") || cfg!(target_os = "linux");
    let expected = expected(&store.join("truth.csv"), &["db", "wal", "session", "set"], with_values);
    let mut found = found(&report, with_values);
    let mut expected = expected;
    if !(name.starts_with("firefox") || name.starts_with("chromium")) {
        judge_what_is_told(&mut expected, &mut found);
    }
    if name == "lynx" {
        forget(&mut expected, "host_only");
        assert!(found.values().flatten().all(|fields| fields["host_only"].is_empty()), "Lynx tells no domain cookie from another");
    }
    let differences = differences(&expected, &found);
    let record = &report.record;
    eprintln!(
        "{name}: {} rows, {} from the log, {} of the session, {} lost, {:?}",
        record.rows_read,
        record.rows_from_log.map_or("?".to_owned(), |rows| rows.to_string()),
        record.rows_from_session_file,
        record.rows_lost,
        record.notes
    );
    assert!(differences.is_empty(), "{name}: {} differences\n{}", differences.len(), differences.join("\n"));
    report.cookies.rows.len()
}

/// A cell of the truth is empty where the file cannot say it; it is then not judged.
fn judge_what_is_told(expected: &mut Rows, found: &mut Rows) {
    for (key, rows) in found {
        let truth = expected.get(key).cloned().unwrap_or_default();
        for (fields, truth) in rows.iter_mut().zip(truth) {
            fields.iter_mut().filter(|(name, _)| truth.get(*name).is_some_and(String::is_empty)).for_each(|(_, cell)| cell.clear());
        }
    }
}

fn forget(rows: &mut Rows, name: &str) {
    rows.values_mut().flatten().filter_map(|fields| fields.get_mut(name)).for_each(String::clear);
}

/// How the names of the stores begin whose formats are read.
const READ: [&str; 18] = [
    "epiphany-",
    "webkitgtk-sqlite",
    "falkon-",
    "qutebrowser-",
    "qtwebengine-",
    "firefox-",
    "chromium-",
    "curl",
    "wget",
    "lynx",
    "w3m",
    "elinks",
    "python-",
    "webkitgtk-text",
    "playwright-",
    "puppeteer-",
    "cdp-",
    "selenium-",
];

#[test]
fn shared_stores_are_read_as_they_are() {
    let Some(stores) = shared_stores() else { return };
    let mut checked = 0;
    let mut names: Vec<_> = std::fs::read_dir(stores).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for store in names {
        let name = store.file_name().unwrap().to_string_lossy().into_owned();
        if READ.iter().any(|start| name.starts_with(start)) {
            check(&store);
            checked += 1;
        }
    }
    assert!(checked > 0);
}

/// Rows that damage has taken are named, as far as an index remembers them.
#[test]
fn lost_rows_are_named() {
    let Some(stores) = shared_stores() else { return };
    for name in ["chromium-156-zeroed-page", "firefox-153-zeroed-block"] {
        let store = stores.join(name);
        let copy = copy_of(&store);
        let report = read_only_store(copy.path()).unwrap();
        let mut reader = csv::Reader::from_path(store.join("lost.csv")).unwrap();
        let header = reader.headers().unwrap().clone();
        let column = |name| header.iter().position(|column| column == name).unwrap();
        let (host, name_column) = (column("host"), column("name"));
        let mut expected: Vec<(String, String)> =
            reader.records().map(|row| row.unwrap()).map(|row| (row[host].to_owned(), row[name_column].to_owned())).collect();
        let mut found: Vec<(String, String)> =
            report.lost.iter().map(|lost| (lost.host.trim_start_matches('.').to_owned(), lost.name.clone())).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{name}");
        assert_eq!(report.record.rows_lost, found.len() as u64);
    }
}

#[test]
fn own_stores_are_read_as_they_are() {
    for entry in std::fs::read_dir(own_stores()).unwrap() {
        check(&entry.unwrap().path());
    }
}
