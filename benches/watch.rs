//! A watched store of 3,000 rows: what one change of its browser costs, and what nothing costs.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly and prints its figures")]
#![allow(clippy::disallowed_methods, reason = "it writes a store of its own, as a browser does")]

mod common;

use std::fs;
use std::sync::Arc;

use common::{generated_store, knowledge, measure};
use cookie_charter::compare::{kept, news};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, keep_memory_clean};
use cookie_charter::work::{Asked, Source, open, open_again};
use rusqlite::Connection;

const ROWS: u32 = 3_000;

fn main() {
    // As the window does before its first read.
    keep_memory_clean();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("cookies.sqlite");
    fs::copy(generated_store(ROWS), &path).expect("copied");
    let browser = Connection::open(&path).expect("opened");
    browser.pragma_update(None, "journal_mode", "WAL").expect("a log");
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: jiff::Timestamp::now() };
    let asked = Asked { options, knowledge: Arc::new(knowledge()) };
    let source = || vec![Source::Path(path.clone())];
    let first = open(source(), &asked, &Progress::default()).stores;
    let before = &first.first().expect("a store").store;
    let mut row = 0_u32;
    measure("3,000 watched rows: one is written, all read again and compared", 51, || {
        row += 1;
        browser.execute("UPDATE moz_cookies SET expiry = expiry + 1 WHERE id = ?1", [row]).expect("written");
        let now = open_again(source(), &asked, &first, &Progress::default()).stores;
        let after = &now.first().expect("a store").store;
        let news = news(kept(before), kept(after));
        assert_eq!(news.len(), row as usize);
        news
    });
    let now = open_again(source(), &asked, &first, &Progress::default()).stores;
    measure("3,000 watched rows: nothing was written", 51, || {
        let round = open_again(source(), &asked, &now, &Progress::default());
        assert_eq!(round.unchanged, 1);
        round
    });
}
