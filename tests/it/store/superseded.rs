//! Earlier versions of rows that a write-ahead log still holds.

use std::path::{Path, PathBuf};

use cookie_charter::cookie::{Cookie, CookieRef};
use cookie_charter::store::{EarlierRow, FormatId, Progress, ReadReport, StoreLocation, Superseded, locate, read, read_superseded};
use rusqlite::Connection;

use crate::support::builder::databases::{ANDROID_OLD, OPENWPM};
use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::files::{copy_of, listing, shared_stores};
use crate::support::reading::options;

/// A store whose log is never written back by itself, with its rows in the main file.
fn store(family: &Family, folder: &Path, names: &[&str]) -> (PathBuf, Connection) {
    let rows: Vec<_> = names.iter().map(|name| (family.plain_row)("a.fr", name)).collect();
    let path = family.build(folder, family.newest(), &rows);
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
    (path, db)
}

fn located(path: &Path) -> StoreLocation {
    locate(path).unwrap().remove(0)
}

fn superseded(path: &Path) -> Superseded {
    let (folder, location) = (path.parent().unwrap(), located(path));
    let before = listing(folder);
    let found = read_superseded(&location, &options(), &Progress::default()).unwrap().unwrap();
    assert_eq!(listing(folder), before, "the folder was changed");
    found
}

/// Name and value of each earlier version, whether it was deleted since, and its frame.
fn versions(found: &Superseded) -> Vec<(String, String, bool, Option<u32>)> {
    let cookies = found.report.cookies.iter().zip(&found.rows).enumerate();
    let version = |(index, (cookie, row)): (usize, (CookieRef<'_>, &EarlierRow))| {
        let value =
            found.report.values.get(index).map(|(value, _)| String::from_utf8_lossy(value.reveal()).into_owned()).unwrap_or_default();
        (cookie.name().to_owned(), value, row.is_deleted, row.frame)
    };
    cookies.map(version).collect()
}

#[test]
fn what_was_there_before_is_told_apart_from_what_is() {
    for family in [&FIREFOX, &CHROMIUM] {
        let folder = tempfile::tempdir().unwrap();
        let (path, db) = store(family, folder.path(), &["stays", "changes", "goes"]);
        let (table, name, value) = (family.table, family.name, family.value);
        let run = |sql: &str| db.execute_batch(&sql.replace("{t}", table).replace("{n}", name).replace("{v}", value)).unwrap();
        run("UPDATE {t} SET {v} = 'second' WHERE {n} = 'changes'");
        run("UPDATE {t} SET {v} = 'third' WHERE {n} = 'changes'");
        run("DELETE FROM {t} WHERE {n} = 'goes'");
        family.insert(&db, family.newest(), &[(family.plain_row)("b.fr", "brief")]);
        run("DELETE FROM {t} WHERE {n} = 'brief'");
        // Never committed.
        run("BEGIN; UPDATE {t} SET {v} = 'never' WHERE {n} = 'stays'");

        let found = superseded(&path);
        let mut all = versions(&found);
        all.sort();
        let first = all.iter().find(|version| version.0 == "changes" && version.3.is_none()).unwrap().1.clone();
        let told: Vec<(&str, &str, bool, bool)> =
            all.iter().map(|(name, value, is_deleted, frame)| (name.as_str(), value.as_str(), *is_deleted, frame.is_some())).collect();
        let plain = first.as_str();
        let mut expected = vec![
            ("brief", plain, true, true),
            ("changes", plain, false, false),
            ("changes", "second", false, true),
            ("goes", plain, true, true),
        ];
        expected.sort_unstable();
        assert_eq!(told, expected, "{}", found.report.record.format.code());
        let frame = |name: &str, value: &str| all.iter().find(|version| version.0 == name && version.1 == value).unwrap().3;
        assert!(frame("changes", "second") < frame("goes", plain) && frame("goes", plain) < frame("brief", plain), "{all:?}");
        assert_eq!((found.commits, found.commits_left_out), (5, 0));
        assert!(found.report.record.files.iter().any(|file| file.path.ends_with(format!("{}-wal", family.file_name))));
        // None of it is among the cookies.
        let live = read(&located(&path), &options(), &Progress::default()).unwrap();
        let names: Vec<String> = live.cookies.iter().map(|cookie| cookie.name().to_owned()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
    }
}

#[test]
fn a_log_that_was_written_back_in_part_gives_only_what_was_committed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, db) = store(&FIREFOX, folder.path(), &["a"]);
    for number in 0..300 {
        FIREFOX.insert(&db, FIREFOX.newest(), &[(FIREFOX.plain_row)("b.fr", &format!("n{number}"))]);
    }
    db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).unwrap();
    db.execute_batch("UPDATE moz_cookies SET value = 'now' WHERE name = 'n7'; DELETE FROM moz_cookies WHERE name = 'n9'").unwrap();
    let found = superseded(&path);
    let mut names: Vec<String> = versions(&found).into_iter().map(|version| version.0).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, ["n7", "n9"]);
    // What is left of the generation before is looked through too; of its oldest commits the new one has overwritten frames.
    assert!((290..=302).contains(&found.commits), "{}", found.commits);
    assert_eq!(found.commits_left_out, found.commits - 1 - 64, "newest first, within a limit, and each commit is looked at or counted");
}

/// A value that goes on on pages of its own, of which the main file may hold newer ones.
#[test]
fn no_version_is_made_of_two() {
    let mut left_out = 0;
    for seed in 0..12_u64 {
        let mut random = seed;
        let mut next = |below: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) % below
        };
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..8).map(|number| format!("n{number}")).collect();
        let (path, db) = store(&CHROMIUM, folder.path(), &names.iter().map(String::as_str).collect::<Vec<_>>());
        for round in 0..24_u8 {
            let letter = char::from(b'a' + round % 26);
            let value: String = std::iter::repeat_n(letter, 200 + usize::try_from(next(20_000)).unwrap()).collect();
            db.execute("UPDATE cookies SET value = ?1 WHERE name = ?2", (value, format!("n{}", next(8)))).unwrap();
            if next(5) == 0 {
                db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).unwrap();
            }
        }
        let found = superseded(&path);
        left_out += found.rows_left_out;
        for (name, value, ..) in versions(&found) {
            let first = value.chars().next();
            assert!(value.chars().all(|letter| Some(letter) == first), "{seed}: {name} is made of two");
        }
    }
    assert!(left_out > 0, "what cannot be told is counted");
}

#[test]
fn a_journal_that_was_kept_gives_what_was_there_before_the_last_transaction() {
    for family in [&FIREFOX, &CHROMIUM] {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<_> = ["stays", "changes", "goes"].iter().map(|name| (family.plain_row)("a.fr", name)).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let db = Connection::open(&path).unwrap();
        let run = |sql: &str| {
            let sql = sql.replace("{t}", family.table).replace("{n}", family.name).replace("{v}", family.value);
            db.execute_batch(&sql).unwrap();
        };
        run("PRAGMA journal_mode=PERSIST");
        // A long transaction, of which the end stays behind the short one that follows.
        run("BEGIN; UPDATE {t} SET {v} = 'first'; CREATE TABLE other(a); INSERT INTO other VALUES(1); COMMIT");
        run("UPDATE {t} SET {v} = 'second' WHERE {n} = 'changes'");
        run("BEGIN; UPDATE {t} SET {v} = 'third' WHERE {n} = 'changes'; DELETE FROM {t} WHERE {n} = 'goes'; COMMIT");
        drop(db);
        let journal = path.with_file_name(format!("{}-journal", family.file_name));
        assert!(std::fs::read(&journal).unwrap().starts_with(&[0; 28]), "it is kept with zeros for a header");
        let found = superseded(&path);
        let mut all = versions(&found);
        all.sort();
        let expected = [("changes", "second", false, None), ("goes", "first", true, None)];
        assert_eq!(all, expected.map(|(name, value, is_deleted, frame)| (name.to_owned(), value.to_owned(), is_deleted, frame)));
        assert!(found.report.record.files.iter().any(|file| file.path == journal));
        assert_eq!(read(&located(&path), &options(), &Progress::default()).unwrap().cookies.rows.len(), 2);
        // Cut, turned or foreign, it gives less, or nothing, and never another row.
        let good = std::fs::read(&journal).unwrap();
        for at in (0..good.len()).step_by(977) {
            let mut turned = good.clone();
            turned[at] ^= 0x10;
            for bytes in [&good[..at], &turned] {
                std::fs::write(&journal, bytes).unwrap();
                let found = read_superseded(&located(&path), &options(), &Progress::default());
                assert!(found.is_ok_and(|found| found.is_some_and(|found| found.rows.len() <= 4)), "{at}");
            }
        }
    }
}

#[test]
fn without_a_log_there_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    let found = superseded(&path);
    assert_eq!((found.rows.len(), found.commits), (0, 0));
    let text = folder.path().join("cookies.txt");
    std::fs::write(&text, "a.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n").unwrap();
    assert!(read_superseded(&located(&text), &options(), &Progress::default()).unwrap().is_none());
}

#[test]
fn a_firefox_that_was_running_gives_versions_that_its_truth_no_longer_has() {
    let Some(stores) = shared_stores() else { return };
    let copy = copy_of(&stores.join("firefox-153-live"));
    let location = locate(copy.path()).unwrap().into_iter().find(|store| store.format == FormatId::Firefox).unwrap();
    let found = superseded(&location.file);
    let live = read(&location, &options(), &Progress::default()).unwrap();
    // Four of its newest generation, and four of the one before, which it has overwritten in part.
    assert_eq!((found.commits, found.commits_left_out), (8, 0));
    eprintln!(
        "firefox-153-live: {} earlier versions, {} of rows that were deleted since",
        found.rows.len(),
        found.rows.iter().filter(|row| row.is_deleted).count()
    );
    // Every earlier version is another state of a live row, or of one that is gone: never a copy of what is there.
    let states = |report: &ReadReport| -> Vec<String> {
        let state = |(index, cookie): (usize, CookieRef<'_>)| {
            let value = report.values.get(index).map(|(value, _)| String::from_utf8_lossy(value.reveal()).into_owned());
            let Cookie { created, last_set, last_accessed, expiry, .. } = cookie.row();
            format!(
                "{:?}",
                (cookie.host(), cookie.name(), cookie.path(), cookie.container(), value, created, last_set, last_accessed, expiry)
            )
        };
        report.cookies.iter().enumerate().map(state).collect()
    };
    let live = states(&live);
    for earlier in states(&found.report) {
        assert!(!live.contains(&earlier), "{earlier}");
    }
}

#[test]
fn a_cookie_that_got_another_row_is_not_called_deleted() {
    let webkit = "CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, name TEXT, value TEXT, host TEXT, path TEXT, expiry INTEGER, lastAccessed INTEGER,
        isSecure INTEGER, isHttpOnly INTEGER, sameSite INTEGER)";
    let of_webkit = "INSERT INTO moz_cookies(name, value, host, path, expiry) VALUES('{n}', '{v}', 'a.fr', '/', 2000000000)";
    let of_android = "INSERT INTO cookies(name, value, domain, path, expires) VALUES('{n}', '{v}', 'a.fr', '/', 2000000000000)";
    for (file, schema, insert, table) in
        [("cookies.sqlite", webkit, of_webkit, "moz_cookies"), ("webview.db", ANDROID_OLD, of_android, "cookies")]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file);
        let db = Connection::open(&path).unwrap();
        db.execute_batch(schema).unwrap();
        db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
        let set = |name: &str, value: &str| insert.replace("{n}", name).replace("{v}", value);
        let unset = |name: &str| format!("DELETE FROM {table} WHERE name = '{name}'");
        // Replaced as libsoup does it: what is there goes, and a new row comes.
        let replace = |name: &str, value: &str| format!("BEGIN; {}; {}; COMMIT", unset(name), set(name, value));
        for name in ["changes", "same", "goes"] {
            db.execute_batch(&set(name, "first")).unwrap();
        }
        for sql in [replace("changes", "second"), replace("same", "first"), unset("goes")] {
            db.execute_batch(&sql).unwrap();
        }
        let mut all: Vec<_> =
            versions(&superseded(&path)).into_iter().map(|(name, value, is_deleted, _)| (name, value, is_deleted)).collect();
        all.sort_unstable();
        let expected = [("changes", "first", false), ("goes", "first", true)];
        assert_eq!(all, expected.map(|(name, value, is_deleted)| (name.to_owned(), value.to_owned(), is_deleted)), "{file}");
    }
}

#[test]
fn a_list_of_events_has_no_earlier_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crawl-data.sqlite");
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
    db.execute_batch(OPENWPM).unwrap();
    let error = read_superseded(&located(&path), &options(), &Progress::default()).unwrap_err();
    assert_eq!(error.code(), "no-earlier-versions");
}

/// A browser that is updated while its log is kept writes its table anew. What cells mean may then be another thing, so the rows before are counted.
#[test]
fn rows_of_an_older_form_of_the_table_are_counted() {
    for (family, old) in [(&FIREFOX, 15), (&CHROMIUM, 20)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(family.file_name);
        let rows: Vec<_> = ["a", "b", "c"].iter().map(|name| (family.plain_row)("a.fr", name)).collect();
        let db = family.open(&path, old, &rows);
        db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
        let delete = |name: &str| format!("DELETE FROM {} WHERE {} = '{name}';", family.table, family.name);
        db.execute_batch(&delete("a")).unwrap();
        // The update: another version, and with Firefox not even another column.
        let stamp = if old == 15 { "PRAGMA user_version = 16" } else { "UPDATE meta SET value = '21' WHERE key = 'version'" };
        db.execute_batch(&format!("BEGIN; UPDATE {} SET {} = 'new'; {stamp}; COMMIT", family.table, family.value)).unwrap();
        db.execute_batch(&delete("b")).unwrap();
        let found = superseded(&path);
        let all = versions(&found);
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!((all[0].0.as_str(), all[0].1.as_str(), all[0].2), ("b", "new", true));
        assert_eq!((found.rows_left_out, found.commits_left_out), (3, 0), "{}", family.table);
    }
}
