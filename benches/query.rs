//! Filtering and sorting a million rows.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::sync::Arc;

use common::{ROWS, generated_store, knowledge, measure, read_store};
use cookie_charter::charter::{Category, Language};
use cookie_charter::column::ColumnId;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::query::{Filter, Sort, select, sort};

fn main() {
    let knowledge = knowledge();
    let store = OpenStore::classify(read_store(&generated_store(ROWS), false), cookie_charter::store::StoreSource::sample(), &knowledge);
    let inventory = Inventory::new(vec![Arc::new(store)], knowledge);
    let words = ["Necessary", "Statistics", "First-party", "Third-party"].map(str::to_owned);
    let run = |filter: Filter| select(&inventory, &filter, &words);
    measure("filter 1 M rows: nothing", 9, || run(Filter::default()));
    measure("filter 1 M rows: a category", 9, || run(Filter { category: Some(Category::ThirdParty), ..Filter::default() }));
    measure("filter 1 M rows: a word", 9, || run(Filter { search: "site123".into(), ..Filter::default() }));
    measure("filter 1 M rows: two words", 9, || run(Filter { search: "google site9".into(), ..Filter::default() }));
    for id in [ColumnId::Name, ColumnId::Host, ColumnId::Category, ColumnId::ExpiresAt] {
        let by = Sort { column: id, descending: false };
        let ids = run(Filter::default()).ids;
        measure(&format!("sort 1 M rows by {}", id.code()), 3, || {
            let mut ids = ids.clone();
            sort(&inventory, &mut ids, by, Language::En);
            ids
        });
    }
}
