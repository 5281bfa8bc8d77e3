//! What window and command line ask of the core.

use std::fs;
use std::sync::Arc;

use cookie_charter::store::{Fingerprint, Progress, ReadError, ReadNote};
use cookie_charter::work::{Asked, Opened, Round, Source, knowledge, open, open_again};

use crate::support::built::FIREFOX;
use crate::support::reading::options;

fn open_with(sources: Vec<Source>, progress: &Progress) -> Round {
    open(sources, &Asked { options: options(), knowledge: Arc::new(knowledge()) }, progress)
}

#[test]
fn a_profile_that_fails_is_told_beside_those_that_were_read() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["p1.default", "p2.work", "p3.broken"] {
        let profile = folder.path().join(name);
        fs::create_dir(&profile).unwrap();
        FIREFOX.build(&profile, FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    }
    let broken = folder.path().join("p3.broken").join("cookies.sqlite");
    rusqlite::Connection::open(&broken).unwrap().execute_batch("ALTER TABLE moz_cookies RENAME COLUMN host TO guest").unwrap();
    let missing = folder.path().join("missing");
    let sources = vec![
        Source::Path(folder.path().to_owned()),
        Source::Path(folder.path().join("p1.default")),
        Source::Path(missing.clone()),
        Source::Sample,
    ];
    let round = open_with(sources, &Progress::default());
    assert_eq!(round.stores.len(), 3, "two profiles and the sample");
    assert_eq!(round.repeated, [folder.path().join("p1.default").join("cookies.sqlite")]);
    assert_eq!(round.failures.len(), 2, "{:?}", round.failures);
    let (source, error) = &round.failures[1];
    assert!(*source == Source::Path(missing) && matches!(**error, ReadError::NotFound { .. }));
}

#[test]
fn a_cancelled_round_says_so() {
    let progress = Progress::default();
    progress.cancel();
    let round = open_with(vec![Source::Sample, Source::Sample], &progress);
    assert!(round.stores.is_empty());
    assert!(matches!(&round.failures[..], [(Source::Sample, error)] if matches!(**error, ReadError::Cancelled)));
}

#[test]
fn what_looks_like_a_store_and_is_none_is_told_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["p1.default", "p2.broken", "p3.empty"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        FIREFOX.build(&folder.path().join(name), FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    }
    // One fails when it is looked at, the other only when it is read.
    fs::write(folder.path().join("p3.empty").join("cookies.sqlite"), "").unwrap();
    let broken = folder.path().join("p2.broken").join("cookies.sqlite");
    rusqlite::Connection::open(&broken).unwrap().execute_batch("ALTER TABLE moz_cookies RENAME COLUMN host TO guest").unwrap();
    let round = open_with(vec![Source::Path(folder.path().to_owned())], &Progress::default());
    let codes: Vec<&str> = round.failures.iter().map(|(_, error)| error.code()).collect();
    assert_eq!((round.stores.len(), codes.as_slice()), (1, ["empty", "missing-column"].as_slice()));
    let record = &round.stores[0].store.report.record;
    assert!(record.notes.contains(&ReadNote::FilesRefused));
    let left: Vec<&str> = record.search.left_out.iter().map(|left| left.why.code()).collect();
    assert_eq!(left, codes);
    // Reading again asks for what was read, not for what failed; the note stays.
    let again = open_with(vec![round.stores[0].source.clone()], &Progress::default());
    assert!(again.failures.is_empty());
    assert!(again.stores[0].store.report.record.notes.contains(&ReadNote::FilesRefused));
}

#[test]
fn a_folder_that_holds_only_what_is_refused_says_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("cookies.sqlite"), "").unwrap();
    }
    let round = open_with(vec![Source::Path(folder.path().to_owned())], &Progress::default());
    assert!(round.stores.is_empty());
    assert_eq!(round.failures.iter().map(|(_, error)| error.code()).collect::<Vec<_>>(), ["empty", "empty"]);
    let round = open_with(vec![Source::Path(tempfile::tempdir().unwrap().path().to_owned())], &Progress::default());
    assert_eq!(round.failures.iter().map(|(_, error)| error.code()).collect::<Vec<_>>(), ["no-store-in-folder"]);
}

/// What a second round makes of stores that are known, as the window asks for it: how many were not read again, and whether all are as they were.
fn again(known: &[Opened]) -> (usize, Vec<bool>) {
    let sources = known.iter().map(|opened| opened.source.clone()).collect();
    let asked = Asked { options: options(), knowledge: Arc::new(knowledge()) };
    let round = open_again(sources, &asked, known, &Progress::default());
    assert_eq!(round.stores.len(), known.len(), "{:?}", round.failures);
    let is_same = |(then, now): (&Opened, &Opened)| Arc::ptr_eq(&then.store, &now.store);
    (round.unchanged, known.iter().zip(&round.stores).map(is_same).collect())
}

fn set_times(file: &std::path::Path, seconds: u64) {
    let at = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    fs::File::options().write(true).open(file).unwrap().set_modified(at).unwrap();
}

#[test]
fn a_store_that_did_not_change_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("p.default");
    fs::create_dir(&profile).unwrap();
    let file = FIREFOX.build(&profile, FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    let known = open_with(vec![Source::Path(file.clone()), Source::Sample], &Progress::default()).stores;
    // Written just now, so that the times alone do not tell.
    assert_eq!(again(&known), (2, vec![true, true]));
    // The same bytes with another time, and in another file.
    set_times(&file, 1_700_000_000);
    assert_eq!(again(&known), (2, vec![true, true]));
    let bytes = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    fs::write(&file, &bytes).unwrap();
    assert_eq!(again(&known), (2, vec![true, true]));
    // Other bytes of the same length and time.
    let known = open_with(vec![Source::Path(file.clone()), Source::Sample], &Progress::default()).stores;
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch("UPDATE moz_cookies SET name = 'm'").unwrap();
    fs::File::options().write(true).open(&file).unwrap().set_modified(before).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().len(), bytes.len() as u64);
    assert_eq!(again(&known), (1, vec![false, true]));
}

#[test]
fn what_lies_beside_a_store_belongs_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("p.default");
    fs::create_dir_all(profile.join("sessionstore-backups")).unwrap();
    FIREFOX.build(&profile, FIREFOX.newest(), &[(FIREFOX.plain_row)("a.fr", "n")]);
    for name in
        ["cookies.sqlite-wal", "places.sqlite", "containers.json", "sessionstore-backups/recovery.jsonlz4", "cookies.sqlite-journal"]
    {
        let known = open_with(vec![Source::Path(profile.join("cookies.sqlite"))], &Progress::default()).stores;
        assert_eq!(again(&known).0, 1, "before {name}");
        fs::write(profile.join(name), "").unwrap();
        // Long ago, so that one that cannot be read is known not to have changed.
        set_times(&profile.join(name), 1_700_000_000);
        assert_eq!(again(&known).0, 0, "{name} came");
    }
    let known = open_with(vec![Source::Path(profile.join("cookies.sqlite"))], &Progress::default()).stores;
    fs::write(profile.join("containers.json"), r#"{"identities": []}"#).unwrap();
    assert_eq!(again(&known).0, 0, "it was changed");
    // What nobody knows of was not read.
    let report = &known[0].store.report;
    assert!(!Fingerprint::default().is_still(&Fingerprint::default(), &report.record, &Progress::default()).unwrap());
}
