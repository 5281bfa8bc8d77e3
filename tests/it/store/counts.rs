//! The list of stores says of each as many cookies as a read gives.

use std::fs;
use std::path::Path;

use cookie_charter::store::{Counted, Counting, Progress, listed, locate};
use rusqlite::Connection;

use crate::support::builder::databases::OPENWPM;
use crate::support::built::FIREFOX;
use crate::support::reading::{options, read_only_store};

/// What the list says of a store, and what a read gives.
fn counts(path: &Path) -> (Counted, u64) {
    let stores = locate(path).unwrap();
    let said = listed(&stores, Counting::All, options().now, &Progress::default());
    (said[0].cookies, read_only_store(path).unwrap().record.rows_read)
}

#[test]
fn events_are_no_cookies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crawl-data.sqlite");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(OPENWPM).unwrap();
    for (ordinal, record_type) in (0i64..).zip(["added-or-changed", "added-or-changed", "deleted", "added-or-changed"]) {
        let sql = "INSERT INTO javascript_cookies(browser_id, visit_id, event_ordinal, record_type, host, name, path, value)
            VALUES(1, 1, ?1, ?2, 'a.fr', 'n', '/', 'v')";
        db.execute(sql, rusqlite::params![ordinal, record_type]).unwrap();
    }
    drop(db);
    assert_eq!(counts(&path), (Counted::Rows(1), 1));
}

#[test]
fn rows_of_pages_that_are_gone_are_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<_> = (0..600).map(|number| (FIREFOX.plain_row)("a.fr", &format!("n{number}"))).collect();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    assert_eq!(counts(&path), (Counted::Rows(600), 600));
    let page_size: u32 = Connection::open(&path).unwrap().query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    let page_size = usize::try_from(page_size).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    // The leaves of a table begin with 13, those of an index with 10; the first page is the schema's.
    let leaves: Vec<usize> = (2..=bytes.len() / page_size).filter(|page| bytes[(page - 1) * page_size] == 13).collect();
    let leaf = leaves[leaves.len() / 2] - 1;
    bytes[leaf * page_size..(leaf + 1) * page_size].fill(0);
    fs::write(&path, bytes).unwrap();
    let (said, read) = counts(&path);
    assert!(read < 600 && said == Counted::Rows(read), "{said:?} of {read}");
}
