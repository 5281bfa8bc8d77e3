//! What a command reads is never what it writes: stores, lists, charters, dossiers.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::files::{copy_of, own_stores};
use crate::support::program::{Home, stderr};

const SITE: &str = "boutique-exemple.fr";

fn profile() -> TempDir {
    copy_of(&own_stores().join("firefox-153/x7k2p9qa.default-release"))
}

/// A folder into which somebody has put the files of a profile that are to be looked at.
fn case() -> TempDir {
    let folder = profile();
    fs::remove_file(folder.path().join("compatibility.ini")).unwrap();
    folder
}

/// Runs the program in the folder of a case that a list, a charter and a dossier lie beside. A refusal leaves every file as it was.
fn refused(arguments: &[&str]) {
    let home = Home::new();
    let folder = case();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("sites.csv"), format!("site,stores\n{SITE},.\n")).unwrap();
    fs::write(file("charte.csv"), "Nom du cookie;Finalité\nsessionid;connexion\n").unwrap();
    let run = |arguments: &[&str]| home.command().current_dir(folder.path()).args(arguments).output().unwrap();
    run(&["audit", "--site", SITE, "sample:", "--save", "mars.json"]);
    let all = || -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<PathBuf> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.into_iter().filter(|file| file.is_file()).map(|file| (file.clone(), fs::read(&file).unwrap())).collect()
    };
    let before = all();
    assert!(before.iter().any(|(file, _)| file.ends_with("mars.json")));
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
    assert!(stderr(&output).contains("one of those that were read"), "{arguments:?}: {}", stderr(&output));
    assert!(all() == before, "{arguments:?}");
}

#[test]
fn an_audit_spares_its_charter_and_its_dossiers() {
    let audit = ["audit", "--site", SITE, "sample:"];
    for arguments in [
        ["--charter", "charte.csv", "-o", "charte.csv"],
        ["--charter", "charte.csv", "--save", "./charte.csv"],
        // The audit of last year would be gone, and this year's compared with itself.
        ["--baseline", "mars.json", "--save", "mars.json"],
        ["--baseline", "mars.json", "-o", "mars.json"],
    ] {
        refused(&[audit.as_slice(), &arguments].concat());
    }
    refused(&["audit", "mars.json", "-f", "json", "-o", "mars.json"]);
}

#[test]
fn what_is_written_goes_to_files_of_their_own() {
    let home = Home::new();
    for arguments in [["-o", "un.html", "--write-charter", "./un.html"], ["-o", "un.json", "--save", "un.json"]] {
        let run = home.command().current_dir(home.path()).args(["audit", "--site", SITE, "sample:"]).args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {}", stderr(&run));
        assert!(stderr(&run).contains("a name of its own"), "{arguments:?}: {}", stderr(&run));
        assert!(!home.path().join("un.html").exists() && !home.path().join("un.json").exists());
    }
}

#[test]
fn a_run_over_many_sites_spares_its_list_and_every_store() {
    for target in ["sites.csv", "cookies.sqlite"] {
        refused(&["audit", "--sites", "sites.csv", "-f", "csv", "-o", target]);
    }
}

#[test]
fn a_comparison_spares_its_sides() {
    for (sides, target) in
        [(["mars.json", "sample:"], "mars.json"), (["sample:", "cookies.sqlite"], "cookies.sqlite"), ([".", "sample:"], "cookies.sqlite")]
    {
        refused(&["compare", sides[0], sides[1], "-o", target]);
    }
}

#[test]
fn an_export_spares_its_charter() {
    refused(&["export", "sample:", "--charter", "charte.csv", "-o", "charte.csv"]);
}

#[test]
fn dossiers_of_many_sites_get_other_names_than_the_stores_that_lie_there() {
    let home = Home::new();
    let profile = case();
    let folder = home.path().join("ici");
    fs::create_dir(&folder).unwrap();
    let store = folder.join(format!("{SITE}.json"));
    fs::copy(profile.path().join("cookies.sqlite"), &store).unwrap();
    let before = fs::read(&store).unwrap();
    let list = home.path().join("sites.csv");
    fs::write(&list, format!("site,stores\n{SITE},sample:\nautre.fr,{}\n{SITE},sample:\n", store.display())).unwrap();
    let run = home.run(["audit".as_ref(), "--sites".as_ref(), list.as_os_str(), "--save".as_ref(), folder.as_os_str()]);
    assert_eq!(run.status.code(), Some(1), "{}", stderr(&run));
    assert!(fs::read(&store).unwrap() == before, "the store of another line is as it was");
    let is_there = |name: &str| Path::new(&folder).join(name).is_file();
    assert!(is_there(&format!("{SITE}-2.json")) && is_there(&format!("{SITE}-3.json")));
}

/// Also what was not read: a history or a store of another profile that has the name of the target.
#[test]
fn nothing_of_a_browser_is_written_over() {
    let home = Home::new();
    let folder = case();
    let history = folder.path().join("places.sqlite");
    let before = fs::read(&history).unwrap();
    for arguments in [&["export", "sample:"][..], &["export", "sample:", "--recursive"], &["audit", "--site", SITE, "sample:"]] {
        let output = home.command().args(arguments).arg("-o").arg(&history).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("of a browser"), "{arguments:?}: {}", stderr(&output));
        assert!(fs::read(&history).unwrap() == before, "{arguments:?}");
    }
}

/// What would be read with a store next time is not put beside it, in a folder of copies either.
#[test]
fn nothing_is_written_under_a_name_that_is_read_with_a_store() {
    let home = Home::new();
    let folder = case();
    let target = folder.path().join("containers.json");
    let before = fs::read(&target).ok();
    for arguments in [&["export", "."][..], &["export", "sample:"], &["audit", "--site", SITE, "sample:", "-f", "json"]] {
        for option in ["-o", "--save"].iter().filter(|option| **option == "-o" || arguments[0] == "audit") {
            let output = home.command().current_dir(folder.path()).args(arguments).arg(option).arg("containers.json").output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
            assert_eq!(fs::read(&target).ok(), before, "{arguments:?}");
        }
    }
}

/// Nor beside it: a profile is written by its browser alone.
#[test]
fn nothing_is_written_where_a_browser_works() {
    let home = Home::new();
    let profile = profile();
    let names = || {
        let mut names: Vec<_> = fs::read_dir(profile.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let target = profile.path().join("new.csv");
    for arguments in [
        &["export", "sample:", "-o"][..],
        &["export", "sample:", "--recursive", "-o"],
        &["audit", "--site", SITE, "sample:", "--save"],
        &["audit", "--site", SITE, "sample:", "--write-charter"],
        &["compare", "sample:", "sample:", "-o"],
    ] {
        let output = home.command().args(arguments).arg(&target).output().unwrap();
        assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("this folder is a browser"), "{arguments:?}: {}", stderr(&output));
        assert_eq!(names(), before, "{arguments:?}");
    }
}
