use serde_json::Value;

use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::repository;

fn file(name: &str) -> std::path::PathBuf {
    repository().join("tests/data/charters").join(name)
}

#[test]
fn json_has_the_fields_of_the_product() {
    let home = Home::new();
    let output = home.run(["charter".as_ref(), file("italiano.html").as_os_str(), "--json".as_ref()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let charter: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let keys: Vec<&String> = charter.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["declarations", "language", "not_understood", "scope", "title"]);
    assert_eq!(
        (&charter["language"], &charter["title"], &charter["scope"][0]),
        (&"it".into(), &"Informativa sui cookie".into(), &"biblioteca-esempio.it".into())
    );
    let line = &charter["declarations"][2];
    let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["category", "lifetime_days", "line", "name", "provider", "purpose", "service", "session"]);
    assert_eq!((&line["name"], &line["lifetime_days"], &line["line"]), (&"_pk_id.*".into(), &395.2.into(), &8.into()));
    assert_eq!((&charter["declarations"][0]["session"], &charter["declarations"][0]["lifetime_days"]), (&true.into(), &Value::Null));
}

#[test]
fn the_built_in_charter_is_one_like_any_other() {
    let home = Home::new();
    let output = home.run(["charter", "builtin:", "--json"]);
    let charter: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let names: Vec<&str> = charter["declarations"].as_array().unwrap().iter().filter_map(|line| line["name"].as_str()).collect();
    assert_eq!(names, ["sessionid", "django_language", "csrftoken", "cookies_preferences"]);
    assert_eq!(charter["declarations"][0]["provider"], "Opendatasoft");
    let told = |language: &str| stdout(&home.run(["charter", "builtin:", "--lang", language]));
    assert!(told("fr").contains("4 déclarations comprises") && told("en").contains("4 declarations understood"));
}

#[test]
fn text_tells_every_line_in_both_languages() {
    let home = Home::new();
    let told =
        |language: &str| stdout(&home.run(["charter".as_ref(), file("english.md").as_os_str(), "--lang".as_ref(), language.as_ref()]));
    let english = told("en");
    for words in ["Cookies: read as Markdown, in English", "5 declarations understood", "line 12: _hs* · Statistics · 6", "no name given"]
    {
        assert!(english.contains(words), "{words} in {english}");
    }
    let french = told("fr");
    assert!(french.contains("5 déclarations comprises") && french.contains("sans nom technique"), "{french}");
}

#[test]
fn an_export_takes_a_charter_in_any_form() {
    let home = Home::new();
    let path = home.path().join("charter.csv");
    std::fs::write(&path, "Nom du cookie;Finalité;Durée\nsessionid;Garder la session;2 semaines\n_ga;Compter;13 mois\n").unwrap();
    let output = home.run(["export".as_ref(), "sample:".as_ref(), "--charter".as_ref(), path.as_os_str()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("charter"), "declared_in names the charter");
}

/// A charter that was opened as a file says nowhere who publishes it.
#[test]
fn a_reason_that_rests_on_a_charter_without_a_publisher_names_the_charter() {
    let home = Home::new();
    let charter = home.path().join("mairie.csv");
    std::fs::write(&charter, "Nom;Finalité;Durée\nmairie_vu;Mesure d’audience;13 mois\n").unwrap();
    for (language, source) in [("en", "charter “mairie”"), ("fr", "charte «\u{a0}mairie\u{a0}»")] {
        let arguments = ["explain", "mairie_vu", "--host", "www.mairie.fr", "--lang", language, "--charter"].map(std::ffi::OsStr::new);
        let output = home.run(arguments.into_iter().chain([charter.as_os_str()]));
        assert!(stdout(&output).contains(source), "{}", stdout(&output));
    }
}
