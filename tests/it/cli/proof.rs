//! What an export says of the read it rests on: what was looked for and could not be had, how sure a life is, and where the store lay or not.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use cookie_charter::charter::Language;
use cookie_charter::classify::Knowledge;
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};
use cookie_charter::speech;
use cookie_charter::store::StoreSource;
use jiff::tz::TimeZone;
use rusqlite::types::Value as Sql;
use serde_json::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Row, text};
use crate::support::program::{Home, stdout};
use crate::support::reading::read_only_store;
use crate::support::shared::repository;

fn json(home: &Home, arguments: &[&str], store: &std::path::Path) -> (String, Value) {
    let text = stdout(&home.command().args(["export", "-f", "json"]).args(arguments).arg(store).output().unwrap());
    let value = serde_json::from_str(&text).unwrap();
    (text, value)
}

fn lacks(read: &Value) -> Vec<(String, String)> {
    let lacks = read["completeness"]["unavailable"].as_array().unwrap();
    lacks.iter().map(|lack| (lack["part"].as_str().unwrap().to_owned(), lack["reason"].as_str().unwrap().to_owned())).collect()
}

fn has(lacks: &[(String, String)], part: &str, reason: &str) -> bool {
    lacks.iter().any(|lack| lack.0 == part && lack.1 == reason)
}

#[test]
fn what_could_not_be_had_stands_before_the_cookies() {
    let home = Home::new();
    let store = FIREFOX.build(home.path(), 17, &[(FIREFOX.plain_row)("example.fr", "a")]);
    let (text, report) = json(&home, &[], &store);
    assert!(text.find("\"completeness\"").unwrap() < text.find("\"cookies\":[").unwrap());
    let read = &report["reads"][0];
    let found = lacks(read);
    for (part, reason) in [
        ("session-cookies", "session-file-missing"),
        ("values", "not-asked-for"),
        ("history", "no-history"),
        ("other-storage", "not-looked-at"),
    ] {
        assert!(has(&found, part, reason), "{part}: {found:?}");
    }
    assert_eq!(read["completeness"]["read"], serde_json::json!(["cookies"]));
    assert_eq!(read["completeness"]["absent"], serde_json::json!(["session-cookies", "history"]));
    let lines = stdout(&home.command().args(["export", "-f", "ndjson"]).arg(&store).output().unwrap());
    assert!(lines.lines().next().unwrap().contains("\"completeness\""));
    // Nothing was looked for that was not to be.
    let (_, without) = json(&home, &["--no-history"], &store);
    assert!(has(&lacks(&without["reads"][0]), "history", "not-asked-for"));
    let sample: Value = serde_json::from_str(&stdout(&home.run(["export", "sample:", "-f", "json", "--with-values"]))).unwrap();
    assert_eq!(lacks(&sample["reads"][0]), [("other-storage".to_owned(), "not-looked-at".to_owned())]);
}

#[test]
fn closed_and_broken_parts_have_their_reasons() {
    let home = Home::new();
    let mut row: Row = (CHROMIUM.plain_row)("example.fr", "a");
    row.retain(|(column, _)| *column != "value");
    row.extend([("value", text("")), ("encrypted_value", Sql::Blob(b"v10xxxxxxxx".to_vec()))]);
    let store = CHROMIUM.build(home.path(), 24, &[row, (CHROMIUM.plain_row)("example.fr", "b")]);
    fs::write(home.path().join("History"), "no database").unwrap();
    for arguments in [&[][..], &["--with-values"]] {
        let (_, report) = json(&home, arguments, &store);
        let found = lacks(&report["reads"][0]);
        assert!(has(&found, "values", "values-encrypted") && has(&found, "history", "history-unreadable"), "{found:?}");
        let encrypted = report["reads"][0]["completeness"]["unavailable"].as_array().unwrap();
        assert!(encrypted.iter().any(|lack| lack["reason"] == "values-encrypted" && lack["rows"] == 1));
    }
    let profile = home.path().join("profile");
    fs::create_dir(&profile).unwrap();
    fs::copy(FIREFOX.build(home.path(), 17, &[(FIREFOX.plain_row)("example.fr", "a")]), profile.join("cookies.sqlite")).unwrap();
    fs::write(profile.join("sessionstore.jsonlz4"), "no session").unwrap();
    let (_, whole) = json(&home, &[], &profile);
    assert!(has(&lacks(&whole["reads"][0]), "session-cookies", "session-file-unreadable"), "{:?}", lacks(&whole["reads"][0]));
}

#[test]
fn a_life_counted_from_the_creation_is_an_upper_bound() {
    let home = Home::new();
    for (version, bound) in [(17, false), (16, true)] {
        let folder = home.path().join(version.to_string());
        fs::create_dir(&folder).unwrap();
        let mut row = (FIREFOX.plain_row)("example.fr", "a");
        let made = Sql::Integer(1_790_000_000_000_000);
        row.extend([("creationTime", made.clone()), ("updateTime", made), ("isPartitionedAttributeSet", Sql::Integer(0))]);
        // One column, one value: a second cookie that was set again keeps the update times of the table.
        let mut other = (FIREFOX.plain_row)("example.fr", "b");
        other.extend([("creationTime", Sql::Integer(1_789_000_000_000_000)), ("updateTime", Sql::Integer(1_790_000_000_000_000))]);
        let store = FIREFOX.build(&folder, version, &[row, other]);
        let (_, report) = json(&home, &[], &store);
        assert_eq!(report["cookies"][1]["lifetime_is_upper_bound"], bound, "{version}");
        let lines = stdout(&home.command().args(["export", "-f", "ndjson"]).arg(&store).output().unwrap());
        assert!(lines.contains(&format!("\"lifetime_is_upper_bound\":{bound}")));
    }
}

#[test]
fn an_upper_bound_is_told_in_words() {
    let home = Home::new();
    let mut row = (FIREFOX.plain_row)("example.fr", "a");
    row.push(("creationTime", Sql::Integer(1_790_000_000_000_000)));
    let lasts = |version: i64| -> Vec<String> {
        let folder = home.path().join(format!("v{version}"));
        fs::create_dir(&folder).unwrap();
        let mut row = row.clone();
        row.retain(|(column, _)| *column != "expiry");
        let unit = if version > 15 { 1_000 } else { 1 };
        row.push(("expiry", Sql::Integer(2_000_000_000 * unit)));
        let report = read_only_store(&FIREFOX.build(&folder, version, &[row])).unwrap();
        let knowledge = Knowledge::default();
        let store = Arc::new(OpenStore::classify(report, StoreSource::file(&folder), &knowledge));
        let inventory = Inventory::new(vec![store], knowledge);
        let view = inventory.get(CookieId(0)).unwrap();
        [Language::En, Language::Fr]
            .map(|language| {
                let words = Words::new(language, TimeZone::UTC);
                let label = words.text("fact-lasts").into_owned();
                speech::facts(&words, &view).into_iter().find(|(key, _)| *key == label).unwrap().1
            })
            .into()
    };
    assert!(lasts(12)[0].starts_with("at most ") && lasts(13)[1].starts_with("au plus "));
}

/// A profile whose every folder names somebody.
fn named_profile(home: &Home) -> PathBuf {
    let profile = home.path().join("Jeanne Dupont/profil de jeanne.dupont");
    fs::create_dir_all(&profile).unwrap();
    for (from, to) in [("cookies.sqlite", "cookies.sqlite"), ("places.sqlite", "places.sqlite")] {
        fs::copy(repository().join("assets/sample").join(from), profile.join(to)).unwrap();
    }
    profile
}

#[test]
fn places_can_be_left_out() {
    let home = Home::new();
    let profile = named_profile(&home);
    for format in ["csv", "json", "ndjson"] {
        let run = |more: &[&str]| {
            let output = home.command().args(["export", "-f", format]).args(more).arg(&profile).output().unwrap();
            stdout(&output).to_lowercase()
        };
        assert!(run(&[]).contains("jeanne"), "{format}: without the option they are there");
        let left_out = run(&["--no-paths"]);
        let folder = home.path().display().to_string().to_lowercase();
        assert!(!left_out.contains("jeanne") && !left_out.contains("dupont") && !left_out.contains(&folder), "{format}");
        assert!(left_out.contains("firefox-1") || left_out.contains("store-1"), "{format}: rows still say which store");
    }
    let output = home.command().args(["export", "-f", "json", "--no-paths"]).arg(&profile).output().unwrap();
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["reads"][0]["files"][0]["path"], "cookies.sqlite");
    assert_eq!(report["reads"][0]["store"], report["cookies"][0]["store"]);
    // Nor the names of folders that could not be read, of which the last one is often a person, too.
    let (empty, missing) = (home.path().join("jeanne"), home.path().join("dupont"));
    fs::create_dir_all(&empty).unwrap();
    for format in ["json", "ndjson"] {
        let mut command = home.command();
        let output = command.args(["export", "-f", format, "--no-paths"]).args([&profile, &empty, &missing]).output().unwrap();
        let written = stdout(&output).to_lowercase();
        assert!(written.contains("no-store-in-folder") && written.contains("not-found"), "{format}: {written}");
        assert!(!written.contains("jeanne") && !written.contains("dupont"), "{format}: {written}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let home = Home::new();
    for format in ["csv", "json", "ndjson"] {
        let run = || home.run(["export", "sample:", "-f", format, "--with-values"]).stdout;
        let instant = |bytes: Vec<u8>| -> String {
            let text = String::from_utf8(bytes).unwrap();
            match text.split_once("\"read_at\":\"") {
                Some((before, after)) => format!("{before}{}", after.get(20..).unwrap()),
                None => text,
            }
        };
        assert_eq!(instant(run()), instant(run()), "{format}");
    }
}
