//! Finding stores: on a machine laid out for the test, and in folders opened by hand.

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::store::{FormatId, Places, StoreLocation, discover, find_by_id, locate};

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::files::{copy_of, own_stores, shared_stores};

/// Puts an empty store into a profile folder.
fn profile(family: &Family, folder: PathBuf) -> PathBuf {
    fs::create_dir_all(&folder).unwrap();
    family.build(&folder, family.newest(), &[(family.plain_row)("a.fr", "n")]);
    folder
}

fn machine() -> (tempfile::TempDir, Places) {
    let home = tempfile::tempdir().unwrap();
    let at = |path: &str| home.path().join(path);
    let places = Places { home: Some(home.path().to_path_buf()), config: Some(at(".config")), data_local: Some(at(".local/share")) };
    (home, places)
}

fn summary(found: &[StoreLocation]) -> Vec<(&str, &str, &str)> {
    found.iter().map(|store| (store.id.as_str(), store.browser.as_str(), store.profile.as_str())).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_machine_with_several_browsers() {
    let (home, places) = machine();
    let at = |path: &str| home.path().join(path);
    assert!(discover(&places).is_empty());
    profile(&FIREFOX, at(".mozilla/firefox/x1.default-release"));
    profile(&FIREFOX, at(".mozilla/firefox/x2.travail"));
    profile(&FIREFOX, at("elsewhere/moved"));
    let ini = format!(
        "[Profile1]\nName=Bureau\nIsRelative=1\nPath=x2.travail\n[Profile0]\nName=Ailleurs\nIsRelative=0\nPath={}\n[General]\nVersion=2\n",
        at("elsewhere/moved").display()
    );
    fs::write(at(".mozilla/firefox/profiles.ini"), ini).unwrap();
    profile(&FIREFOX, at(".var/app/org.mozilla.firefox/.mozilla/firefox/x1.default-release"));
    profile(&FIREFOX, at("snap/firefox/common/.mozilla/firefox/s1.default"));
    profile(&FIREFOX, at(".config/mozilla/firefox/n1.default"));
    profile(&CHROMIUM, at(".config/google-chrome/Default"));
    profile(&CHROMIUM, at(".config/google-chrome/Profile 2/Network"));
    profile(&CHROMIUM, at(".config/google-chrome/Guest Profile"));
    profile(&CHROMIUM, at(".config/google-chrome/Snapshots/120/Default"));
    let state = r#"{"profile":{"info_cache":{"Default":{"name":"Perso"},"Profile 2":{"name":"Travail"}}}}"#;
    fs::write(at(".config/google-chrome/Local State"), state).unwrap();
    // Old Opera: the root is the profile.
    profile(&CHROMIUM, at(".config/opera"));
    profile(&FIREFOX, at(".librewolf/l1.default-default"));

    let found = discover(&places);
    assert_eq!(
        summary(&found),
        [
            ("firefox:x2.travail", "Firefox", "Bureau"),
            ("firefox:moved", "Firefox", "Ailleurs"),
            ("firefox:x1.default-release", "Firefox", "default-release"),
            ("firefox:n1.default", "Firefox", "default"),
            ("firefox:x1.default-release-2", "Firefox", "default-release"),
            ("firefox:s1.default", "Firefox", "default"),
            ("chrome:Default", "Google Chrome", "Perso"),
            ("chrome:Profile 2", "Google Chrome", "Travail"),
            ("opera:opera", "Opera", "opera"),
            ("librewolf:l1.default-default", "LibreWolf", "default-default"),
        ]
    );
    assert!(found.iter().all(|store| store.modified.is_some() && !store.in_use));
    assert_eq!(find_by_id(&found, "chrome:Profile 2").unwrap().file, at(".config/google-chrome/Profile 2/Network/Cookies"));
    assert!(find_by_id(&found, "chrome:none").is_none());
}

#[cfg(target_os = "linux")]
#[test]
fn links_are_resolved_and_counted_once() {
    let (home, places) = machine();
    let revision = home.path().join("snap/brave/42/.config/BraveSoftware/Brave-Browser/Default");
    profile(&CHROMIUM, revision);
    std::os::unix::fs::symlink("42", home.path().join("snap/brave/current")).unwrap();
    fs::create_dir_all(home.path().join(".config/BraveSoftware")).unwrap();
    let root = home.path().join("snap/brave/current/.config/BraveSoftware/Brave-Browser");
    std::os::unix::fs::symlink(root, home.path().join(".config/BraveSoftware/Brave-Browser")).unwrap();
    assert_eq!(summary(&discover(&places)), [("brave:Default", "Brave", "Default")]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_lock_of_a_living_process_means_in_use() {
    let (home, places) = machine();
    let firefox = profile(&FIREFOX, home.path().join(".mozilla/firefox/x.default"));
    let chrome = profile(&CHROMIUM, home.path().join(".config/google-chrome/Default"));
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
    let lock = |process: u32| {
        for (link, text) in [
            (firefox.join("lock"), format!("127.0.1.1:+{process}")),
            (chrome.parent().unwrap().join("SingletonLock"), format!("{}-{process}", host.trim())),
        ] {
            let _ = fs::remove_file(&link);
            std::os::unix::fs::symlink(text, link).unwrap();
        }
        discover(&places).iter().map(|store| store.in_use).collect::<Vec<_>>()
    };
    assert_eq!(lock(std::process::id()), [true, true]);
    assert_eq!(lock(u32::MAX - 1), [false, false]);
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
    profile(&FIREFOX, parent.path().join("a/b/x.default"));
    profile(&CHROMIUM, parent.path().join("c/Default/Network"));
    profile(&CHROMIUM, parent.path().join("c/Cache/Default"));
    profile(&CHROMIUM, parent.path().join("1/2/3/4/5/6/7"));
    fs::write(parent.path().join("c/Cookies.txt"), "not a store").unwrap();
    let found = locate(parent.path()).unwrap();
    let formats: Vec<FormatId> = found.iter().map(|store| store.format).collect();
    assert_eq!(formats, [FormatId::Firefox, FormatId::Chromium]);
    let Some(stores) = shared_stores() else { return };
    let found = locate(&stores).unwrap();
    let chromium = found.iter().filter(|store| store.format == FormatId::Chromium).count();
    assert!(chromium >= 17 && found.len() >= 22, "{}", found.len());
    let mut ids: Vec<&str> = found.iter().map(|store| store.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), found.len());
}

#[test]
fn the_newer_of_two_places_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let profile_folder = folder.path().join("Default");
    profile(&CHROMIUM, profile_folder.clone());
    profile(&CHROMIUM, profile_folder.join("Network"));
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    let set_old = |file: &Path| fs::File::options().write(true).open(file).unwrap().set_modified(old).unwrap();
    set_old(&profile_folder.join("Cookies"));
    let found = locate(folder.path()).unwrap();
    assert_eq!((found.len(), found[0].file.as_path()), (1, profile_folder.join("Network/Cookies").as_path()));
    let report = crate::support::reading::read_only_store(folder.path()).unwrap();
    assert!(report.record.notes.contains(&cookie_charter::store::ReadNote::TwoStoresFound));
}
