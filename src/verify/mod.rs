//! Whether a report was altered, and whether the stores are still what it was made from. Reports are JSON, NDJSON, pages and dossiers that this program wrote;
//! none of them, however large, is held in memory as a whole.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod claim;
mod matching;
mod place;
mod reads;
mod unread;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::files::is_same_file;
use crate::store::{FileRole, ReadRecord};
use crate::sum::hex;

pub use crate::sealed::Seal;
pub use claim::{Claim, ClaimError, ClaimProblem, ClaimedFile, ClaimedRead, claim};
pub use place::places_of;

use unread::Unread;

/// What became of a file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFate {
    /// The same bytes.
    Same,
    /// Other bytes.
    Changed,
    /// It is not there.
    Gone,
    /// It was not read when the report was made.
    New,
}

/// What became of a read of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Every file of the report, and those that came since: its path as the report or the store has it.
    pub files: Vec<(String, FileFate)>,
    /// No store was found that it could be of.
    pub is_gone: bool,
    /// The store that it was compared with, where that lies elsewhere than the report says.
    pub found_at: Option<PathBuf>,
}

impl Checked {
    /// Whether the store is what the report was made from.
    #[must_use]
    pub fn is_same(&self) -> bool {
        !self.is_gone && self.files.iter().all(|(_, fate)| *fate == FileFate::Same)
    }
}

/// Compares what a report says of its reads with stores as they are now: those that were read, and files that could not be read as stores any more.
#[must_use]
pub fn check(claim: &Claim, records: &[&ReadRecord], unread: &[&Path]) -> Vec<Checked> {
    let matched = matching::matched(&claim.reads, records);
    let unread = Unread::of(unread, &claim.reads);
    let reads = claim.reads.iter().zip(matched);
    reads
        .map(|(read, record)| {
            // A store of the same bytes elsewhere does not stand for one that lies where it lay, and is one no more.
            let is_spoilt = read.files.first().is_some_and(|file| unread.in_place_of(file).is_some());
            match record.and_then(|place| records.get(place)) {
                Some(record) if !is_spoilt => of_record(read, record),
                _ => of_files(read, &unread),
            }
        })
        .collect()
}

/// Of a store that was read again. One that lies elsewhere than the report says answers for itself: what is missing there is not taken from where the
/// report's lay.
fn of_record(read: &ClaimedRead, record: &ReadRecord) -> Checked {
    let is_in_place = matching::lies_in_same_place(read, record);
    let mut files = Vec::new();
    for claimed in &read.files {
        let now = record.files.iter().find(|file| file.role == claimed.role && claimed.has_name_of(&file.path));
        let (path, fate) = match now {
            Some(file) => {
                let fate = if file.sha256 == claimed.sha256 { FileFate::Same } else { FileFate::Changed };
                (if is_in_place { claimed.path.clone() } else { shown(&file.path) }, fate)
            }
            None if is_in_place => (claimed.path.clone(), fate_where_named(claimed)),
            None => match place::beside(read, claimed, record) {
                Some(path) => (shown(&path), fate_of(&path, claimed)),
                // A history may have been named by itself, and lie anywhere.
                None if claimed.role == FileRole::History => (claimed.path.clone(), fate_where_named(claimed)),
                None => (claimed.path.clone(), FileFate::Gone),
            },
        };
        files.push((path, fate));
    }
    let knows_history = read.files.iter().any(|file| file.role == FileRole::History);
    for file in &record.files {
        let was_there = read.files.iter().any(|claimed| file.role == claimed.role && claimed.has_name_of(&file.path));
        let was_left_out = file.role == FileRole::History && !knows_history;
        if !was_there && !was_left_out {
            files.push((shown(&file.path), FileFate::New));
        }
    }
    let found_at = if is_in_place { None } else { record.files.first().map(|file| file.path.clone()) };
    Checked { files, is_gone: false, found_at }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Of a store that is no longer one: what was named for it, and where it still lies where it lay, what lies beside it.
fn of_files(read: &ClaimedRead, unread: &Unread<'_>) -> Checked {
    let is_in_place = read.files.first().and_then(|file| unread.in_place_of(file)).is_some_and(Path::is_file);
    let fates = read.files.iter().map(|claimed| match unread.found_for(claimed) {
        Some(path) => (shown(path), fate_of(path, claimed)),
        None if is_in_place => (claimed.path.clone(), fate_where_named(claimed)),
        None => (claimed.path.clone(), FileFate::Gone),
    });
    let files: Vec<(String, FileFate)> = fates.collect();
    let is_gone = files.iter().all(|(_, fate)| *fate == FileFate::Gone);
    Checked { files, is_gone, found_at: None }
}

/// Whether a file of a report is the one at a path.
fn lies_at(claimed: &ClaimedFile, path: &Path) -> bool {
    places_of(Path::new(&claimed.path)).iter().any(|place| is_same_file(place, path))
}

/// Of a file where the report says that it lay: what has the same bytes is it, where the report does not say which.
fn fate_where_named(claimed: &ClaimedFile) -> FileFate {
    let fates = || places_of(Path::new(&claimed.path)).into_iter().map(|place| fate_of(&place, claimed));
    let wanted = [FileFate::Same, FileFate::Changed];
    wanted.into_iter().find(|wanted| fates().any(|fate| fate == *wanted)).unwrap_or(FileFate::Gone)
}

fn fate_of(path: &Path, claimed: &ClaimedFile) -> FileFate {
    match sum_of(path) {
        Ok(sum) if sum == claimed.sha256 => FileFate::Same,
        Ok(_) => FileFate::Changed,
        Err(_) => FileFate::Gone,
    }
}

/// The SHA-256 of a file, which is never in memory as a whole.
fn sum_of(path: &Path) -> io::Result<String> {
    if !path.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let mut sum = Summing(Sha256::new());
    io::copy(&mut File::open(path)?, &mut sum)?;
    Ok(hex(sum.0))
}

/// Sums what is written to it and keeps nothing.
struct Summing(Sha256);

impl io::Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
