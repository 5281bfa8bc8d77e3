//! The seeds of `fuzz/` with a fixed number of deterministic mutations: nothing panics, loops or makes up rows, whichever reader gets the bytes.

use std::fs;

use cookie_charter::store::{FormatId, Progress, StoreLocation, locate, read, sample_location};

use crate::support::builder::builder;
use crate::support::mutations::{Numbers, corpus, inputs};
use crate::support::reading::options;

/// Mutations of each seed that are read as what they are, and by readers that they may not be for.
const MUTATIONS: usize = 60;
fn check(location: &StoreLocation, size: usize) {
    if let Ok(report) = read(location, &options(), &Progress::default()) {
        let record = &report.record;
        assert_eq!(report.cookies.rows.len(), report.values.len(), "{}", location.format.code());
        assert_eq!(record.rows_read, report.cookies.rows.len() as u64);
        // No row is smaller than a byte, and each row that was left out has a warning.
        assert!(record.rows_read + record.rows_skipped <= size as u64 + 1, "{}", location.format.code());
        assert!(record.row_warnings >= record.rows_skipped, "{}", location.format.code());
    }
}

#[test]
fn seeds_and_their_mutations() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    let mut numbers = Numbers(7);
    for bytes in inputs("detect", MUTATIONS) {
        fs::write(&file, &bytes).unwrap();
        for location in locate(&file).unwrap_or_default() {
            check(&location, bytes.len());
        }
        let format = FormatId::ALL[numbers.below(FormatId::ALL.len())];
        let profile_folder = folder.path().to_path_buf();
        let location = StoreLocation { format, file: file.clone(), profile_folder, id: "fuzz".to_owned(), ..sample_location() };
        check(&location, bytes.len());
    }
}

/// Databases, alone and with what a writer left beside them. An input is laid out as `fuzz/fuzz_targets/database.rs` says.
#[test]
fn databases_with_a_log_or_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let main = folder.path().join("file");
    let mut were_read = 0;
    for bytes in inputs("database", MUTATIONS) {
        let [kind, low, high, rest @ ..] = &*bytes else { continue };
        let (database, beside) = rest.split_at((usize::from(u16::from_le_bytes([*low, *high])) * 32).min(rest.len()));
        fs::write(&main, database).unwrap();
        for (number, suffix) in ["", "-wal", "-journal"].into_iter().enumerate().skip(1) {
            let path = folder.path().join(format!("file{suffix}"));
            let _ = fs::remove_file(&path);
            if usize::from(*kind) % 3 == number {
                fs::write(&path, beside).unwrap();
            }
        }
        for location in locate(&main).unwrap_or_default() {
            check(&location, bytes.len());
            were_read += 1;
        }
    }
    assert!(were_read > MUTATIONS, "most mutations leave a database that is told: {were_read}");
}

/// Each form that is no database, and is told by its bytes, has a seed that is read as it.
#[test]
fn every_form_has_a_seed() {
    let told: Vec<FormatId> = corpus("detect").iter().filter_map(|seed| Some(locate(seed).ok()?.first()?.format)).collect();
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let file = builder(format).build(folder.path(), &[]);
        let is_database = fs::read(&file).unwrap().starts_with(b"SQLite format 3");
        assert!(is_database || builder(format).told_as().is_some() || told.contains(&format), "{}", format.code());
    }
}
