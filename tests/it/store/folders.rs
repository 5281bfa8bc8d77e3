//! Finding stores in files and folders opened by hand.

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::store::{FormatId, StoreLocation, locate};

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
