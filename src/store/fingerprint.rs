//! Whether the files of a store are still those that were read, so that a store that did not change is not read again.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::format::firefox::{CONTAINERS, session::session_files};
use super::history;
use super::location::Family;
use super::sqlite::snapshot::{COMPANIONS, Snapshot, with_suffix};
use super::{Progress, ReadError, ReadRecord, StoreLocation};

/// A file that was changed less than this before it was looked at may change again without another time: the clocks of some file systems tick every two
/// seconds (FAT), those of the others every few milliseconds.
const TICK: Duration = Duration::from_secs(2);

/// What the system says of each file that a read of a store rests on: the store with its log and journal, session files, containers and the history
/// beside it; of a store in an archive the archive. Nothing is opened for it.
#[derive(Clone, Debug, Default)]
pub struct Fingerprint {
    files: Vec<(PathBuf, FileStamp)>,
    taken: Option<SystemTime>,
}

/// What differs when a file was written, replaced or set back to an earlier time.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileStamp {
    size: u64,
    modified: Option<SystemTime>,
    /// Device, number of the file and when that entry changed, in seconds and nanoseconds; zeros on systems that tell none.
    entry: [i128; 4],
}

impl Fingerprint {
    /// Of the files as they are now. Those that are not there are not in it, so that one that comes or goes is a change too.
    #[must_use]
    pub fn of(location: &StoreLocation) -> Self {
        let taken = SystemTime::now();
        let stamp = |path: PathBuf| FileStamp::of(&path).map(|stamp| (path, stamp));
        Self { files: files_of(location).into_iter().filter_map(stamp).collect(), taken: Some(taken) }
    }

    /// Whether a read would give what `record` says of the read that this was taken just before; `now` is the fingerprint as it is. What the system says of
    /// the files is compared first; where it differs, or is too young to rely on, the SHA-256 of a private copy decides.
    ///
    /// # Errors
    /// Only when that was cancelled. A file that cannot be copied counts as changed, so that the read says why.
    pub fn is_still(&self, now: &Self, record: &ReadRecord, progress: &Progress) -> Result<bool, ReadError> {
        if self.taken.is_none() || !self.files.iter().map(|(path, _)| path).eq(now.files.iter().map(|(path, _)| path)) {
            return Ok(false);
        }
        for ((path, then), (_, is_now)) in self.files.iter().zip(&now.files) {
            let is_settled =
                then.modified.zip(self.taken).is_some_and(|(modified, taken)| modified.checked_add(TICK).is_some_and(|at| at < taken));
            if then == is_now && is_settled {
                continue;
            }
            if then.size != is_now.size || !has_the_sum(path, record, progress)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl FileStamp {
    fn of(path: &Path) -> Option<Self> {
        let meta = std::fs::metadata(path).ok().filter(Metadata::is_file)?;
        Some(Self { size: meta.len(), modified: meta.modified().ok(), entry: entry(&meta) })
    }
}

#[cfg(unix)]
fn entry(meta: &Metadata) -> [i128; 4] {
    use std::os::unix::fs::MetadataExt;
    [meta.dev().into(), meta.ino().into(), meta.ctime().into(), meta.ctime_nsec().into()]
}

#[cfg(not(unix))]
fn entry(_meta: &Metadata) -> [i128; 4] {
    [0; 4]
}

/// Where the files that a read rests on are, or would be.
fn files_of(location: &StoreLocation) -> Vec<PathBuf> {
    if let Some(archive) = &location.archive {
        return vec![archive.places().1.to_path_buf()];
    }
    let mut files = with_companions(&location.file);
    if location.format.format().family == Family::Firefox {
        files.extend(session_files(&location.profile_folder));
        files.push(location.profile_folder.join(CONTAINERS));
    }
    files.extend(history::places(location).flat_map(|place| with_companions(&place)));
    // A session file that was opened by itself is among those of its profile.
    files.sort();
    files.dedup();
    files
}

fn with_companions(file: &Path) -> Vec<PathBuf> {
    // SQLite looks for its files beside the one that a link leads to.
    let real = file.is_symlink().then(|| std::fs::canonicalize(file).ok()).flatten();
    let file = real.as_deref().unwrap_or(file);
    COMPANIONS.iter().map(|suffix| with_suffix(file, suffix)).collect()
}

/// Whether a file has the bytes that were read. Of one that was only looked at nobody knows.
fn has_the_sum(path: &Path, record: &ReadRecord, progress: &Progress) -> Result<bool, ReadError> {
    let Some(read) = record.files.iter().find(|file| file.path == path) else { return Ok(false) };
    match Snapshot::of_file(path, progress).and_then(Snapshot::into_records) {
        Ok(copied) => Ok(copied.first().is_some_and(|copied| copied.sha256 == read.sha256)),
        Err(ReadError::Cancelled) => Err(ReadError::Cancelled),
        Err(_) => Ok(false),
    }
}
