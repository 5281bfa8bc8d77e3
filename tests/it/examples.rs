//! The examples do what they say, through their own functions.

#![allow(dead_code, reason = "their `main` is run by cargo")]

#[path = "../../examples/audit.rs"]
mod audit;
#[path = "../../examples/classify.rs"]
mod classify;
#[path = "../../examples/export.rs"]
mod export;
#[path = "../../examples/open.rs"]
mod open;

use cookie_charter::store::KeepValues;

use crate::support::program::{Home, stdout};
use crate::support::shared::repository;

fn text(write: impl FnOnce(&mut dyn std::io::Write) -> Result<(), Box<dyn std::error::Error>>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_store_is_opened_and_its_cookies_classified_and_exported() {
    let opened = text(|out| open::open(None, KeepValues::None, out));
    let sum = opened.lines().nth(1).unwrap().trim().split(' ').next().unwrap();
    assert!(sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit()), "{opened}");

    // The command line says the same.
    let home = Home::new();
    let rows = stdout(&home.run(["export", "sample:", "--no-paths"])).lines().count() - 1;
    let exported = text(|out| export::export(None, out));
    assert_eq!(exported.lines().count(), rows + 1);
    let classified = text(|out| classify::classify(None, out));
    assert_eq!(classified.lines().count(), rows);
    assert!(classified.lines().all(|line| line.split('\t').count() == 5), "{classified}");
}

#[test]
fn a_site_is_audited() {
    let folder = tempfile::tempdir().unwrap();
    let charter = folder.path().join("charter.csv");
    std::fs::write(&charter, "Name,Purpose,Duration\nnobody_sets_this,Session,1 day\n").unwrap();
    let store = repository().join("tests/data/stores/firefox-153/x7k2p9qa.default-release/cookies.sqlite");
    let copy = folder.path().join("cookies.sqlite");
    std::fs::copy(store, &copy).unwrap();
    let found = text(|out| audit::audit_site("app-exemple.com", &charter, copy.clone(), out));
    assert!(found.lines().any(|line| line.contains("declared-absent") && line.contains("nobody_sets_this")), "{found}");
}
