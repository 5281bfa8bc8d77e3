//! Knowledge bases of others and the user's own corrections.

use std::sync::Arc;

use cookie_charter::charter::Purpose;
use cookie_charter::classify::{Knowledge, look_up, parse_knowledge};
use cookie_charter::corrections::{Correction, Corrections, Reach};
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};
use cookie_charter::store::{HistoryChoice, Progress, ReadOptions, read_sample};

use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::repository;

#[test]
fn the_part_of_the_open_cookie_database_is_read() {
    let path = repository().join("../shared/knowledge/open-cookie-database-part.csv");
    let Ok(text) = std::fs::read_to_string(&path) else { return eprintln!("skipped: no ../shared/knowledge") };
    let base = parse_knowledge(&text, "ocd").unwrap();
    assert_eq!(base.problems, []);
    assert_eq!(base.names.len(), text.lines().count() - 1, "every row, none dropped");
    assert!(base.names.iter().any(|known| known.domains == ["youtube.com"]));
    let prefix = base.names.iter().find(|known| known.pattern.text().ends_with('*')).unwrap();
    assert!(prefix.pattern.matches(&prefix.pattern.text().replace('*', "abc")));
}

#[test]
fn an_import_never_lowers_what_the_catalogue_asks_for_and_both_are_shown() {
    let list = "provider = 'List'\n[[cookie]]\npattern = '_fbp'\npurpose = 'necessary'\n[[cookie]]\npattern = 'zz_only_here'\npurpose = 'statistics'\n";
    let knowledge = Knowledge { imports: vec![Arc::new(parse_knowledge(list, "list").unwrap())], ..Knowledge::default() };
    let both = look_up("_fbp", None, &knowledge).unwrap().on_own_site;
    assert_eq!(both.verdict.purpose, Purpose::Advertising);
    let rules: Vec<&str> = both.evidence.iter().map(|evidence| evidence.rule.code()).collect();
    assert!(rules.contains(&"imported") && rules.contains(&"catalogue"), "{rules:?}");
    let only = look_up("zz_only_here", None, &knowledge).unwrap().on_own_site;
    assert_eq!(only.verdict.purpose, Purpose::Statistics);
}

fn sample() -> ReadOptions {
    ReadOptions { keep_values: false, history: HistoryChoice::Beside, now: "2026-11-24T09:00:00Z".parse().unwrap() }
}

fn inventory(knowledge: Knowledge) -> Inventory {
    let report = read_sample(&sample(), &Progress::default()).unwrap();
    Inventory::new(vec![Arc::new(OpenStore::classify(report, cookie_charter::store::StoreSource::sample(), &knowledge))], knowledge)
}

#[test]
fn a_correction_outranks_everything_is_kept_and_can_be_taken_back() {
    let before = inventory(Knowledge::default());
    let id = before.iter().find(|view| view.cookie.name() == "pub_segment_id").unwrap().id;
    let mut corrections = Corrections::default();
    corrections.decide(&before.get(id).unwrap(), Reach::Site, Purpose::Statistics);

    let folder = tempfile::tempdir().unwrap();
    let file = Corrections::file_in(folder.path());
    assert_eq!(Corrections::load(&file).unwrap(), Corrections::default(), "no file is no decision");
    corrections.save(&file).unwrap();
    let loaded = Corrections::load(&file).unwrap();
    assert_eq!(loaded.lines(), corrections.lines());

    let user = loaded.base().map(Arc::new);
    let after = inventory(Knowledge { user, ..Knowledge::default() });
    let view = after.get(CookieId(id.0)).unwrap();
    assert_eq!(view.verdict.purpose, Purpose::Statistics);
    assert!(view.evidence_codes().contains("user:corrections/pub_segment_id"), "{}", view.evidence_codes());

    assert!(corrections.undo() && corrections.lines().is_empty() && !corrections.undo());
    corrections.save(&file).unwrap();
    assert!(Corrections::load(&file).unwrap().lines().is_empty());
    std::fs::write(&file, "pattern = [").unwrap();
    assert!(Corrections::load(&file).unwrap_err().to_string().ends_with("corrections.toml"));
}

#[test]
fn knowledge_from_the_command_line() {
    let home = Home::new();
    let list = home.path().join("liste.toml");
    std::fs::write(&list, "provider = 'Nous'\n[[cookie]]\npattern = 'gz_lecteur'\npurpose = 'statistics'\n").unwrap();
    let output = home.command().args(["export", "sample:", "--knowledge"]).arg(&list).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    let row = text.lines().find(|line| line.contains("gz_lecteur")).unwrap();
    assert!(row.contains("imported:liste/gz_lecteur") && row.contains(",statistics,"), "{row}");
    std::fs::write(&list, "nothing of the kind").unwrap();
    let wrong = home.command().args(["export", "sample:", "--knowledge"]).arg(&list).output().unwrap();
    assert_eq!(wrong.status.code(), Some(3));
    assert!(stderr(&wrong).trim_end().ends_with("liste.toml"));
}

#[test]
fn corrections_made_in_the_window_count_on_the_command_line() {
    let home = Home::new();
    let folder = home.path().join(".config/cookie-charter");
    std::fs::create_dir_all(&folder).unwrap();
    let file = Corrections::file_in(&folder);
    std::fs::write(&file, "[[cookie]]\npattern = 'csrftoken'\npurpose = 'advertising'\n").unwrap();
    let row = |arguments: &[&str]| {
        let output = home.command().env("XDG_CONFIG_HOME", home.path().join(".config")).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output).lines().find(|line| line.contains("csrftoken")).unwrap().to_owned()
    };
    assert!(row(&["export", "sample:"]).contains("user:corrections/csrftoken"));
    assert!(!row(&["export", "sample:", "--no-corrections"]).contains("user:"));
    let explain =
        |arguments: &[&str]| stdout(&home.command().env("XDG_CONFIG_HOME", home.path().join(".config")).args(arguments).output().unwrap());
    assert!(explain(&["explain", "csrftoken"]).contains("user:corrections/csrftoken"));
    assert!(!explain(&["explain", "csrftoken", "--no-corrections"]).contains("user:"));

    std::fs::write(&file, "[[cookie]]\npattern = 'csrftoken'\npurpose = 'fun'\n").unwrap();
    let wrong = home.command().env("XDG_CONFIG_HOME", home.path().join(".config")).args(["export", "sample:"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(3));
    assert!(stderr(&wrong).trim_end().ends_with("corrections.toml"), "{}", stderr(&wrong));
}

#[test]
fn the_narrower_of_two_decisions_counts_and_a_merge_takes_in_what_is_new() {
    let mut mine = Corrections::default();
    let decision = |domains: &[&str], purpose| Correction {
        name: "x".into(),
        domains: domains.iter().map(|domain| (*domain).to_owned()).collect(),
        purpose,
    };
    mine.add(decision(&["shop.fr"], Purpose::Advertising));
    mine.add(decision(&["www.shop.fr"], Purpose::Necessary));
    let base = mine.base().unwrap();
    let says = |host: &str| base.best("x", host).map(|(line, _)| base.names[line].purpose);
    assert_eq!((says("www.shop.fr"), says("m.shop.fr"), says("other.fr")), (Some(Purpose::Necessary), Some(Purpose::Advertising), None));

    let mut other = Corrections::default();
    other.add(decision(&["shop.fr"], Purpose::Advertising));
    other.add(decision(&[], Purpose::Statistics));
    assert_eq!((mine.merge(&other), mine.merge(&other), mine.lines().len()), (1, 0, 3));
    assert!(mine.undo() && mine.lines().len() == 2);
    assert!(mine.forget("x", &["shop.fr".to_owned()]) && !mine.forget("x", &["shop.fr".to_owned()]));
}
