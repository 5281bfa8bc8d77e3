//! A site as a visit sees it: what it stored itself, and what others stored on its pages.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use cookie_charter::charter::{self, Language};
use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::Expiry;
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::query::filter::Term;
use cookie_charter::query::{Filter, SearchWords, select};
use cookie_charter::speech;
use cookie_charter::store::{FormatId, StoreSource};
use cookie_charter::visit::{self, Stored, Visit};
use cookie_charter::work::knowledge;

use crate::support::built::FIREFOX;
use crate::support::files;
use crate::support::reading::{only, read_only_store};

/// The inventory of a folder that holds one store.
fn inventory(folder: &Path) -> Inventory {
    let store = OpenStore::classify(read_only_store(folder).unwrap(), StoreSource::file(folder), &knowledge());
    Inventory::new(vec![Arc::new(store)], knowledge())
}

/// Stores with keys, without, with and without a history: those of the repository, and those beside it.
fn stores() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = ["chromium-127-clear", "chromium-156", "firefox-153"].map(|name| files::own_stores().join(name)).into();
    if let Some(shared) = files::shared_stores() {
        let names = ["chromium-156", "chromium-156-live", "chromium-156-third-parties-blocked", "firefox-153", "firefox-153-live"];
        found.extend(names.into_iter().chain(["firefox-153-no-partition", "chromium-121"]).map(|name| shared.join(name)));
    }
    found
}

/// What the program found, a line per site and row that is in the database itself.
fn lines(inventory: &Inventory, with_sessions: bool) -> String {
    let mut lines = String::new();
    for view in inventory.iter().filter(|view| with_sessions || view.cookie.expiry != Expiry::Session) {
        let own = Some((view.site, "own"));
        for (site, whose) in own.into_iter().chain(view.seen_on().map(|site| (site, "foreign"))) {
            let cookie = view.cookie;
            let _ = writeln!(lines, "{site}\t{whose}\t{}\t{}\t{}", cookie.host(), cookie.name(), cookie.path());
        }
    }
    lines
}

#[test]
fn sqlite_of_python_counts_the_same() {
    if !Command::new("python3").args(["-c", "import sqlite3"]).output().is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: python3 with sqlite3 is not here");
        return;
    }
    for store in stores() {
        let copy = files::copy_of(&store);
        let location = only(copy.path());
        let is_firefox = location.format == FormatId::Firefox;
        let found = copy.path().join("found.tsv");
        fs::write(&found, lines(&inventory(copy.path()), !is_firefox)).unwrap();
        let history = location.profile_folder.join(if is_firefox { "places.sqlite" } else { "History" });
        let history = if history.exists() { history } else { PathBuf::from("-") };
        let output = Command::new("python3")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site_agrees.py"))
            .arg(if is_firefox { "firefox" } else { "chromium" })
            .args([&history, &location.file, &found])
            .output()
            .unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{}\n{said}", store.display());
        println!("{}: {said}", store.display());
    }
}

#[test]
fn counts_and_rows_of_a_site_agree() {
    for store in stores() {
        let inventory = inventory(files::copy_of(&store).path());
        for site in inventory.sites() {
            let id = inventory.find_site(&site.name).unwrap();
            let rows = select(&inventory, &Filter { site: Some(id), ..Filter::default() }, &SearchWords::default());
            let own = inventory.views(rows.ids.iter().copied()).filter(|view| view.site_id() == Some(id)).count();
            assert_eq!((own, rows.ids.len() - own), (site.total() as usize, site.foreign_total() as usize), "{}", site.name);
            assert_eq!(rows.counts.iter().sum::<u32>(), site.visit_total(), "{}", site.name);
            assert!(site.visit_total() > 0, "{}", site.name);
        }
    }
}

#[test]
fn others_are_seen_where_the_browser_kept_them_or_when_the_page_was_opened() {
    let total = |name: &str, site: &str| {
        let inventory = inventory(files::copy_of(&files::own_stores().join(name)).path());
        let site = inventory.find_site(site).and_then(|id| inventory.site(id).cloned()).unwrap();
        (site.total(), site.foreign_total())
    };
    let (own, foreign) = total("firefox-153", "boutique-exemple.fr");
    assert!(own > 0 && foreign > 0, "kept apart: {own}, {foreign}");
    let (own, foreign) = total("chromium-156", "boutique-exemple.fr");
    assert!(own > 0 && foreign > 0, "no key, but a history: {own}, {foreign}");
}

#[test]
fn the_page_of_a_site_holds_what_its_rows_do() {
    for store in stores() {
        let inventory = inventory(files::copy_of(&store).path());
        for (place, site) in inventory.sites().iter().enumerate() {
            let id = inventory.find_site(&site.name).unwrap();
            let visit = Visit::to(&inventory, id).unwrap();
            assert_eq!((visit.own.categories, visit.foreign.categories), (site.counts, site.foreign), "{}", site.name);
            assert_eq!(visit.others.iter().map(|who| who.sums.cookies).sum::<u32>(), site.foreign_total(), "{}", site.name);
            assert!(visit.works_for.iter().map(|who| who.sums.cookies).sum::<u32>() <= site.total());
            let rows = select(&inventory, &visit.filter(), &SearchWords::default());
            let undeclared = inventory.views(rows.ids.iter().copied()).filter(|view| view.verdict.findings.is_undeclared());
            assert_eq!(
                undeclared.map(|view| view.cookie.name()).collect::<BTreeSet<_>>(),
                visit.undeclared.iter().map(String::as_str).collect()
            );
            let needs = |visit: &Visit| visit.own.consent.iter().sum::<u32>() + visit.foreign.consent.iter().sum::<u32>();
            assert_eq!(needs(&visit), site.visit_total(), "each has one consent");
            // Each of them asks for every row: some sites of each store will do.
            if place >= 25 {
                continue;
            }
            let count = |terms: Vec<Term>| select(&inventory, &Filter { terms, ..visit.filter() }, &SearchWords::default()).counts;
            for (stored, part, involved) in
                [(Stored::Itself, &visit.own, &visit.works_for), (Stored::Others, &visit.foreign, &visit.others)]
            {
                let by = visit.stored_by(stored);
                assert_eq!(count(vec![by.clone()]), part.categories, "{} {stored:?}", site.name);
                for who in involved {
                    let Some(terms) = who.terms(stored) else { continue };
                    let rows = count(std::iter::once(by.clone()).chain(terms).collect());
                    assert_eq!(rows, who.sums.categories, "{} {stored:?} {}", site.name, who.name);
                }
            }
            let names = select(&inventory, &Filter { terms: vec![visit::undeclared()], ..visit.filter() }, &SearchWords::default());
            let names: BTreeSet<_> = inventory.views(names.ids.iter().copied()).map(|view| view.cookie.name().to_owned()).collect();
            assert_eq!(names, visit.undeclared.iter().cloned().collect(), "{}", site.name);
        }
    }
}

#[test]
fn the_page_of_a_site_reads_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let charter = folder.path().join("charte.toml");
    let text = "id = 'ville'\ntitle = 'Charte de la ville'\nscope = ['ville-exemple.fr']\n[[cookie]]\nname = 'langue'\ncategory = 'necessary'\n\
                lifetime_days = 30\n[[cookie]]\nname = 'absente'\ncategory = 'necessary'\n";
    fs::write(&charter, text).unwrap();
    let knowledge = Knowledge { charters: vec![Arc::new(charter::load(&charter).unwrap().charter)], ..Knowledge::default() };
    let created = 1_790_000_000_000_000_i64;
    let row = |host: &str, name: &str, days: i64, key: &str| {
        let mut row = (FIREFOX.plain_row)(host, name);
        row.retain(|(column, _)| *column != "expiry");
        row.extend([("expiry", (created / 1_000 + days * 86_400_000).into()), ("originAttributes", key.to_owned().into())]);
        row.extend([("creationTime", created.into()), ("updateTime", created.into())]);
        row
    };
    let key = "^partitionKey=%28https%2Cville-exemple.fr%29";
    let rows = [
        row("www.ville-exemple.fr", "langue", 400, ""),
        row("www.ville-exemple.fr", "_ga", 393, ""),
        row(".bing.com", "MUID", 30, key),
        row("t.traceur-inconnu.net", "uid", 30, key),
    ];
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let store = OpenStore::classify(read_only_store(&path).unwrap(), StoreSource::file(&path), &knowledge);
    let inventory = Inventory::new(vec![Arc::new(store)], knowledge);
    let id = inventory.find_site("ville-exemple.fr").unwrap();
    let told = |language| {
        let words = Words::new(language, jiff::tz::TimeZone::UTC);
        let parts = speech::visit(&words, &Visit::to(&inventory, id).unwrap(), &inventory);
        let lines = parts.into_iter().flat_map(|part| std::iter::once(part.title).chain(part.lines));
        lines.collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
    };
    let french = told(Language::Fr);
    for line in [
        "Google : 1 cookie, durée la plus longue : 13 mois",
        "Microsoft (bing.com) : 1 cookie, durée la plus longue : 30 jours",
        "traceur-inconnu.net : 1 cookie, durée la plus longue : 30 jours",
        "Le plus durable : 13 mois et 4 jours",
        "Charte de la ville\n1 sur 2 présents",
        "langue : présent, durée déclarée : 30 jours, durée vue : 13 mois et 4 jours",
        "absente : absent",
        "Présents, non déclarés\nMUID, _ga, uid",
    ] {
        assert!(french.contains(line), "{line}\nin\n{french}");
    }
    let english = told(Language::En);
    assert!(english.contains("langue: present, declared life: 30 days, life seen: 13 months and 4 days"), "{english}");
    assert!(!english.contains('{') && !english.contains("visit-"), "{english}");
    let site = inventory.site(id).unwrap();
    let count = |language| speech::site_count(&Words::new(language, jiff::tz::TimeZone::UTC), site).replace('\u{a0}', " ");
    assert_eq!((count(Language::Fr), count(Language::En)), ("2, et 2 de tiers".into(), "2, and 2 of third parties".into()));
}

#[test]
fn every_kind_of_key_names_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let row = |host: &str, name: &str, attributes: &str| {
        let mut row = (FIREFOX.plain_row)(host, name);
        row.push(("originAttributes", attributes.to_owned().into()));
        row
    };
    let rows = [
        row("pub.example", "isolated", "^firstPartyDomain=ville-exemple.fr"),
        row("pub.example", "apart", "^partitionKey=%28https%2Cville-exemple.fr%29"),
        row("pub.example", "port", "^partitionKey=%28http%2Cville-exemple.fr%2C8080%29"),
        row("pub.example", "browser", "^firstPartyDomain=safebrowsing.86868755-6b82-4842-b301-72671a0db32e.mozilla"),
        row("pub.example", "damaged", "^partitionKey=%28%29"),
        row("www.ville-exemple.fr", "own", "^partitionKey=%28https%2Cville-exemple.fr%29"),
        row("only-others.fr", "own", ""),
        row("pub.example", "elsewhere", "^partitionKey=%28https%2Cnothing-of-its-own.fr%29"),
    ];
    let inventory = inventory(&FIREFOX.build(folder.path(), FIREFOX.newest(), &rows));
    let counts = |name: &str| {
        let site = inventory.find_site(name).and_then(|id| inventory.site(id));
        site.map(|site| (site.total(), site.foreign_total()))
    };
    assert_eq!(counts("ville-exemple.fr"), Some((1, 3)));
    assert_eq!(counts("pub.example"), Some((6, 0)));
    assert_eq!(counts("only-others.fr"), Some((1, 0)));
    assert_eq!(counts("nothing-of-its-own.fr"), Some((0, 1)), "a site that stored nothing itself is a site all the same");
    assert_eq!(inventory.sites().len(), 4, "keys of the browser, and damaged ones, are no sites");
    let seen: BTreeSet<_> = inventory.iter().filter(|view| view.seen_on().is_some()).map(|view| view.cookie.name()).collect();
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["apart", "elsewhere", "isolated", "port"]);
}
