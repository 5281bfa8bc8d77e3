//! Finding the browsers of a machine: a home laid out for the test.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::store::{IdError, Places, Progress, StoreLocation, discover, discover_apps, find_by_id};
use rusqlite::Connection;

use crate::support::built::{CHROMIUM, FIREFOX, Family};

/// Puts a store with one row into a profile folder.
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

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn profile_group(root: &Path, id: &str, profiles: &[(&str, &str)]) {
    fs::create_dir_all(root.join("Profile Groups")).unwrap();
    let db = Connection::open(root.join(format!("Profile Groups/{id}.sqlite"))).unwrap();
    db.execute_batch(
        "CREATE TABLE Profiles(id INTEGER NOT NULL, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, avatar TEXT, PRIMARY KEY(id))",
    )
    .unwrap();
    for (path, name) in profiles {
        db.execute("INSERT INTO Profiles(path, name) VALUES(?1, ?2)", [path, name]).unwrap();
    }
}

#[test]
fn jars_of_programs_without_profiles() {
    let (home, places) = machine();
    let at = |path: &str| home.path().join(path);
    write(&at(".w3m/cookie"), "http://a.fr/\tn\tv\t1900000000\t.a.fr\t/\t13\t0\t\t\t\n");
    write(&at(".lynx_cookies"), "a.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n");
    write(&at(".config/elinks/cookies"), "n\tv\ta.fr\t/\ta.fr\t1900000000\t1\t1\n");
    write(&at(".local/share/kcookiejar/cookies"), "# KDE Cookie File v2\n");
    fs::create_dir_all(at(".elinks/cookies")).unwrap();
    let found = discover(&places).stores;
    assert_eq!(
        summary(&found),
        [
            ("w3m:cookie", "w3m", "cookie"),
            ("elinks:cookies@other", "ELinks", "cookies"),
            ("lynx:.lynx_cookies", "Lynx", ".lynx_cookies"),
            ("kcookiejar:cookies", "Konqueror (KIO)", "cookies"),
        ]
    );
    for store in &found {
        let report = cookie_charter::store::read(store, &crate::support::reading::options(), &Progress::default());
        assert_eq!(report.unwrap().record.format, store.format, "{}", store.id);
    }
    assert_eq!(find_by_id(&found, "elinks:cookies").map(|store| store.browser.as_str()), Ok("ELinks"));
    // Opened by hand it has the name of its program too.
    let lynx = cookie_charter::store::locate(&at(".lynx_cookies")).unwrap();
    assert_eq!(summary(&lynx), [("lynx:.lynx_cookies", "Lynx", ".lynx_cookies")]);
}

#[test]
fn a_machine_with_several_browsers() {
    let (home, places) = machine();
    let at = |path: &str| home.path().join(path);
    assert!(discover(&places).stores.is_empty());
    profile(&FIREFOX, at(".mozilla/firefox/x1.default-release"));
    profile(&FIREFOX, at(".mozilla/firefox/x2.travail"));
    let moved = profile(&FIREFOX, at("elsewhere/moved"));
    let ini = format!(
        "[Profile1]\nName=Bureau\nIsRelative=1\nPath=x2.travail\n[Profile0]\nName=Ailleurs\nIsRelative=0\nPath={}\n[General]\nVersion=2\n",
        moved.display()
    );
    write(&at(".mozilla/firefox/profiles.ini"), &ini);
    profile(&FIREFOX, at(".var/app/org.mozilla.firefox/.mozilla/firefox/x1.default-release"));
    profile(&FIREFOX, at("snap/firefox/common/.mozilla/firefox/s1.default"));
    profile(&FIREFOX, at(".config/mozilla/firefox/n1.default"));
    profile(&CHROMIUM, at(".config/google-chrome/Default"));
    profile(&CHROMIUM, at(".config/google-chrome/Profile 2/Network"));
    profile(&CHROMIUM, at(".config/google-chrome/Guest Profile"));
    profile(&CHROMIUM, at(".config/google-chrome/Snapshots/120/Default"));
    let state = r#"{"profile":{"info_cache":{"Default":{"name":"Perso"},"Profile 2":{"name":"Travail"}}}}"#;
    write(&at(".config/google-chrome/Local State"), state);
    // Old Opera: the root is the profile.
    profile(&CHROMIUM, at(".config/opera"));
    profile(&FIREFOX, at(".librewolf/l1.default-default"));

    let found = discover(&places).stores;
    let moved_id = found[1].id.clone();
    assert!(moved_id.starts_with("firefox:moved@") && moved_id.len() == "firefox:moved@".len() + 6, "{moved_id}");
    assert_eq!(
        summary(&found),
        [
            ("firefox:x2.travail", "Firefox", "Bureau"),
            (&moved_id, "Firefox", "Ailleurs"),
            ("firefox:x1.default-release", "Firefox", "default-release"),
            ("firefox:n1.default@xdg", "Firefox", "default (XDG)"),
            ("firefox:x1.default-release@flatpak", "Firefox", "default-release (Flatpak)"),
            ("firefox:s1.default@snap-common", "Firefox", "default (Snap)"),
            ("chrome:Default", "Google Chrome", "Perso"),
            ("chrome:Profile 2", "Google Chrome", "Travail"),
            ("opera:opera", "Opera", "opera"),
            ("librewolf:l1.default-default", "LibreWolf", "default-default"),
        ]
    );
    assert!(found.iter().all(|store| store.modified.is_some() && !store.in_use));
    assert_eq!(find_by_id(&found, "chrome:Profile 2").unwrap().file, at(".config/google-chrome/Profile 2/Network/Cookies"));
    assert_eq!(find_by_id(&found, "chrome:none"), Err(IdError::Unknown));
}

#[test]
fn ids_stay_when_another_store_comes_or_goes() {
    let (home, places) = machine();
    let at = |path: &str| home.path().join(path);
    let flatpak = profile(&FIREFOX, at(".var/app/org.mozilla.firefox/.mozilla/firefox/x.default"));
    let alone = discover(&places).stores;
    assert_eq!(summary(&alone), [("firefox:x.default@flatpak", "Firefox", "default")]);
    assert_eq!(find_by_id(&alone, "firefox:x.default").unwrap().id, "firefox:x.default@flatpak", "the short form of before");

    let native = profile(&FIREFOX, at(".mozilla/firefox/x.default"));
    let snap = profile(&FIREFOX, at("snap/firefox/common/.mozilla/firefox/x.default"));
    let elsewhere = profile(&FIREFOX, at("backup/x.default"));
    let ini = format!("[Profile0]\nName=Backup\nIsRelative=0\nPath={}\n", elsewhere.display());
    write(&at(".mozilla/firefox/profiles.ini"), &ini);
    let all = discover(&places).stores;
    let ids: Vec<String> = all.iter().map(|store| store.id.clone()).collect();
    assert_eq!(ids.len(), 4);
    assert_eq!(ids[1..], ["firefox:x.default", "firefox:x.default@flatpak", "firefox:x.default@snap-common"]);
    for gone in [native, flatpak, snap] {
        fs::remove_dir_all(gone).unwrap();
        for store in discover(&places).stores {
            assert!(ids.contains(&store.id), "{}", store.id);
        }
    }
}

#[test]
fn a_short_id_that_several_stores_share_names_none() {
    let (home, places) = machine();
    for root in ["common", "current"] {
        profile(&CHROMIUM, home.path().join(format!("snap/vivaldi/{root}/.config/vivaldi/Default")));
    }
    let found = discover(&places).stores;
    assert_eq!(found.len(), 2);
    assert_eq!(find_by_id(&found, "vivaldi:Default"), Err(IdError::Ambiguous));
    for store in &found {
        assert_eq!(find_by_id(&found, &store.id), Ok(store));
    }
}

#[test]
fn links_are_resolved_and_counted_once() {
    let (home, places) = machine();
    let revision = home.path().join("snap/brave/42/.config/BraveSoftware/Brave-Browser/Default");
    profile(&CHROMIUM, revision);
    std::os::unix::fs::symlink("42", home.path().join("snap/brave/current")).unwrap();
    fs::create_dir_all(home.path().join(".config/BraveSoftware")).unwrap();
    let root = home.path().join("snap/brave/current/.config/BraveSoftware/Brave-Browser");
    std::os::unix::fs::symlink(root, home.path().join(".config/BraveSoftware/Brave-Browser")).unwrap();
    assert_eq!(summary(&discover(&places).stores), [("brave:Default", "Brave", "Default")]);
}

#[test]
fn every_channel_and_packaging_is_found() {
    let (home, places) = machine();
    let chromium = [
        ("opera", ".var/app/com.opera.Opera/config/opera/Default"),
        ("opera", "snap/opera/current/.config/opera/Default"),
        ("opera-developer", "snap/opera-developer/current/.config/opera-developer/Default"),
        ("opera-beta", "snap/opera-beta/current/.config/opera-beta/Default"),
        ("helium", ".config/net.imput.helium/Default"),
        ("chrome", ".var/app/com.google.Chrome/config/google-chrome/Default"),
        ("chrome-dev", ".var/app/com.google.ChromeDev/config/google-chrome-unstable/Default"),
        ("chrome-for-testing", ".config/google-chrome-for-testing/Default"),
        ("chromium", "snap/chromium/common/chromium/Default"),
        ("ungoogled-chromium", ".var/app/io.github.ungoogled_software.ungoogled_chromium/config/chromium/Default"),
        ("edge", ".var/app/com.microsoft.Edge/config/microsoft-edge/Default"),
        ("edge-beta", ".config/microsoft-edge-beta/Default"),
        ("brave", ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Default"),
        ("brave-nightly", ".config/BraveSoftware/Brave-Browser-Nightly/Default"),
        ("vivaldi-snapshot", ".config/vivaldi-snapshot/Default"),
        ("yandex-beta", ".config/yandex-browser-beta/Default"),
        ("qutebrowser", ".local/share/qutebrowser/webengine"),
        ("qutebrowser", ".var/app/org.qutebrowser.qutebrowser/data/qutebrowser/webengine"),
        ("falkon", ".config/falkon/profiles/default"),
    ];
    let firefox = [
        ("firefox", ".var/app/org.mozilla.firefox/config/mozilla/firefox/a.default"),
        ("floorp", ".var/app/one.ablaze.floorp/.floorp/a.default"),
        ("zen", ".zen/a.Default (release)"),
        ("zen", ".config/zen/a.Default (release)"),
        ("zen", ".var/app/app.zen_browser.zen/.zen/a.default"),
        ("zen", ".var/app/io.github.zen_browser.zen/.zen/a.default"),
        ("librewolf", ".config/librewolf/librewolf/a.default"),
        ("librewolf", ".var/app/io.gitlab.librewolf-community/.librewolf/a.default"),
        ("firedragon", ".firedragon/a.default"),
        ("icecat", ".mozilla/icecat/a.default"),
        ("waterfox", ".var/app/net.waterfox.waterfox/.waterfox/a.default"),
        ("basilisk", ".moonchild productions/basilisk/a.default"),
        ("thunderbird", "snap/thunderbird/common/.thunderbird/a.default"),
        ("tor-browser", ".local/share/torbrowser/tbb/x86_64/tor-browser/Browser/TorBrowser/Data/Browser/profile.default"),
    ];
    for (family, profiles) in [(&CHROMIUM, &chromium[..]), (&FIREFOX, &firefox[..])] {
        for (_, path) in profiles {
            profile(family, home.path().join(path));
        }
    }
    let found = discover(&places).stores;
    assert_eq!(found.len(), chromium.len() + firefox.len(), "{:#?}", summary(&found));
    for (browser, path) in chromium.iter().chain(&firefox) {
        let store = found.iter().find(|store| store.profile_folder == home.path().join(path));
        let id = &store.unwrap_or_else(|| panic!("{path} is missing")).id;
        assert!(id.starts_with(&format!("{browser}:")), "{path}: {id}");
    }
    let mut ids: Vec<&str> = found.iter().map(|store| store.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), found.len());
}

#[test]
fn another_configuration_folder_does_not_hide_the_usual_one() {
    let (home, mut places) = machine();
    profile(&CHROMIUM, home.path().join(".config/google-chrome/Default"));
    profile(&CHROMIUM, home.path().join("set/google-chrome/Default"));
    places.config = Some(home.path().join("set"));
    assert_eq!(
        summary(&discover(&places).stores).iter().map(|store| store.0).collect::<Vec<_>>(),
        ["chrome:Default", "chrome:Default@home"]
    );
}

#[test]
fn profiles_have_the_names_that_their_browser_shows() {
    let (home, places) = machine();
    let brave = home.path().join(".config/BraveSoftware/Brave-Browser");
    for folder in ["Default", "Profile 1", "Profile 2", "Profile 3", "Guest Profile", "System Profile"] {
        profile(&CHROMIUM, brave.join(folder));
        // The name at birth stays here.
        write(&brave.join(folder).join("Preferences"), r#"{"profile":{"name":"Person 1"}}"#);
    }
    let state = r#"{"profile":{"info_cache":{"Default":{"name":"Maison"},"Profile 1":{"name":" Travail "},"Profile 2":{"name":7}}}}"#;
    write(&brave.join("Local State"), state);

    let firefox = home.path().join(".mozilla/firefox");
    for folder in ["aaaa.default-release", "bbbb.Profile 1", "cccc.Profile 2", "dddd.old"] {
        profile(&FIREFOX, firefox.join(folder));
    }
    let ini = "[Profile0]\nName=default-release\nIsRelative=1\nPath=aaaa.default-release\nStoreID=0123abcd\nShowSelector=1\nDefault=1\n\
               [Profile1]\nName=Ancien\nIsRelative=1\nPath=dddd.old\n";
    write(&firefox.join("profiles.ini"), ini);
    profile_group(&firefox, "0123abcd", &[("aaaa.default-release", "Maison"), ("bbbb.Profile 1", "Travail"), ("gone", "Parti")]);
    // A left-over of a group that is gone, and a file that is no database.
    profile_group(&firefox, "ffff", &[("bbbb.Profile 1", "Faux"), ("cccc.Profile 2", "Faux")]);
    write(&firefox.join("Profile Groups/broken.sqlite"), "rubbish");

    assert_eq!(
        summary(&discover(&places).stores),
        [
            ("firefox:aaaa.default-release", "Firefox", "Maison"),
            ("firefox:dddd.old", "Firefox", "Ancien"),
            ("firefox:bbbb.Profile 1", "Firefox", "Travail"),
            ("firefox:cccc.Profile 2", "Firefox", "Profile 2"),
            ("brave:Default", "Brave", "Maison"),
            ("brave:Profile 1", "Brave", "Travail"),
            // No list names these two: both have the name at birth.
            ("brave:Profile 2", "Brave", "Person 1 (Profile 2)"),
            ("brave:Profile 3", "Brave", "Person 1 (Profile 3)"),
        ]
    );
}

#[test]
fn a_group_that_no_list_names_still_has_names() {
    let (home, places) = machine();
    let firefox = home.path().join(".mozilla/firefox");
    profile(&FIREFOX, firefox.join("bbbb.Profile 1"));
    profile_group(&firefox, "0123abcd", &[("bbbb.Profile 1", "Travail")]);
    assert_eq!(summary(&discover(&places).stores), [("firefox:bbbb.Profile 1", "Firefox", "Travail")]);
    let before = crate::support::files::listing(&firefox);
    let _ = discover(&places).stores;
    assert_eq!(crate::support::files::listing(&firefox), before, "the database of names is read from a copy");
}

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
        discover(&places).stores.iter().map(|store| store.in_use).collect::<Vec<_>>()
    };
    assert_eq!(lock(std::process::id()), [true, true]);
    assert_eq!(lock(u32::MAX - 1), [false, false]);
}

/// A lock of Firefox that names a process of another room (Flatpak) says nothing; that the file beside it is locked does. This process sees no locks
/// of its own, so another one takes it.
#[test]
fn a_file_that_another_process_locked_means_in_use() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    let (home, places) = machine();
    let firefox = profile(&FIREFOX, home.path().join(".mozilla/firefox/x.default"));
    let lock = firefox.join(".parentlock");
    write(&lock, "");
    let is_in_use = || discover(&places).stores.iter().map(|store| store.in_use).collect::<Vec<_>>();
    assert_eq!(is_in_use(), [false], "the file alone stays behind after a crash");
    let script =
        "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX); print('locked', flush=True); sys.stdin.read()";
    let holder = Command::new("python3").args(["-c", script]).arg(&lock).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut holder) = holder else {
        eprintln!("skipped: there is no python3 to lock a file");
        return;
    };
    let mut said = String::new();
    BufReader::new(holder.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said.trim(), "locked");
    assert_eq!(is_in_use(), [true]);
    drop(holder.stdin.take());
    holder.wait().unwrap();
    assert_eq!(is_in_use(), [false]);
}

#[test]
fn stores_of_applications_are_found_on_request_and_called_by_them() {
    let (home, places) = machine();
    let at = |path: &str| home.path().join(path);
    let app = |folder: &str, mark: &str| {
        let folder = profile(&CHROMIUM, at(folder));
        write(&folder.join(mark), "{}");
        folder
    };
    // Electron, with a part of its own; from Flatpak and from Snap.
    app(".config/Slack/Network", "../Local State");
    app(".config/teams-for-linux", "Local State");
    app(".config/teams-for-linux/Partitions/teams-4-linux", "Network Persistent State");
    app(".var/app/com.discordapp.Discord/config/discord", "Local State");
    app("snap/signal-desktop/current/.config/Signal", "Preferences");
    // Below the folder of a maker, with the engine's list above the profile.
    app(".config/Exemple/Carnet/Default", "../Local State");
    // QtWebEngine needs nothing beside it; CEF.
    profile(&CHROMIUM, at(".local/share/Exemple/Liseuse/QtWebEngine/Lecture"));
    app(".local/share/Steam/config/htmlcache", "LocalPrefs.json");
    app(".cache/spotify/Browser", "LocalPrefs.json");
    // No application: a browser and what it keeps inside its profiles, a file without neighbours, one that only has the name, a copy too deep down.
    app(".config/google-chrome/Default", "../Local State");
    app(".config/google-chrome/Default/Storage/ext/part", "Preferences");
    profile(&CHROMIUM, at(".config/bare"));
    write(&at(".config/notes/Cookies"), "with chocolate");
    write(&at(".config/notes/Preferences"), "{}");
    app(".config/backups/2025/old/slack", "Local State");

    let found = discover_apps(&places, &Progress::default());
    assert!(found.stores.iter().all(|store| store.is_app));
    let called: Vec<(&str, &str)> = found.stores.iter().map(|store| (store.browser.as_str(), store.profile.as_str())).collect();
    assert_eq!(
        called,
        [
            ("Carnet", "Default"),
            ("Slack", "Slack"),
            ("Teams for Linux", "teams-for-linux"),
            ("Teams for Linux", "teams-4-linux"),
            ("Liseuse", "Lecture"),
            ("Steam", "htmlcache"),
            ("Spotify", "Browser"),
            ("Discord", "discord"),
            ("Signal", "Signal"),
        ]
    );
    let ids: Vec<&str> = found.stores.iter().map(|store| store.id.as_str()).collect();
    assert!(ids.contains(&"slack:Slack") && ids.contains(&"discord:discord@flatpak") && ids.contains(&"signal:Signal@snap"), "{ids:?}");
    for store in &found.stores {
        assert_eq!(find_by_id(&found.stores, &store.id), Ok(store));
    }
    assert!(find_by_id(&found.stores, "liseuse:Lecture").is_ok(), "the short form");
    let refused: Vec<_> = found.search.left_out.iter().map(|left| left.path.clone()).collect();
    assert_eq!(refused, [at(".config/notes/Cookies")]);
    // Without being asked for they are not there.
    assert_eq!(summary(&discover(&places).stores), [("chrome:Default", "Google Chrome", "Default")]);
}
