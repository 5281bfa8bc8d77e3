//! Classifying with full evidence, beside a bare hash look-up of the names in the same run.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::collections::HashMap;
use std::time::Instant;

use common::{ROWS, distinct_store, generated_store, knowledge, measure, read_store};
use cookie_charter::classify::{Classifier, StoreTraits, catalogue, common_names, domains};
use cookie_charter::inventory::{Inventory, OpenStore};

fn main() {
    let start = Instant::now();
    let (known, listed, declared) = (catalogue().len(), domains().len(), common_names().len());
    println!("knowledge indexed in {:.2?} ({known} names, {listed} domains, {declared} names that sites declare)", start.elapsed());
    let report = read_store(&generated_store(ROWS), false);
    let knowledge = knowledge();
    let names: HashMap<&str, usize> = catalogue().iter().map(|(id, entry)| (entry.pattern.get(), id.index())).collect();
    let bare =
        measure("a bare hash look-up of 1 M names", 5, || report.cookies.iter().filter(|cookie| names.contains_key(cookie.name())).count());
    let classifier = Classifier { knowledge: &knowledge, visited: None, traits: StoreTraits::default() };
    let full = measure("classify 1 M cookies, full evidence, one core", 5, || classifier.classify(&report.cookies));
    println!(
        "  {:.2} million cookies a second; {:.1} × the bare look-up",
        f64::from(ROWS) / full.as_secs_f64() / 1e6,
        full.as_secs_f64() / bare.as_secs_f64()
    );

    let distinct = read_store(&distinct_store(ROWS), false);
    let full = measure("the same, a fifth of the names distinct", 5, || classifier.classify(&distinct.cookies));
    println!("  {:.2} million cookies a second", f64::from(ROWS) / full.as_secs_f64() / 1e6);

    let result = classifier.classify(&report.cookies);
    let verdicts = result.verdicts.heap_bytes();
    let model = report.cookies.heap_bytes();
    let store = std::sync::Arc::new(OpenStore::classify(report, cookie_charter::store::StoreSource::sample(), &knowledge));
    let inventory = Inventory::new(vec![store], knowledge);
    println!(
        "model with verdicts and sites, without values: {:.1} bytes a cookie ({} sites, {} lists of evidence)",
        (model + verdicts) as f64 / f64::from(ROWS),
        inventory.sites().len(),
        result.verdicts.evidence().len(),
    );
}
