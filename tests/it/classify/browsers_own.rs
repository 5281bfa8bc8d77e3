//! What a browser keeps for itself is nobody's third party, and a key that is no site makes nothing certain.

use std::sync::Arc;

use cookie_charter::charter::{Confidence, Language, Party};
use cookie_charter::classify::{Finding, Knowledge, RuleId};
use cookie_charter::column::{Cell, ColumnId};
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{CookieView, Inventory, OpenStore};
use cookie_charter::speech;
use cookie_charter::store::StoreSource;
use rusqlite::types::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Family, Row, text};
use crate::support::reading::read_only_store;

fn open(family: &Family, version: i64, rows: &[Row]) -> Inventory {
    let folder = tempfile::tempdir().unwrap();
    let path = family.build(folder.path(), version, rows);
    let store = OpenStore::classify(read_only_store(&path).unwrap(), StoreSource::file(&path), &Knowledge::default());
    Inventory::new(vec![Arc::new(store)], Knowledge::default())
}

fn firefox(name: &str, host: &str, origin: &str) -> Row {
    vec![("name", text(name)), ("host", text(host)), ("path", text("/")), ("originAttributes", text(origin))]
}

fn rules(view: &CookieView<'_>) -> Vec<RuleId> {
    view.evidence().iter().map(|piece| piece.rule).collect()
}

#[test]
fn services_and_pages_of_firefox() {
    let own = [
        "^firstPartyDomain=safebrowsing.86868755-6b82-4842-b301-72671a0db32e.mozilla",
        "^firstPartyDomain=about.ef2a7dd5-93bc-417f-a698-142c3116864f.mozilla",
        "^partitionKey=%28about%2Cabout.ef2a7dd5-93bc-417f-a698-142c3116864f.mozilla%29",
        "^partitionKey=%28chrome%2Cbrowser%29",
        "^appId=4294967294",
        "^appId=-2",
        "^userContextId=4294967295",
    ];
    let mut rows = vec![firefox("IDE", ".doubleclick.net", "")];
    rows.extend(own.iter().map(|origin| firefox("IDE", ".doubleclick.net", origin)));
    let inventory = open(&FIREFOX, 12, &rows);
    let views: Vec<CookieView<'_>> = inventory.iter().collect();
    assert_eq!(views[0].verdict.party, Party::Third, "on the web it is a third party's");
    for (view, origin) in views[1..].iter().zip(own) {
        assert_eq!((view.verdict.party, view.verdict.confidence), (Party::First, Confidence::Likely), "{origin}");
        assert_eq!(rules(view)[0], RuleId::BrowsersOwn, "{origin}");
        assert!(!view.verdict.findings.has(Finding::PartyDisputed), "{origin}");
        assert_eq!(view.top_level_site(), None, "{origin}");
        assert!(!rules(view).contains(&RuleId::WorksFor) && !rules(view).contains(&RuleId::TrackerDomain), "{:?}", rules(view));
        let partitioned = Cell::Bool(origin.contains("firstPartyDomain") || origin.contains("partitionKey"));
        assert_eq!(ColumnId::Partitioned.cell(view, Language::En), partitioned, "{origin}");
    }
    for (language, phrase) in [(Language::En, "for itself"), (Language::Fr, "pour lui-même")] {
        let words = Words::new(language, jiff::tz::TimeZone::UTC);
        assert!(speech::reason(&words, &views[1], &views[1].evidence()[0]).text.contains(phrase));
        assert!(speech::facts(&words, &views[1]).iter().any(|(_, value)| value.contains(phrase)));
    }
    assert_eq!(inventory.counts()[3], 1, "one third-party cookie, not eight");
}

/// Firefox loads pages for their thumbnails; a partition key of a site still tells whose page that was.
#[test]
fn a_container_of_the_browser_does_not_outweigh_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let identities = r#"{"identities":[{"userContextId":5,"public":false,"name":"userContextIdInternal.thumbnail"}]}"#;
    std::fs::write(folder.path().join("containers.json"), identities).unwrap();
    let rows = [
        firefox("c", "www.journal.example", "^userContextId=5"),
        firefox("c", "pub.example", "^userContextId=5&partitionKey=%28https%2Cjournal.example%29"),
    ];
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let store = OpenStore::classify(read_only_store(&path).unwrap(), StoreSource::file(&path), &Knowledge::default());
    let inventory = Inventory::new(vec![Arc::new(store)], Knowledge::default());
    let parties: Vec<Party> = inventory.iter().map(|view| view.verdict.party).collect();
    assert_eq!(parties, [Party::First, Party::Third]);
}

#[test]
fn keys_of_no_site_prove_nothing() {
    let nameless = "^partitionKey=%28moz-nullprincipal%2C0f3a7dd5-93bc-417f-a698-142c3116864f.mozilla%29";
    let inventory = open(&FIREFOX, 12, &[firefox("c", "a.example", nameless), firefox("c", "b.example", "^partitionKey=%28x%29")]);
    for view in inventory.iter() {
        assert!(!rules(&view).contains(&RuleId::PartitionKey), "{:?}", rules(&view));
    }
    let row = |key: &str| -> Row {
        let mut row = (CHROMIUM.plain_row)(".doubleclick.net", "IDE");
        row.push(("top_frame_site_key", text(key)));
        row.push(("samesite", Value::Integer(0)));
        row
    };
    let keys = ["chrome-extension://abcdefghijklmnopabcdefghijklmnop", "chrome://newtab", "https://journal.example"];
    let inventory = open(&CHROMIUM, 24, &keys.map(row));
    let found: Vec<_> =
        inventory.iter().map(|view| (view.verdict.party, rules(&view).contains(&RuleId::PartitionKey), view.top_level_site())).collect();
    assert_eq!(found, [(Party::Third, false, Some(keys[0])), (Party::First, false, None), (Party::Third, true, Some(keys[2]))]);
}

/// A cookie in the browser's own jar says nothing about who set the others of its site.
#[test]
fn the_browsers_own_are_no_siblings() {
    let mut own = firefox("own", "pub.example", "^appId=4294967294");
    own.push(("sameSite", Value::Integer(2)));
    own.push(("rawSameSite", Value::Integer(2)));
    let inventory = open(&FIREFOX, 12, &[own, firefox("other", "pub.example", "")]);
    let other = inventory.iter().find(|view| view.cookie.name() == "other").unwrap();
    assert!(!rules(&other).contains(&RuleId::Siblings), "{:?}", rules(&other));
}

/// Chromium keeps the cookies of Safe Browsing in a file of their own; opened by hand, they are named as what they are.
#[test]
fn safe_browsing_of_chromium() {
    let folder = tempfile::tempdir().unwrap();
    let path = CHROMIUM.build(folder.path(), CHROMIUM.newest(), &[(CHROMIUM.plain_row)(".google.com", "NID")]);
    let own = folder.path().join("Safe Browsing Cookies");
    std::fs::copy(&path, &own).unwrap();
    for (path, is_own) in [(path, false), (own, true)] {
        let store = OpenStore::classify(read_only_store(&path).unwrap(), StoreSource::file(&path), &Knowledge::default());
        let inventory = Inventory::new(vec![Arc::new(store)], Knowledge::default());
        let view = inventory.iter().next().unwrap();
        assert_eq!(rules(&view).contains(&RuleId::BrowsersOwn), is_own, "{}", path.display());
        assert_eq!(ColumnId::Container.cell(&view, Language::En), Cell::Empty);
    }
}
