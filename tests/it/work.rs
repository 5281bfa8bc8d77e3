//! What window and command line ask of the core.

use std::fs;
use std::sync::Arc;

use cookie_charter::store::{Progress, ReadError};
use cookie_charter::work::{Asked, Round, Source, knowledge, open};

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
    assert!(matches!(&round.failures[1], (Source::Path(path), ReadError::NotFound { .. }) if *path == missing));
}

#[test]
fn a_cancelled_round_says_so() {
    let progress = Progress::default();
    progress.cancel();
    let round = open_with(vec![Source::Sample, Source::Sample], &progress);
    assert!(round.stores.is_empty());
    assert!(matches!(round.failures[..], [(Source::Sample, ReadError::Cancelled)]));
}
