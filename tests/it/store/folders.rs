//! Finding stores in files and folders opened by hand.

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::store::{FormatId, Progress, ReadNote, StoreLocation, TwinReason, locate, search};
use rusqlite::types::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::files::{copy_of, own_stores, shared_stores};

/// Puts an empty store into a profile folder.
fn profile(family: &Family, folder: PathBuf) -> PathBuf {
    fs::create_dir_all(&folder).unwrap();
    family.build(&folder, family.newest(), &[(family.plain_row)("a.fr", "n")]);
    folder
}

fn summary(found: &[StoreLocation]) -> Vec<(&str, &str, &str)> {
    found.iter().map(|store| (store.id.as_str(), store.browser.as_str(), store.profile.as_str())).collect()
}

#[test]
fn a_log_beside_a_link_belongs_to_its_target() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real");
    fs::create_dir(&real).unwrap();
    let path = real.join("cookies.sqlite");
    let db = FIREFOX.open(&path, 17, &[]);
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0").unwrap();
    FIREFOX.insert(&db, 17, &[(FIREFOX.plain_row)("a.fr", "n")]);
    #[cfg(unix)]
    {
        let link = folder.path().join("link.sqlite");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert_eq!(crate::support::reading::read_only_store(&link).unwrap().record.rows_read, 1);
    }
}

#[test]
fn a_file_at_the_top_of_a_folder_renames_no_profile_below() {
    let folder = tempfile::tempdir().unwrap();
    profile(&FIREFOX, folder.path().join("p.default"));
    profile(&CHROMIUM, folder.path().join("Default"));
    let alone = locate(folder.path()).unwrap();
    fs::write(folder.path().join("cookies.txt"), "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t0\tn\tv\n").unwrap();
    let beside = locate(folder.path()).unwrap();
    let profiles: Vec<_> = summary(&beside).into_iter().filter(|(id, ..)| !id.starts_with("netscape")).collect();
    assert_eq!((profiles, beside.len()), (summary(&alone), 3));
}

#[test]
fn a_folder_opened_by_hand() {
    let store = own_stores().join("firefox-153");
    let copy = copy_of(&store);
    let folder = copy.path().join("x7k2p9qa.default-release");
    for (path, has_session) in [
        (copy.path().to_path_buf(), true),
        (copy.path().join("profiles.ini"), true),
        (folder.clone(), true),
        (folder.join("cookies.sqlite"), false),
    ] {
        let found = locate(&path).unwrap();
        assert_eq!(summary(&found), [("firefox:x7k2p9qa.default-release", "Firefox", "default-release")], "{}", path.display());
        assert_eq!(found[0].session_file.is_some(), has_session, "{}", path.display());
    }
    let copy = copy_of(&own_stores().join("chromium-156"));
    for path in ["", "Local State", "Default", "Default/Cookies"] {
        let found = locate(&copy.path().join(path)).unwrap();
        assert_eq!(summary(&found), [("chromium:Default", "Chromium", "Perso")], "{path}");
    }
}

#[test]
fn the_parent_of_several_stores() {
    let parent = tempfile::tempdir().unwrap();
    let at = |path: &str| parent.path().join(path);
    profile(&FIREFOX, at("a/b/x.default"));
    profile(&CHROMIUM, at("c/Default/Network"));
    // Neither a folder's name nor its depth makes a store disappear.
    profile(&CHROMIUM, at("c/Cache/Default"));
    profile(&CHROMIUM, at("1/2/3/4/5/6/7"));
    fs::write(at("c/Cookies.txt"), "not a store").unwrap();
    let found = search(parent.path(), &Progress::default()).unwrap();
    let formats: Vec<FormatId> = found.stores.iter().map(|store| store.format).collect();
    assert_eq!(formats, [FormatId::Chromium, FormatId::Firefox, FormatId::Chromium, FormatId::Chromium]);
    assert_eq!(found.search.left_out, []);
    let Some(stores) = shared_stores() else { return };
    let found = locate(&stores).unwrap();
    let chromium = found.iter().filter(|store| store.format == FormatId::Chromium).count();
    assert!(chromium >= 17 && found.len() >= 22, "{}", found.len());
    let mut ids: Vec<&str> = found.iter().map(|store| store.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), found.len());
}

/// What a search left out: the path below the folder, and why.
fn left_out(folder: &Path) -> Vec<(String, &'static str)> {
    let found = search(folder, &Progress::default()).unwrap();
    let name = |path: &Path| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    found.search.left_out.iter().map(|left| (name(&left.path), left.why.code())).collect()
}

#[test]
fn partitions_and_applications_are_found_beside_the_store_of_their_root() {
    let home = tempfile::tempdir().unwrap();
    let app = home.path().join("Slack");
    profile(&CHROMIUM, app.clone());
    profile(&CHROMIUM, app.join("Partitions/persist-webview"));
    profile(&CHROMIUM, app.join("Partitions/other/Network"));
    fs::write(app.join("Local State"), "{}").unwrap();
    let browser = home.path().join("google-chrome");
    profile(&CHROMIUM, browser.join("Default"));
    profile(&CHROMIUM, browser.join("Default/Storage/ext/abcd/def/Network"));
    fs::write(browser.join("Local State"), r#"{"profile":{"info_cache":{"Default":{"name":"Perso"}}}}"#).unwrap();
    let names = |folder: &Path| -> Vec<String> {
        locate(folder).unwrap().iter().map(|store| format!("{}: {}", store.browser, store.profile)).collect()
    };
    let of_app = ["Slack: Slack", "Slack: Slack › Partitions/other", "Slack: Slack › Partitions/persist-webview"];
    let of_browser = ["Google Chrome: Perso", "Google Chrome: Perso › Storage/ext/abcd/def"];
    assert_eq!(names(&app), of_app);
    assert_eq!(names(&browser), of_browser);
    assert_eq!(names(home.path()), [&of_app[..], &of_browser[..]].concat());
    // An application whose root holds no store itself.
    fs::remove_file(app.join("Cookies")).unwrap();
    assert_eq!(names(&app), of_app[1..]);
}

#[test]
fn older_copies_and_the_browsers_own_profiles_are_named_and_not_read() {
    let root = tempfile::tempdir().unwrap();
    for folder in ["Default", "Guest Profile", "System Profile", "Snapshots/120/Default"] {
        profile(&CHROMIUM, root.path().join(folder));
    }
    fs::write(root.path().join("Local State"), "{}").unwrap();
    for name in ["Extension Cookies", "Safe Browsing Cookies"] {
        fs::copy(root.path().join("Default/Cookies"), root.path().join("Default").join(name)).unwrap();
    }
    assert_eq!(summary(&locate(root.path()).unwrap()), [("chromium:Default", "Chromium", "Default")]);
    assert_eq!(
        left_out(root.path()),
        [
            ("Default/Extension Cookies".to_owned(), "not-of-sites"),
            ("Default/Safe Browsing Cookies".to_owned(), "not-of-sites"),
            ("Guest Profile/Cookies".to_owned(), "browsers-own"),
            ("System Profile/Cookies".to_owned(), "browsers-own"),
            ("Snapshots/120/Default/Cookies".to_owned(), "older-copy"),
        ]
    );
    // Opened by themselves they are read.
    for folder in ["Guest Profile", "Snapshots/120"] {
        assert_eq!(locate(&root.path().join(folder)).unwrap().len(), 1, "{folder}");
    }
}

#[test]
fn what_is_named_like_a_store_and_is_none_is_told() {
    let root = tempfile::tempdir().unwrap();
    let at = |path: &str| root.path().join(path);
    profile(&CHROMIUM, at("Default"));
    fs::write(at("Default/cookies.sqlite"), [&b"SQLite format 3\0"[..], &[0; 2000]].concat()).unwrap();
    for (file, bytes) in [
        ("old/cookies.sqlite", &b""[..]),
        ("text/Cookies", b"just words"),
        ("jar/my-cookies4.dat", b"\0\0\x10\0\0\0\x20\0\0\x01\0\x02"),
        ("left/Cookies-wal", b"\x37\x7f\x06\x82\0\x2d\xe2\x18"),
        // Neither a page on cookies nor notes on them.
        ("notes/cookies.md", b"# Cookies"),
        ("notes/about-cookies.html", b"<!DOCTYPE html>"),
    ] {
        fs::create_dir_all(at(file).parent().unwrap()).unwrap();
        fs::write(at(file), bytes).unwrap();
    }
    #[cfg(unix)]
    {
        fs::create_dir(at("socket")).unwrap();
        let _listener = std::os::unix::net::UnixListener::bind(at("socket/Cookies")).unwrap();
        assert!(left_out(root.path()).contains(&("socket/Cookies".to_owned(), "not-a-file")));
        fs::remove_dir_all(at("socket")).unwrap();
    }
    assert_eq!(locate(root.path()).unwrap().len(), 1);
    assert_eq!(
        left_out(root.path()),
        [
            ("Default/cookies.sqlite".to_owned(), "damaged"),
            ("jar/my-cookies4.dat".to_owned(), "old-opera"),
            ("left/Cookies-wal".to_owned(), "lone-log"),
            ("old/cookies.sqlite".to_owned(), "empty"),
            ("text/Cookies".to_owned(), "text"),
        ]
    );
}

#[test]
fn a_store_under_the_name_of_another_format_is_read_as_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = FIREFOX.build(folder.path(), FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    fs::rename(file, folder.path().join("Cookies")).unwrap();
    let found = locate(folder.path()).unwrap();
    assert_eq!(found.iter().map(|store| store.format).collect::<Vec<_>>(), [FormatId::Firefox]);
}

#[test]
fn a_session_without_a_store_is_found() {
    let copy = copy_of(&own_stores().join("firefox-153"));
    let folder = copy.path().join("x7k2p9qa.default-release");
    fs::remove_file(folder.join("cookies.sqlite")).unwrap();
    let found = locate(copy.path()).unwrap();
    assert_eq!(found.iter().map(|store| store.format).collect::<Vec<_>>(), [FormatId::FirefoxSession]);
}

#[cfg(unix)]
#[test]
fn links_and_loops() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().unwrap();
    let [opened, elsewhere] = ["opened", "elsewhere"].map(|name| root.path().join(name));
    let moved = profile(&CHROMIUM, elsewhere.join("moved"));
    let inside = profile(&CHROMIUM, opened.join("inside"));
    fs::create_dir_all(elsewhere.join("nothing")).unwrap();
    symlink(&moved, opened.join("profile")).unwrap();
    symlink(elsewhere.join("nothing"), opened.join("away")).unwrap();
    symlink(&opened, inside.join("loop")).unwrap();
    symlink("nowhere", opened.join("Cookies")).unwrap();
    fs::create_dir(opened.join("linked")).unwrap();
    symlink(inside.join("Cookies"), opened.join("linked/Cookies")).unwrap();
    let found = search(&opened, &Progress::default()).unwrap();
    let mut files: Vec<PathBuf> = found.stores.iter().map(|store| fs::canonicalize(&store.file).unwrap()).collect();
    files.sort();
    assert_eq!(files, [moved.join("Cookies"), inside.join("Cookies")].map(|file| fs::canonicalize(file).unwrap()));
    assert_eq!(left_out(&opened), [("Cookies".to_owned(), "broken-link"), ("away".to_owned(), "linked-elsewhere")]);
}

#[test]
fn what_nothing_else_is_called_is_found_however_deep_and_jars_of_any_name_beside_the_reader() {
    let root = tempfile::tempdir().unwrap();
    let at = |path: &str| root.path().join(path);
    let har = r#"{"log": {"version": "1.2", "creator": {}, "entries": []}}"#;
    let state = r#"{"cookies": [], "origins": []}"#;
    let inspection = r#"{"uri_ins": "https://a.fr/", "cookies": []}"#;
    let jar = "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t0\tn\tv\n";
    let session = r#"{"windows": [], "cookies": [{"host": "a.fr", "name": "n", "value": "v"}]}"#;
    for (file, text) in [
        ("jar.txt", jar),
        ("notes.txt", "just words"),
        ("deep/er/visit.har", har),
        ("deep/inspection.json", inspection),
        ("session", jar),
        ("jar.lwp", "#LWP-Cookies-2.0\nSet-Cookie3: n=v; path=\"/\"; domain=\"a.fr\"; version=0\n"),
        ("dump", r#"[{"name":"n","value":"v","domain":"a.fr","path":"/","expires":-1}]"#),
        ("words", "just words"),
        ("backup/1a/1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "cook\0\0\0\0"),
        ("backup/1b/1b2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "words"),
        ("table.tsv", "a\tb\tc\td\te\t1\t0\t1\n"),
        // A list of machines, and a charter.
        ("inventory", "Name,Host,Path,Expires\nNightly,srv01,/var/www,2027-01-01\n"),
        ("charter.csv", "Name,Domain,Path,Expiration,Type\n_ga,.a.fr,/,2 years,Analytics\n"),
        ("._Cookies.binarycookies", "\u{0}\u{5}\u{16}\u{7}\u{0}\u{2}"),
        // A folder of the person may hold any number of such files.
        ("deep/state.json", state),
        ("deep/jar.txt", jar),
        ("copies/recovery.js", session),
        ("copies/previous.js", session),
    ] {
        fs::create_dir_all(at(file).parent().unwrap()).unwrap();
        fs::write(at(file), text).unwrap();
    }
    let found = search(root.path(), &Progress::default()).unwrap();
    let mut ways: Vec<_> = found.stores.iter().map(|store| store.file.strip_prefix(root.path()).unwrap().display().to_string()).collect();
    ways.sort();
    assert_eq!(
        ways,
        [
            "backup/1a/1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
            "copies/recovery.js",
            "deep/er/visit.har",
            "deep/inspection.json",
            "dump",
            "jar.lwp",
            "jar.txt",
            "session"
        ]
    );
    assert_eq!(left_out(root.path()), []);
}

#[test]
fn of_very_many_files_whose_names_say_nothing_the_first_are_looked_into_and_the_rest_is_told() {
    let root = tempfile::tempdir().unwrap();
    let jar = "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t0\tn\tv\n";
    for n in 0..5_010 {
        fs::write(root.path().join(format!("{n:05}.log")), if n == 0 { jar } else { "" }).unwrap();
    }
    for name in ["zz.log", "zz.txt", "zz-cookies"] {
        fs::write(root.path().join(name), jar).unwrap();
    }
    let found = search(root.path(), &Progress::default()).unwrap();
    let names: Vec<_> = found.stores.iter().map(|store| store.file.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["00000.log", "zz-cookies", "zz.txt"]);
    assert_eq!(left_out(root.path()), [(String::new(), "many-of-any-name")]);
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_place_of_a_log_and_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    let notes = || crate::support::reading::read_only_store(&path).unwrap().record.notes;
    assert_eq!(notes(), []);
    std::os::unix::fs::symlink("nowhere", folder.path().join("cookies.sqlite-wal")).unwrap();
    assert_eq!(notes(), [ReadNote::LogUnreadable]);
}

/// A store in each of the places of a profile, with rows that were last used at these times.
fn twins(profile: &Path, network: &[i64], old: &[i64]) {
    for (folder, times) in [(profile.join("Network"), network), (profile.to_path_buf(), old)] {
        fs::create_dir_all(&folder).unwrap();
        let rows = times.iter().enumerate().map(|(index, time)| {
            let time = Value::Integer((time + 11_644_473_600) * 1_000_000);
            let mut row = (CHROMIUM.plain_row)("a.fr", &format!("n{index}"));
            row.extend([("creation_utc", Value::Integer(1)), ("last_access_utc", time)]);
            row
        });
        CHROMIUM.build(&folder, CHROMIUM.newest(), &rows.collect::<Vec<_>>());
    }
}

fn set_modified(file: &Path, seconds: u64) {
    let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    fs::File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
}

#[test]
fn of_two_stores_of_a_profile_the_later_content_is_read() {
    const OLD: i64 = 1_600_000_000;
    const NEW: i64 = 1_760_000_000;
    const FUTURE: i64 = 6_000_000_000;
    for (network, old, taken, why) in [
        (&[NEW][..], &[OLD, OLD][..], "Network/Cookies", TwinReason::LaterContent),
        (&[OLD, OLD], &[NEW], "Cookies", TwinReason::LaterContent),
        (&[], &[OLD], "Cookies", TwinReason::LaterContent),
        (&[OLD], &[OLD], "Network/Cookies", TwinReason::NewerPlace),
        // A clock that ran ahead says nothing.
        (&[NEW], &[OLD, FUTURE], "Network/Cookies", TwinReason::LaterContent),
    ] {
        // The times of the files say the opposite, as after a copy.
        for times in [[1, 2], [2, 1]] {
            let root = tempfile::tempdir().unwrap();
            let folder = root.path().join("Default");
            twins(&folder, network, old);
            for (file, time) in ["Network/Cookies", "Cookies"].iter().zip(times) {
                set_modified(&folder.join(file), 1_700_000_000 + time);
            }
            for path in [root.path(), &folder] {
                let store = crate::support::reading::only(path);
                assert_eq!(store.file, folder.join(taken), "{network:?} {old:?}");
                let twin = store.twin.as_ref().unwrap();
                assert_eq!((twin.why, twin.taken.as_path()), (why, Path::new(taken)));
                let report = crate::support::reading::read_only_store(path).unwrap();
                assert!(report.record.notes.contains(&ReadNote::TwoStoresFound));
                assert_eq!(report.record.twin.as_ref(), Some(twin));
            }
        }
    }
}

#[test]
fn of_two_stores_the_one_that_can_be_read_is() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("Default");
    let network = folder.join("Network/Cookies");
    twins(&folder, &[1_760_000_000], &[1_600_000_000]);
    for (bytes, reason) in [(&b""[..], "empty"), (b"rubbish", "text"), (b"SQLite format 3\0rubbish", "damaged")] {
        fs::write(&network, bytes).unwrap();
        let found = search(root.path(), &Progress::default()).unwrap();
        assert_eq!(found.stores.iter().map(|store| store.file.as_path()).collect::<Vec<_>>(), [folder.join("Cookies")]);
        assert_eq!(left_out(root.path()), [("Default/Network/Cookies".to_owned(), reason)]);
    }
    // The newest row is only in the log.
    fs::remove_file(&network).unwrap();
    let db = CHROMIUM.open(&network, CHROMIUM.newest(), &[]);
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0").unwrap();
    let mut row = (CHROMIUM.plain_row)("a.fr", "n");
    row.push(("creation_utc", Value::Integer((1_700_000_000 + 11_644_473_600) * 1_000_000)));
    CHROMIUM.insert(&db, CHROMIUM.newest(), &[row]);
    assert_eq!(crate::support::reading::only(root.path()).file, network);
}

#[test]
fn a_store_that_is_named_is_read_and_its_twin_told() {
    let root = tempfile::tempdir().unwrap();
    twins(root.path(), &[1_760_000_000], &[1_600_000_000]);
    let store = crate::support::reading::only(&root.path().join("Cookies"));
    assert_eq!(store.file, root.path().join("Cookies"));
    let twin = store.twin.unwrap();
    assert_eq!((twin.why, twin.file), (TwinReason::Named, root.path().join("Network/Cookies")));
    assert!(twin.other_newest > twin.newest);
}
