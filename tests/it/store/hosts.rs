//! One host has one spelling behind the readers, however a store spells it; and two spellings stay two cookies.

use std::sync::Arc;

use cookie_charter::charter::Party;
use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::HostKind;
use cookie_charter::inventory::{Inventory, OpenStore};
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
        assert_eq!((verdict.party, verdict.purpose), (Party::Third, store.classification.verdicts[0].purpose), "{host}");
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
    assert_eq!(store.classification.verdicts[1].party, Party::First, "a key of its own site");
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
