//! The charter to publish: what is written, and that it mends what a charter can mend.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookie_charter::audit::Label::{self, Accepted, Before, Observed, Refused, Withdrawn};
use cookie_charter::audit::{Audit, Code, PublishedCharter, audit, publish};
use cookie_charter::charter::{self, Charter, Language};
use cookie_charter::classify::Knowledge;
use cookie_charter::export::{CharterFormat, PublishedReport, write_charter};
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read, search};

use super::made::{Made, SITE, charter, cookie, opened, subject};
use crate::support::files::copy_of;

/// What a charter can mend. That a purpose is unknown it mends by a marked gap: the line is a declaration.
const MENDABLE: [Code; 6] = [
    Code::Undeclared,
    Code::ThirdPartyUndeclared,
    Code::DeclaredAbsent,
    Code::OutlivesDeclaration,
    Code::DeclaredContradicted,
    Code::UnknownPurpose,
];

fn text(charter: &PublishedCharter, format: CharterFormat, language: Language) -> String {
    let mut out = Vec::new();
    write_charter(&PublishedReport { charter, language }, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn read_back(text: &str, format: CharterFormat) -> charter::LoadedCharter {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("charte.{}", format.extension()));
    fs::write(&path, text).unwrap();
    charter::load(&path).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

fn codes(audit: &Audit) -> BTreeSet<(Code, String, String)> {
    audit.findings.iter().map(|finding| (finding.code, finding.host.clone(), finding.name.clone())).collect()
}

/// What is wrong with the charters written for a site, in all forms and languages: what they leave to mend, and what they invent.
fn faults(inventory: &Inventory, labels: &[Label], site: &str, loaded: Option<&Charter>) -> Vec<String> {
    let forms = CharterFormat::ALL.into_iter().flat_map(|format| Language::ALL.map(|language| (format, language)));
    faults_in(&forms.collect::<Vec<_>>(), inventory, labels, site, loaded)
}

fn faults_in(
    forms: &[(CharterFormat, Language)],
    inventory: &Inventory,
    labels: &[Label],
    site: &str,
    loaded: Option<&Charter>,
) -> Vec<String> {
    let before = audit(&subject(inventory, labels, site, loaded));
    let published = publish(&subject(inventory, labels, site, loaded), &before);
    let mut faults = Vec::new();
    if published.lines.is_empty() {
        return faults;
    }
    for (format, language) in forms.iter().copied() {
        let text = text(&published, format, language);
        let again = read_back(&text, format);
        let mut names: Vec<&str> = published.lines.iter().map(|line| line.name.as_str()).collect();
        let mut read: Vec<&str> = again.charter.declarations.iter().map(charter::Declaration::name).collect();
        names.sort_unstable();
        read.sort_unstable();
        let place = format!("{site} {format:?} {language:?}");
        if names != read {
            let lost: Vec<_> = names.iter().filter(|name| !read.contains(name)).collect();
            let more: Vec<_> = read.iter().filter(|name| !names.contains(name)).collect();
            faults.push(format!("{place}: lost {lost:?}, read besides {more:?}"));
        }
        faults.extend(again.not_understood.iter().map(|line| format!("{place}: not understood: {}", line.text)));
        for line in &again.charter.declarations {
            let written = published
                .lines
                .iter()
                .find(|written| written.name == line.name() && written.provider.as_ref().is_none_or(|of| *of == line.provider))
                .map(|written| written.category);
            if written != Some(line.category) {
                faults.push(format!("{place}: {} is read as {:?}, written as {written:?}", line.name(), line.category));
            }
        }
        let after = audit(&subject(inventory, labels, site, Some(&again.charter)));
        let left = after.findings.iter().filter(|finding| MENDABLE.contains(&finding.code) && !published.unnamed.contains(&finding.name));
        faults.extend(left.map(|finding| format!("{place}: {} {} {}", finding.code.code(), finding.host, finding.name)));
    }
    faults
}

/// The form of a line: `name provider | service | purpose | category | life | changes`, gaps as `?`.
fn line(published: &PublishedCharter, name: &str) -> String {
    let words = cookie_charter::i18n::Words::new(Language::En, jiff::tz::TimeZone::UTC);
    let line = published.lines.iter().find(|line| line.name == name).unwrap_or_else(|| panic!("no line {name}"));
    let cells = cookie_charter::speech::published_cells(&words, line);
    let cells: Vec<&str> = cells.iter().map(|cell| cell.as_deref().unwrap_or("?")).collect();
    format!("{} | {}", cells.join(" | "), cookie_charter::speech::published_changes(&words, line))
}

fn published(loaded: Option<&Charter>, stores: &[(Label, &[Made])]) -> PublishedCharter {
    let (inventory, labels) = opened(stores);
    let subject = subject(&inventory, &labels, SITE, loaded);
    publish(&subject, &audit(&subject))
}

#[test]
fn what_is_known_is_written_and_what_is_not_is_a_gap() {
    let rows = [cookie("_pk_id.5.ab12").days(393), cookie("zq_x7").days(400), cookie("zq_x7").third(), cookie("panier").days(1)];
    let charter = published(None, &[(Before, &rows), (Accepted, &[cookie("_pk_id.5.cd34").days(393)])]);
    assert!(charter.lines.iter().all(|line| line.changes.is_empty()) && !charter.is_compared);
    let matomo = line(&charter, "_pk_id.*");
    assert!(matomo.contains("| Matomo Analytics | _pk_id.* |") && matomo.contains("| Statistics | 393 days |"), "{matomo}");
    assert!(line(&charter, "zq_x7").contains("| ? | zq_x7 | ? | Third-party | 400 days |"), "of two hosts the stricter one");
    assert_eq!(line(&charter, "panier"), format!("{SITE} | ? | panier | ? | ? | 1 day | "));
    assert_eq!(charter.lines.len(), 3);
}

#[test]
fn what_was_declared_stays_where_it_is_right() {
    let lines = ["panier_* necessary 30", "_fbp necessary -", "choix statistics 10", "perdu necessary -"];
    let loaded = charter(&lines);
    let rows = [cookie("panier_1").days(20), cookie("_fbp").days(90), cookie("choix").days(60), cookie("neuf").days(2)];
    let written = published(Some(&loaded), &[(Observed, &rows)]);
    assert!(line(&written, "panier_*").ends_with("| Necessary | 30 days | "), "{}", line(&written, "panier_*"));
    assert!(line(&written, "_fbp").ends_with("| Third-party | 90 days | no duration was declared · declared as: Necessary"));
    assert!(line(&written, "choix").ends_with("| Statistics | 2 months | declared as: 10 days"), "{}", line(&written, "choix"));
    assert!(line(&written, "neuf").ends_with("| new"));
    assert_eq!(written.gone, ["perdu"]);
    let page = text(&written, CharterFormat::Html, Language::Fr);
    for part in [
        "<html lang=\"fr\">",
        "<caption>",
        "<th scope=\"col\">Nom du prestataire</th>",
        "<code>_fbp</code></th>",
        "<mark>à compléter</mark>",
        "perdu",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn cookies_of_one_name_and_two_providers_keep_a_line_each() {
    let loaded = charter(&["uid necessary 30 Kiosque", "uid third-party 395 Criteo"]);
    let third = Made { host: ".criteo.com".into(), ..cookie("uid").third() };
    let stores: &[(Label, &[Made])] = &[(Before, &[cookie("uid").days(20), third.clone()])];
    let written = published(Some(&loaded), stores);
    let lines: Vec<_> = written.lines.iter().map(|line| (line.name.as_str(), line.provider.as_deref())).collect();
    assert_eq!(lines, [("uid", Some("Kiosque")), ("uid", Some("Criteo"))]);
    assert!(written.gone.is_empty());
    let (inventory, labels) = opened(stores);
    assert_eq!(faults(&inventory, &labels, SITE, Some(&loaded)), Vec::<String>::new());
    assert_eq!(published(Some(&loaded), &[(Before, &[third])]).gone, ["uid"], "the site's own");
}

#[test]
fn written_charters_mend_made_stores() {
    let names = [
        "none",
        "\"quoted\\",
        "nom é\u{2028}",
        "<b>",
        "a|b",
        "XXX",
        "Marketing",
        "Matomo",
        "_ga",
        "_ga_AB12CD34",
        "_pk_id.1.a2f4",
        "__Host-x",
        "IDE",
        "n/a",
        "session",
        "-moins",
        "=egal",
        "+plus",
        "@a",
        "a,b;c",
        "cookie name",
        "Nom",
        "www.x.fr",
        "pixel",
        "HTML",
        "visite_0af1bc2d",
        "visite_1af1bc2d",
        "",
        "*",
        "_fbp",
        "PHPSESSID",
        "PREF_ID",
        "a_b*c",
        "%41",
        "x=y",
        "`tick`",
        "$$date",
        "1",
        "aa",
        "Session",
        "necessary",
        "2 ans",
        "à compléter",
    ];
    let made = |seed: usize| -> Vec<Made> {
        let chosen = names.iter().enumerate().filter(|(place, _)| !(place * 7 + seed).is_multiple_of(3));
        chosen
            .map(|(place, name)| {
                let made = cookie(name).days([0, 1, 2, 30, 180, 365, 393, 400, 731, 5_000][(place + seed) % 10]);
                if (place + seed).is_multiple_of(4) { made.third() } else { made }
            })
            .collect()
    };
    let mut wrong = Vec::new();
    for seed in 0..6 {
        let (first, second) = (made(seed), made(seed + 5));
        let (inventory, labels) = opened(&[(Before, &first), (Refused, &second)]);
        wrong.extend(faults(&inventory, &labels, SITE, None));
        let loaded =
            charter(&["_ga necessary 30", "_pk_* statistics 0", "visite_* first-party 2", "perdu necessary -", "session third-party 400"]);
        wrong.extend(faults(&inventory, &labels, SITE, Some(&loaded)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Reads every store below a folder, which is a copy.
fn stores_of(folder: &Path, knowledge: &Knowledge) -> Vec<Arc<OpenStore>> {
    let Ok(found) = search(folder, &Progress::default()) else { return Vec::new() };
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: "2026-11-26T12:00:00Z".parse().unwrap() };
    let reports = found.stores.into_iter().filter_map(|location| {
        let report = read(&location, &options, &Progress::default()).ok()?;
        Some(Arc::new(OpenStore::classify(report, StoreSource::file(&location.file), knowledge)))
    });
    reports.collect()
}

fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    if !root.is_dir() {
        eprintln!("skipped: there is no ../shared/{folder}");
        return None;
    }
    Some(root)
}

#[test]
fn written_charters_mend_the_labelled_sites() {
    let Some(root) = shared("audit") else { return };
    let moments = [("before", Before), ("refused", Refused), ("accepted", Accepted), ("withdrawn", Withdrawn)];
    let mut wrong = Vec::new();
    for site in fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.join("expected.json").exists()) {
        let truth: serde_json::Value = serde_json::from_str(&fs::read_to_string(site.join("expected.json")).unwrap()).unwrap();
        let copy = copy_of(&site);
        let loaded = charter::load(&copy.path().join(truth["charter"]["file"].as_str().unwrap())).unwrap().charter;
        let host = truth["host"].as_str().unwrap();
        let name = cookie_charter::site::registrable_domain(host);
        for browser in truth["browsers"].as_object().unwrap().keys() {
            let knowledge = Knowledge::default();
            let (mut stores, mut labels) = (Vec::new(), Vec::new());
            for (moment, label) in moments {
                let opened = stores_of(&copy.path().join(browser).join(moment), &knowledge);
                labels.extend(opened.iter().map(|_| label));
                stores.extend(opened);
            }
            let inventory = Inventory::new(stores, knowledge);
            for charter in [None, Some(&loaded)] {
                wrong.extend(faults(&inventory, &labels, name, charter).into_iter().map(|fault| format!("{browser} {fault}")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn written_charters_mend_every_site_of_the_shared_stores() {
    let Some(root) = shared("stores") else { return };
    let copy = copy_of(&root);
    let knowledge = Knowledge::default();
    let mut wrong = Vec::new();
    // The stores hold the same sites again and again: every form in both languages comes to each of them, but not in every store.
    let mut forms = CharterFormat::ALL.into_iter().flat_map(|format| Language::ALL.map(|language| (format, language))).cycle();
    for store in stores_of(copy.path(), &knowledge) {
        let inventory = Inventory::new(vec![store], knowledge.clone());
        for site in inventory.sites().iter().filter(|site| site.total() > 0) {
            wrong.extend(faults_in(&[forms.next().unwrap()], &inventory, &[Observed], &site.name, None));
        }
        forms.next();
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_a_charter_cannot_mend_is_found_all_the_same() {
    let rows = [cookie("_fbp").days(400), cookie("zq_x7")];
    let (inventory, labels) = opened(&[(Before, &rows)]);
    let before = audit(&subject(&inventory, &labels, SITE, None));
    let published = publish(&subject(&inventory, &labels, SITE, None), &before);
    let again = read_back(&text(&published, CharterFormat::Csv, Language::Fr), CharterFormat::Csv).charter;
    let after = audit(&subject(&inventory, &labels, SITE, Some(&again)));
    let kept: BTreeSet<_> = codes(&before).into_iter().filter(|(code, ..)| !MENDABLE.contains(code)).collect();
    assert!(!kept.is_empty() && codes(&after) == kept, "{:?}", codes(&after));
}
