//! Where in a browser a cookie lies: containers, private windows, partitions. Two cookies are one only when all of it agrees.

use std::path::Path;
use std::sync::Arc;

use cookie_charter::charter::Language;
use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::{Container, RowId};
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::speech;
use cookie_charter::store::{ReadReport, RowProblem, StoreSource};
use rusqlite::types::Value;
use serde_json::json;

use crate::support::built::{FIREFOX, Row, text};
use crate::support::reading::read_only_store;
use crate::support::sessions::{compressed, session, write};

const SESSION: &str = "sessionstore-backups/recovery.jsonlz4";

fn row(path: &str, value: &str, origin: &str) -> Row {
    vec![
        ("name", text("SID")),
        ("host", text("banque.example")),
        ("path", text(path)),
        ("value", text(value)),
        ("originAttributes", text(origin)),
    ]
}

/// What exports call the container of each row, with its value.
fn labels(report: &ReadReport) -> Vec<(String, String)> {
    let labels = report.cookies.container_labels();
    let label = |row: &cookie_charter::cookie::Cookie| row.container.map_or_else(String::new, |id| labels[id.index()].code.clone());
    let value = |index| String::from_utf8_lossy(report.values.get(index).unwrap().0.reveal()).into_owned();
    report.cookies.rows.iter().enumerate().map(|(index, row)| (label(&row), value(index))).collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(label, value)| (label.as_str(), value.as_str())).collect()
}

fn profile(folder: &Path, rows: &[Row], containers: &serde_json::Value) {
    FIREFOX.build(folder, FIREFOX.newest(), rows);
    write(folder, "containers.json", json!({ "version": 5, "identities": containers }).to_string());
}

#[test]
fn container_and_private_window_are_two_facts() {
    let folder = tempfile::tempdir().unwrap();
    let origins = [
        "",
        "^userContextId=2",
        "^userContextId=6",
        "^userContextId=7",
        "^privateBrowsingId=1",
        "^userContextId=2&privateBrowsingId=1",
        "^userContextId=6&firstPartyDomain=example.com",
        "^userContextId=3&partitionKey=%28https%2Cexample.com%29",
        "^geckoViewUserContextId=gvctx1",
        "^geckoViewUserContextId=",
    ];
    let rows: Vec<Row> = origins.iter().map(|origin| row("/", origin, origin)).collect();
    let named = json!([{ "userContextId": 2, "l10nId": "user-context-work" }, { "userContextId": 6, "name": "Client, \"A\"" }]);
    profile(folder.path(), &rows, &named);
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!(
        labels(&report).into_iter().map(|(label, _)| label).collect::<Vec<_>>(),
        [
            "",
            "Work",
            "Client, \"A\"",
            "Container 7",
            "Private browsing",
            "Work (private browsing)",
            "Client, \"A\"",
            "Banking",
            "gvctx1",
            ""
        ]
    );
    let partitioned: Vec<bool> = report.cookies.rows.iter().map(|row| row.partition.is_some()).collect();
    assert_eq!(partitioned.iter().filter(|is| **is).count(), 2);
}

#[test]
fn a_container_is_its_number_and_no_row_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let named = json!([{ "userContextId": 6, "name": "Client" }, { "userContextId": 7, "name": "Client" }]);
    let rows = [row("/", "six", "^userContextId=6"), row("/b", "six, b", "^userContextId=6"), row("/b", "seven, b", "^userContextId=7")];
    profile(folder.path(), &rows, &named);
    let cookie = |number: u32, value: &str| json!({ "host": "banque.example", "value": value, "path": "/", "name": "SID", "originAttributes": { "userContextId": number } });
    write(folder.path(), SESSION, compressed(&session(&[cookie(7, "seven, session"), cookie(8, "eight, session")])));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!(
        pairs(&labels(&report)),
        [
            ("Client (6)", "six"),
            ("Client (6)", "six, b"),
            ("Client (7)", "seven, b"),
            ("Client (7)", "seven, session"),
            ("Container 8", "eight, session"),
        ]
    );
    assert_eq!((report.record.rows_from_session_file, report.record.rows_merged), (2, 0));
}

#[test]
fn a_name_shared_with_an_unused_container_carries_its_number_too() {
    let folder = tempfile::tempdir().unwrap();
    profile(
        folder.path(),
        &[row("/", "six", "^userContextId=6")],
        &json!([{ "userContextId": 6, "name": "Client" }, { "userContextId": 7, "name": "Client" }]),
    );
    assert_eq!(pairs(&labels(&read_only_store(folder.path()).unwrap())), [("Client (6)", "six")]);
}

/// Exports keep their words; the window has those of its language, and tells a container of hers from one that the browser calls the same.
#[test]
fn the_window_names_containers_in_its_own_language() {
    let folder = tempfile::tempdir().unwrap();
    let origins = [
        "^userContextId=2",
        "^userContextId=9&privateBrowsingId=1",
        "^privateBrowsingId=1",
        "^userContextId=6",
        "^userContextId=3",
        "^appId=3",
    ];
    let rows: Vec<Row> = origins.iter().map(|origin| row("/", origin, origin)).collect();
    profile(folder.path(), &rows, &json!([{ "userContextId": 6, "name": "Travail" }]));
    let store = OpenStore::classify(read_only_store(folder.path()).unwrap(), StoreSource::file(folder.path()), &Knowledge::default());
    let inventory = Inventory::new(vec![Arc::new(store)], Knowledge::default());
    let shown = |language| {
        let words = Words::new(language, jiff::tz::TimeZone::UTC);
        inventory.iter().map(|view| speech::container(&words, &view).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(shown(Language::En), ["Work", "Container 9 (private browsing)", "Private browsing", "Travail", "Banking", "App 3"]);
    assert_eq!(
        shown(Language::Fr),
        ["Travail (2)", "Conteneur 9 (navigation privée)", "Navigation privée", "Travail", "Banque", "Application 3"]
    );
}

#[test]
fn only_rows_that_agree_in_everything_are_merged_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let partition = "^partitionKey=%28https%2Cportail.example%2C8443%2Cf%29";
    profile(folder.path(), &[row("/", "stored", partition), row("/", "plain", "")], &json!([]));
    let cookie = |value: &str, more: serde_json::Value| {
        let mut cookie = json!({ "host": "banque.example", "value": value, "path": "/", "name": "SID" });
        cookie.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        cookie
    };
    let key = |key: &str| json!({ "originAttributes": { "partitionKey": key } });
    let cookies = [
        cookie(
            "the same, asked for",
            json!({ "isPartitioned": true, "originAttributes": { "partitionKey": "(https,portail.example,8443,f)" } }),
        ),
        cookie("other port", key("(https,portail.example,8444,f)")),
        cookie("no port", key("(https,portail.example,f)")),
        cookie("not nested", key("(https,portail.example,8443)")),
        cookie("other scheme", key("(http,portail.example,8443,f)")),
        cookie("plain again", json!({ "originAttributes": { "userContextId": 0, "firstPartyDomain": "", "inBrowser": false } })),
        cookie("domain", json!({ "host": ".banque.example" })),
        cookie("path", json!({ "path": "/c" })),
        cookie("isolated", json!({ "originAttributes": { "firstPartyDomain": "portail.example" } })),
        cookie("private", json!({ "originAttributes": { "privateBrowsingId": 1 } })),
        cookie("app", json!({ "originAttributes": { "appId": 3 } })),
        cookie("unknown", json!({ "originAttributes": { "newThing": "x" } })),
        cookie("twice in the session", json!({ "originAttributes": { "privateBrowsingId": 1 } })),
    ];
    write(folder.path(), SESSION, compressed(&session(&cookies)));
    let report = read_only_store(folder.path()).unwrap();
    let record = &report.record;
    assert_eq!((record.rows_read, record.rows_from_session_file, record.rows_merged, record.rows_skipped), (12, 10, 3, 0));
    let labels = labels(&report);
    let values: Vec<&str> = labels.iter().map(|(_, value)| value.as_str()).collect();
    let merged = ["the same, asked for", "plain again", "twice in the session"];
    assert!(merged.iter().all(|value| !values.contains(value)), "{values:?}");
}

#[test]
fn a_duplicate_leaves_its_remarks_on_nobody() {
    let folder = tempfile::tempdir().unwrap();
    profile(folder.path(), &[row("/", "stored", "")], &json!([]));
    let bad = json!({ "host": "banque.example", "value": "x", "path": "/", "name": "SID", "originAttributes": { "userContextId": "x" } });
    let good = json!({ "host": "autre.example", "value": "y", "path": "/", "name": "SID" });
    write(folder.path(), SESSION, compressed(&session(&[bad, good])));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!((report.record.rows_read, report.record.rows_merged, report.record.row_warnings), (2, 1, 0));
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
}

#[test]
fn schema_5_kept_apps_in_a_column() {
    let folder = tempfile::tempdir().unwrap();
    let with_app = |app: i64| {
        let mut row = row("/", "v", "");
        row.push(("appId", Value::Integer(app)));
        row
    };
    let path = FIREFOX.build(folder.path(), 5, &[with_app(0), with_app(3), with_app(4_294_967_294)]);
    let report = read_only_store(&path).unwrap();
    let apps: Vec<u32> = report.cookies.iter().map(|cookie| cookie.container().map_or(0, |container| container.app)).collect();
    assert_eq!(apps, [0, 3, Container::SAFE_BROWSING_APP]);
}

#[test]
fn attributes_that_nobody_understands_are_said_and_keep_cookies_apart() {
    let folder = tempfile::tempdir().unwrap();
    profile(folder.path(), &[row("/", "a", "^newThing=1"), row("/", "b", "^newThing=2"), row("/", "c", "userContextId=1")], &json!([]));
    let report = read_only_store(folder.path()).unwrap();
    let problems: Vec<RowProblem> = report.warnings.iter().map(|warning| warning.problem).collect();
    assert_eq!(problems, [RowProblem::UnknownOriginAttribute, RowProblem::UnknownOriginAttribute, RowProblem::BadOriginAttributes]);
    let [first, second] = [0, 1].map(|index| report.cookies.rows.get(RowId(index)).unwrap().container);
    assert!(first.is_some() && first != second);
}
