//! The exported CSV against `truth.csv`, read by an independent reader: every row, every attribute.

use std::collections::{BTreeMap, HashMap};

use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::{LabelledStore, Truth, shared_stores};

type Row = HashMap<String, String>;

fn exported(store: &LabelledStore) -> Vec<Row> {
    let home = Home::new();
    let output = home.command().arg("export").arg(store.folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}: {}", store.name, stderr(&output));
    let text = stdout(&output);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader.records().map(|record| headers.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect()).collect()
}

fn bare(top_level_site: &str) -> &str {
    top_level_site.split_once("://").map_or(top_level_site, |(_, host)| host)
}

#[test]
fn every_row_and_attribute_of_the_undamaged_stores() {
    for store in shared_stores(&["firefox-", "chromium-"]).iter().filter(|store| !store.is_damaged()) {
        let key = |row: &Row, partition: &str| format!("{} {} {} {partition} {}", row["host"], row["name"], row["path"], row["container"]);
        let mut rows: BTreeMap<String, Row> =
            exported(store).into_iter().map(|row| (key(&row, bare(&row["top_level_site"])), row)).collect();
        for truth in &store.truth {
            let name = key(truth, &truth["partition"]);
            let row = rows.remove(&name).unwrap_or_else(|| panic!("{}: missing {name}", store.name));
            compare(&store.name, &name, &row, truth);
        }
        assert!(rows.is_empty(), "{}: extra {:?}", store.name, rows.keys().collect::<Vec<_>>());
    }
}

fn compare(store: &str, name: &str, row: &Row, truth: &Truth) {
    for column in ["site", "host_only", "session", "expires_at", "created_at", "secure", "http_only", "same_site"] {
        // A column is empty in the truth where the file cannot say it; it is then not judged.
        if !truth[column].is_empty() {
            assert_eq!(row[column], truth[column], "{store}: {column} of {name}");
        }
    }
    assert_eq!(row["partitioned"] == "true", !truth["partition"].is_empty(), "{store}: {name}");
}
