//! Read, classify and write CSV to /dev/null, against `sqlite3 -csv` dumping the same table in the same run.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use common::{ROWS, generated_store, hard_store, knowledge, measure, read_store};
use cookie_charter::charter::Language;
use cookie_charter::export::{self, Format, Options, Paths, Preset};
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};

const DUMP: &str = "select host,name,path,originAttributes,creationTime,lastAccessed,expiry,updateTime,isSecure,isHttpOnly,sameSite,schemeMap,\
    isPartitionedAttributeSet,inBrowserElement from moz_cookies";

fn main() {
    let path = generated_store(ROWS);
    let options = Options {
        format: Format::Csv(Preset::Rfc),
        language: Language::En,
        with_values: false,
        with_notes: false,
        paths: Paths::Whole,
        site: None,
    };
    let knowledge = knowledge();
    let store =
        Arc::new(OpenStore::classify(read_store(&path, false), cookie_charter::store::StoreSource::file("bench".as_ref()), &knowledge));
    let inventory = Inventory::new(vec![store], knowledge);
    let ids: Vec<CookieId> = (0..ROWS).map(CookieId).collect();
    let null = || std::fs::File::options().write(true).open("/dev/null").expect("/dev/null");
    measure("write CSV of 1 M cookies to /dev/null", 3, || export::write(&inventory, &ids, options, &mut null()).expect("written"));
    drop(inventory);

    for rows in [10_000, ROWS] {
        compare(&format!("{rows} easy rows"), &generated_store(rows));
        compare(&format!("{rows} hard rows"), &hard_store(rows));
    }
    // Two gigabytes and some minutes: by hand.
    if std::env::var_os("COOKIE_CHARTER_BENCH_LARGE").is_some() {
        compare("10,000,000 hard rows", &hard_store(10 * ROWS));
    }
}

/// The whole program against `sqlite3 -csv` on the same rows.
fn compare(what: &str, path: &Path) {
    let program = env!("CARGO_BIN_EXE_cookie-charter");
    let quiet = |command: &mut Command| command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let ours = measure(&format!("{what}: read + classify + CSV, whole process"), 5, || {
        quiet(Command::new(program).arg("export").arg(path).args(["--no-history", "-o", "/dev/null"])).expect("runs")
    });
    if quiet(Command::new("sqlite3").arg("--version")).is_err() {
        return println!("sqlite3 is not installed: no comparison");
    }
    let theirs = measure(&format!("{what}: sqlite3 -csv, whole process"), 5, || {
        quiet(Command::new("sqlite3").arg("-csv").arg(path).arg(DUMP)).expect("runs")
    });
    println!("  ratio of the medians: {:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
}
