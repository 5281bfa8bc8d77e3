//! Stores and dossiers beside each other.

use std::fs;

use serde_json::Value;

use crate::support::program::{Home, stderr, stdout};

const SITE: &str = "boutique-exemple.fr";

/// Two dossiers of one site: the second has a cookie less, a longer life, another attribute.
fn two_dossiers(home: &Home) -> [std::path::PathBuf; 2] {
    let [first, second] = ["mars.json", "novembre.json"].map(|name| home.path().join(name));
    let output = home.command().args(["audit", "--site", SITE, "--before", "sample:", "--save"]).arg(&first).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let mut dossier: Value = serde_json::from_slice(&fs::read(&first).unwrap()).unwrap();
    let rows = dossier["audit"]["rows"].as_array_mut().unwrap();
    let last = rows.len() - 1;
    let lasting = rows.iter().position(|row| row["seen"][0]["life"]["seconds"].is_number()).unwrap();
    assert!(lasting < last, "the sample has a lasting cookie that is not the last");
    rows[lasting]["seen"][0]["life"]["seconds"] = (400 * 86_400).into();
    rows[lasting]["seen"][0]["secure"] = (!rows[lasting]["seen"][0]["secure"].as_bool().unwrap()).into();
    rows.truncate(last);
    dossier["made_at"] = "2027-01-05T10:00:00Z".into();
    fs::write(&second, serde_json::to_vec(&dossier).unwrap()).unwrap();
    [first, second]
}

fn compared(home: &Home, arguments: &[&std::ffi::OsStr]) -> Value {
    let output = home.command().args(["compare", "-f", "json"]).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

#[test]
fn two_dossiers_tell_what_came_went_and_changed() {
    let home = Home::new();
    let [first, second] = two_dossiers(&home);
    let there = compared(&home, &[first.as_os_str(), second.as_os_str()]);
    let fates = |comparison: &Value, wanted: &str| {
        comparison["cookies"].as_array().unwrap().iter().filter(|cookie| cookie["fates"][0] == wanted).count()
    };
    assert_eq!((fates(&there, "gone"), fates(&there, "new"), fates(&there, "changed")), (1, 0, 1), "{there:#}");
    let changed = there["cookies"].as_array().unwrap().iter().find(|cookie| cookie["fates"][0] == "changed").unwrap();
    assert_eq!(changed["changes"], serde_json::json!(["life", "secure"]));
    assert_eq!(changed["sides"][1]["lifetime_seconds"], 400 * 86_400);
    let counts: Vec<_> = there["sides"].as_array().unwrap().iter().map(|side| side["cookies"].as_u64().unwrap()).collect();
    assert_eq!(counts[0], counts[1] + 1);
    for side in there["sides"].as_array().unwrap() {
        let of_categories: u64 = side["categories"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(of_categories, side["cookies"].as_u64().unwrap());
    }
    // The other way round everything is told the other way round.
    let back = compared(&home, &[second.as_os_str(), first.as_os_str()]);
    assert_eq!((fates(&back, "gone"), fates(&back, "new"), fates(&back, "changed")), (0, 1, 1));
}

#[test]
fn a_store_beside_a_dossier_is_limited_to_its_site_whatever_else_is_asked_for() {
    let home = Home::new();
    let [first, _] = two_dossiers(&home);
    let compared = compared(&home, &[first.as_os_str(), "sample:".as_ref(), "--site".as_ref(), "nowhere.fr".as_ref()]);
    assert_eq!(
        (&compared["sides"][1]["site"], compared["sides"][0]["cookies"].as_u64()),
        (&SITE.into(), compared["sides"][1]["cookies"].as_u64())
    );
}

#[test]
fn sentences_have_plurals_and_dates_in_both_languages() {
    let home = Home::new();
    let [first, second] = two_dossiers(&home);
    for (language, since, lives) in
        [("en", "Since ", " now lives for 400\u{a0}days"), ("fr", "Depuis le ", " vit maintenant 400\u{a0}jours")]
    {
        let output = home.command().args(["--lang", language, "compare"]).args([&first, &second]).output().unwrap();
        let text = stdout(&output);
        assert!(text.contains(since) && text.contains(lives), "{text}");
        assert!(!text.contains("compare-") && !text.contains("audit-"), "every message has words: {text}");
        // The second was changed by hand, and that is said first.
        assert!(stderr(&output).contains("novembre.json"));
    }
}

#[test]
fn a_store_is_the_same_as_itself_and_as_its_dossier() {
    let home = Home::new();
    let [first, _] = two_dossiers(&home);
    let same = compared(&home, &["sample:".as_ref(), "sample:".as_ref(), "sample:".as_ref(), "sample:".as_ref()]);
    assert_eq!(same["same"].as_u64(), Some(same["cookies"].as_array().unwrap().len() as u64));
    assert!(same["cookies"].as_array().unwrap().len() > 20 && same["sides"].as_array().unwrap().len() == 4);
    let mixed = compared(&home, &[first.as_os_str(), "sample:".as_ref()]);
    let cookies = mixed["cookies"].as_array().unwrap();
    assert!(!cookies.is_empty());
    assert!(cookies.iter().all(|cookie| cookie["fates"][0] != "changed"), "{mixed:#}");
    assert_eq!(mixed["sides"][1]["site"], SITE, "a store beside a dossier is limited to its site");
    assert!(cookies.iter().filter(|cookie| cookie["fates"][0] == "same").count() > 0);
}

#[test]
fn csv_has_a_line_for_each_cookie_and_columns_for_each_side() {
    let home = Home::new();
    let [first, second] = two_dossiers(&home);
    let output = home.command().args(["compare", "-f", "csv"]).args([&first, &second]).output().unwrap();
    let text = stdout(&output);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 8 + 2 * 7);
    let absent = reader.records().map(Result::unwrap).filter(|record| record.get(15) == Some("false")).count();
    assert_eq!(absent, 1);
}

#[test]
fn two_to_four_that_can_all_be_read() {
    let home = Home::new();
    let status = |arguments: &[&str]| home.run(["compare"].iter().chain(arguments)).status.code();
    assert_eq!(status(&["sample:"]), Some(2));
    assert_eq!(status(&["sample:"; 5]), Some(2));
    assert_eq!(status(&["sample:", "missing"]), Some(3));
    assert_eq!(status(&["sample:", "sample:", "--site", "nowhere.example"]), Some(0));
}

#[test]
fn what_could_not_be_had_of_a_side_is_said_before_anything_is_gone() {
    let home = Home::new();
    let folder = home.path().join("profil");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("cookies.txt"), "# Netscape HTTP Cookie File\nwww.exemple.fr\tFALSE\t/\tTRUE\t1900000000\tpanier\t1\n").unwrap();
    fs::write(folder.join("cookies.sqlite"), "no database").unwrap();
    let there = compared(&home, &["sample:".as_ref(), folder.as_os_str()]);
    let said: Vec<_> = there["could_not_see"].as_array().unwrap().iter().map(|said| said.as_str().unwrap()).collect();
    assert!(said.iter().any(|said| said.starts_with("B: ") && said.ends_with("cookies.sqlite")), "{said:?}");
    let reads = &there["sides"][1]["reads"];
    assert!(reads[0]["completeness"]["read"].as_array().unwrap().contains(&"cookies".into()), "{reads:#}");
    assert_eq!(reads[0]["left_out"].as_array().unwrap().len(), 1);
    for (language, unseen, changed) in
        [("en", "What could not be seen", "What changed"), ("fr", "Ce qui n’a pas pu être vu", "Ce qui a changé")]
    {
        let output = home.command().args(["--lang", language, "compare", "sample:"]).arg(&folder).output().unwrap();
        let text = stdout(&output);
        let places = [unseen, "cookies.sqlite", changed].map(|words| text.find(words).unwrap_or_else(|| panic!("{words}: {text}")));
        assert!(places.is_sorted(), "{text}");
    }
}

#[test]
fn findings_of_another_site_have_not_come_instead() {
    let home = Home::new();
    let [first, second] = two_dossiers(&home);
    let mut other: Value = serde_json::from_slice(&fs::read(&second).unwrap()).unwrap();
    other["audit"]["site"] = "ailleurs-exemple.fr".into();
    fs::write(&second, serde_json::to_vec(&other).unwrap()).unwrap();
    let there = compared(&home, &[first.as_os_str(), second.as_os_str()]);
    assert!(there["findings"].as_array().unwrap().is_empty(), "{:#}", there["findings"]);
    assert!(there["sentences"][0].as_str().unwrap().contains("ailleurs-exemple.fr"));
}
