//! Knowledge bases of others and the user's own corrections.

use std::sync::Arc;

use cookie_charter::charter::Purpose;
use cookie_charter::classify::{Knowledge, look_up, parse_knowledge};
use cookie_charter::corrections::{Correction, Corrections, Reach};
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, read_sample};

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
    ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: "2026-11-24T09:00:00Z".parse().unwrap() }
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
    let view = before.get(id).unwrap();
    corrections.put_all(vec![Correction::new(view.cookie.name(), (view.cookie.host(), view.site), Reach::Site, Purpose::Statistics)]);

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
    let decision = |reach, purpose| Correction::new("x", ("www.shop.fr", "shop.fr"), reach, purpose);
    mine.put_all(vec![decision(Reach::Site, Purpose::Advertising)]);
    mine.put_all(vec![decision(Reach::Cookie, Purpose::Necessary)]);
    let base = mine.base().unwrap();
    let says = |host: &str| base.best("x", host).and_then(|(line, _)| base.names[line].purpose);
    assert_eq!((says("www.shop.fr"), says("m.shop.fr"), says("other.fr")), (Some(Purpose::Necessary), Some(Purpose::Advertising), None));
    assert_eq!(says("a.www.shop.fr"), Some(Purpose::Advertising), "this cookie is not one of a host below");

    let mut other = Corrections::default();
    other.put_all(vec![decision(Reach::Site, Purpose::Advertising)]);
    other.put_all(vec![decision(Reach::Everywhere, Purpose::Statistics)]);
    assert_eq!((mine.merge(&other), mine.merge(&other), mine.lines().len()), (1, 0, 3));
    assert!(mine.undo() && mine.lines().len() == 2);
    let mut changed = Corrections::default();
    changed.put_all(vec![decision(Reach::Site, Purpose::Statistics)]);
    assert_eq!((mine.merge(&changed), mine.lines().len(), mine.lines()[1].purpose), (1, 2, Some(Purpose::Statistics)));
    let site = decision(Reach::Site, Purpose::Unknown);
    assert!(mine.forget(&site) && !mine.forget(&site));
}

/// A cookie may be called `n*`: a decision on it is one on that name, and stays one in the file.
#[test]
fn a_star_in_the_name_of_a_corrected_cookie_is_a_star() {
    let mut mine = Corrections::default();
    mine.put_all(vec![Correction::new("n*", ("a.fr", "a.fr"), Reach::Cookie, Purpose::Advertising)]);
    mine.put_all(vec![Correction::new("plain", ("a.fr", "a.fr"), Reach::Site, Purpose::Statistics)]);
    mine.put_all(vec![Correction::new("", ("", "file:"), Reach::Cookie, Purpose::Necessary)]);
    let folder = tempfile::tempdir().unwrap();
    let file = Corrections::file_in(folder.path());
    assert_eq!(mine.lines().len(), 3);
    mine.lines().iter().for_each(|line| assert!(line.pattern.is_exact()));
    mine.remove(2);
    mine.save(&file).unwrap();
    let loaded = Corrections::load(&file).unwrap();
    assert_eq!(loaded.lines(), mine.lines());
    for base in [mine.base().unwrap(), loaded.base().unwrap(), parse_knowledge(&mine.to_toml(), "t").unwrap()] {
        let says = |name: &str, host: &str| base.best(name, host).and_then(|(line, _)| base.names[line].purpose);
        assert_eq!(says("n*", "a.fr"), Some(Purpose::Advertising));
        assert_eq!((says("nx", "a.fr"), says("necessary_thing", "a.fr"), says("n*", "sub.a.fr")), (None, None, None));
        assert_eq!(says("plain", "sub.a.fr"), Some(Purpose::Statistics));
    }
}

/// A file of an earlier version, or written by hand: a star is a pattern that the person chose, however short.
#[test]
fn corrections_of_an_earlier_version_are_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let file = Corrections::file_in(folder.path());
    std::fs::write(&file, "provider = \"\"\n[[cookie]]\npattern = \"n*\"\npurpose = \"advertising\"\n[[cookie]]\npattern = \"x\"\npurpose = \"necessary\"\ndomains = [\"a.fr\"]\n").unwrap();
    let loaded = Corrections::load(&file).unwrap();
    let base = loaded.base().unwrap();
    let says = |name: &str, host: &str| base.best(name, host).and_then(|(line, _)| base.names[line].purpose);
    assert_eq!(
        (says("nx", "b.fr"), says("x", "sub.a.fr"), says("x", "b.fr")),
        (Some(Purpose::Advertising), Some(Purpose::Necessary), None)
    );
    loaded.save(&file).unwrap();
    assert_eq!(Corrections::load(&file).unwrap(), loaded);
}

fn open_cookie_database(rows: &[&str]) -> String {
    let head = "ID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,User Privacy & GDPR Rights Portals,Wildcard match";
    rows.iter().fold(head.to_owned(), |text, row| format!("{text}\n{row}")) + "\n"
}

#[test]
fn an_import_means_its_own_words_and_its_own_wildcard() {
    let text = open_cookie_database(&[
        "1,Beamer,Functional,_BEAMER_FIRST_VISIT_,,First visit,300 days,Beamer,,1",
        "2,Foo,Marketing,zzfoo_,,Foo,1 year,Foo,,1",
        "3,Foo,Analytics,zzfoo_exact,,Foo,1 year,Foo,,0",
        "4,Bar,Security,zz_sec,,Bar,session,Bar,,0",
        "5,Bar,Personalization,zz_pers,,Bar,session,Bar,,0",
        "6,Mid,Marketing,_zzmid_,,in the middle,session,Mid,,1",
        "7,Star,Analytics,zz*_star,,,session,Star,,0",
        "8,Short,Marketing,mp_,,,session,Short,,1",
        "9,Shorter,Marketing,fb_,shop.example,,session,Shorter,,1",
        "10,Both,\"Analytics, Marketing\",zz_both,,,session,Both,,0",
        "11,Other,Wellness,zz_other,,,session,Other,,0",
    ]);
    let base = parse_knowledge(&text, "ocd").unwrap();
    let says = |name: &str, host: &str| base.best(name, host).and_then(|(line, _)| base.names[line].purpose);
    let a = |name: &str| says(name, "a.fr");
    assert_eq!(a("_BEAMER_FIRST_VISIT_abc12"), Some(Purpose::Necessary));
    assert_eq!((a("zzfoo_123"), a("zzfoo_exact"), a("zzfoo")), (Some(Purpose::Advertising), Some(Purpose::Statistics), None));
    assert_eq!((a("zz_sec"), a("zz_pers")), (Some(Purpose::Necessary), Some(Purpose::Necessary)));
    assert_eq!((a("abc_zzmid_def"), a("zz1_star"), a("xzzfoo_1")), (Some(Purpose::Advertising), Some(Purpose::Statistics), None));
    assert_eq!(
        (a("mp_x"), a("amp_x"), says("fb_x", "www.shop.example"), says("fb_x", "a.fr")),
        (None, None, Some(Purpose::Advertising), None)
    );
    assert_eq!(a("zz_both"), Some(Purpose::Advertising));
    assert_eq!((base.problems.len(), base.too_short().count()), (1, 1), "{:?}", base.problems);
}

/// Nothing is ignored because there is much of it.
#[test]
fn the_last_line_of_a_long_charter_and_the_last_of_many_lists_count() {
    let mut charter = cookie_charter::charter::builtin().clone();
    let mut line = charter.declarations[0].clone();
    for number in 0..70_000 {
        line.pattern = Some(cookie_charter::charter::NamePattern::new(format!("zz_line_{number}")));
        charter.declarations.push(line.clone());
    }
    charter.id = "long".into();
    let list = |number: usize| format!("[[cookie]]\npattern = 'zz_list_{number}'\npurpose = 'statistics'\n");
    let imports = (0..300).map(|number| Arc::new(parse_knowledge(&list(number), &format!("l{number}")).unwrap())).collect();
    let knowledge = Knowledge { charters: vec![Arc::new(charter)], imports, ..Knowledge::default() };
    let host = Some("portail.opendatasoft.com");
    let declared = look_up("zz_line_69999", host, &knowledge).unwrap().on_own_site.verdict;
    assert_eq!(declared.purpose, Purpose::Necessary);
    let (charter, line) = knowledge.declaration(declared.declaration.unwrap()).unwrap();
    assert_eq!((charter.id.as_str(), line.name()), ("long", "zz_line_69999"));
    let told = look_up("zz_list_299", host, &knowledge).unwrap().on_own_site.verdict;
    assert_eq!(told.purpose, Purpose::Statistics);
    let (base, known) = knowledge.base_line(told.base_line.unwrap()).unwrap();
    assert_eq!((base.id.as_str(), known.pattern.text()), ("l299", "zz_list_299"));
}
