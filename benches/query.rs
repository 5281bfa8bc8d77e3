//! Filtering and sorting a million rows.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::sync::Arc;

use common::{ROWS, generated_store, knowledge, measure, read_store};
use cookie_charter::charter::{Category, Language};
use cookie_charter::column::ColumnId;
use cookie_charter::digest::Digest;
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::query::filter::{Key, Names, Value, parse};
use cookie_charter::query::{Filter, Sort, facets, select, sort};
use cookie_charter::speech;
use cookie_charter::store::StoreSource;
use cookie_charter::visit::Visit;

fn main() {
    let knowledge = knowledge();
    let report = Arc::new(read_store(&generated_store(ROWS), false));
    let open = || OpenStore::classify(Arc::clone(&report), StoreSource::sample(), &knowledge);
    measure("a store of 1 M rows: verdicts, and on whose pages rows were set", 3, open);
    let inventory = Arc::new(Inventory::new(vec![Arc::new(open())], knowledge.clone()));
    measure("the sums of 1 M rows", 3, || Digest::of(&inventory));
    let site = inventory.find_site("site12.fr");
    measure("the page of a site of 1 M rows", 3, || site.and_then(|site| Visit::to(&inventory, site)));
    let words = speech::search_words(&Words::new(Language::Fr, jiff::tz::TimeZone::UTC));
    let run = |filter: Filter| select(&inventory, &filter, &words);
    measure("filter 1 M rows: nothing", 9, || run(Filter::default()));
    measure("filter 1 M rows: a category", 9, || run(Filter { category: Some(Category::ThirdParty), ..Filter::default() }));
    measure("filter 1 M rows: a word", 9, || run(Filter::words("site123")));
    measure("filter 1 M rows: a word with an accent", 9, || run(Filter::words("publicite")));
    measure("filter 1 M rows: a site as a visit sees it", 9, || run(Filter { site, ..Filter::default() }));
    let google = Filter::on(Key::Organisation, Value::text("Google"));
    measure("filter 1 M rows: an organisation", 9, || run(google.clone()));
    measure("filter 1 M rows: two words", 9, || run(Filter::words("google site9")));
    let typed = |text: &str| Filter { terms: parse(text, &Names::default()).expect("a filter"), ..Filter::default() };
    for text in ["party:third life>13mo", "site:*.fr -provider:Google", "name:_ga* purpose:advertising,statistics"] {
        measure(&format!("filter 1 M rows: {text}"), 9, || run(typed(text)));
    }
    for text in ["", "party:third -provider:Google site9"] {
        measure(&format!("the counts beside all values of 1 M rows under '{text}'"), 9, || facets(&inventory, &typed(text), &words));
    }
    for id in [ColumnId::Site, ColumnId::Name, ColumnId::Host, ColumnId::Category, ColumnId::ExpiresAt] {
        let by = Sort { column: id, descending: false };
        let ids = run(Filter::default()).ids;
        measure(&format!("sort 1 M rows by {}", id.code()), 3, || {
            let mut ids = ids.clone();
            sort(&inventory, &mut ids, &[by], Language::En);
            ids
        });
    }
    let by = [ColumnId::Category, ColumnId::Host, ColumnId::ExpiresAt].map(|column| Sort { column, descending: false });
    let ids = run(Filter::default()).ids;
    measure("sort 1 M rows by category, host, expires_at", 3, || {
        let mut ids = ids.clone();
        sort(&inventory, &mut ids, &by, Language::En);
        ids
    });
}
