//! What is left of the verdicts on the labelled stores when every name is replaced by a random one, so that only domain, attributes, values and siblings
//! speak; and when every value is closed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cookie_charter::charter::{self, Purpose};
use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::{CookieTable, Sym, ValueShape, ValueState};
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreLocation, StoreSource, locate, read};

use super::truth::{key_in, key_of};
use crate::support::shared::{LabelledStore, Truth, shared_stores};

/// A purpose for each row, and what names it in the list of truth.
fn verdicts(location: &StoreLocation, change: impl FnOnce(&mut CookieTable)) -> Vec<([String; 5], Purpose)> {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: "2026-11-24T09:00:00Z".parse().unwrap() };
    let mut report = read(location, &options, &Progress::default()).unwrap_or_else(|error| panic!("{error}"));
    change(&mut report.cookies);
    let knowledge = Knowledge { charters: vec![Arc::new(charter::builtin().clone())], ..Knowledge::default() };
    let store = Arc::new(OpenStore::classify(report, StoreSource::file(&location.file), &knowledge));
    Inventory::new(vec![store], knowledge).iter().map(|view| (key_of(&view), view.verdict.purpose)).collect()
}

/// Each distinct name becomes another one, the same wherever it stands.
fn rename(table: &mut CookieTable) {
    let names: Vec<Sym> = table.rows.iter().map(|cookie| cookie.name).collect();
    let mut state = 88_172_645_463_325_252_u64;
    let mut renamed: HashMap<Sym, Sym> = HashMap::new();
    for name in names {
        renamed.entry(name).or_insert_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            table.strings.intern(&format!("x{:08x}", state >> 32))
        });
    }
    table.rows.change(|_, cookie| {
        cookie.name = renamed[&cookie.name];
        true
    });
}

/// As in a store whose browser encrypts.
fn close(table: &mut CookieTable) {
    table.rows.change(|_, cookie| {
        cookie.shape = if cookie.shape.state() == ValueState::Clear { ValueShape::Encrypted } else { cookie.shape };
        true
    });
}

fn is_right(purpose: Purpose, truth: &Truth) -> bool {
    truth["purpose"] == purpose.code() || truth["purpose_alt"].split([';', '|', ' ']).any(|other| other == purpose.code())
}

/// Whose it is, who can read it, how it lives, and what it is for.
fn what_is_left(truth: &Truth) -> String {
    let own = if truth["party"] == "third" { "third party" } else { "own" };
    let reads = if truth["http_only"] == "true" { "the server alone" } else { "scripts" };
    let lives = if truth["session"] == "true" { "a session" } else { "lasting" };
    format!("{own}, read by {reads}, {lives}, {}", truth["purpose"])
}

fn stores() -> Vec<LabelledStore> {
    shared_stores(&["firefox-", "chromium-"]).into_iter().filter(|store| !store.is_damaged()).collect()
}

#[test]
fn names_are_not_all_there_is() {
    let stores = stores();
    if stores.is_empty() {
        return;
    }
    let [mut all, mut named, mut unnamed] = [0_u32; 3];
    let mut lost: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    println!("rows, right by name, right with every name replaced");
    for store in &stores {
        let truths: HashMap<[String; 5], &Truth> = store.truth.iter().map(|truth| (key_in(truth), truth)).collect();
        let before = [all, named, unnamed];
        for location in locate(store.folder.path()).unwrap() {
            let (known, renamed) = (verdicts(&location, |_| ()), verdicts(&location, rename));
            for ((key, purpose), (_, without)) in known.iter().zip(&renamed) {
                let truth = truths[key];
                all += 1;
                named += u32::from(is_right(*purpose, truth));
                unnamed += u32::from(is_right(*without, truth));
                let slot = lost.entry(what_is_left(truth)).or_default();
                *slot = [slot[0] + u32::from(is_right(*without, truth)), slot[1] + 1];
            }
        }
        println!("{:40} {:>5} {:>5} {:>5}", store.name, all - before[0], named - before[1], unnamed - before[2]);
    }
    println!("right without names, by what is left to judge by");
    for (what, [right, of]) in &lost {
        println!("    {what:<60} {right:>4} of {of}");
    }
    let share = |right: u32| f64::from(right) * 100.0 / f64::from(all.max(1));
    println!(
        "{all} rows: {:.1} % right, {:.1} % without names: {:.1} points lost",
        share(named),
        share(unnamed),
        share(named) - share(unnamed)
    );
    assert!(share(unnamed) >= 34.5, "{unnamed} of {all}");
}

#[test]
fn closed_values_change_hardly_a_verdict() {
    let stores = stores();
    if stores.is_empty() {
        return;
    }
    let [mut all, mut same] = [0_u32; 2];
    for location in stores.iter().flat_map(|store| locate(store.folder.path()).unwrap()) {
        for ((_, open), (_, closed)) in verdicts(&location, |_| ()).iter().zip(&verdicts(&location, close)) {
            all += 1;
            same += u32::from(open == closed);
        }
    }
    println!("the same purpose with closed values: {same} of {all}");
    assert!(same * 100 >= all * 97, "{same} of {all}");
}
