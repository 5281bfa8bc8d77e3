//! Filters, search, and the sums that lead to them.

mod language;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use cookie_charter::charter::{Category, Confidence, Consent, Language, Party, Purpose};
use cookie_charter::classify::{Finding, Knowledge};
use cookie_charter::column::ColumnId;
use cookie_charter::digest::{Digest, LookKind};
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{CookieView, Inventory, OpenStore};
use cookie_charter::query::filter::{Key, Value};
use cookie_charter::query::{Filter, LifeClass, Lived, SearchWords, select};
use cookie_charter::speech;
use cookie_charter::store::{Progress, StoreSource, read_sample};
use cookie_charter::work::knowledge;

use crate::support::built::FIREFOX;
use crate::support::files;
use crate::support::reading::{options, read_only_store};

fn inventory(folder: &Path, knowledge: Knowledge) -> Arc<Inventory> {
    let store = OpenStore::classify(read_only_store(folder).unwrap(), StoreSource::file(folder), &knowledge);
    Arc::new(Inventory::new(vec![Arc::new(store)], knowledge))
}

/// The stores of the repository, one by one and all together, and those beside it where they are.
pub(super) fn inventories() -> Vec<Arc<Inventory>> {
    let mut folders: Vec<_> = ["chromium-127-clear", "chromium-156", "firefox-153"].map(|name| files::own_stores().join(name)).into();
    folders.extend(
        files::shared_stores().into_iter().flat_map(|shared| ["firefox-153-no-partition", "chromium-65"].map(|name| shared.join(name))),
    );
    let mut all: Vec<_> = folders.iter().map(|folder| inventory(files::copy_of(folder).path(), knowledge())).collect();
    let stores = all.iter().flat_map(|inventory| inventory.stores().iter().cloned()).collect();
    all.push(Arc::new(Inventory::new(stores, knowledge())));
    all
}

fn rows(inventory: &Inventory, filter: &Filter) -> u32 {
    let kept = select(inventory, filter, &SearchWords::default());
    u32::try_from(kept.ids.len()).unwrap()
}

#[test]
fn every_sum_leads_to_exactly_the_rows_it_counts() {
    for inventory in inventories() {
        let digest = Digest::of(&inventory);
        let check = |what: &str, count: u32, filter: Filter| assert_eq!(rows(&inventory, &filter), count, "{what}: {filter:?}");
        let none = Filter::default;
        for (category, count) in Category::ALL.into_iter().zip(digest.counts) {
            check(category.code(), count, Filter { category: Some(category), ..none() });
        }
        for (consent, count) in Consent::ALL.into_iter().zip(digest.consent) {
            check(consent.code(), count, Filter::on(Key::Consent, Value::Consent(consent)));
        }
        for (purpose, count) in Purpose::ALL.into_iter().zip(digest.purposes) {
            check(purpose.code(), count, Filter::on(Key::Purpose, Value::Purpose(purpose)));
        }
        for (confidence, count) in Confidence::ALL.into_iter().zip(digest.confidence) {
            check(confidence.code(), count, Filter::on(Key::Confidence, Value::Confidence(confidence)));
        }
        for (class, count) in LifeClass::ALL.into_iter().zip(digest.lives) {
            check(class.code(), count, Filter::on(Key::Life, Value::Life(Lived::Class(class))));
        }
        check("no end told", digest.unknown_lives, Filter::on(Key::Life, Value::Life(Lived::Unknown)));
        let longer = Filter::on(Key::Life, Value::Life(Lived::Class(LifeClass::Longer)));
        check("over 13 months", digest.over_thirteen_months.0, longer.clone());
        check("of them advertising", digest.over_thirteen_months.1, longer.and(Key::Purpose, Value::Purpose(Purpose::Advertising)));
        for finding in Finding::ALL {
            check(finding.code(), digest.with_finding(finding), Filter::on(Key::Finding, Value::Finding(finding)));
        }
        check("undeclared", digest.undeclared.1, Filter::on(Key::Declared, Value::Flag(Some(false))));
        for (line, sum) in digest.charters[0].lines.iter().enumerate() {
            let filter = Filter { declaration: inventory.knowledge().line_id(0, line), ..none() };
            check("declared", sum.present, filter);
        }
        let declared = digest.charters[0].lines.iter().map(|sum| sum.present).sum();
        check("all declared", declared, Filter::on(Key::Declared, Value::Flag(Some(true))));
        for party in &digest.third_parties {
            check(&party.name, party.cookies, party.filter());
        }
        for look in digest.looks() {
            check(&format!("{:?}", look.kind), look.count, look.filter);
        }
        let thirds = digest.third_parties.iter().map(|party| party.cookies).sum::<u32>();
        let first = rows(&inventory, &Filter::on(Key::Party, Value::Party(Party::First)));
        assert_eq!(thirds + first, digest.total(), "every cookie of a third party is somebody's");
    }
}

#[test]
fn third_parties_are_organisations_each_once_with_the_sites_they_were_seen_on() {
    let all = inventories();
    for inventory in &all {
        let digest = Digest::of(inventory);
        let names: BTreeSet<&str> = digest.third_parties.iter().map(|party| &*party.name).collect();
        assert_eq!(names.len(), digest.third_parties.len());
        for other in ["PHP", "", "Adobe Audience Manager", "Microsoft (Xandr)", "LinkedIn", "X (Twitter)"] {
            assert!(!names.contains(other), "{other}");
        }
        for party in &digest.third_parties {
            let of: Vec<CookieView<'_>> = inventory.iter().filter(|view| *view.organisation() == *party.name).collect();
            let sites: BTreeSet<&str> =
                of.iter().filter_map(|view| if view.verdict.party == Party::ForThird { Some(view.site) } else { view.seen_on() }).collect();
            assert_eq!((sites.len(), of.len()), (party.sites, party.cookies as usize), "{}", party.name);
            let apart = of.iter().all(|view| view.verdict.party == Party::ForThird || view.cookie.partition().is_some());
            assert_eq!(party.at_least, !apart, "{}", party.name);
        }
        assert!(digest.third_parties.windows(2).all(|pair| pair[0].sites >= pair[1].sites));
        assert!(digest.third_parties.len() > 6 || digest.total() < 60, "none is cut off: {}", digest.third_parties.len());
    }
    let merged = Digest::of(all.last().unwrap());
    assert!(merged.third_parties.iter().any(|party| party.at_least), "Chromium does not keep them apart");
}

#[test]
fn an_unknown_third_party_has_its_domain_and_nobody_is_software() {
    let folder = tempfile::tempdir().unwrap();
    let apart = |host: &str, name: &str, top: &str| {
        let mut row = (FIREFOX.plain_row)(host, name);
        row.retain(|(column, _)| *column != "originAttributes");
        row.push(("originAttributes", format!("^partitionKey=%28https%2C{top}%29").into()));
        row
    };
    let mut stored = vec![(FIREFOX.plain_row)("a.fr", "own")];
    for top in ["a.fr", "b.fr", "c.fr"] {
        stored.push(apart("pixel.traceur-inconnu.net", "uid", top));
    }
    stored.push(apart("widget.example", "PHPSESSID", "a.fr"));
    stored.push(apart(".linkedin.com", "lidc", "a.fr"));
    stored.push(apart(".bing.com", "MUID", "b.fr"));
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &stored);
    let digest = Digest::of(&inventory(&path, knowledge()));
    let named: Vec<(&str, usize, u32)> = digest.third_parties.iter().map(|party| (&*party.name, party.sites, party.cookies)).collect();
    assert_eq!(named, [("traceur-inconnu.net", 3, 3), ("Microsoft", 2, 2), ("widget.example", 1, 1)]);
    assert!(digest.third_parties.iter().all(|party| !party.at_least), "each is kept apart");
    let widest = digest.looks().into_iter().find(|look| matches!(look.kind, LookKind::WidestThirdParty { .. })).unwrap();
    assert_eq!(widest.count, 3);
}

#[test]
fn search_finds_what_is_shown_without_accents_or_case() {
    let store = OpenStore::classify(read_sample(&options(), &Progress::default()).unwrap(), StoreSource::sample(), &knowledge());
    let inventory = Inventory::new(vec![Arc::new(store)], knowledge());
    let words = Words::new(Language::Fr, jiff::tz::TimeZone::UTC);
    let shown = speech::search_words(&words);
    let found = |typed: &str| {
        let kept = select(&inventory, &Filter::words(typed), &shown);
        kept.ids.len()
    };
    let count = |holds: fn(&CookieView<'_>) -> bool| inventory.iter().filter(holds).count();
    assert!(found("publicite") >= count(|view| view.verdict.purpose == Purpose::Advertising) && found("publicite") > 0);
    assert_eq!(found("publicite"), found("Publicité"));
    assert!(found("necessaires") >= count(|view| view.verdict.category == Category::Necessary));
    assert_eq!(found("NECESSAIRES"), found("nécessaires"));
    let required = count(|view| matches!(view.verdict.consent, Consent::Required | Consent::NotRequired));
    assert!(found("requis") >= required, "{} {required}", found("requis"));
    assert!(found("boutique") >= 42, "also what others set on its pages: {}", found("boutique"));
    assert_eq!(found("prefere_rien_de_tel"), 0);
    assert_eq!(found("pref café"), found("préf cafe"));
    assert!(found("=_ga") > 0 && found("=_ga") < found("_ga"));
    // Each word that a cell of a code shows finds at least the rows that show it.
    for view in inventory.iter() {
        for column in [ColumnId::Category, ColumnId::Purpose, ColumnId::Party, ColumnId::Consent, ColumnId::Confidence, ColumnId::Findings]
        {
            let cell = speech::cell(&words, column, &view);
            let typed = cell.split_whitespace().next().filter(|_| cell != "—");
            assert!(typed.is_none_or(|typed| found_ids(&inventory, typed, &shown).contains(&view.id)), "{cell}");
        }
        for text in [view.provider(), view.service(Language::Fr), view.description(Language::Fr), view.cookie.path(), view.site] {
            if let Some(typed) = text.split_whitespace().last() {
                assert!(found_ids(&inventory, typed, &shown).contains(&view.id), "{text}");
            }
        }
    }
}

fn found_ids(inventory: &Inventory, typed: &str, shown: &SearchWords) -> Vec<cookie_charter::inventory::CookieId> {
    select(inventory, &Filter::words(typed), shown).ids
}
