//! `verify`: reports of every form, stores as they were, changed and gone, and reports that somebody edited.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files::{copy_of, own_stores};
use crate::support::program::{Home, stderr, stdout};

const SITE: &str = "boutique-exemple.fr";

/// Every form that can be verified, written from a store.
const FORMS: [&str; 7] = ["export json", "export ndjson", "export html", "export json --no-paths", "audit json", "audit html", "dossier"];

fn written(home: &Home, form: &str, store: &Path) -> PathBuf {
    let target = home.path().join(form.replace(' ', "-"));
    let mut command = home.command();
    let words: Vec<&str> = form.split(' ').collect();
    match words[..] {
        ["export", format, ref rest @ ..] => command.args(["export", "-f", format]).args(rest).arg(store).arg("-o").arg(&target),
        ["audit", format] => command.args(["audit", "--site", SITE, "-f", format, "--before"]).arg(store).arg("-o").arg(&target),
        _ => command.args(["audit", "--site", SITE, "--before"]).arg(store).arg("--save").arg(&target),
    };
    let output = command.output().unwrap();
    assert!(target.is_file(), "{form}: {}", stderr(&output));
    target
}

/// A profile of Firefox with its session file and its history, in a folder that may be changed.
fn profile() -> tempfile::TempDir {
    copy_of(&own_stores().join("firefox-153/x7k2p9qa.default-release"))
}

fn verified(home: &Home, report: &Path, stores: &[&Path]) -> (Option<i32>, String) {
    let output = home.command().arg("verify").arg(report).args(stores).output().unwrap();
    (output.status.code(), stdout(&output) + &stderr(&output))
}

#[test]
fn stores_that_are_the_same_changed_and_gone() {
    let home = Home::new();
    for form in FORMS {
        let profile = profile();
        let store = profile.path();
        let report = written(&home, form, store);
        assert_eq!(verified(&home, &report, &[store]).0, Some(0), "{form}: {}", verified(&home, &report, &[store]).1);
        let elsewhere = copy_of(store);
        assert_eq!(verified(&home, &report, &[elsewhere.path()]).0, Some(0), "{form}: a copy is the same");
        if !form.contains("no-paths") {
            assert_eq!(verified(&home, &report, &[]).0, Some(0), "{form}: where the report says");
        }
        let main = store.join("cookies.sqlite");
        let bytes = fs::read(&main).unwrap();
        fs::write(store.join("cookies.sqlite-wal"), b"not there before").unwrap();
        let (status, said) = verified(&home, &report, &[store]);
        assert!(status == Some(1) && said.contains("not read when") && said.contains("-wal"), "{form}: {said}");
        fs::remove_file(store.join("cookies.sqlite-wal")).unwrap();
        let mut other = bytes.clone();
        *other.last_mut().unwrap() ^= 1;
        fs::write(&main, &other).unwrap();
        let (status, said) = verified(&home, &report, &[store]);
        assert!(status == Some(1) && said.contains("other bytes") && said.contains("cookies.sqlite"), "{form}: {said}");
        fs::write(&main, b"no longer a store").unwrap();
        let (status, said) = verified(&home, &report, &[store]);
        assert!(status == Some(1) && said.contains("other bytes"), "{form}: {said}");
        fs::remove_file(&main).unwrap();
        let (status, said) = verified(&home, &report, &[&main]);
        assert!(status == Some(1) && said.contains("Gone"), "{form}: {said}");
        fs::write(&main, &bytes).unwrap();
        assert_eq!(verified(&home, &report, &[store]).0, Some(0), "{form}: as it was");
    }
}

#[test]
fn stores_that_are_none_any_more_keep_apart() {
    let home = Home::new();
    let crawl = tempfile::tempdir().unwrap();
    let stores = ["a", "b", "c"].map(|name| crawl.path().join(name));
    for store in &stores {
        fs::create_dir(store).unwrap();
        fs::copy(own_stores().join("firefox-153/x7k2p9qa.default-release/cookies.sqlite"), store.join("cookies.sqlite")).unwrap();
        fs::write(store.join("cookies.sqlite-wal"), store.to_str().unwrap()).unwrap();
    }
    let report = written(&home, "export ndjson", crawl.path());
    assert_eq!(verified(&home, &report, &[]).0, Some(0), "{}", verified(&home, &report, &[]).1);
    for store in &stores[..2] {
        fs::write(store.join("cookies.sqlite"), store.to_str().unwrap()).unwrap();
    }
    fs::remove_dir_all(&stores[2]).unwrap();
    let (status, said) = verified(&home, &report, &[]);
    assert_eq!(status, Some(1), "{said}");
    let says = |what: &str, path: &Path| said.lines().filter(|line| line.contains(what) && line.ends_with(path.to_str().unwrap())).count();
    for store in &stores[..2] {
        assert_eq!(says("other bytes", &store.join("cookies.sqlite")), 1, "{said}");
    }
    assert!(!said.contains("not there"), "what lies beside a store that is none any more is there: {said}");
    assert_eq!(says("Gone", &stores[2].join("cookies.sqlite")), 1, "{said}");
}

#[cfg(unix)]
#[test]
fn a_name_may_hold_a_backslash() {
    let home = Home::new();
    let crawl = tempfile::tempdir().unwrap();
    fs::write(crawl.path().join("shop\\fr.txt"), "# Netscape HTTP Cookie File\nshop.fr\tFALSE\t/\tFALSE\t0\tn\tv\n").unwrap();
    let report = written(&home, "export json", crawl.path());
    assert_eq!(verified(&home, &report, &[]).0, Some(0), "{}", verified(&home, &report, &[]).1);
}

#[test]
fn a_report_that_was_edited_is_altered() {
    let home = Home::new();
    let profile = profile();
    for form in FORMS {
        let report = written(&home, form, profile.path());
        let text = fs::read_to_string(&report).unwrap();
        let edits: [(&str, String); 5] = [
            ("a letter in the middle", changed_at(&text, text.len() / 2)),
            ("a letter near the end", changed_at(&text, text.len() - 100)),
            ("a line more", format!("{text} \n").replace("\"files\"", "\"files\" ")),
            ("cut", text[..text.len() - 30].to_owned()),
            ("a browser", text.replace("Firefox", "Firefax")),
        ];
        for (what, edited) in edits {
            assert_ne!(edited, text, "{form}: {what}");
            if form == "dossier" && what == "a line more" {
                // A dossier may be laid out anew.
                continue;
            }
            fs::write(&report, edited).unwrap();
            let (status, said) = verified(&home, &report, &[profile.path()]);
            let is_refused = form == "dossier" && status == Some(3);
            assert!(
                is_refused || (status == Some(1) && (said.contains("altered") || said.contains("changed after"))),
                "{form}, {what}: {said}"
            );
        }
    }
}

/// The text with one letter or digit at or behind a place made another.
fn changed_at(text: &str, place: usize) -> String {
    let at =
        (place..text.len()).find(|at| text.is_char_boundary(*at) && text[*at..].starts_with(|c: char| c.is_ascii_alphanumeric())).unwrap();
    let other = if text[at..].starts_with('7') { '8' } else { '7' };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}

#[test]
fn one_store_may_stand_for_two_moments_and_two_stores_keep_apart() {
    let home = Home::new();
    let (first, second) = (profile(), profile());
    fs::remove_file(second.path().join("places.sqlite")).ok();
    let report = home.path().join("audit.json");
    let run = |refused: &Path| {
        let mut command = home.command();
        command.args(["audit", "--site", SITE, "-f", "json", "--before"]).arg(first.path()).arg("--refused").arg(refused);
        command.arg("-o").arg(&report).output().unwrap();
    };
    run(first.path());
    assert_eq!(verified(&home, &report, &[first.path()]).0, Some(0));
    run(second.path());
    assert_eq!(verified(&home, &report, &[first.path(), second.path()]).0, Some(0));
    fs::write(second.path().join("cookies.sqlite"), b"other").unwrap();
    let (status, said) = verified(&home, &report, &[first.path(), second.path()]);
    assert!(status == Some(1) && said.contains("The same bytes") && said.contains("Changed"), "{said}");
}

#[test]
fn what_is_no_report_is_said() {
    let home = Home::new();
    let file = home.path().join("report");
    for text in ["", "{}", "{\"cookies\": []}", "<html></html>", "host,name\r\n", "SQLite format 3\0"] {
        fs::write(&file, text).unwrap();
        let (status, said) = verified(&home, &file, &[]);
        assert!(status == Some(3) && said.lines().count() == 1, "{text}: {said}");
    }
    assert_eq!(verified(&home, &home.path().join("missing"), &[]).0, Some(3));
    assert_eq!(verified(&home, home.path(), &[]).0, Some(3), "a folder");
    assert_eq!(home.run(["verify"]).status.code(), Some(2));
    let sample = home.path().join("sample.json");
    home.command().args(["export", "sample:", "-f", "json", "-o"]).arg(&sample).output().unwrap();
    assert_eq!(verified(&home, &sample, &[Path::new("sample:")]).0, Some(0));
    let french = home.command().args(["--lang", "fr", "verify"]).arg(&sample).output().unwrap();
    assert!(stdout(&french).contains("Le sceau du rapport est juste") && !stdout(&french).contains("verify-"), "{}", stdout(&french));
}

#[test]
fn two_exports_of_one_store_differ_in_the_time_of_the_read_alone() {
    let home = Home::new();
    let profile = profile();
    for form in ["export json", "export ndjson", "export html", "audit html", "audit json"] {
        let without_times = |text: String| {
            let mut rest = text.as_str();
            let mut kept = String::new();
            // Each time with what follows it: a value of JSON, or the text of an element.
            while let Some(at) = ["\"read_at\":", "<time "].iter().filter_map(|mark| rest.find(mark).map(|at| at + mark.len())).min() {
                let (before, behind) = rest.split_at(at);
                kept.push_str(before);
                let end = if before.ends_with("<time ") { behind.find("</time>") } else { behind.find('Z') };
                rest = &behind[end.unwrap()..];
            }
            kept + rest
        };
        let first = without_times(fs::read_to_string(written(&home, form, profile.path())).unwrap());
        // Another second, which is what a read is dated by.
        std::thread::sleep(std::time::Duration::from_millis(1_100));
        let second = without_times(fs::read_to_string(written(&home, form, profile.path())).unwrap());
        assert_eq!(first, second, "{form}");
    }
}

#[test]
fn a_cookie_that_is_called_as_dossiers_are_makes_no_report_one() {
    let home = Home::new();
    let profile = profile();
    let file = profile.path().join("cookies.sqlite");
    let store = rusqlite::Connection::open(&file).unwrap();
    let renamed = store.execute("UPDATE moz_cookies SET name = 'cookie-charter-dossier' WHERE id = (SELECT min(id) FROM moz_cookies)", []);
    assert_eq!(renamed.unwrap(), 1);
    drop(store);
    for form in FORMS {
        let report = written(&home, form, profile.path());
        assert_eq!(verified(&home, &report, &[profile.path()]).0, Some(0), "{form}");
    }
}

/// Names of folders need not be texts on Linux, but stand as texts in reports.
#[cfg(target_os = "linux")]
#[test]
fn a_store_in_a_folder_whose_name_is_no_text_is_found_again() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let home = Home::new();
    let profile = profile();
    let copy_to = |name: &[u8]| {
        let folder = home.path().join(OsStr::from_bytes(name));
        fs::create_dir(&folder).unwrap();
        for entry in fs::read_dir(profile.path()).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
        folder
    };
    let folder = copy_to(b"caf\xe9");
    let reports = FORMS.into_iter().filter(|form| !form.contains("no-paths")).map(|form| (form, written(&home, form, &folder)));
    let reports: Vec<_> = reports.collect();
    for (form, report) in &reports {
        let (status, said) = verified(&home, report, &[]);
        assert_eq!(status, Some(0), "{form}: {said}");
    }
    // Now the report does not say which of two it was.
    copy_to(b"caf\xe8");
    for (form, report) in &reports {
        let (status, said) = verified(&home, report, &[]);
        assert!(status == Some(3) && said.contains("no text") && said.contains("caf\u{fffd}"), "{form}: {status:?} {said}");
        assert_eq!(verified(&home, report, &[&folder]).0, Some(0), "{form}");
    }
    for folder in [&b"caf\xe8"[..], b"caf\xe9"] {
        fs::remove_dir_all(home.path().join(OsStr::from_bytes(folder))).unwrap();
    }
    for (form, report) in &reports {
        let (status, said) = verified(&home, report, &[]);
        assert!(status == Some(1) && said.contains("Gone"), "{form}: {status:?} {said}");
    }
}

/// A copy that lacks a file is not made whole by the original, from wherever it is asked; and what lies there damaged is named as it lies.
#[test]
fn a_named_copy_answers_for_itself() {
    let home = Home::new();
    let origin = home.path().join("origin");
    fs::create_dir_all(origin.join("sessionstore-backups")).unwrap();
    let from = own_stores().join("firefox-153/x7k2p9qa.default-release");
    let session = origin.join("sessionstore-backups/recovery.jsonlz4");
    fs::copy(from.join("sessionstore.jsonlz4"), &session).unwrap();
    for file in ["cookies.sqlite", "places.sqlite"] {
        fs::copy(from.join(file), origin.join(file)).unwrap();
    }
    for form in FORMS {
        let report = written(&home, form, &origin);
        let copy = home.path().join(format!("copy-{}", form.replace(' ', "-")));
        fs::create_dir_all(copy.join("sessionstore-backups")).unwrap();
        fs::copy(origin.join("cookies.sqlite"), copy.join("cookies.sqlite")).unwrap();
        fs::copy(origin.join("places.sqlite"), copy.join("places.sqlite")).unwrap();
        let (status, said) = verified(&home, &report, &[&copy]);
        assert!(status == Some(1) && said.contains("not there: ") && said.contains("recovery.jsonlz4"), "{form}: {said}");
        assert!(said.contains(&*copy.to_string_lossy()), "{form}, which store answered: {said}");
        fs::remove_file(copy.join("places.sqlite")).unwrap();
        fs::write(copy.join("sessionstore-backups/recovery.jsonlz4"), b"damaged").unwrap();
        fs::copy(&session, copy.join("sessionstore-backups/recovery.baklz4")).unwrap();
        let (status, said) = verified(&home, &report, &[&copy]);
        let about = |file: &str| said.lines().find(|line| line.contains(file) && line.starts_with("  - ")).unwrap_or_default();
        assert!(status == Some(1) && about("places.sqlite").contains("not there"), "{form}: {said}");
        if !form.contains("no-paths") {
            assert!(about("recovery.jsonlz4").contains("other bytes"), "{form}: {said}");
        }
        assert!(about("recovery.baklz4").contains("not read when"), "{form}: {said}");
    }
}
