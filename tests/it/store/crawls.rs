//! OpenWPM's crawls, and the databases of Android: what conformance does not ask.

use std::path::Path;

use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::{Expiry, SameSite};
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};
use cookie_charter::store::{Beside, FormatId, ReadReport, StoreSource};
use rusqlite::{Connection, params};

use crate::support::builder::databases::{ANDROID_OLD, OPENWPM, OPENWPM_FIRST};
use crate::support::builder::{Plain, builder};
use crate::support::reading::{only, read_only_store};

/// A crawl of these visits (browser, visit, site) and these events (browser, visit, ordinal, type, host, name, time).
fn crawl(visits: &[(i64, i64, &str)], events: &[(i64, i64, i64, &str, &str, &str, &str)]) -> (tempfile::TempDir, ReadReport) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crawl-data.sqlite");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(OPENWPM).unwrap();
    for (browser, visit, site) in visits {
        db.execute("INSERT INTO site_visits VALUES(?1, ?2, ?3, NULL)", params![visit, browser, site]).unwrap();
    }
    for (browser, visit, ordinal, kind, host, name, time) in events {
        let sql = "INSERT INTO javascript_cookies(browser_id, visit_id, event_ordinal, record_type, expiry, is_http_only, is_host_only, is_session, host,
            is_secure, name, path, value, same_site, first_party_domain, store_id, time_stamp)
            VALUES(?1, ?2, ?3, ?4, '9999-12-31T21:59:59.000Z', 0, 0, 1, ?5, 1, ?6, '/', 'v', 'no_restriction', '', 'firefox-default', ?7)";
        db.execute(sql, params![browser, visit, ordinal, kind, host, name, time]).unwrap();
    }
    drop(db);
    let report = read_only_store(&path).unwrap();
    (folder, report)
}

const SET: &str = "added-or-changed";

#[test]
fn events_come_to_the_state_at_the_end_of_each_visit() {
    let visits = [(1, 10, "https://www.shop.fr/"), (1, 11, "http://news.fr")];
    let events = [
        (1, 10, 0, SET, ".ads.com", "id", "2026-11-24T10:00:00.100Z"),
        (1, 10, 3, SET, ".ads.com", "id", "2026-11-24T10:00:05.000Z"),
        (1, 10, 1, SET, "shop.fr", "cart", "2026-11-24T10:00:01.000Z"),
        (1, 10, 2, "deleted", "shop.fr", "cart", "2026-11-24T10:00:02.000Z"),
        (1, 10, 4, "deleted", "shop.fr", "test", "2026-11-24T10:00:06.000Z"),
        (1, 10, 5, SET, "shop.fr", "test", "2026-11-24T10:00:07.000Z"),
        (1, 11, 6, SET, ".ads.com", "id", "2026-11-24T11:00:00.000Z"),
    ];
    let (_folder, report) = crawl(&visits, &events);
    let rows: Vec<String> = report
        .cookies
        .iter()
        .map(|cookie| format!("{} {} {:?} {:?}", cookie.host(), cookie.name(), cookie.created.unwrap(), cookie.last_set.unwrap()))
        .collect();
    assert_eq!(
        rows,
        [
            "ads.com id 2026-11-24T10:00:00.1Z 2026-11-24T10:00:05Z",
            "shop.fr test 2026-11-24T10:00:07Z 2026-11-24T10:00:07Z",
            "ads.com id 2026-11-24T11:00:00Z 2026-11-24T11:00:00Z",
        ]
    );
    assert_eq!((report.record.rows_merged, report.record.rows_skipped, report.record.history_file), (4, 0, Beside::Read));
    let first = report.cookies.iter().next().unwrap();
    assert_eq!((first.expiry, first.same_site), (Expiry::Session, Some(SameSite::NoneOrUnset)));
    let history = report.history.as_ref().unwrap();
    assert_eq!(history.hosts, ["www.shop.fr", "news.fr"]);
}

#[test]
fn a_browser_that_was_started_again_counts_its_events_anew() {
    let (folder, _) = crawl(&[(1, 10, "https://www.shop.fr/")], &[]);
    let path = folder.path().join("crawl-data.sqlite");
    let db = Connection::open(&path).unwrap();
    let events = [
        ("run a", 40, SET, "basket", "2026-11-24T10:00:00.000Z"),
        ("run a", 41, SET, "choice", "2026-11-24T10:00:01.000Z"),
        ("run b", 3, "deleted", "basket", "2026-11-24T10:01:00.000Z"),
        ("run b", 2, SET, "choice", "2026-11-24T10:01:01.000Z"),
    ];
    for (run, ordinal, kind, name, time) in events {
        let sql = "INSERT INTO javascript_cookies(browser_id, visit_id, extension_session_uuid, event_ordinal, record_type, is_session, host, name, path,
            time_stamp) VALUES(1, 10, ?1, ?2, ?3, 1, 'shop.fr', ?4, '/', ?5)";
        db.execute(sql, params![run, ordinal, kind, name, time]).unwrap();
    }
    drop(db);
    let report = read_only_store(&path).unwrap();
    let rows: Vec<String> = report.cookies.iter().map(|cookie| format!("{} {:?}", cookie.name(), cookie.last_set.unwrap())).collect();
    assert_eq!(rows, ["choice 2026-11-24T10:01:01Z"]);
}

#[test]
fn the_site_of_the_visit_is_the_one_on_whose_pages_a_cookie_was_set() {
    let visits = [(1, 10, "https://www.shop.fr/"), (2, 20, "https://news.fr/"), (1, 11, "https://late.fr/")];
    let events = [
        (1, 10, 0, SET, ".ads.com", "first", "2026-11-24T10:00:00.000Z"),
        // A minute later the page still stands open, and another browser is on its way.
        (2, 20, 0, SET, ".ads.com", "second", "2026-11-24T10:00:30.000Z"),
        (1, 10, 1, SET, ".ads.com", "third", "2026-11-24T10:01:00.000Z"),
        (1, 11, 2, SET, ".ads.com", "fourth", "2026-11-24T10:02:00.000Z"),
        (2, 20, 1, SET, ".ads.com", "fifth", "2026-11-24T10:02:00.200Z"),
        // Of a site that another browser visits meanwhile, and of the visited site itself while others are open.
        (1, 11, 3, SET, ".news.fr", "sixth", "2026-11-24T10:02:00.300Z"),
        (1, 11, 4, SET, ".late.fr", "own", "2026-11-24T10:02:00.400Z"),
        (2, 20, 2, SET, ".late.fr", "seventh", "2026-11-24T10:02:00.500Z"),
    ];
    let (folder, report) = crawl(&visits, &events);
    let store = OpenStore::classify(report, StoreSource::file(folder.path()), &Knowledge::default());
    let inventory = Inventory::new(vec![std::sync::Arc::new(store)], Knowledge::default());
    let seen: Vec<(&str, Option<&str>)> = inventory.views((0..8).map(CookieId)).map(|view| (view.cookie.name(), view.seen_on())).collect();
    let expected = [
        ("first", Some("shop.fr")),
        ("second", Some("news.fr")),
        ("third", Some("shop.fr")),
        ("fourth", Some("late.fr")),
        ("fifth", Some("news.fr")),
        ("sixth", Some("late.fr")),
        ("own", None),
        ("seventh", Some("news.fr")),
    ];
    assert_eq!(seen, expected, "also of browsers that run beside each other");
}

/// The first versions of OpenWPM wrote no time of the event and another flag of the host.
#[test]
fn crawls_of_the_first_versions_have_their_times_and_scopes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crawl-data.sqlite");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(OPENWPM_FIRST).unwrap();
    db.execute_batch(
        "INSERT INTO site_visits VALUES(1, 1, 'http://shop.fr');
        INSERT INTO javascript_cookies VALUES
        (1, 1, 1, 'added', '2017-05-01T10:00:00.000Z', '2019-05-01T10:00:00.000Z', 0, 0, '2017-05-01T10:00:02.000Z', 'shop.fr', 1556704800, '.shop.fr', 1, 0,
            '_ga', '/', 0, 0, 'v'),
        (2, 1, 1, 'added', '2017-05-01T10:00:01.000Z', '', 1, 1, '2017-05-01T10:00:01.000Z', 'shop.fr', 0, 'shop.fr', 0, 0, 'sid', '/', 0, 0, 'v')",
    )
    .unwrap();
    drop(db);
    let report = read_only_store(&path).unwrap();
    let shown = |moment| format!("{moment:?}");
    let rows: Vec<_> = report
        .cookies
        .iter()
        .map(|c| {
            (
                c.name().to_owned(),
                c.host.host_only(),
                c.created.map(shown),
                c.last_accessed.map(shown),
                c.last_set.map(shown),
                format!("{:?}", c.expiry),
            )
        })
        .collect();
    let at = |time: &str| Some(format!("2017-05-01T10:00:{time}Z"));
    assert_eq!(rows[0], ("_ga".to_owned(), Some(false), at("00"), at("02"), None, "At(2019-05-01T10:00:00Z)".to_owned()));
    assert_eq!(rows[1], ("sid".to_owned(), Some(true), at("01"), at("01"), None, "Session".to_owned()));
    assert_eq!(report.record.row_warnings, 0);
}

#[test]
fn old_android_has_ends_in_milliseconds_and_none_for_sessions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("webview.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(ANDROID_OLD).unwrap();
    db.execute_batch("INSERT INTO cookies VALUES(1, 'a', 'v', '.a.fr', '/', 1700000000000, 1), (2, 'b', 'v', 'b.fr', '/', NULL, 0)")
        .unwrap();
    drop(db);
    let report = read_only_store(&path).unwrap();
    let rows: Vec<String> = report
        .cookies
        .iter()
        .map(|cookie| format!("{} {:?} {:?} {:?}", cookie.host(), cookie.host.host_only(), cookie.expiry, cookie.secure))
        .collect();
    assert_eq!(rows, ["a.fr Some(false) At(2023-11-14T22:13:20Z) Some(true)", "b.fr Some(true) Session Some(false)"]);
    assert_eq!((report.record.schema_version, report.record.browser.as_str()), (Some(10), "Android"));
}

#[test]
fn a_web_view_is_called_by_its_application() {
    let folder = tempfile::tempdir().unwrap();
    let cookie = Plain { host: "a.fr".into(), name: "n".into(), path: "/".into(), value: "v".into(), secure: true, http_only: true };
    let path = builder(FormatId::AndroidWebView).build(folder.path(), &[cookie]);
    for opened in [path.as_path(), folder.path() as &Path] {
        let location = only(opened);
        assert_eq!(
            (location.browser.as_str(), location.profile.as_str()),
            ("Android WebView", "com.example.reader"),
            "{}",
            opened.display()
        );
        assert_eq!(location.format, FormatId::AndroidWebView);
    }
}
