//! Archives are opened as what they hold, under the names that they give it, and nothing in them leads anywhere else.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookie_charter::store::{Beside, FileRole, FormatId, Found, Progress, ReadReport, StoreLocation, locate, read, search};
use tempfile::TempDir;

use crate::support::archives::{Files, KINDS, files_below, packed, tar_of, zip_of};
use crate::support::built::{CHROMIUM, FIREFOX};
use crate::support::files::{listing, own_stores};
use crate::support::reading::{only, options, read_only_store};

const JAR: &str = "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t2000000000\tname\tvalue\n";

fn archive(name: &str, bytes: Vec<u8>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn file(name: &str, bytes: impl AsRef<[u8]>) -> (String, Vec<u8>) {
    (name.to_owned(), bytes.as_ref().to_vec())
}

fn rows(report: &ReadReport) -> Vec<String> {
    report.cookies.iter().map(|cookie| format!("{} {} {} {:?}", cookie.host(), cookie.name(), cookie.path(), cookie.expiry)).collect()
}

/// What was left out, by its way in the archive.
fn left_out(found: &Found, archive: &Path) -> Vec<(String, &'static str)> {
    let left = found.search.left_out.iter();
    left.map(|left| (left.path.strip_prefix(archive).unwrap().display().to_string(), left.why.code())).collect()
}

fn profile() -> PathBuf {
    own_stores().join("firefox-153/x7k2p9qa.default-release")
}

#[test]
fn a_profile_is_read_with_its_session_and_history_whatever_it_is_packed_in() {
    let direct = read_only_store(&profile()).unwrap();
    for (ending, pack) in KINDS {
        let (folder, path) = archive(&format!("backup.{ending}"), pack(&files_below(&profile(), "home/a/.mozilla/firefox/x7.work/")));
        let before = listing(folder.path());
        let location = only(&path);
        let report = read(&location, &options(), &Progress::default()).unwrap();
        assert!(before == listing(folder.path()), "{ending}: the folder was changed");
        assert_eq!(rows(&report), rows(&direct), "{ending}");
        // What stands in the store and in the session is one cookie here too.
        let merged = |report: &ReadReport| (report.record.rows_merged, report.record.rows_from_session_file);
        assert_eq!(merged(&report), merged(&direct), "{ending}");
        assert_eq!((report.record.session_file, report.record.history_file), (Beside::Read, Beside::Read), "{ending}");
        let inside = path.join("home/a/.mozilla/firefox/x7.work");
        assert_eq!((&location.file, &location.profile_folder), (&inside.join("cookies.sqlite"), &inside), "{ending}");
        assert_eq!((location.browser.as_str(), location.profile.as_str()), ("Firefox", "work"), "{ending}");
        for (file, here) in report.record.files.iter().zip(&direct.record.files) {
            assert_eq!((&file.sha256, file.role, file.size), (&here.sha256, here.role, here.size), "{ending}");
            assert_eq!(file.path, inside.join(here.path.strip_prefix(profile()).unwrap()), "{ending}");
            // A ZIP archive tells times in a zone that it does not name.
            assert_eq!(file.modified.map(jiff::Timestamp::as_second), (ending != "zip").then_some(1_790_000_000), "{ending}");
        }
    }
}

#[test]
fn the_log_of_a_database_is_packed_and_read_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("Cookies");
    let db = CHROMIUM.open(&store, CHROMIUM.newest(), &[(CHROMIUM.plain_row)("a.fr", "old")]);
    db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0").unwrap();
    CHROMIUM.insert(&db, CHROMIUM.newest(), &[(CHROMIUM.plain_row)("a.fr", "new")]);
    let files = files_below(folder.path(), "Default/");
    assert!(files.iter().any(|(name, _)| name == "Default/Cookies-wal"));
    for (ending, pack) in KINDS {
        let (_folder, path) = archive(&format!("backup.{ending}"), pack(&files));
        let report = read_only_store(&path).unwrap();
        assert_eq!((report.record.rows_read, report.record.rows_from_log), (2, Some(1)), "{ending}");
        let roles: Vec<FileRole> = report.record.files.iter().map(|file| file.role).collect();
        assert_eq!(roles, [FileRole::Store, FileRole::Log], "{ending}");
        assert_eq!(report.record.files[1].path, path.join("Default/Cookies-wal"), "{ending}");
    }
}

#[test]
fn each_store_inside_is_one_store() {
    let built = tempfile::tempdir().unwrap();
    let firefox = fs::read(FIREFOX.build(built.path(), FIREFOX.newest(), &[(FIREFOX.plain_row)("f.fr", "f")])).unwrap();
    let chromium = fs::read(CHROMIUM.build(built.path(), CHROMIUM.newest(), &[(CHROMIUM.plain_row)("c.fr", "c")])).unwrap();
    let files: Files = vec![
        file("all/Default/Network/Cookies", &chromium),
        file("all/abc.default/cookies.sqlite", &firefox),
        file("all/curl/cookies.txt", JAR),
        file("all/letter.txt", "no cookies"),
    ];
    for (ending, pack) in KINDS {
        let (_folder, path) = archive(&format!("all.{ending}"), pack(&files));
        let found = search(&path, &Progress::default()).unwrap();
        let told: Vec<(String, FormatId)> =
            found.stores.iter().map(|store| (store.file.strip_prefix(&path).unwrap().display().to_string(), store.format)).collect();
        let expected = [
            ("all/Default/Network/Cookies".to_owned(), FormatId::Chromium),
            ("all/abc.default/cookies.sqlite".to_owned(), FormatId::Firefox),
            ("all/curl/cookies.txt".to_owned(), FormatId::Netscape),
        ];
        assert_eq!(told, expected, "{ending}");
        for store in &found.stores {
            assert_eq!(read(store, &options(), &Progress::default()).unwrap().record.rows_read, 1, "{ending}");
            // By its way in the archive it is found alone.
            let alone = only(&store.file);
            assert_eq!((&alone.file, alone.format), (&store.file, store.format), "{ending}");
        }
        assert_eq!(locate(&path.join("all/abc.default")).unwrap().len(), 1, "{ending}: a folder of it");
        assert_eq!(locate(&path.join("all/none")).unwrap_err().to_string(), format!("not-found: {}", path.join("all/none").display()));
    }
}

#[test]
fn a_single_packed_file_is_that_file() {
    let (_folder, path) = archive("cookies.txt.gz", packed(JAR.as_bytes()));
    let location = only(&path);
    assert_eq!((location.format, &location.file), (FormatId::Netscape, &path.join("cookies.txt")));
    assert_eq!(read(&location, &options(), &Progress::default()).unwrap().record.rows_read, 1);
    // What developer tools write lies directly in an archive, under any name.
    let har = r#"{"log": {"version": "1.2", "creator": {}, "entries": []}}"#;
    let (_folder, path) = archive("recording.zip", zip_of(&vec![file("export/shop.har", har)]));
    assert_eq!(only(&path).format, FormatId::Har);
}

#[test]
fn a_single_packed_file_may_be_called_anything() {
    for name in ["jar.gz", "backup.gz", "server.log.gz"] {
        let (_folder, path) = archive(name, packed(JAR.as_bytes()));
        assert_eq!(only(&path).format, FormatId::Netscape, "{name}");
    }
    // What is none, as most of what is packed so, is not worth a word.
    let (_folder, path) = archive("server.log.gz", packed(b"GET / 200\n"));
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!((found.stores.len(), found.search.left_out.len()), (0, 0));
}

#[test]
fn names_that_lead_out_links_and_archives_inside_are_left_out_and_said() {
    let store = file("Default/cookies.txt", JAR);
    let files: Files = vec![store, file("../../escaped-cookies.txt", JAR), file("inner.zip", zip_of(&vec![file("cookies.txt", JAR)]))];
    for (ending, pack) in KINDS {
        let (folder, path) = archive(&format!("hostile.{ending}"), pack(&files));
        let before = listing(folder.path());
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!(found.stores.len(), 1, "{ending}");
        let expected = [("escaped-cookies.txt".to_owned(), "unsafe-name"), ("inner.zip".to_owned(), "archive-in-archive")];
        assert_eq!(left_out(&found, &path), expected, "{ending}");
        assert!(before == listing(folder.path()) && !std::env::temp_dir().join("escaped-cookies.txt").exists());
    }
    // A link, and a file that would be written through it.
    let target = tempfile::tempdir().unwrap();
    let mut tar = tar::Builder::new(Vec::new());
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    tar.append_link(&mut link, "out", target.path()).unwrap();
    let mut bytes = tar.into_inner().unwrap();
    bytes.truncate(bytes.len() - 1024);
    bytes.extend(tar_of(&vec![file("out/cookies.txt", JAR), file("out", JAR)]));
    let (_folder, path) = archive("link.tar", bytes);
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!(left_out(&found, &path), [("out".to_owned(), "linked-elsewhere"), ("out".to_owned(), "unsafe-name")]);
    assert_eq!((found.stores.len(), fs::read_dir(target.path()).unwrap().count()), (1, 0));
}

fn code(path: &Path) -> &'static str {
    search(path, &Progress::default()).unwrap_err().code()
}

#[test]
fn what_becomes_endless_needs_a_password_or_is_damaged_is_said() {
    let tightly = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let endless: Files = vec![file("cookies.txt", vec![b'#'; (64 << 20) + 1])];
    for (name, bytes) in [("bomb.zip", zip_of(&endless)), ("bomb.tar.gz", tightly(&tar_of(&endless))), ("bomb.gz", tightly(&endless[0].1))]
    {
        assert!(bytes.len() < 1 << 20, "{name}: {}", bytes.len());
        let (folder, path) = archive(name, bytes);
        assert_eq!(code(&path), "archive-too-large", "{name}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
    let mut secret = zip_of(&vec![file("cookies.txt", JAR)]);
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = secret.windows(4).position(|window| window == mark).unwrap();
        secret[at + flags] |= 1;
    }
    assert_eq!(code(&archive("secret.zip", secret).1), "encrypted-archive");
    let good = zip_of(&vec![file("cookies.txt", JAR)]);
    assert_eq!(code(&archive("cut.zip", good[..40].to_vec()).1), "zip");
    assert_eq!(code(&archive("cut.gz", b"\x1f\x8b\x08\0\0\0".to_vec()).1), "archive");
    let (_folder, path) = archive("letters.zip", zip_of(&vec![file("letter.txt", "no cookies")]));
    assert_eq!(locate(&path).unwrap_err().to_string(), format!("no-store-in-folder: {}", path.display()));
}

#[test]
fn an_archive_that_breaks_off_gives_what_stands_before() {
    let noise: Vec<u8> = (0..200_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11).to_le_bytes()[0]).collect();
    let bytes = packed(&tar_of(&vec![file("a/cookies.txt", JAR), file("b/cookies.sqlite", noise)]));
    let (_folder, path) = archive("cut.tar.gz", bytes[..bytes.len() / 2].to_vec());
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!(found.stores.len(), 1);
    // The entry at which it ends is damaged; what was read of the archive is not.
    assert_eq!(left_out(&found, &path), [("b/cookies.sqlite".to_owned(), "damaged"), (String::new(), "breaks-off")]);
    // An entry whose sum is wrong is not taken for what was packed.
    let mut bytes = zip_of(&vec![file("a/cookies.txt", JAR), file("b/cookies.txt", JAR.replace("value", "other"))]);
    let at = bytes.windows(4).rposition(|window| window == b"PK\x03\x04").unwrap();
    bytes[at + 30 + "b/cookies.txt".len() + 20] ^= 0x55;
    let (_folder, path) = archive("turned.zip", bytes);
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!((found.stores.len(), left_out(&found, &path)), (1, vec![("b/cookies.txt".to_owned(), "damaged")]));
}

/// Where an archive is unpacked, in memory or on a disk, is chosen by what its directory says.
#[test]
fn an_entry_that_is_longer_than_its_archive_says_is_damaged() {
    let long = format!("{JAR}{}", "#\n".repeat(200_000));
    for size in [1_000, 100_000_u32] {
        let mut bytes = zip_of(&vec![file("a/cookies.txt", JAR), file("b/cookies.txt", &long)]);
        for (mark, place) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
            let at = bytes.windows(4).rposition(|window| window == mark).unwrap() + place;
            bytes[at..at + 4].copy_from_slice(&size.to_le_bytes());
        }
        let (_folder, path) = archive("says-less.zip", bytes);
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!((found.stores.len(), left_out(&found, &path)), (1, vec![("b/cookies.txt".to_owned(), "damaged")]), "{size}");
    }
}

#[test]
fn an_archive_that_became_another_one_is_unpacked_again_and_one_that_is_gone_is_not_made_up() {
    let (_folder, path) = archive("jar.zip", zip_of(&vec![file("cookies.txt", JAR)]));
    let location: StoreLocation = only(&path);
    let names = || -> Vec<String> {
        let report = read(&location, &options(), &Progress::default()).unwrap();
        report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect()
    };
    assert_eq!(names(), ["name"]);
    fs::write(&path, zip_of(&vec![file("cookies.txt", JAR.replace("name", "another name"))])).unwrap();
    assert_eq!(names(), ["another name"]);
    fs::remove_file(&path).unwrap();
    assert_eq!(read(&location, &options(), &Progress::default()).unwrap_err().code(), "not-found");
}

#[test]
fn every_cut_and_turned_bit_ends_in_stores_or_a_sentence() {
    let files: Files = vec![file("a/cookies.txt", JAR), file("b/cookies.txt", JAR)];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for (ending, pack) in KINDS {
        let good = pack(&files);
        let cuts: Vec<Vec<u8>> = (1..good.len()).step_by(good.len() / 40 + 1).map(|length| good[..length].to_vec()).collect();
        let turned = (0..120).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let mut bytes = good.clone();
            bytes[usize::try_from(state >> 33).unwrap() % good.len()] ^= 1 << (state % 8);
            bytes
        });
        for bytes in cuts.into_iter().chain(turned.collect::<Vec<_>>()) {
            let (_folder, path) = archive(&format!("x.{ending}"), bytes);
            for store in locate(&path).unwrap_or_default() {
                assert!(read(&store, &options(), &Progress::default()).is_ok_and(|report| report.record.rows_read <= 1), "{ending}");
            }
        }
    }
}

#[test]
fn a_turned_bit_that_only_the_sum_of_all_tells_is_said() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    gzip.write_all(&tar_of(&vec![file("cookies.txt", JAR)])).unwrap();
    let good = gzip.finish().unwrap();
    assert_eq!(left_out(&search(&archive("good.tar.gz", good.clone()).1, &Progress::default()).unwrap(), Path::new("")), []);
    let mut bytes = good;
    let at = bytes.windows(4).position(|window| window == b"name").unwrap();
    bytes[at] ^= 1;
    let (_folder, path) = archive("turned.tar.gz", bytes);
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!((found.stores.len(), left_out(&found, &path)), (1, vec![(String::new(), "breaks-off")]));
}

#[test]
fn what_is_unpacked_is_counted_once() {
    let files: Files = vec![file("cookies.txt", JAR), file("b/cookies.txt", vec![b'#'; 40 << 20])];
    for (ending, pack) in KINDS {
        let (_folder, path) = archive(&format!("large.{ending}"), pack(&files));
        assert!(search(&path, &Progress::default()).is_ok_and(|found| !found.stores.is_empty()), "{ending}");
    }
}

#[test]
fn an_entry_that_is_packed_in_another_way_is_left_out_and_said() {
    let mut bytes = zip_of(&vec![file("a/cookies.txt", JAR), file("b/cookies.txt", JAR)]);
    for (mark, method) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
        let at = bytes.windows(4).rposition(|window| window == mark).unwrap();
        // Zstandard.
        bytes[at + method] = 93;
    }
    let (_folder, path) = archive("other.zip", bytes);
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!((found.stores.len(), left_out(&found, &path)), (1, vec![("b/cookies.txt".to_owned(), "packed-otherwise")]));
}

#[test]
fn a_name_without_end_is_not_held_in_memory() {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, size) in [("usual", 300), ("endless", 1 << 20)] {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::GNULongName);
        header.set_size(size);
        header.set_cksum();
        tar.append(&header, std::io::repeat(b'n').take(size)).unwrap();
        let mut header = tar::Header::new_gnu();
        header.set_path(name).unwrap();
        header.set_size(0);
        header.set_cksum();
        tar.append(&header, &[][..]).unwrap();
    }
    let mut bytes = tar_of(&vec![file("cookies.txt", JAR)]);
    bytes.truncate(bytes.len() - 1024);
    bytes.extend(tar.into_inner().unwrap());
    for (name, bytes) in [("names.tar", bytes.clone()), ("names.tar.gz", packed(&bytes))] {
        let (_folder, path) = archive(name, bytes);
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!(found.stores.len(), 1, "{name}");
        assert_eq!(left_out(&found, &path), [("n".repeat(300), "unsafe-name"), (String::new(), "breaks-off")], "{name}");
    }
}

#[test]
fn what_is_no_store_is_not_unpacked_however_large_it_is() {
    let mut log = "2026-11-24 10:00:00 GET /index.html 200\n".repeat(100);
    log.extend(std::iter::repeat_n('x', (64 << 20) + 1));
    let film = [b"\0\0\0\x18ftypmp42".to_vec(), vec![0; (64 << 20) + 1]].concat();
    let files: Files = vec![
        file("home/film.mp4", film),
        file("home/server.log", log),
        file("home/all-my-cookies.mov", [b"\0\0\0\x14ftypqt  ".to_vec(), vec![0; 100 << 10]].concat()),
        file("home/letter.txt", "no cookies"),
        file("home/curl/cookies.txt", JAR),
    ];
    for (ending, pack) in KINDS.iter().filter(|(ending, _)| *ending != "tar") {
        let (_folder, path) = archive(&format!("home.{ending}"), pack(&files));
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!((found.stores.len(), found.search.not_unpacked, left_out(&found, &path)), (1, 3, vec![]), "{ending}");
        assert_eq!(read(&found.stores[0], &options(), &Progress::default()).unwrap().record.rows_read, 1, "{ending}");
    }
}

#[test]
fn a_file_that_is_named_is_unpacked_whatever_it_is_called() {
    let jar = JAR.repeat(4_000);
    assert!(jar.len() > 64 << 10);
    for (ending, pack) in KINDS {
        let (_folder, path) =
            archive(&format!("jars.{ending}"), pack(&vec![file("a/jar.dat", jar.as_bytes()), file("a/cookies.txt", JAR)]));
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!((found.stores.len(), found.search.not_unpacked), (1, 1), "{ending}");
        let named = only(&path.join("a/jar.dat"));
        assert_eq!(read(&named, &options(), &Progress::default()).unwrap().record.format, FormatId::Netscape, "{ending}");
    }
}

#[test]
fn an_archive_is_unpacked_once_for_all_that_lead_into_it() {
    let (_folder, path) = archive("two.zip", zip_of(&vec![file("a/cookies.txt", JAR), file("b/cookies.txt", JAR)]));
    let [first, second] = ["a/cookies.txt", "b/cookies.txt"].map(|way| only(&path.join(way)));
    let whole = search(&path, &Progress::default()).unwrap();
    let unpacked = |store: &StoreLocation| Arc::clone(store.archive.as_ref().unwrap());
    assert!(Arc::ptr_eq(&unpacked(&first), &unpacked(&second)));
    assert!(whole.stores.iter().all(|store| Arc::ptr_eq(&unpacked(store), &unpacked(&first))));
}

#[test]
fn one_entry_with_a_password_costs_itself() {
    let files: Files = vec![file("a/cookies.txt", JAR), file("b/cookies.txt", JAR), file("holiday.jpg", "\u{fffd}")];
    let mut bytes = zip_of(&files);
    // The second and the third are marked as encrypted, in front of each and in the directory.
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(mark)).collect();
        for at in &places[1..] {
            bytes[at + flags] |= 1;
        }
    }
    let (_folder, path) = archive("half.zip", bytes);
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!(left_out(&found, &path), [("b/cookies.txt".to_owned(), "needs-password")]);
    assert_eq!((found.stores.len(), found.search.not_unpacked), (1, 1));
    assert_eq!(code(&path.join("b/cookies.txt")), "encrypted-archive");
}

/// A program that unpacks itself, what a server said before a download, a download that was joined to a note.
#[test]
fn a_zip_behind_something_else_is_a_zip() {
    let zip = zip_of(&vec![file("Default/cookies.txt", JAR)]);
    for before in [&b"MZ\x90\0"[..], b"HTTP/1.1 200 OK\r\n\r\n", &[0; 5_000]] {
        let (_folder, path) = archive("setup.exe", [before, &zip].concat());
        assert_eq!(only(&path).file, path.join("Default/cookies.txt"), "{before:?}");
    }
    // The end alone is none, nor is a database that ends like one.
    let end = &zip[zip.len() - 22..];
    let (_folder, path) = archive("text.txt", [JAR.as_bytes(), "# a remark\n".repeat(500).as_bytes(), end].concat());
    assert_eq!(only(&path).format, FormatId::Netscape);
}

#[test]
fn cookies_before_an_archive_are_told() {
    let zip = zip_of(&vec![file("b/cookies.txt", JAR)]);
    for (before, told) in
        [(JAR.to_owned(), vec![(String::new(), "before-the-archive")]), ("#!/bin/sh\nunzip \"$0\"\nexit\n".to_owned(), vec![])]
    {
        let (_folder, path) = archive("cookies.txt", [before.as_bytes(), &zip].concat());
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!((found.stores.len(), left_out(&found, &path)), (1, told), "{before}");
    }
}

#[test]
fn of_entries_of_one_name_the_last_is_read_and_the_other_told() {
    let jar = |count: usize| (0..count).fold(JAR.to_owned(), |jar, n| format!("{jar}a.fr\tFALSE\t/\tFALSE\t2000000000\tn{n}\tv\n"));
    let files: Files = vec![file("a/cookies.txt", jar(1)), file("a/cookies.txt", jar(4)), file("a/note.md", "1"), file("a/note.md", "2")];
    let check = |path: &Path, expected: &str| {
        let found = search(path, &Progress::default()).unwrap();
        assert_eq!(left_out(&found, path), [(expected.to_owned(), "same-name")]);
        assert_eq!(read(&found.stores[0], &options(), &Progress::default()).unwrap().record.rows_read, 5);
    };
    let (_folder, path) = archive("twice.tar", tar_of(&files));
    check(&path, "a/cookies.txt");
    // The writer refuses to write such a thing, so that a name of the same length is turned into it. Which entries it is about the directory does not tell.
    let mut other = files.clone();
    other[0].0 = "a/cookieZ.txt".to_owned();
    other.truncate(2);
    let mut zip = zip_of(&other);
    while let Some(at) = zip.windows(13).position(|window| window == b"a/cookieZ.txt") {
        zip[at..at + 13].copy_from_slice(b"a/cookies.txt");
    }
    let (_folder, path) = archive("twice.zip", zip);
    check(&path, "");
}

#[test]
fn a_zip_without_its_directory_gives_what_its_headers_tell() {
    let zip = zip_of(&vec![file("a/cookies.txt", JAR), file("b/cookies.txt", JAR)]);
    let directory = zip.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
    let (_folder, path) = archive("cut.zip", zip[..directory - 20].to_vec());
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!(found.stores.iter().map(|store| store.file.clone()).collect::<Vec<_>>(), [path.join("a/cookies.txt")]);
    assert!(left_out(&found, &path).contains(&(String::new(), "breaks-off")), "{:?}", left_out(&found, &path));
    let (_folder, path) = archive("cut.zip", zip[..10].to_vec());
    assert_eq!(code(&path), "zip");
    // That there are too many is known before anything is written.
    let entry = &zip_of(&vec![file("d/a", "")]);
    let entry = &entry[..entry.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap()];
    let (_folder, path) = archive("many.zip", entry.repeat(100_001));
    assert_eq!(code(&path), "archive-too-large");
}

#[test]
fn zeros_behind_what_is_packed_are_nothing_and_what_breaks_off_is_kept() {
    let text = (0..3_000).fold(JAR.to_owned(), |jar, n| format!("{jar}h{n}.fr\tFALSE\t/\tFALSE\t2000000000\tn{n}\tv{}\n", n * 7_919));
    let rows_of = |name: &str, bytes: Vec<u8>| {
        let (_folder, path) = archive(name, bytes);
        let found = search(&path, &Progress::default()).unwrap();
        let rows = read(&found.stores[0], &options(), &Progress::default()).unwrap().record.rows_read;
        (rows, left_out(&found, &path).into_iter().map(|(_, why)| why).collect::<Vec<_>>())
    };
    let whole = packed(text.as_bytes());
    assert_eq!(rows_of("cookies.txt.gz", [&whole[..], &[0; 512]].concat()), (3_001, vec![]));
    let second = packed(b"b.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n");
    assert_eq!(rows_of("cookies.txt.gz", [&whole[..], &second].concat()), (3_002, vec![]), "part after part");
    let (rows, why) = rows_of("cookies.txt.gz", whole[..whole.len() / 2].to_vec());
    assert!((1_000..2_500).contains(&rows) && why == ["breaks-off"], "{rows} {why:?}");
    let tar = tar_of(&vec![file("a/cookies.txt", JAR)]);
    assert_eq!(rows_of("backup.tar.gz", [packed(&tar), vec![0; 512]].concat()), (1, vec![]));
    // An archive in what is packed is one in an archive.
    for inner in [zip_of(&vec![file("cookies.txt", JAR)]), packed(JAR.as_bytes())] {
        let (_folder, path) = archive("backup.gz", packed(&inner));
        let found = search(&path, &Progress::default()).unwrap();
        assert_eq!(left_out(&found, &path), [("backup".to_owned(), "archive-in-archive")]);
    }
}

/// GNU tar with `--sparse --format=pax`: names and holes stand in extensions of the header.
#[test]
fn a_file_with_holes_that_extensions_tell_is_left_out_under_its_own_name() {
    let record = |text: &str| {
        let length = (0..100).find(|length| format!("{length} {text}\n").len() == *length).unwrap();
        format!("{length} {text}\n")
    };
    let told =
        ["GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.name=p/cookies.sqlite", "GNU.sparse.realsize=9000"].map(record).concat();
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_ustar();
    header.set_entry_type(tar::EntryType::XHeader);
    header.set_path("PaxHeaders/cookies.sqlite").unwrap();
    header.set_size(told.len() as u64);
    header.set_cksum();
    tar.append(&header, told.as_bytes()).unwrap();
    let rest = tar_of(&vec![file("p/GNUSparseFile.7/cookies.sqlite", "1\n0\n9000\n"), file("cookies.txt", JAR)]);
    let mut bytes = tar.into_inner().unwrap();
    bytes.truncate(bytes.len() - 1_024);
    let (_folder, path) = archive("sparse.tar", [bytes, rest].concat());
    let found = search(&path, &Progress::default()).unwrap();
    assert_eq!((left_out(&found, &path), found.stores.len()), (vec![("p/cookies.sqlite".to_owned(), "packed-otherwise")], 1));
}

#[test]
fn a_workbook_is_told_as_one() {
    for files in [vec![file("[Content_Types].xml", "<Types/>")], vec![file("mimetype", "x"), file("META-INF/manifest.xml", "<m/>")]] {
        let (_folder, path) = archive("cookies.xlsx", zip_of(&files));
        assert_eq!(code(&path), "office-document");
    }
}
