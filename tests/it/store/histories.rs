//! The browsing history beside a store.

use std::collections::BTreeSet;
use std::path::Path;

use cookie_charter::cookie::Moment;
use cookie_charter::store::{History, HistoryChoice, Progress, ReadOptions, read};
use rusqlite::Connection;

use crate::support::binarycookies;
use crate::support::built::{CHROMIUM, FIREFOX, WEBKITGTK};
use crate::support::files::{copy_of, own_stores, shared_stores};
use crate::support::reading::{only, options, read_only_store};

/// Every site that was opened as a page is in the history, and no other host is called a page.
fn check(store: &Path) {
    let copy = copy_of(store);
    let report = read_only_store(copy.path()).unwrap();
    let history = report.history.unwrap_or_else(|| panic!("{}: no history", store.display()));
    let sites: BTreeSet<String> =
        std::fs::read_to_string(store.join("visited_sites.csv")).unwrap().lines().skip(1).map(str::to_owned).collect();
    let in_site = |host: &str, site: &str| host == site || host.ends_with(&format!(".{site}"));
    for site in &sites {
        assert!(history.hosts.iter().any(|host| in_site(host, site)), "{}: {site} not in {:?}", store.display(), history.hosts);
    }
    for host in &history.hosts {
        // qutebrowser opens its own page at its first start.
        let is_expected = sites.iter().any(|site| in_site(host, site)) || in_site(host, "qutebrowser.org");
        assert!(is_expected, "{}: {host} was not opened", store.display());
    }
    assert!(history.visits.is_sorted_by_key(|visit| visit.at));
    assert!(history.reaches_back_to.unwrap() <= history.visits[0].at);
}

#[test]
fn real_histories() {
    check(&own_stores().join("firefox-153"));
    check(&own_stores().join("chromium-156"));
    let Some(stores) = shared_stores() else { return };
    for store in [
        "firefox-153",
        "firefox-153-live",
        "firefox-153-no-partition",
        "chromium-156",
        "chromium-156-live",
        "epiphany-43",
        "epiphany-43-webapp",
        "falkon-22.12",
        "qutebrowser-2.5",
    ] {
        check(&stores.join(store));
    }
}

fn history_of(sql: &str, file: &str) -> History {
    let folder = tempfile::tempdir().unwrap();
    let family = if file == "History" { &CHROMIUM } else { &FIREFOX };
    let path = family.build(folder.path(), family.newest(), &[]);
    let history = folder.path().join(file);
    Connection::open(&history).unwrap().execute_batch(sql).unwrap();
    let report = read_only_store(&path).unwrap();
    assert_eq!(report.record.files.len(), 2);
    // The other family's store may be given this history by name.
    let chosen = ReadOptions { history: HistoryChoice::File(history), ..options() };
    let again = read(&only(&path), &chosen, &Progress::default()).unwrap();
    assert_eq!(again.history.unwrap().hosts, report.history.as_ref().unwrap().hosts);
    report.history.unwrap()
}

#[test]
fn firefox_pages_and_redirects() {
    let history = history_of(
        "CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url, hidden);
         CREATE TABLE moz_historyvisits(id INTEGER PRIMARY KEY, place_id, visit_type, visit_date);
         INSERT INTO moz_places VALUES(1, 'https://a.fr/x', 0), (2, 'https://bounce.fr/', 1), (3, 'https://frame.fr/', 0), (4, 'about:blank', 0), (5, x'00', 'z');
         INSERT INTO moz_historyvisits(place_id, visit_type, visit_date) VALUES(1, 2, 3000), (1, 5, 2000), (2, 1, 2500), (3, 8, 1000), (4, 1, 4000), (99, 1, 5000), (1, NULL, NULL), ('x', 'y', 'z')",
        "places.sqlite",
    );
    assert_eq!((history.hosts, history.passed_through), (vec!["a.fr".to_owned()], vec!["bounce.fr".to_owned()]));
    assert_eq!(history.visits.iter().map(|visit| visit.at.unix_micros()).collect::<Vec<_>>(), [2000, 3000]);
    assert_eq!((history.reaches_back_to.map(Moment::unix_micros), history.reaches_to.map(Moment::unix_micros)), (Some(1000), Some(5000)));
}

/// The history of a store that lies where its program puts it.
fn history_of_place(place: &str, history: &str, sql: &str) -> History {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join(place);
    std::fs::create_dir_all(&profile).unwrap();
    let family = if history.starts_with("ephy") { &WEBKITGTK } else { &CHROMIUM };
    let path = family.build(&profile, family.newest(), &[]);
    Connection::open(profile.join(history)).unwrap().execute_batch(sql).unwrap();
    read_only_store(&path).unwrap().history.unwrap()
}

#[test]
fn gnome_web_counts_in_microseconds_and_once_in_seconds() {
    let history = history_of_place(
        "epiphany",
        "ephy-history.db",
        "CREATE TABLE hosts(id INTEGER PRIMARY KEY, url);
         CREATE TABLE urls(id INTEGER PRIMARY KEY, host, url);
         CREATE TABLE visits(id INTEGER PRIMARY KEY, url, visit_time, visit_type, referring_visit);
         INSERT INTO hosts VALUES(1, 'http://a.fr'), (2, 'http://never.fr');
         INSERT INTO urls VALUES(1, 1, 'https://a.fr/x'), (2, 2, 'ephy-about:overview');
         INSERT INTO visits(url, visit_time, visit_type) VALUES(1, 1795504861912623, 1), (1, 1795504860, 2), (2, 1795504862000000, 9)",
    );
    assert_eq!(history.hosts, ["a.fr"]);
    let times: Vec<i64> = history.visits.iter().map(|visit| visit.at.unix_micros()).collect();
    assert_eq!(times, [1_795_504_860_000_000, 1_795_504_861_912_623]);
    assert_eq!(history.reaches_to.map(Moment::unix_micros), Some(1_795_504_862_000_000));
}

#[test]
fn browsers_made_with_qtwebengine_have_histories_of_their_own() {
    let qutebrowser = history_of_place(
        "qutebrowser/webengine",
        "../history.sqlite",
        "CREATE TABLE History(url NOT NULL, title NOT NULL, atime NOT NULL, redirect NOT NULL);
         CREATE TABLE CompletionHistory(url PRIMARY KEY, title NOT NULL, last_atime NOT NULL);
         INSERT INTO History VALUES('https://a.fr/', '', 1795505146, 0), ('https://bounce.fr/', '', 1795505145, 1), ('about:blank', '', 1795505100, 0)",
    );
    assert_eq!((qutebrowser.hosts, qutebrowser.passed_through), (vec!["a.fr".to_owned()], vec!["bounce.fr".to_owned()]));
    assert_eq!(qutebrowser.reaches_back_to.map(Moment::unix_micros), Some(1_795_505_100_000_000));
    let falkon = history_of_place(
        "falkon/profiles/default",
        "browsedata.db",
        "CREATE TABLE history(id INTEGER PRIMARY KEY, url TEXT, title TEXT, date INTEGER, count INTEGER);
         INSERT INTO history(url, date, count) VALUES('https://a.fr/', 1795504983678, 2)",
    );
    assert_eq!((falkon.hosts, falkon.visits[0].at.unix_micros()), (vec!["a.fr".to_owned()], 1_795_504_983_678_000));
}

#[test]
fn chromium_pages_frames_redirects_and_synced_visits() {
    let base = 11_644_473_600_000_000i64;
    let rows: Vec<String> = [
        (1, 0x3000_0001i64, 10, ""),
        // A server redirect is negative when written as 32 bits.
        (2, i64::from(0x9000_0001u32.cast_signed()), 20, ""),
        (3, 0x3000_0003, 5, ""),
        (4, 0x3000_0000, 30, "other device"),
    ]
    .map(|(url, transition, at, guid)| format!("({url}, {}, {transition}, '{guid}')", base + at))
    .to_vec();
    let history = history_of(
        &format!(
            "CREATE TABLE urls(id INTEGER PRIMARY KEY, url);
             CREATE TABLE visits(id INTEGER PRIMARY KEY, url, visit_time, transition, segment_id, originator_cache_guid);
             INSERT INTO urls VALUES(1, 'https://a.fr/'), (2, 'https://bounce.fr/'), (3, 'https://frame.fr/'), (4, 'https://synced.fr/');
             INSERT INTO visits(url, visit_time, transition, originator_cache_guid) VALUES {}",
            rows.join(", ")
        ),
        "History",
    );
    assert_eq!((history.hosts, history.passed_through), (vec!["a.fr".to_owned()], vec!["bounce.fr".to_owned()]));
    // What another device visited says nothing of this one.
    assert_eq!((history.reaches_back_to.map(Moment::unix_micros), history.reaches_to.map(Moment::unix_micros)), (Some(5), Some(20)));
}

#[test]
fn safaris_history_is_evidence_beside_its_cookies() {
    let library = tempfile::tempdir().unwrap();
    let at = |path: &str| library.path().join(path);
    std::fs::create_dir_all(at("Cookies")).unwrap();
    std::fs::create_dir_all(at("Safari")).unwrap();
    std::fs::write(at("Cookies/Cookies.binarycookies"), binarycookies::file(&[])).unwrap();
    let sql = "CREATE TABLE history_items(id INTEGER PRIMARY KEY, url TEXT);
         CREATE TABLE history_visits(id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, load_successful BOOLEAN, redirect_destination INTEGER, origin INTEGER);
         INSERT INTO history_items VALUES(1, 'https://www.seen.fr/'), (2, 'https://passed.fr/'), (3, 'https://failed.fr/'), (4, 'https://phone.fr/');
         INSERT INTO history_visits VALUES(1, 1, 750000000.5, 1, NULL, 0), (2, 2, 750000001, 1, 1, 0), (3, 3, 750000002, 0, NULL, 0), (4, 4, 750000003, 1, NULL, 1);";
    Connection::open(at("Safari/History.db")).unwrap().execute_batch(sql).unwrap();
    let history = read_only_store(&at("Cookies/Cookies.binarycookies")).unwrap().history.unwrap();
    assert_eq!(history.hosts, ["www.seen.fr"]);
    assert_eq!(history.passed_through, ["passed.fr"]);
    assert_eq!(history.visits[0].at, Moment::from_unix_micros((978_307_200 + 750_000_000) * 1_000_000 + 500_000).unwrap());
    assert_eq!(history.reaches_to, Moment::from_unix_micros((978_307_200 + 750_000_002) * 1_000_000), "what came from a phone is left out");
}
