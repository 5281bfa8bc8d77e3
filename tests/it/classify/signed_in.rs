//! Who is signed in on a site has opened it: its other cookies are its own, also where the site belongs to a company that follows people.

use std::sync::Arc;

use cookie_charter::charter::{Category, Consent, Party, Purpose};
use cookie_charter::classify::{Finding, Knowledge, Verdict};
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::store::StoreSource;

use crate::support::reading::read_only_store;

/// Host, name, and the site under which it is kept apart.
type Stored<'a> = (&'a str, &'a str, Option<&'a str>);

const ACCOUNT: Stored<'static> = (".facebook.com", "c_user", None);
const PIXEL: Stored<'static> = (".facebook.com", "fr", None);

/// Of an extension's list, which has no history beside it: the verdict on the first cookie, and the rules that spoke.
fn first_of(rows: &[Stored<'_>]) -> (Verdict, Vec<&'static str>) {
    let list: Vec<_> = rows
        .iter()
        .map(|(host, name, under)| {
            serde_json::json!({
                "domain": host, "hostOnly": false, "name": name, "path": "/", "secure": true, "httpOnly": false,
                "sameSite": "no_restriction", "expirationDate": 1_830_000_000, "partitionKey": under.map(|site| serde_json::json!({ "topLevelSite": site })),
            })
        })
        .collect();
    first_in(&serde_json::to_string(&list).unwrap(), rows[0].1, rows[0].2)
}

fn first_in(list: &str, name: &str, under: Option<&str>) -> (Verdict, Vec<&'static str>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cookies.json");
    std::fs::write(&path, list).unwrap();
    let store = OpenStore::classify(read_only_store(&path).unwrap(), StoreSource::file(&path), &Knowledge::default());
    let inventory = Inventory::new(vec![Arc::new(store)], Knowledge::default());
    let first = inventory.iter().find(|view| (view.cookie.name(), view.top_level_site()) == (name, under)).unwrap();
    (*first.verdict, first.evidence().iter().map(|piece| piece.rule.code()).collect())
}

#[test]
fn a_sign_in_shows_that_the_site_was_opened() {
    let (verdict, rules) = first_of(&[ACCOUNT]);
    assert_eq!((verdict.purpose, verdict.party, verdict.category), (Purpose::Necessary, Party::First, Category::Necessary), "{rules:?}");
    assert_eq!(verdict.consent, Consent::NotRequired);
    assert!(rules.contains(&"signed-in") && !rules.contains(&"third-party-business"), "{rules:?}");
    // Its advertising stays what it is, and is the site's own.
    let (verdict, rules) = first_of(&[PIXEL, ACCOUNT]);
    assert_eq!((verdict.purpose, verdict.party, verdict.category), (Purpose::Advertising, Party::First, Category::FirstParty), "{rules:?}");
    assert!(!verdict.findings.has(Finding::PartyDisputed) && !rules.contains(&"tracker-domain"), "{rules:?}");
    // What nobody knows is not taken for advertising because of the company's business.
    let (verdict, rules) = first_of(&[(".www.linkedin.com", "zqxv", None), (".www.linkedin.com", "li_at", None)]);
    assert_eq!((verdict.purpose, verdict.party), (Purpose::Unknown, Party::First), "{rules:?}");
}

#[test]
fn nothing_else_shows_it() {
    let third = |rows: &[Stored<'_>]| {
        let (verdict, rules) = first_of(rows);
        assert_eq!(verdict.party, Party::Third, "{rules:?}");
        assert!(rules.contains(&"tracker-domain") && !rules.contains(&"signed-in"), "{rules:?}");
    };
    third(&[PIXEL, (".facebook.com", "datr", None)]);
    third(&[PIXEL, (".linkedin.com", "li_at", None)]);
    third(&[PIXEL, (".exemple.fr", "c_user", None)]);
    // A host below, which pages of others ask.
    third(&[("px.ads.linkedin.com", "zqxv", None), (".linkedin.com", "li_at", None)]);
    third(&[("ads.linkedin.com", "lang", None), (".www.linkedin.com", "li_at", None)]);
    // Signed in within a frame of another site, and a cookie that is kept apart.
    let apart = |name| (".facebook.com", name, Some("https://journal.example"));
    third(&[PIXEL, apart("c_user")]);
    // In another container, which is what containers are for.
    let list = r#"[{"domain":".facebook.com","name":"fr","value":"x","path":"/","storeId":"firefox-default","expirationDate":1830000000,"sameSite":"no_restriction"},
        {"domain":".facebook.com","name":"c_user","value":"x","path":"/","storeId":"firefox-container-6","expirationDate":1830000000,"sameSite":"no_restriction"}]"#;
    let (verdict, rules) = first_in(list, "fr", None);
    assert_eq!((verdict.party, rules.contains(&"signed-in")), (Party::Third, false), "{rules:?}");
    let (verdict, rules) = first_of(&[apart("fr"), ACCOUNT]);
    assert_eq!((verdict.party, rules.contains(&"signed-in")), (Party::Third, false), "{rules:?}");
}
