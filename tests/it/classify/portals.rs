//! A portal on a domain of its own, and what a charter leaves out.

use std::path::Path;
use std::sync::Arc;

use cookie_charter::charter::{self, Category, Charter, Confidence, Consent, Language, Party};
use cookie_charter::classify::{Classifier, Finding, Knowledge, StoreTraits, Verdict};
use cookie_charter::cookie::{Cookie, CookieTable, Expiry, Host, Moment, PartitionKey, SameSite, ValueShape};
use cookie_charter::digest::Digest;
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::portals::Portals;
use cookie_charter::query::filter::{Key, Value};
use cookie_charter::query::{Filter, SearchWords, select};
use cookie_charter::speech;
use cookie_charter::store::StoreSource;
use cookie_charter::visit::{DeclaredHere, Visit};
use cookie_charter::work::{knowledge, knowledge_with};

use crate::support::built::{FIREFOX, Row};
use crate::support::reading::read_only_store;

const HOST: &str = "data.ville-exemple.fr";

/// Verdicts on `(host, name, same_site, top-level site)`, in one store, and the rules that spoke.
fn verdicts(rows: &[(&str, &str, SameSite, Option<&str>)], knowledge: &Knowledge) -> Vec<(Verdict, Vec<&'static str>)> {
    let mut table = CookieTable::default();
    for (host, name, same_site, top) in rows {
        let key = top.map(|site| PartitionKey::parse_schemeful_site(site, true).unwrap());
        let cookie = Cookie {
            name: table.strings.intern(name),
            path: table.strings.intern("/"),
            host: Host::parse(host, None, &mut table.strings).unwrap(),
            partition: key.and_then(|key| table.add_partition(key)),
            container: None,
            created: Moment::from_unix_micros(1_790_000_000_000_000),
            last_set: None,
            last_accessed: None,
            expiry: Moment::from_unix_micros(1_800_000_000_000_000).map_or(Expiry::Unknown, Expiry::At),
            secure: Some(true),
            http_only: Some(false),
            same_site: Some(*same_site),
            shape: ValueShape::Identifier,
            set_by: None,
            from_log: false,
        };
        table.rows.push(cookie);
    }
    let result = Classifier { knowledge, visited: None, traits: StoreTraits::default() }.classify(&table);
    let told = |verdict: &Verdict| result.verdicts.evidence().get(verdict.evidence).iter().map(|piece| piece.rule.code()).collect();
    result.verdicts.iter().map(|verdict| (*verdict, told(verdict))).collect()
}

fn named(host: &str) -> Knowledge {
    let mut portals = Portals::default();
    portals.add(host, "opendatasoft").unwrap();
    knowledge_with(&portals)
}

#[test]
fn a_portal_is_recognised_by_cookies_that_stand_together() {
    let none = SameSite::None;
    let portal = [(HOST, "cookies_preferences", none, None), (HOST, "sessionid", none, None)];
    for (verdict, rules) in verdicts(&portal, &knowledge()) {
        assert_eq!(
            (verdict.category, verdict.party, verdict.consent),
            (Category::Necessary, Party::First, Consent::NotRequired),
            "{rules:?}"
        );
        assert_eq!(verdict.confidence, Confidence::Likely, "not named, so not certain: {rules:?}");
        assert!(rules.contains(&"likely-declared") && rules.contains(&"portal") && verdict.declaration.is_some(), "{rules:?}");
    }
    for (verdict, rules) in verdicts(&[(HOST, "cookies_preferences", SameSite::Lax, None), portal[1]], &named(HOST)) {
        assert!(rules.contains(&"declared") && !rules.contains(&"likely-declared"), "{rules:?}");
        assert!(verdict.confidence >= Confidence::Likely);
    }
    let (settled, rules) = verdicts(&[(HOST, "cookies_preferences", SameSite::Lax, None)], &named(HOST)).remove(0);
    assert_eq!((settled.category, settled.confidence), (Category::Necessary, Confidence::Certain), "{rules:?}");
}

#[test]
fn one_cookie_or_an_ordinary_framework_is_no_portal() {
    let lax = SameSite::Lax;
    let recognised = |rows: &[(&str, &str, SameSite, Option<&str>)]| {
        verdicts(rows, &knowledge()).iter().any(|(_, rules)| rules.contains(&"likely-declared") || rules.contains(&"portal"))
    };
    assert!(!recognised(&[(HOST, "cookies_preferences", lax, None)]), "alone");
    assert!(!recognised(&[(HOST, "sessionid", lax, None), (HOST, "csrftoken", lax, None)]), "every Django site");
    assert!(recognised(&[(HOST, "sessionid", lax, None), (HOST, "csrftoken", lax, None), (HOST, "django_language", lax, None)]));
    assert!(!recognised(&[(HOST, "cookies_preferences", lax, None), ("www.ville-exemple.fr", "sessionid", lax, None)]), "on two hosts");
    let apart = Some("https://journal.fr");
    assert!(!recognised(&[(HOST, "cookies_preferences", SameSite::None, apart), (HOST, "sessionid", SameSite::None, apart)]), "embedded");
    assert!(!recognised(&[(HOST, "cookies_preferences", lax, None), (HOST, "Sessionid", lax, None)]), "names have case");
}

#[test]
fn what_a_charter_leaves_out_is_a_finding_on_its_hosts_and_pages() {
    let knowledge = named(HOST);
    let found = |row| verdicts(&[row], &knowledge).remove(0).0.findings;
    let own = found((HOST, "zz_unknown", SameSite::Lax, None));
    assert!(own.has(Finding::Undeclared) && !own.has(Finding::ThirdPartyUndeclared));
    let for_third = found((HOST, "_fbp", SameSite::Lax, None));
    assert!(for_third.has(Finding::ThirdPartyUndeclared) && !for_third.has(Finding::Undeclared));
    assert!(!found((HOST, "sessionid", SameSite::Lax, None)).is_undeclared());
    assert!(!found(("www.ville-exemple.fr", "zz_unknown", SameSite::Lax, None)).is_undeclared(), "outside the scope");
    let page = Some("https://portail.opendatasoft.com");
    let embedded = found((".youtube.com", "VISITOR_INFO1_LIVE", SameSite::None, page));
    assert!(embedded.has(Finding::ThirdPartyUndeclared), "set on a page that the charter speaks for");
    assert!(!found((".widget.example", "csrftoken", SameSite::None, page)).is_undeclared(), "a name that is declared, whoever sets it");
    assert!(!found((".youtube.com", "VISITOR_INFO1_LIVE", SameSite::None, Some("https://journal.fr"))).is_undeclared());
    let www = named("www.ville-exemple.fr");
    let on = |site| verdicts(&[(".youtube.com", "VISITOR_INFO1_LIVE", SameSite::None, Some(site))], &www).remove(0).0.findings;
    assert!(on("https://ville-exemple.fr").is_undeclared(), "a store records the site of a page, not its host");
    assert!(
        !found((".youtube.com", "VISITOR_INFO1_LIVE", SameSite::None, Some("https://ville-exemple.fr"))).is_undeclared(),
        "data is not www"
    );
    // A portal that is only likely promises nothing yet: any other cookie of a Django site would be a finding.
    let likely =
        [(HOST, "cookies_preferences", SameSite::Lax, None), (HOST, "sessionid", SameSite::Lax, None), (HOST, "zz", SameSite::Lax, None)];
    assert!(verdicts(&likely, &charterless()).iter().all(|(verdict, _)| !verdict.findings.is_undeclared()));
}

/// The built-in charter without a named portal.
fn charterless() -> Knowledge {
    Knowledge { charters: vec![Arc::new(charter::builtin().clone())], ..Knowledge::default() }
}

#[test]
fn the_sums_propose_a_portal_and_count_what_it_declares() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["sessionid", "csrftoken", "django_language", "cookies_preferences", "zz"];
    let rows: Vec<Row> = names.iter().map(|name| (FIREFOX.plain_row)(HOST, name)).collect();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let digest = |knowledge: Knowledge| Digest::of(&inventory(&path, knowledge));
    let likely = digest(knowledge());
    assert_eq!(likely.charters[0].recognised_portals, [HOST]);
    for (language, start) in [
        (Language::Fr, "data.ville-exemple.fr contient des cookies que déclare"),
        (Language::En, "data.ville-exemple.fr holds cookies that"),
    ] {
        let words = Words::new(language, jiff::tz::TimeZone::UTC);
        assert!(speech::portal_proposal(&words, HOST, charter::builtin()).starts_with(start));
    }
    assert_eq!(likely.charters[0].lines.iter().map(|sum| sum.present).collect::<Vec<_>>(), [1, 1, 1, 1]);
    assert_eq!((likely.undeclared.1, likely.charters[0].covered_sites.len()), (0, 0));
    let sure = digest(named(HOST));
    assert_eq!((sure.charters[0].recognised_portals.len(), sure.charters[0].covered_sites.len()), (0, 1));
    assert_eq!(sure.charters[0].lines.iter().map(|sum| sum.present).sum::<u32>(), 4);
    assert_eq!(sure.undeclared, (vec!["zz".to_owned()], 1));
    assert_eq!(
        sure.looks()[0].filter,
        Filter::on(Key::Finding, Value::Finding(Finding::Undeclared)),
        "the first line of what is worth a look"
    );
}

/// Last year's charter beside this year's: each is asked what it declares, and what it counts is what its lines lead to.
#[test]
fn charters_beside_each_other_each_count_what_they_declare() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["sessionid", "csrftoken", "zz"];
    let rows: Vec<Row> = names.iter().map(|name| (FIREFOX.plain_row)("portail.opendatasoft.com", name)).collect();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let old = Charter { id: "old".to_owned(), ..charter::builtin().clone() };
    let knowledge = Knowledge { charters: vec![Arc::new(old), Arc::new(charter::builtin().clone())], ..Knowledge::default() };
    let inventory = inventory(&path, knowledge);
    let digest = Digest::of(&inventory);
    for (place, sum) in digest.charters.iter().enumerate() {
        assert_eq!(sum.present(), 2, "charter {place}");
        for (line, sum) in sum.lines.iter().enumerate() {
            let filter = Filter { declaration: inventory.knowledge().line_id(place, line), ..Filter::default() };
            assert_eq!(select(&inventory, &filter, &SearchWords::default()).total(), sum.present, "charter {place}, line {line}");
        }
    }
    let visit = Visit::to(&inventory, inventory.find_site("opendatasoft.com").unwrap()).unwrap();
    let present = |here: &DeclaredHere| here.lines.iter().filter(|line| line.present > 0).count();
    assert_eq!(visit.charters.iter().map(present).collect::<Vec<_>>(), [2, 2]);
}

/// Two lines for one name are one cookie that stands there alone.
#[test]
fn one_name_on_two_lines_is_no_portal() {
    let mut charter = charter::builtin().clone();
    let line = charter.declarations[0].clone();
    charter.declarations = vec![line.clone(), line];
    charter.recognised_by = vec![vec!["sessionid".to_owned()]];
    let knowledge = Knowledge { charters: vec![Arc::new(charter)], ..Knowledge::default() };
    let alone = verdicts(&[(HOST, "sessionid", SameSite::Lax, None)], &knowledge);
    assert!(alone.iter().all(|(_, told)| !told.contains(&"portal") && !told.contains(&"likely-declared")), "{alone:?}");
}

fn inventory(path: &Path, knowledge: Knowledge) -> Arc<Inventory> {
    let store = OpenStore::classify(read_only_store(path).unwrap(), StoreSource::file(path), &knowledge);
    Arc::new(Inventory::new(vec![Arc::new(store)], knowledge))
}
