//! One host has one spelling behind the readers, however a store spells it; and two spellings stay two cookies.

use std::sync::Arc;

use cookie_charter::charter::{Language, Party};
use cookie_charter::classify::Knowledge;
use cookie_charter::column::{Cell, ColumnId};
use cookie_charter::cookie::HostKind;
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::speech;
use cookie_charter::store::StoreSource;
use rusqlite::types::Value;
use serde_json::json;

use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Row, text};
use crate::support::reading::read_only_store;
use crate::support::sessions::{compressed, session, write};

#[test]
fn the_host_that_is_exported_is_the_canonical_one() {
    // As stored, host, site.
    let hosts = [
        ("www.example.fr", "www.example.fr", "example.fr"),
        ("www.example.fr.", "www.example.fr", "example.fr"),
        (".WWW.Example.FR", "www.example.fr", "example.fr"),
        (" www.example.fr:8443", "www.example.fr", "example.fr"),
        ("foo.co.uk.", "foo.co.uk", "foo.co.uk"),
        ("a.bar.co.uk.", "a.bar.co.uk", "bar.co.uk"),
        ("someone.github.io.", "someone.github.io", "someone.github.io"),
        ("café.fr", "xn--caf-dma.fr", "xn--caf-dma.fr"),
        ("localhost.", "localhost", "localhost"),
        ("127.0.0.1.", "127.0.0.1", "127.0.0.1"),
        ("[::1]", "::1", "::1"),
        ("0:0:0:0:0:0:0:1", "::1", "::1"),
        ("1.2.3.4.5", "1.2.3.4.5", "1.2.3.4.5"),
    ];
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = hosts.iter().map(|(stored, ..)| (family.plain_row)(stored, "c")).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let report = read_only_store(&path).unwrap();
        assert_eq!(report.record.rows_read, hosts.len() as u64);
        let store = OpenStore::classify(report, StoreSource::file(&path), &Knowledge::default());
        let inventory = Inventory::new(vec![Arc::new(store)], Knowledge::default());
        let found: Vec<(&str, &str)> = inventory.iter().map(|view| (view.cookie.host(), view.site)).collect();
        assert_eq!(found, hosts.map(|(_, host, site)| (host, site)));
        for typed in ["example.fr", "www.Example.FR.", "https://www.example.fr:443/page", "EXAMPLE.fr:80"] {
            let site = inventory.find_site(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(inventory.site(site).unwrap().total(), 4, "{typed}");
        }
        assert!(["127.1", "[::1]:80", "café.fr."].iter().all(|typed| inventory.find_site(typed).is_some()));
        let stored = inventory.stores()[0].report.cookies.spelling(inventory.get(cookie_charter::inventory::CookieId(1)).unwrap().row);
        assert_eq!(stored, Some("www.example.fr."), "what the store says can still be seen");
    }
}

#[test]
fn verdicts_do_not_depend_on_the_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let hosts = [".doubleclick.net", "ad.doubleclick.net.", "AD.DoubleClick.NET", "ad.doubleclick.net:443"];
    let rows: Vec<Row> = hosts.iter().map(|host| (FIREFOX.plain_row)(host, "IDE")).collect();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let store = OpenStore::classify(read_only_store(&path).unwrap(), StoreSource::file(&path), &Knowledge::default());
    for (verdict, host) in store.classification.verdicts.iter().zip(hosts) {
        assert_eq!((verdict.party, verdict.purpose), (Party::Third, store.classification.verdicts.get(0).unwrap().purpose), "{host}");
    }
}

#[test]
fn addresses_have_no_domain_cookies_and_keys_are_spelled_alike() {
    let folder = tempfile::tempdir().unwrap();
    let keyed = |host: &str, key: &str| -> Row {
        let mut row = (CHROMIUM.plain_row)(host, "c");
        row.push(("top_frame_site_key", text(key)));
        row.push(("has_cross_site_ancestor", Value::Integer(1)));
        row
    };
    let rows = [keyed(".127.0.0.1", "http://LOCALHOST."), keyed("shop.example.", "https://shop.example"), keyed("::1", "http://[0:0::1]")];
    let path = CHROMIUM.build(folder.path(), CHROMIUM.newest(), &rows);
    let report = read_only_store(&path).unwrap();
    let found: Vec<_> = report.cookies.iter().map(|cookie| (cookie.host.kind(), cookie.partition().unwrap().top_level_site())).collect();
    assert_eq!(
        found,
        [
            (HostKind::Ip, "http://localhost".to_owned()),
            (HostKind::Domain, "https://shop.example".to_owned()),
            (HostKind::Ip, "http://[::1]".to_owned())
        ]
    );
    assert_eq!(report.cookies.rows.get(cookie_charter::cookie::RowId(0)).unwrap().host.host_only(), Some(true));
    let store = OpenStore::classify(report, StoreSource::file(&path), &Knowledge::default());
    assert_eq!(store.classification.verdicts.get(1).unwrap().party, Party::First, "a key of its own site");
}

/// Firefox would send neither for the other: a session cookie of one spelling is no duplicate of a stored one of another.
#[test]
fn two_spellings_are_two_cookies() {
    let folder = tempfile::tempdir().unwrap();
    let rows =
        [(FIREFOX.plain_row)("www.example.fr", "c"), (FIREFOX.plain_row)("www.example.fr.", "d"), (FIREFOX.plain_row)(".127.0.0.1", "e")];
    FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let cookie = |host: &str, name: &str| json!({ "host": host, "value": "x", "path": "/", "name": name });
    let cookies = [
        cookie("www.example.fr.", "c"),
        cookie("www.example.fr", "d"),
        cookie("127.0.0.1", "e"),
        cookie("www.example.fr.", "d"),
        cookie(".127.0.0.1", "e"),
    ];
    write(folder.path(), "sessionstore.jsonlz4", compressed(&session(&cookies)));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!((report.record.rows_from_session_file, report.record.rows_merged), (3, 2));
    assert_eq!(report.cookies.rows.len(), 6);
}

/// A row without host, and whether a page opened from disk has set it.
fn hostless(path: &str, more: &[(&'static str, i64)]) -> Row {
    let mut row: Row = vec![("name", text("help")), ("value", text("1")), ("path", text(path))];
    row.extend(more.iter().map(|(column, number)| (*column, Value::Integer(*number))));
    row
}

#[test]
fn cookies_of_pages_opened_from_disk_are_kept() {
    let folder = "/home/someone/aide";
    // Schemes that are recorded decide; where none is, the path does.
    let firefox = [
        (hostless(folder, &[("schemeMap", 4)]), true),
        (hostless("/", &[("schemeMap", 4)]), true),
        (hostless(folder, &[("schemeMap", 0)]), true),
        (hostless("/C:/Aide", &[]), true),
        (hostless("/x", &[("schemeMap", 6)]), true),
        (hostless("/y", &[("schemeMap", 2)]), false),
        (hostless("/", &[("schemeMap", 0)]), false),
        (hostless("", &[]), false),
    ];
    let chromium = [
        (hostless(folder, &[("source_scheme", 0), ("source_port", -1)]), true),
        (hostless(folder, &[("source_scheme", 1), ("source_port", -1)]), true),
        (hostless("/", &[("source_scheme", 1), ("source_port", -1)]), true),
        (hostless("/z", &[("source_scheme", 0), ("source_port", -1)]), true),
        (hostless("/y", &[("source_scheme", 2), ("source_port", 443)]), false),
        (hostless("/x", &[("source_scheme", 1), ("source_port", 80)]), false),
        (hostless("/", &[("source_scheme", 0), ("source_port", -1)]), false),
    ];
    for (family, rows) in [(&FIREFOX, firefox.as_slice()), (&CHROMIUM, chromium.as_slice())] {
        for (row, is_kept) in rows {
            let folder = tempfile::tempdir().unwrap();
            let mut row = row.clone();
            row.push((family.host, text("")));
            let path = family.build(folder.path(), family.newest(), &[row.clone(), (family.plain_row)("a.example", "n")]);
            let record = read_only_store(&path).unwrap().record;
            assert_eq!((record.rows_read, record.rows_skipped), if *is_kept { (2, 0) } else { (1, 1) }, "{row:?}");
        }
    }
}

#[test]
fn dumps_tell_pages_opened_from_disk_as_stores_do() {
    let base =
        json!({ "name": "n", "value": "v", "domain": "", "path": "/home/someone/aide", "httpOnly": false, "secure": false, "expires": -1 });
    let with = |key: &str, value: serde_json::Value| {
        let mut cookie = base.clone();
        cookie[key] = value;
        cookie
    };
    let of_files = [base.clone(), with("sourcePort", json!(-1)), with("sourceScheme", json!("NonSecure"))];
    let damaged =
        [with("path", json!("/")), with("sourcePort", json!(443)), with("sourceScheme", json!("Secure")), with("domain", json!(null))];
    for (cookies, expected) in [(&of_files[..], (3, 0)), (&damaged[..], (0, 4))] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "dump.json", json!({ "cookies": cookies }).to_string());
        let report = read_only_store(&folder.path().join("dump.json")).unwrap();
        assert_eq!((report.record.rows_read, report.record.rows_skipped), expected);
        assert!(report.cookies.iter().all(|cookie| cookie.host.kind() == HostKind::File));
    }
}

#[test]
fn addresses_of_ipv6_in_a_jar_of_kde_stand_without_brackets() {
    let folder = tempfile::tempdir().unwrap();
    let lines =
        ["::1", "2001:db8:0:0:0:0:0:1", "[::1]:80", "www.a.fr:80,443", "127.0.0.1:8080", "[::1]:http", "a.fr:http", "b.fr:80:x", "c.fr:"];
    let lines = lines.map(|host| format!("{host} \"\" \"/\" 2000000000 0 n 4 v\n")).concat();
    write(folder.path(), "cookies", format!("# KDE Cookie File v2\n{lines}"));
    let report = read_only_store(&folder.path().join("cookies")).unwrap();
    let hosts: Vec<String> = report.cookies.iter().map(|cookie| cookie.host().to_owned()).collect();
    assert_eq!(hosts, ["::1", "2001:db8::1", "::1", "www.a.fr", "127.0.0.1", "::1", "a.fr", "b.fr", "c.fr"]);
}

#[test]
fn pages_opened_from_disk_are_one_site_and_first_party() {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = |name: &str, origin: &str| -> Row {
        vec![
            ("name", text(name)),
            ("host", text("")),
            ("path", text("/home/someone/aide")),
            ("schemeMap", Value::Integer(4)),
            ("sameSite", Value::Integer(0)),
            ("originAttributes", text(origin)),
        ]
    };
    let mut embedded = (FIREFOX.plain_row)(".pub.example", "c");
    embedded.push(("originAttributes", text("^partitionKey=%28file%2C%29")));
    let rows =
        [in_folder("helpnav", ""), in_folder("helpsize", "^partitionKey=%28file%2C%29"), embedded, (FIREFOX.plain_row)("a.example", "n")];
    FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let of_session = json!({ "host": "", "value": "x", "path": "/home/someone/aide", "name": "helpsession", "schemeMap": 4 });
    let nobodys = json!({ "host": "", "value": "x", "path": "/", "name": "lost" });
    write(folder.path(), "sessionstore.jsonlz4", compressed(&session(&[of_session, nobodys])));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!((report.record.rows_from_session_file, report.record.rows_skipped), (1, 1));
    assert!(report.warnings.iter().all(|warning| warning.row.is_none()), "{:?}", report.warnings);
    let store = OpenStore::classify(report, StoreSource::file(folder.path()), &Knowledge::default());
    let inventory = Inventory::new(vec![Arc::new(store)], Knowledge::default());
    let found: Vec<_> = inventory
        .iter()
        .map(|view| (view.cookie.name(), view.cookie.host(), view.site, view.verdict.party, view.top_level_site()))
        .collect();
    assert_eq!(
        found,
        [
            ("helpnav", "", "file:", Party::First, None),
            ("helpsize", "", "file:", Party::First, Some("file://")),
            ("c", "pub.example", "pub.example", Party::Third, Some("file://")),
            ("n", "a.example", "a.example", Party::First, None),
            ("helpsession", "", "file:", Party::First, None),
        ]
    );
    for typed in ["file:", "file://", "FILE:///home/someone/aide/index.html"] {
        assert_eq!(inventory.find_site(typed).and_then(|id| inventory.site(id)).map(|site| &*site.name), Some("file:"), "{typed}");
    }
    assert_eq!(inventory.find_site(""), None);
    for (language, shown) in [(Language::En, "files on this computer"), (Language::Fr, "fichiers de cet ordinateur")] {
        let words = Words::new(language, jiff::tz::TimeZone::UTC);
        let view = inventory.iter().next().unwrap();
        assert_eq!(speech::cell(&words, ColumnId::Site, &view), shown);
        assert_eq!(ColumnId::Site.cell(&view, language), Cell::Text("file:"), "exports do not change with the language");
    }
}

/// A history speaks of pages on the web; that no page of the site "file:" is in it proves nothing.
#[test]
fn a_history_says_nothing_of_files() {
    let folder = tempfile::tempdir().unwrap();
    let created = Value::Integer(1_795_000_000_000_000);
    let mut row = hostless("/home/someone/aide", &[("schemeMap", 4), ("sameSite", 0)]);
    row.extend([("host", text("")), ("creationTime", created)]);
    FIREFOX.build(folder.path(), FIREFOX.newest(), &[row]);
    let places = rusqlite::Connection::open(folder.path().join("places.sqlite")).unwrap();
    places
        .execute_batch(
            "CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT, hidden INTEGER);
             CREATE TABLE moz_historyvisits(id INTEGER PRIMARY KEY, place_id INTEGER, visit_type INTEGER, visit_date INTEGER);
             INSERT INTO moz_places VALUES(1, 'https://www.example.fr/', 0);
             INSERT INTO moz_historyvisits VALUES(1, 1, 1, 1790000000000000), (2, 1, 1, 1794999999000000), (3, 1, 1, 1795400000000000);",
        )
        .unwrap();
    drop(places);
    let report = read_only_store(&folder.path().join("cookies.sqlite")).unwrap();
    assert!(report.history.is_some());
    let store = OpenStore::classify(report, StoreSource::file(folder.path()), &Knowledge::default());
    assert_eq!(store.classification.verdicts.get(0).unwrap().party, Party::First);
}
