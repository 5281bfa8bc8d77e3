//! Own exports are stores again: the rows that were written, with what they were made from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::superseded;
use crate::support::built::{FIREFOX, text};
use crate::support::files::own_stores;
use crate::support::program::{Home, stderr};

/// Columns of what a store says of a cookie; verdicts are worked out anew, and with less to go by.
pub(super) const COLUMNS: [&str; 18] = [
    "site",
    "host",
    "name",
    "path",
    "top_level_site",
    "container",
    "created_at",
    "last_accessed_at",
    "expires_at",
    "lifetime_days",
    "session",
    "secure",
    "http_only",
    "host_only",
    "same_site",
    "partitioned",
    "browser",
    "profile",
];

fn exported(home: &Home, store: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let target = home.path().join(name);
    let output = home.command().arg("export").args(arguments).arg(store).arg("-o").arg(&target).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
    target
}

/// The rows of a store in the columns that are to stay, and their values where they were exported.
fn rows(home: &Home, store: &Path, with_values: bool) -> Vec<BTreeMap<String, Value>> {
    let arguments: &[&str] = if with_values { &["-f", "json", "--with-values"] } else { &["-f", "json"] };
    let json: Value = serde_json::from_slice(&fs::read(exported(home, store, "rows", arguments)).unwrap()).unwrap();
    let row = |row: &Value| {
        let keep = COLUMNS.iter().chain(with_values.then_some(&"value"));
        keep.map(|column| ((*column).to_owned(), row[*column].clone())).collect()
    };
    json["cookies"].as_array().unwrap().iter().map(row).collect()
}

const FORMS: [(&str, &[&str]); 5] = [
    ("report.json", &["-f", "json"]),
    ("report.ndjson", &["-f", "ndjson"]),
    ("report.csv", &["-f", "csv"]),
    ("french.csv", &["-f", "csv", "--preset", "excel-fr"]),
    ("english.csv", &["-f", "csv", "--preset", "excel-en"]),
];

#[test]
fn every_form_reads_back_with_equal_rows_and_its_values_where_they_are_there() {
    for store in ["firefox-153", "chromium-127-clear"] {
        let store = own_stores().join(store);
        for with_values in [false, true] {
            let home = Home::new();
            let original = rows(&home, &store, with_values);
            assert!(original.len() > 10);
            for (name, arguments) in FORMS {
                let arguments: Vec<&str> = arguments.iter().copied().chain(with_values.then_some("--with-values")).collect();
                let report = exported(&home, &store, name, &arguments);
                let back = rows(&home, &report, with_values);
                assert_eq!(back.len(), original.len(), "{name}");
                for (back, original) in back.iter().zip(&original) {
                    assert_eq!(back, original, "{name}");
                }
            }
        }
    }
}

#[test]
fn an_end_beyond_the_calendar_and_a_page_opened_from_disk_come_back() {
    let home = Home::new();
    let folder = home.path().join("p.default");
    fs::create_dir(&folder).unwrap();
    let mut of_files = (FIREFOX.plain_row)("", "f");
    of_files.push(("schemeMap", rusqlite::types::Value::Integer(4)));
    let mut endless = (FIREFOX.plain_row)("a.fr", "n");
    endless.retain(|(column, _)| *column != "expiry");
    endless.extend([
        ("expiry", rusqlite::types::Value::Integer(i64::MAX)),
        ("creationTime", rusqlite::types::Value::Integer(1_795_501_553_321_077)),
    ]);
    FIREFOX.build(&folder, FIREFOX.newest(), &[of_files, endless]);
    let original = rows(&home, &folder, false);
    assert_eq!((&original[0]["site"], &original[1]["expires_at"]), (&Value::from("file:"), &Value::from("9999-12-31T23:59:59Z")));
    for (name, arguments) in FORMS {
        let report = exported(&home, &folder, name, arguments);
        assert_eq!(rows(&home, &report, false), original, "{name}");
    }
    #[cfg(feature = "parquet")]
    {
        let table = exported(&home, &folder, "report.parquet", &["-f", "parquet"]);
        let back = rows(&home, &table, false);
        assert_eq!((back.len(), &back[0]["site"]), (2, &original[0]["site"]), "a page opened from disk");
    }
}

#[test]
fn what_the_report_was_made_from_is_kept() {
    let home = Home::new();
    let store = own_stores().join("firefox-153");
    let report = exported(&home, &store, "report.json", &["-f", "json"]);
    let first: Value = serde_json::from_slice(&fs::read(&report).unwrap()).unwrap();
    let again = exported(&home, &report, "again.json", &["-f", "json"]);
    let second: Value = serde_json::from_slice(&fs::read(&again).unwrap()).unwrap();
    let (read, from) = (&first["reads"][0], &second["reads"][0]["exported_from"][0]);
    for key in ["store", "browser", "profile", "store_format", "schema_version", "read_at"] {
        assert_eq!(from[key], read[key], "{key}");
    }
    assert_eq!((&from["files"][0]["sha256"], &from["files"][0]["path"]), (&read["files"][0]["sha256"], &read["files"][0]["path"]));
    assert_eq!(second["reads"][0]["store_format"], "cookie-charter");
    assert_eq!(second["reads"][0]["notes"], serde_json::json!(["from-report"]));
    assert_eq!(first["reads"][0]["exported_from"], serde_json::json!([]));
    // Without places nothing of it tells a folder.
    let spared = exported(&home, &report, "spared.json", &["-f", "json", "--no-paths"]);
    let text = fs::read_to_string(spared).unwrap();
    assert!(!text.contains(home.path().to_str().unwrap()) && !text.contains(store.to_str().unwrap()), "{text}");
    let page = exported(&home, &report, "page.html", &["-f", "html"]);
    assert!(fs::read_to_string(page).unwrap().contains(read["files"][0]["sha256"].as_str().unwrap()));
}

/// Names that spreadsheets would run, texts with marks and separators.
#[test]
fn texts_that_a_csv_must_quote_or_defuse_come_back() {
    let home = Home::new();
    let folder = tempfile::tempdir().unwrap();
    let names = ["=1+1", "+a", "-b", "@c", "plain", "with,comma", "with;semicolon", "with \"marks\"", "é"];
    let mut made: Vec<_> = names.iter().map(|name| (FIREFOX.plain_row)("a.fr", name)).collect();
    made[0].iter_mut().find(|cell| cell.0 == "value").unwrap().1 = text("a \"b\", c; d");
    let store = FIREFOX.build(folder.path(), FIREFOX.newest(), &made);
    let original = rows(&home, &store, true);
    for (name, arguments) in FORMS {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--with-values"]).collect();
        let report = exported(&home, &store, name, &arguments);
        assert_eq!(rows(&home, &report, true), original, "{name}");
    }
}

#[test]
fn earlier_versions_of_rows_do_not_come_back_as_cookies() {
    let home = Home::new();
    let db = superseded::store(&home);
    let store = home.path().join("cookies.sqlite");
    let original = rows(&home, &store, false);
    assert_eq!(original.len(), 1);
    for (name, arguments) in FORMS {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--with-superseded"]).collect();
        let report = exported(&home, &store, name, &arguments);
        assert!(fs::read_to_string(&report).unwrap().contains("goes"), "{name} holds what was deleted");
        assert_eq!(rows(&home, &report, false), original, "{name}");
    }
    drop(db);
}

/// What its format means for a row holds for what was exported from it, too.
#[test]
fn verdicts_of_json_with_values_are_those_of_the_store() {
    let verdicts = |home: &Home, store: &Path, name: &str| -> Vec<[Value; 5]> {
        let report = exported(home, store, name, &["-f", "json", "--with-values", "--no-history"]);
        let json: Value = serde_json::from_slice(&fs::read(report).unwrap()).unwrap();
        let verdict = |row: &Value| ["host", "name", "category", "purpose", "party"].map(|key| row[key].clone());
        json["cookies"].as_array().unwrap().iter().map(verdict).collect()
    };
    for store in ["firefox-153", "chromium-127-clear"] {
        let home = Home::new();
        let original = verdicts(&home, &own_stores().join(store), "first.json");
        assert!(original.len() > 10);
        for (back, original) in verdicts(&home, &home.path().join("first.json"), "second.json").iter().zip(&original) {
            assert_eq!(back, original, "{store}");
        }
    }
}

#[test]
fn values_and_names_that_spreadsheets_would_run_read_back_as_they_were() {
    let home = Home::new();
    let texts = ["=1+1", "'=1+1", "''=1", "－1", "a;=1", "a;'=1", "a,'=1", "\t=1", "'", "a;'", "", "@x", "'a", "\"=1\"", "a\";", "é;＝é"];
    let row = |(number, value): (usize, &&str)| {
        let mut row = (FIREFOX.plain_row)("www.exemple.fr", &format!("{value}{number}"));
        row.retain(|(column, _)| *column != "value");
        row.push(("value", text(value)));
        row
    };
    let path = FIREFOX.build(home.path(), FIREFOX.newest(), &texts.iter().enumerate().map(row).collect::<Vec<_>>());
    let original = rows(&home, &path, true);
    assert_eq!(original.len(), texts.len());
    for (name, arguments) in FORMS {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--with-values"]).collect();
        let report = exported(&home, &path, name, &arguments);
        assert_eq!(rows(&home, &report, true), original, "{name}");
    }
}

#[test]
fn a_row_that_is_too_long_costs_itself() {
    let home = Home::new();
    let path = FIREFOX.build(home.path(), FIREFOX.newest(), &["a", "b", "c"].map(|name| (FIREFOX.plain_row)("a.fr", name)));
    let report = exported(&home, &path, "report.csv", &["-f", "csv"]);
    let csv = fs::read_to_string(&report).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    let long = lines[2].replacen(",b,", &format!(",\"{}\",", "long\n".repeat(1 << 20)), 1);
    fs::write(&report, [lines[0], lines[1], &long, lines[3]].join("\r\n")).unwrap();
    let output = home.command().args(["export", "-f", "json"]).arg(&report).output().unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = json["cookies"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!((names, &json["reads"][0]["rows_skipped"]), (vec!["a", "c"], &1.into()), "{}", stderr(&output));
}

/// A cookie of audience measurement that was first set two years ago and is renewed at every visit, for a year each time. The schema of before keeps no time
/// of setting.
fn renewed(home: &Home, schema: i64) -> PathBuf {
    const DAY: i64 = 86_400_000_000;
    let now = jiff::Timestamp::now().as_microsecond();
    let end = now + 364 * DAY;
    let row: crate::support::built::Row = vec![
        ("host", text("renouvelle.fr")),
        ("name", text("_pk_id.1.1fff")),
        ("path", text("/")),
        ("value", text("0123456789abcdef.1700000000.")),
        ("creationTime", (now - 730 * DAY).into()),
        ("updateTime", (now - DAY).into()),
        ("lastAccessed", (now - DAY).into()),
        ("expiry", (if schema >= 16 { end / 1_000 } else { end / 1_000_000 }).into()),
    ];
    FIREFOX.build(&home.path().join(schema.to_string()), schema, &[row])
}

fn judged(home: &Home, store: &Path) -> [Value; 3] {
    let json: Value = serde_json::from_slice(&fs::read(exported(home, store, "judged", &["-f", "json"])).unwrap()).unwrap();
    ["lifetime_days", "consent", "findings"].map(|column| json["cookies"][0][column].clone())
}

#[test]
fn what_is_renewed_is_held_to_its_last_setting_in_every_form() {
    let home = Home::new();
    fs::create_dir(home.path().join("17")).unwrap();
    let store = renewed(&home, 17);
    let expected = [Value::from(365.0), "if-anonymous".into(), Value::Null];
    assert_eq!(judged(&home, &store), expected);
    for (name, arguments) in FORMS {
        assert_eq!(judged(&home, &exported(&home, &store, name, arguments)), expected, "{name}");
    }
}

/// Neither is a life held against a site that the row does not prove: it may have been asked for a year ago or yesterday.
#[test]
fn an_upper_bound_over_a_limit_is_no_finding() {
    let home = Home::new();
    fs::create_dir(home.path().join("12")).unwrap();
    let store = renewed(&home, 12);
    assert_eq!(judged(&home, &store), [Value::from(1094.0), "required".into(), Value::Null]);
}

#[test]
fn a_table_with_a_nul_in_a_name_is_read_back() {
    let home = Home::new();
    let store = FIREFOX.build(home.path(), FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "a\0b"), (FIREFOX.plain_row)("b.fr", "c")]);
    let original = rows(&home, &store, false);
    for (name, arguments) in FORMS {
        assert_eq!(rows(&home, &exported(&home, &store, name, arguments), false), original, "{name}");
    }
}
