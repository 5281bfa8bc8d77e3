//! The labelled stores: how often party and purpose are right, as a confusion table. Figures are for reading (`--nocapture`), the floor is
//! asserted. No rule is tuned to these stores; others of the same kinds are kept aside.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cookie_charter::charter::{self, Confidence, Party, Purpose};
use cookie_charter::classify::{Claim, Knowledge, RULES, RuleId};
use cookie_charter::inventory::{CookieView, Inventory, OpenStore};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, locate, read};

use crate::support::files::own_stores;
use crate::support::shared::{LabelledStore, Truth, labelled, shared_stores};

/// Reads and classifies everything in a store's folder, as `export FOLDER` does.
fn inventory(store: &LabelledStore) -> Inventory {
    let knowledge = Knowledge { charters: vec![Arc::new(charter::builtin().clone())], ..Knowledge::default() };
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: "2026-11-24T09:00:00Z".parse().unwrap() };
    let locations = locate(store.folder.path()).unwrap_or_else(|error| panic!("{}: {error}", store.name));
    let stores = locations.iter().map(|location| {
        let report = read(location, &options, &Progress::default()).unwrap_or_else(|error| panic!("{}: {error}", store.name));
        Arc::new(OpenStore::classify(report, cookie_charter::store::StoreSource::file(&location.file), &knowledge))
    });
    Inventory::new(stores.collect(), knowledge)
}

/// What names a cookie in both lists.
pub(super) fn key_of(view: &CookieView<'_>) -> [String; 5] {
    let partition = view.cookie.partition().map_or_else(String::new, |key| key.host.clone());
    let container = view.container_label().map_or_else(String::new, |label| label.code.clone());
    [view.cookie.host().to_owned(), view.cookie.name().to_owned(), view.cookie.path().to_owned(), partition, container]
}

pub(super) fn key_in(truth: &Truth) -> [String; 5] {
    ["host", "name", "path", "partition", "container"].map(|column| truth[column].clone())
}

#[derive(Default)]
struct Score {
    parties: (u32, u32),
    /// Known names, invented names: right and all.
    purposes: [(u32, u32); 2],
    confusion: BTreeMap<(String, &'static str), u32>,
    calibration: BTreeMap<Confidence, (u32, u32)>,
    /// What each rule claims, taken alone, whatever the verdict.
    rules: BTreeMap<RuleId, (u32, u32)>,
    advertising_called_necessary: Vec<String>,
    misses: BTreeMap<String, u32>,
}

impl Score {
    fn add(&mut self, store: &str, view: &CookieView<'_>, truth: &Truth) {
        let fits = |value: &str, column: &str| {
            truth[column] == value || truth[&format!("{column}_alt")].split([';', '|', ' ']).any(|other| other == value)
        };
        let verdict = view.verdict;
        let party = fits(verdict.party.code(), "party");
        self.parties.0 += u32::from(party);
        self.parties.1 += 1;
        let known = truth["name_known"] == "true";
        let purpose = fits(verdict.purpose.code(), "purpose");
        let slot = &mut self.purposes[usize::from(!known)];
        slot.0 += u32::from(purpose);
        slot.1 += 1;
        *self.confusion.entry((truth["purpose"].clone(), verdict.purpose.code())).or_default() += 1;
        let answered = self.calibration.entry(verdict.confidence).or_default();
        answered.0 += u32::from(purpose && party);
        answered.1 += 1;
        for piece in view.evidence() {
            let right = match piece.claim {
                Claim::Purpose(purpose) => fits(purpose.code(), "purpose"),
                // Stored by the site itself, whoever reads it; and read by somebody else, wherever it is stored.
                Claim::Party(Party::First) => fits("first", "party") || fits("for-third", "party"),
                Claim::Party(Party::ForThird) => fits("for-third", "party") || fits("third", "party"),
                Claim::Party(Party::Third) => fits("third", "party"),
                // Only the person says who gets the data, and nobody has decided here.
                Claim::Provider => continue,
            };
            let slot = self.rules.entry(piece.rule).or_default();
            slot.0 += u32::from(right);
            slot.1 += 1;
        }
        let label = format!("{} on {}", view.cookie.name(), view.cookie.host());
        if truth["purpose"] == "advertising" && verdict.purpose == Purpose::Necessary && !purpose {
            self.advertising_called_necessary.push(format!("{store}: {label}"));
        }
        if !party {
            *self
                .misses
                .entry(format!("party {} not {}: {label} [{}]", verdict.party.code(), truth["party"], view.evidence_codes()))
                .or_default() += 1;
        }
        if !purpose {
            let known = if known { "known" } else { "invented" };
            let text =
                format!("purpose {} not {} ({known}): {label} [{}]", verdict.purpose.code(), truth["purpose"], view.evidence_codes());
            *self.misses.entry(text).or_default() += 1;
        }
    }

    fn print(&self) {
        let percent = |(right, all): (u32, u32)| format!("{right}/{all} = {:.1} %", f64::from(right) * 100.0 / f64::from(all.max(1)));
        println!("party                  {}", percent(self.parties));
        println!("purpose, known names   {}", percent(self.purposes[0]));
        println!("purpose, invented      {}", percent(self.purposes[1]));
        for (confidence, answered) in &self.calibration {
            println!("{:22} {}", confidence.code(), percent(*answered));
        }
        println!("\neach rule's own claims");
        for rule in RULES {
            println!(
                "{:22} {}",
                rule.id.code(),
                self.rules.get(&rule.id).map_or_else(|| "never spoke".to_owned(), |claims| percent(*claims))
            );
        }
        println!("\ntrue purpose → verdict ({})", Purpose::ALL.map(Purpose::code).join(", "));
        for truth in ["necessary", "statistics", "advertising"] {
            let row = Purpose::ALL.map(|p| self.confusion.get(&(truth.to_owned(), p.code())).copied().unwrap_or(0));
            println!("{truth:12} {row:>6?}");
        }
        for (miss, count) in &self.misses {
            println!("{count:4} × {miss}");
        }
    }
}

fn judge(stores: &[LabelledStore]) -> Score {
    let mut score = Score::default();
    for store in stores.iter().filter(|store| !store.is_damaged()) {
        let inventory = inventory(store);
        let rows: HashMap<[String; 5], CookieView<'_>> = inventory.iter().map(|view| (key_of(&view), view)).collect();
        assert_eq!(inventory.len(), store.truth.len(), "{}: rows missing or extra", store.name);
        for truth in &store.truth {
            let view = rows.get(&key_in(truth)).unwrap_or_else(|| panic!("{}: {:?} is missing", store.name, key_in(truth)));
            score.add(&store.name, view, truth);
        }
    }
    assert!(score.parties.1 > 0, "nothing was judged");
    score
}

/// The floors that a set of labelled stores must reach.
fn check(score: &Score, party: f64, known: f64, invented: f64) {
    let share = |(right, all): (u32, u32)| f64::from(right) / f64::from(all.max(1));
    assert!(share(score.parties) >= party, "party {:?}", score.parties);
    assert!(share(score.purposes[0]) >= known, "purpose of known names {:?}", score.purposes[0]);
    assert!(share(score.purposes[1]) >= invented, "purpose of invented names {:?}", score.purposes[1]);
    assert_eq!(score.advertising_called_necessary, Vec::<String>::new(), "the worst error");
}

/// Those that come with the repository are judged wherever the tests run.
#[test]
fn party_and_purpose_on_the_stores_of_the_repository() {
    let names = ["chromium-127-clear", "chromium-156", "firefox-153"];
    let stores: Vec<_> = names.iter().map(|name| labelled(&own_stores().join(name), (*name).to_owned())).collect();
    check(&judge(&stores), 0.97, 0.98, 0.75);
}

#[test]
fn party_and_purpose_on_the_labelled_stores() {
    // Without them a line on standard error has said so.
    let stores = shared_stores(&["firefox-", "chromium-"]);
    if stores.is_empty() {
        return;
    }
    let score = judge(&stores);
    score.print();
    check(&score, 0.99, 0.98, 0.75);
    // The words of confidence mean what they say.
    let share = |(right, all): (u32, u32)| f64::from(right) / f64::from(all.max(1));
    for (confidence, floor) in [(Confidence::Certain, 0.98), (Confidence::Likely, 0.92), (Confidence::Assumed, 0.70)] {
        let answered = score.calibration.get(&confidence).copied().unwrap_or_default();
        assert!(answered.1 == 0 || share(answered) >= floor, "{}", confidence.code());
    }
}
