//! The list of stores: what it says of each, and where it looks.
#![cfg(target_os = "linux")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::program::{Home, stderr, stdout};

/// A profile with some cookies below a folder.
fn profile(root: &Path, family: &Family, folder: &str, cookies: usize) {
    let folder = root.join(folder);
    fs::create_dir_all(&folder).unwrap();
    let rows: Vec<_> = (0..cookies).map(|cookie| (family.plain_row)("a.fr", &format!("n{cookie}"))).collect();
    family.build(&folder, family.newest(), &rows);
}

fn listed(home: &Home, arguments: &[&str]) -> Vec<Value> {
    let output = home.run(["stores", "--json"].iter().chain(arguments));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let stores: Value = serde_json::from_str(&stdout(&output)).unwrap();
    stores.as_array().unwrap().clone()
}

#[test]
fn each_store_is_listed_with_its_cookies_its_size_and_whether_it_is_open() {
    let home = Home::new();
    profile(home.path(), &FIREFOX, ".mozilla/firefox/x.default", 3);
    profile(home.path(), &CHROMIUM, ".config/chromium/Default", 2);
    fs::write(home.path().join(".lynx_cookies"), "a.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n").unwrap();
    let lock = home.path().join(".mozilla/firefox/x.default/lock");
    std::os::unix::fs::symlink(format!("127.0.1.1:+{}", std::process::id()), lock).unwrap();
    let stores = listed(&home, &[]);
    let facts = |store: &Value| (store["cookies"].as_u64(), store["in_use"].as_bool().unwrap(), store["user"].is_null());
    assert_eq!(stores.iter().map(facts).collect::<Vec<_>>(), [(Some(3), true, true), (Some(2), false, true), (Some(1), false, true)]);
    for store in &stores {
        let size = fs::metadata(store["file"].as_str().unwrap()).unwrap().len();
        assert_eq!(store["bytes"].as_u64(), Some(size));
        assert!(store["modified_at"].as_str().unwrap().ends_with('Z'));
    }
    let table = stdout(&home.run(["stores"]));
    let firefox = table.lines().find(|line| line.starts_with("firefox:x.default")).unwrap();
    assert!(firefox.contains("  3  ") && firefox.contains("  yes  "), "{table}");
    assert!(table.lines().next().unwrap().contains("COOKIES") && table.contains("RUNNING"), "{table}");
}

#[test]
fn rows_of_the_log_count_and_what_cannot_be_counted_is_unknown() {
    let home = Home::new();
    let folder = home.path().join(".mozilla/firefox/x.default");
    profile(home.path(), &FIREFOX, ".mozilla/firefox/x.default", 1);
    let db = rusqlite::Connection::open(folder.join("cookies.sqlite")).unwrap();
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
    db.execute_batch("INSERT INTO moz_cookies(name, value, host, path) VALUES('late', 'v', 'b.fr', '/')").unwrap();
    assert_eq!(listed(&home, &[])[0]["cookies"], 2);
    drop(db);
    fs::create_dir_all(home.path().join(".config/chromium/Default")).unwrap();
    fs::write(home.path().join(".config/chromium/Default/Cookies"), [&b"SQLite format 3\0"[..], &[0; 2000]].concat()).unwrap();
    let stores = listed(&home, &["--counts"]);
    assert_eq!(stores.iter().map(|store| store["cookies"].as_u64()).collect::<Vec<_>>(), [Some(2), None]);
    assert!(stdout(&home.run(["stores"])).lines().nth(2).unwrap().contains("  ?  "));
}

/// What a list of a home with fifty profiles costs is in docs/measurements.md.
#[test]
fn a_home_of_fifty_profiles_is_counted_without_being_asked() {
    let home = Home::new();
    for number in 0..25 {
        profile(home.path(), &FIREFOX, &format!(".mozilla/firefox/x{number:02}.default"), number);
        profile(home.path(), &CHROMIUM, &format!(".config/chromium/Profile {number:02}"), number);
    }
    let stores = listed(&home, &[]);
    let counts: Vec<u64> = stores.iter().map(|store| store["cookies"].as_u64().unwrap()).collect();
    assert_eq!(counts, (0..25).chain(0..25).collect::<Vec<u64>>());
    // All of Firefox have one name, and are told apart by their folders.
    let mut names: Vec<&str> = stores.iter().map(|store| store["profile"].as_str().unwrap()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 50, "{names:?}");
    assert!(names.contains(&"default (x07.default)"), "{names:?}");
}

#[test]
fn a_folder_is_looked_into_when_it_is_named() {
    let home = Home::new();
    profile(home.path(), &FIREFOX, "stick/PortableApps/FirefoxPortable/Data/profile", 4);
    fs::write(home.path().join("stick/cookies.sqlite"), [&b"SQLite format 3\0"[..], &[0; 2000]].concat()).unwrap();
    assert!(listed(&home, &[]).is_empty());
    let stick = home.path().join("stick");
    let stores = listed(&home, &["--in", stick.to_str().unwrap()]);
    assert_eq!(stores.len(), 1);
    assert_eq!((stores[0]["cookies"].as_u64(), stores[0]["id"].is_null()), (Some(4), true), "no other command would know the id");
    let output = home.run(["stores", "--in", stick.to_str().unwrap()]);
    assert!(stderr(&output).trim_end().ends_with("stick/cookies.sqlite"), "what was refused is said: {}", stderr(&output));
    assert_eq!(home.run(["export", stores[0]["file"].as_str().unwrap()]).status.code(), Some(0));
    assert_eq!(home.run(["stores", "--in", home.path().join("none").to_str().unwrap()]).status.code(), Some(3));
}

#[test]
fn other_users_are_looked_at_when_asked() {
    let home = Home::new();
    let users = home.path().join("users");
    profile(&users, &FIREFOX, "anne/.mozilla/firefox/x.default", 1);
    profile(&users, &FIREFOX, "zoé/.mozilla/firefox/x.default", 2);
    let run = |arguments: &[&str]| {
        let output = home.command().env("HOME", users.join("anne")).args(["stores", "--json"]).args(arguments).output().unwrap();
        let stores: Value = serde_json::from_str(&stdout(&output)).unwrap();
        stores.as_array().unwrap().clone()
    };
    assert_eq!(run(&[]).len(), 1);
    // The machine that runs the test may have users of its own.
    let found: Vec<Value> = run(&["--all-users"]).into_iter().filter(|store| store["file"].as_str().unwrap().contains("/users/")).collect();
    let facts: Vec<_> = found.iter().map(|store| (store["user"].as_str(), store["id"].as_str(), store["cookies"].as_u64())).collect();
    assert_eq!(facts, [(None, Some("firefox:x.default"), Some(1)), (Some("zoé"), None, Some(2))]);
}

/// Closes folders to the user who runs `command`; whoever may enter every folder runs it as nobody. False where that cannot be done.
fn close(home: &Home, folders: &[&str], command: &mut Command) -> bool {
    const NOBODY: u32 = 65534;
    for folder in folders {
        fs::set_permissions(home.path().join(folder), Permissions::from_mode(0o0)).unwrap();
    }
    if fs::read_dir(home.path().join(folders[0])).is_ok() {
        let all = Command::new("chown").args(["-R", &format!("{NOBODY}:{NOBODY}")]).arg(home.path()).status();
        command.uid(NOBODY).gid(NOBODY);
        return all.is_ok_and(|status| status.success());
    }
    true
}

#[test]
fn folders_that_this_user_may_not_look_into_are_told() {
    let home = Home::new();
    profile(home.path(), &CHROMIUM, ".config/chromium/Default", 1);
    profile(home.path(), &CHROMIUM, ".config/google-chrome/Default", 2);
    profile(home.path(), &CHROMIUM, ".config/google-chrome/Profile 1", 3);
    profile(home.path(), &FIREFOX, ".mozilla/firefox/x.default", 4);
    profile(home.path(), &FIREFOX, ".thunderbird/z.default", 5);
    profile(home.path(), &FIREFOX, ".var/app/org.mozilla.firefox/.mozilla/firefox/y.default", 6);
    let closed = [
        ".config/chromium",
        ".config/google-chrome/Profile 1",
        ".mozilla/firefox/x.default",
        ".thunderbird",
        ".var/app/org.mozilla.firefox",
    ];
    let mut command = home.command();
    let is_closed = close(&home, &closed, &mut command);
    let output = command.args(["stores", "--json"]).output();
    for folder in closed {
        fs::set_permissions(home.path().join(folder), Permissions::from_mode(0o700)).unwrap();
    }
    let Some(output) = output.ok().filter(|_| is_closed) else {
        eprintln!("skipped: no other user can run the program here");
        return;
    };
    let stores: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let ids: Vec<&str> = stores.as_array().unwrap().iter().map(|store| store["id"].as_str().unwrap()).collect();
    assert_eq!((output.status.code(), ids), (Some(0), vec!["chrome:Default"]));
    let told = stderr(&output);
    let paths: Vec<&str> = told.lines().map(|line| line.rsplit_once(": ").unwrap().1).collect();
    assert_eq!(paths, closed.map(|folder| home.path().join(folder).display().to_string()), "each once, by its own name");
}
