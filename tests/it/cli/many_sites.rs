//! `audit --sites`: a list of sites in one run.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::files::{copy_of, own_stores};
use crate::support::program::{Home, stderr, stdout};

const SITE: &str = "boutique-exemple.fr";

/// A list in a folder of its own, with a store beside it.
fn list(home: &Home, text: &str) -> PathBuf {
    let folder = home.path().join("liste");
    if !folder.is_dir() {
        let store = copy_of(&own_stores().join("firefox-153"));
        fs::create_dir(&folder).unwrap();
        fs::rename(store.keep(), folder.join("profil")).unwrap();
        fs::write(folder.join("charte.toml"), "id = 'b'\ntitle = 'La charte'\n[[cookie]]\nname = 'jamais_vu'\ncategory = 'necessary'\n")
            .unwrap();
    }
    let path = folder.join("sites.csv");
    fs::write(&path, text).unwrap();
    path
}

fn run(home: &Home, list: &PathBuf, arguments: &[&str]) -> std::process::Output {
    home.command().args(["audit", "--sites"]).arg(list).args(arguments).output().unwrap()
}

#[test]
fn one_row_a_site_whatever_is_wrong_with_others() {
    let home = Home::new();
    let text = format!(
        "site;charter;stores\r\n{SITE};charte.toml;\"before:sample:;refused:profil\"\r\n;x;y\r\nb.fr;;\r\nc.fr;;missing\r\n\
         d.fr;missing.html;sample:\r\nnowhere.fr;;sample:\r\n{SITE};;sample:\r\n"
    );
    let list = list(&home, &text);
    let output = run(&home, &list, &["-f", "json", "--save", home.path().join("dossiers").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let table: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let rows = table["sites"].as_array().unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row["line"].as_u64().unwrap(), row["status"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [(2, "findings"), (3, "failed"), (4, "failed"), (5, "failed"), (6, "failed"), (7, "not-seen"), (8, "findings")],
        "{table:#}"
    );
    assert_eq!((&rows[0]["charter"], &rows[0]["codes"]["declared-absent"]), (&"La charte".into(), &1.into()));
    for row in rows.iter().filter(|row| row["status"] == "findings") {
        let sum = |of: &str| row[of].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum::<u64>();
        assert_eq!((sum("severities"), sum("codes")), (row["findings"].as_u64().unwrap(), row["findings"].as_u64().unwrap()));
    }
    assert!(rows.iter().filter(|row| row["status"] == "failed").all(|row| row["problem"].is_string()));
    assert!(stderr(&output).contains("1 of 5") && stderr(&output).contains("5 of 5"), "{}", stderr(&output));
    // Each site that was audited has its dossier, also one that stands on two lines; and it says what an audit of it alone says.
    for row in rows.iter().filter(|row| row["status"] == "findings") {
        let dossier = row["dossier"].as_str().unwrap();
        let again = home.run(["audit", dossier, "-f", "json"]);
        let report: Value = serde_json::from_str(&stdout(&again)).unwrap();
        assert_eq!(report["findings"].as_array().unwrap().len() as u64, row["findings"].as_u64().unwrap(), "{dossier}");
    }
    assert_ne!(rows[0]["dossier"], rows[6]["dossier"]);
}

#[test]
fn the_status_says_what_came_of_all() {
    let home = Home::new();
    let status = |text: &str, arguments: &[&str]| run(&home, &list(&home, text), arguments).status.code();
    // A site without a charter that speaks for it, at no moment: nothing can be found but weak attributes.
    assert_eq!(status(&format!("site,stores\n{SITE},sample:\nb.fr,\n"), &[]), Some(1));
    assert_eq!(status("site,stores\nnowhere.fr,sample:\n", &[]), Some(3));
    assert_eq!(status("site,stores\n", &[]), Some(3));
    let empty = run(&home, &list(&home, "site,stores\n"), &["--lang", "en"]);
    assert!(stderr(&empty).contains("The list names no site") && stdout(&empty).is_empty(), "{}", stderr(&empty));
    assert_eq!(status("name,value\na,b\n", &[]), Some(3));
    assert_eq!(status("", &[]), Some(3));
    assert_eq!(status(&format!("site,stores\n{SITE},sample:\n"), &["-f", "html"]), Some(2));
    assert_eq!(status(&format!("site,stores\n{SITE},sample:\n"), &["--site", SITE]), Some(2));
    assert_eq!(run(&home, &home.path().join("missing.csv"), &[]).status.code(), Some(3));
}

#[test]
fn tables_for_people_and_for_programs() {
    let home = Home::new();
    let text = format!("site,stores\n{SITE},before:sample:|refused:sample:\nb.fr,\n");
    let list = list(&home, &text);
    let csv = stdout(&run(&home, &list, &["-f", "csv"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert!(["line", "site", "status", "high", "set-before-choice", "problem"].iter().all(|head| heads.iter().any(|h| h == *head)));
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.len() == heads.len()));
    for (language, words) in [("en", ["Site", "Serious", "it names no store"]), ("fr", ["Site", "Grave", "ne nomme pas de fichier"])] {
        let text = stdout(&run(&home, &list, &["--lang", language]));
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
        assert!(!text.contains("audit-"), "every message has words: {text}");
    }
}

#[test]
fn what_could_not_be_seen_of_a_site_stands_in_its_row() {
    let home = Home::new();
    let path = list(&home, &format!("site;charte;fichiers\n{SITE};ailleurs.toml;avant:profil|avant:sample:\n"));
    let other = "id = 'b'\ntitle = 'B'\nscope = ['ailleurs-exemple.fr']\n[[cookie]]\nname = 'jamais_vu'\ncategory = 'necessary'\n";
    fs::write(path.parent().unwrap().join("ailleurs.toml"), other).unwrap();
    fs::write(path.parent().unwrap().join("profil/cookies.txt"), "no cookies").unwrap();
    let table: Value = serde_json::from_str(&stdout(&run(&home, &path, &["-f", "json"]))).unwrap();
    let said = table["sites"][0]["could_not_see"].as_array().unwrap();
    assert!(said.iter().any(|said| said.as_str().unwrap().contains("ailleurs-exemple.fr")), "{table:#}");
    let csv = stdout(&run(&home, &path, &["-f", "csv"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let place = reader.headers().unwrap().iter().position(|head| head == "could_not_see").unwrap();
    // Sentence for sentence what the JSON has, though one of them ends with a path and no stop.
    let cell = reader.records().next().unwrap().unwrap()[place].to_owned();
    assert!(said.len() > 1 && cell.split(" · ").eq(said.iter().map(|said| said.as_str().unwrap())), "{cell}");
    // The table for people says what puts a row in doubt.
    let text = stdout(&run(&home, &path, &["--lang", "fr"]));
    assert!(text.contains("La charte parle pour ailleurs-exemple.fr"), "{text}");
}

#[test]
fn a_word_before_a_store_that_is_no_moment_is_said() {
    let home = Home::new();
    let list = list(&home, &format!("site;stores\n{SITE};hier:profil\n{SITE};Avant:profil\n"));
    let output = run(&home, &list, &["-f", "json"]);
    let table: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let rows = table["sites"].as_array().unwrap();
    assert_eq!((&rows[0]["status"], &rows[1]["status"]), (&"failed".into(), &"findings".into()), "{table:#}");
    let problem = rows[0]["problem"].as_str().unwrap();
    assert!(problem.contains("“hier” is no moment") && problem.contains("withdrawn"), "{problem}");
}
