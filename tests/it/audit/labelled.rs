//! The labelled sites beside the repository: every expected finding, and none outside what is allowed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::files::copy_of;
use crate::support::program::{Home, stderr, stdout};

const MOMENTS: [&str; 4] = ["before", "refused", "accepted", "withdrawn"];

/// Code, host without dot, name.
type Key = (String, String, String);

fn key(code: &Value, of: &Value) -> Key {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(code), text(&of["host"]).trim_start_matches('.').to_owned(), text(&of["name"]))
}

fn keys(findings: &Value) -> BTreeSet<Key> {
    findings.as_array().unwrap().iter().map(|finding| key(&finding["code"], finding)).collect()
}

fn sites() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/audit");
    if !root.is_dir() {
        eprintln!("skipped: there is no ../shared/audit");
        return Vec::new();
    }
    let folders = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path());
    folders.filter(|folder| folder.join("expected.json").exists()).collect()
}

/// What the program says of a copy of a site's stores.
fn audited(site: &Path, truth: &Value, browser: &str, with_values: bool) -> BTreeSet<Key> {
    let copy = copy_of(site);
    let charter = copy.path().join(truth["charter"]["file"].as_str().unwrap());
    let home = Home::new();
    let mut command = home.command();
    command.args(["audit", "-f", "json", "--site", truth["host"].as_str().unwrap(), "--charter"]).arg(charter);
    if with_values {
        command.arg("--with-values");
    }
    for moment in MOMENTS {
        let store = copy.path().join(browser).join(moment);
        if store.is_dir() {
            command.arg(format!("--{moment}")).arg(store);
        }
    }
    let output = command.output().unwrap();
    let found: Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)));
    let findings = found["findings"].as_array().unwrap();
    assert_eq!(output.status.code(), Some(i32::from(!findings.is_empty())));
    findings.iter().flat_map(|f| f["cookies"].as_array().unwrap().iter().map(|cookie| key(&f["code"], cookie))).collect()
}

#[test]
fn labelled_sites_give_what_is_expected_and_nothing_else() {
    let mut wrong = Vec::new();
    for site in sites() {
        let truth: Value = serde_json::from_str(&fs::read_to_string(site.join("expected.json")).unwrap()).unwrap();
        for (browser, of_browser) in truth["browsers"].as_object().unwrap() {
            let found = audited(&site, &truth, browser, false);
            let (expected, allowed) = (keys(&of_browser["findings"]), keys(&of_browser["allowed"]));
            let name = format!("{} {browser}", site.file_name().unwrap().to_string_lossy());
            wrong.extend(expected.difference(&found).map(|key| format!("{name} lacks {key:?}")));
            wrong.extend(found.difference(&expected).filter(|key| !allowed.contains(*key)).map(|key| format!("{name} invents {key:?}")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// One of the expected cookies is enough. What Chromium encrypts is not decrypted, so there its absence is right.
#[test]
fn labelled_sites_with_values_give_the_records_that_disagree() {
    let mut wrong = Vec::new();
    for site in sites() {
        let truth: Value = serde_json::from_str(&fs::read_to_string(site.join("expected.json")).unwrap()).unwrap();
        for (browser, of_browser) in truth["browsers"].as_object().unwrap().iter().filter(|(browser, _)| *browser == "firefox") {
            let found = audited(&site, &truth, browser, true);
            let (records, rest): (Vec<Key>, Vec<Key>) = found.into_iter().partition(|(code, ..)| code == "consent-record-disagrees");
            let wanted = of_browser["with_values"].as_array().unwrap();
            let name = format!("{} {browser}", site.file_name().unwrap().to_string_lossy());
            if records.is_empty() != wanted.is_empty() {
                wrong.push(format!("{name}: {records:?}"));
            }
            let without: Vec<Key> = audited(&site, &truth, browser, false).into_iter().collect();
            assert_eq!(rest, without, "{name}: values add nothing else");
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
