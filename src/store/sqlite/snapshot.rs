//! The only door to SQLite: a database is copied byte for byte into a private folder and the copy is opened, never the original.

mod copy;
mod header;
mod stamp;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::earlier::journal::write_rolled_back;
use super::open::Mode;
use super::rows::OpenCopy;
use crate::private_folder::{self, PrivateFolder};
use crate::store::{FileRecord, FileRole, Progress, ReadError, ReadNote};
use copy::{CopyError, Hash, Sum};
use stamp::Stamp;

pub(crate) use copy::{LARGEST, open_source};
pub(crate) use header::companion_of;
pub(crate) use header::{DATABASE_MAGIC, JOURNAL_MAGIC, LOG_MAGIC};
pub(super) use header::{checksum, promised_size};

/// Pauses between the tries of a copy that the browser wrote into.
const PAUSES: [Duration; 5] = [
    Duration::from_millis(25),
    Duration::from_millis(50),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(400),
];
/// Bytes of the header of a log and its first frame, which is at most a page of the largest size.
const FIRST_FRAME: u64 = 32 + 24 + 65_536;
const MAIN: &str = "copy.sqlite";
/// What SQLite adds to the name of a database for its log and its journal; the file itself first.
pub(crate) const COMPANIONS: [&str; 3] = ["", "-wal", "-journal"];

/// A private copy of a database with its log and its journal, removed on drop.
#[derive(Debug)]
pub(crate) struct Snapshot {
    folder: PrivateFolder,
    cancel: Arc<AtomicBool>,
    source: PathBuf,
    files: Vec<CopiedFile>,
    /// The log holds frames that SQLite applies.
    pub(crate) has_log: bool,
    /// What must be known about the copy: torn, with a transaction to roll back, shorter than its header says.
    pub(crate) notes: Vec<ReadNote>,
}

#[derive(Debug)]
struct CopiedFile {
    path: PathBuf,
    size: u64,
    modified: Option<Timestamp>,
    hash: Hash,
}

impl Snapshot {
    /// Copies `source` and its companions.
    pub(crate) fn take(source: &Path, progress: &Progress) -> Result<Self, ReadError> {
        Self::copy_of(source, (LARGEST, Sum::Wanted), &COMPANIONS, progress)
    }

    /// Copies a file that is no database and has nothing beside it.
    pub(crate) fn of_file(source: &Path, progress: &Progress) -> Result<Self, ReadError> {
        Self::copy_of(source, (LARGEST, Sum::Wanted), &COMPANIONS[..1], progress)
    }

    /// As [`Self::take`], but at most `bytes` from the beginning of the file, and without a sum: enough to see which tables there are.
    pub(crate) fn glance(source: &Path, bytes: u64, progress: &Progress) -> Result<Self, ReadError> {
        Self::copy_of(source, (bytes, Sum::NotWanted), &COMPANIONS, progress)
    }

    fn copy_of(source: &Path, extent: (u64, Sum), parts: &[&str], progress: &Progress) -> Result<Self, ReadError> {
        // SQLite looks for the log beside the file that a link leads to, so this does too.
        let real = fs::canonicalize(source);
        let source = if source.is_symlink() { real.as_deref().unwrap_or(source) } else { source };
        let meta = fs::metadata(source).map_err(|error| ReadError::from_io(error, source))?;
        if !meta.is_file() {
            return Err(ReadError::NotAFile { path: source.to_path_buf() });
        }
        if meta.len() > LARGEST {
            return Err(ReadError::TooLarge { most: LARGEST, path: source.to_path_buf() });
        }
        let mut failure = None;
        for base in private_folder::bases(bytes_to_copy(source, extent.0, parts)) {
            match Self::copy_into(&base, source, extent, parts, progress) {
                Err(ReadError::NoRoomForCopy { source, path }) => failure = Some(ReadError::NoRoomForCopy { source, path }),
                result => return result,
            }
        }
        Err(failure.unwrap_or_else(|| ReadError::NotFound { path: std::env::temp_dir() }))
    }

    fn copy_into(base: &Path, source: &Path, extent: (u64, Sum), parts: &[&str], progress: &Progress) -> Result<Self, ReadError> {
        let no_room = |error| ReadError::NoRoomForCopy { source: error, path: base.to_path_buf() };
        let folder = PrivateFolder::create(base).map_err(no_room)?;
        // A log or a journal that was copied without its database stands for it.
        let lone = if parts.len() > 1 { companion_of(&head_of(source, 100).unwrap_or_default()) } else { None };
        let parts = if lone.is_some() { &COMPANIONS[..1] } else { parts };
        let originals = COMPANIONS.map(|suffix| with_suffix(source, suffix));
        let paths = originals.each_ref().map(PathBuf::as_path);
        let mut tries = PAUSES.iter();
        let (files, is_torn) = loop {
            let before = Stamp::of(paths);
            let files = copy_all(&originals, (parts, lone), folder.path(), extent, progress).map_err(|(error, path)| match error {
                CopyError::Source(error) => ReadError::from_io(error, path),
                CopyError::Target(error) => no_room(error),
                CopyError::TooLarge => ReadError::TooLarge { most: LARGEST, path: path.to_path_buf() },
                CopyError::Cancelled => ReadError::Cancelled,
            })?;
            if Stamp::of(paths) == before {
                break (files, false);
            }
            let Some(pause) = tries.next() else { break (files, true) };
            std::thread::sleep(*pause);
        };
        let mut snapshot = Self {
            folder,
            cancel: Arc::clone(&progress.cancel),
            source: source.to_path_buf(),
            files,
            has_log: false,
            notes: is_torn.then_some(ReadNote::SnapshotMayBeTorn).into_iter().collect(),
        };
        if lone.is_some() {
            fs::write(snapshot.copy(""), []).map_err(no_room)?;
        }
        if parts.len() > 1 || lone.is_some() {
            // One that is not there belongs to a database that was closed; what is there and was not copied may have held rows.
            let is_left_out = |original: &PathBuf| {
                lone.is_none()
                    && snapshot.files.iter().all(|file| file.path != *original)
                    && fs::symlink_metadata(original).is_ok_and(|meta| !meta.is_file())
            };
            if originals.iter().any(is_left_out) {
                snapshot.notes.push(ReadNote::LogUnreadable);
            }
            snapshot.look_at_headers();
        }
        Ok(snapshot)
    }

    /// Opens the copy.
    pub(crate) fn open(&self, mode: Mode) -> rusqlite::Result<OpenCopy> {
        OpenCopy::new(&self.copy(""), mode, self.size(), &self.cancel)
    }

    /// The copy of a file that is no database, to be read.
    pub(crate) fn file(&self) -> io::Result<File> {
        File::open(self.copy(""))
    }

    /// Bytes of the main file as it was copied.
    pub(super) fn size_of_main(&self) -> u64 {
        self.files.first().map_or(0, |file| file.size)
    }

    /// The private folder of the copy.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Opens another file of the private folder, as one without a log.
    pub(super) fn open_other(&self, file: &Path) -> rusqlite::Result<OpenCopy> {
        let size = fs::metadata(file).map_or(0, |meta| meta.len());
        OpenCopy::new(file, Mode::WithoutLog, size, &self.cancel)
    }

    /// The copy of the main file.
    pub(super) fn main(&self) -> PathBuf {
        self.copy("")
    }

    /// The copy of the journal.
    pub(super) fn journal(&self) -> PathBuf {
        self.copy("-journal")
    }

    /// The copy of the log.
    pub(super) fn log(&self) -> PathBuf {
        self.copy("-wal")
    }

    /// The file that was copied.
    pub(crate) fn source(&self) -> &Path {
        &self.source
    }

    /// Bytes of the main file and its log: no table can have more rows than that.
    pub(crate) fn size(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    /// The proof of what was read. Waits for the hashes.
    pub(crate) fn into_records(self) -> Result<Vec<FileRecord>, ReadError> {
        let record = |file: CopiedFile| match file.hash.finish() {
            Some(sha256) => {
                let role = FileRole::of_database(&file.path);
                Ok(FileRecord { path: file.path, role, size: file.size, sha256, modified: file.modified })
            }
            None => Err(ReadError::NoSum { path: file.path }),
        };
        self.files.into_iter().map(record).collect()
    }

    fn copy(&self, suffix: &str) -> PathBuf {
        self.folder.path().join(format!("{MAIN}{suffix}"))
    }

    fn look_at_headers(&mut self) {
        let [mut main, log, journal] = [("", 100), ("-wal", FIRST_FRAME), ("-journal", 100)]
            .map(|(suffix, length)| head_of(&self.copy(suffix), length).unwrap_or_default());
        self.has_log = header::log_has_frames(&log);
        if header::is_unreadable_log(&log) && !self.notes.contains(&ReadNote::LogUnreadable) {
            self.notes.push(ReadNote::LogUnreadable);
        }
        if main.is_empty()
            && self.has_log
            && let Some(page) = header::first_page_for(&log)
            && fs::write(self.copy(""), page).is_ok()
        {
            main = head_of(&self.copy(""), 100).unwrap_or_default();
            // No database holds what is missing of a log that stands for it.
            if header::breaks_off(&self.copy("-wal")).unwrap_or(true) {
                self.notes.push(ReadNote::TruncatedFile);
            }
        }
        let is_hot = journal.starts_with(&JOURNAL_MAGIC);
        let mut is_journal_beside = is_hot;
        // SQLite takes a journal beside an empty file for a remainder, too.
        if main.is_empty() && is_hot && write_rolled_back(&self.copy("-journal"), &self.copy("")).unwrap_or(false) {
            is_journal_beside = fs::remove_file(self.copy("-journal")).is_err();
            main = head_of(&self.copy(""), 100).unwrap_or_default();
        }
        let size = fs::metadata(self.copy("")).map_or(0, |meta| meta.len());
        let promised = promised_size(&main);
        if promised == Some(size) {
            // Without it the last page is copied into memory that nobody overwrites; that this fails is no reason not to read.
            let _ = pad(&self.copy(""));
        }
        if is_hot {
            self.notes.push(ReadNote::RecoveredHotJournal);
        }
        if !self.has_log && !is_journal_beside && promised.is_some_and(|promised| promised > size) {
            // With a log or a journal the header may rightly speak of pages that are there.
            self.notes.push(ReadNote::TruncatedFile);
        }
    }
}

/// Adds what SQLite wants to see behind a page that it uses in the memory map of a file (`nEofBuffer` of its `os_unix.c`). The header of the file
/// says how many pages there are, so that it is not taken for one.
fn pad(copy: &Path) -> io::Result<()> {
    File::options().append(true).open(copy)?.write_all(&[0; 256])
}

/// The first bytes of a file, read without leaving a trace: not with the file, and not in memory, because they may hold values.
pub(crate) fn head_of(path: &Path, length: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let file = open_source(path)?;
    // Room for all of it at once: a buffer that grows leaves what it held behind.
    let room = usize::try_from(file.metadata()?.len().min(length)).unwrap_or(0).saturating_add(1);
    let mut head = Zeroizing::new(Vec::with_capacity(room));
    File::take(file, length).read_to_end(&mut head)?;
    Ok(head)
}

/// `Cookies` → `Cookies-wal`.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Whether a database has no bytes, and neither a log nor a journal with some that could hold its rows: the browser has made the file and written nothing yet.
pub(crate) fn is_unwritten(path: &Path) -> bool {
    let has_bytes = |suffix| fs::metadata(with_suffix(path, suffix)).is_ok_and(|meta| meta.is_file() && meta.len() > 0);
    // A log is there while a browser runs; of a journal an empty one stays behind.
    fs::metadata(path).is_ok_and(|meta| meta.len() == 0) && !with_suffix(path, "-wal").is_file() && !has_bytes("-journal")
}

/// When a file was last changed.
pub(crate) fn modified(path: &Path) -> Option<Timestamp> {
    Timestamp::try_from(fs::metadata(path).ok()?.modified().ok()?).ok()
}

/// Bytes that a copy takes: of the file itself at most `limit`, of what stands beside it all. A log may be many times as large as its database.
fn bytes_to_copy(source: &Path, limit: u64, parts: &[&str]) -> u64 {
    let size = |suffix: &&str| fs::metadata(with_suffix(source, suffix)).map_or(0, |meta| meta.len());
    let limited = |suffix: &&str| size(suffix).min(if suffix.is_empty() { limit } else { LARGEST });
    parts.iter().map(limited).sum()
}

/// Copies the files that exist; the first one must. It is the main file, or the `lone` companion of one that is not there.
fn copy_all<'a>(
    originals: &'a [PathBuf; 3],
    (parts, lone): (&[&str], Option<&str>),
    folder: &Path,
    (limit, sum): (u64, Sum),
    progress: &Progress,
) -> Result<Vec<CopiedFile>, (CopyError, &'a Path)> {
    let mut files = Vec::with_capacity(3);
    for (original, suffix) in originals.iter().zip(parts) {
        let suffix = lone.unwrap_or(suffix);
        let target = folder.join(format!("{MAIN}{suffix}"));
        // Of the try before.
        let _ = fs::remove_file(&target);
        let source = match open_source(original) {
            Ok(source) => source,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !suffix.is_empty() && lone.is_none() => continue,
            Err(error) => return Err((CopyError::Source(error), original)),
        };
        let limit = if suffix.is_empty() { limit } else { LARGEST };
        let (size, hash) =
            copy::copy(source, limit, &target, sum, &|| progress.is_cancelled()).map_err(|error| (error, original.as_path()))?;
        files.push(CopiedFile { path: original.clone(), size, modified: modified(original), hash });
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_counts_with_its_database() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("Cookies");
        for (suffix, bytes) in [("", 40), ("-wal", 300)] {
            fs::write(with_suffix(&main, suffix), vec![0; bytes]).unwrap();
        }
        assert_eq!(bytes_to_copy(&main, 10, &COMPANIONS), 310);
        assert_eq!(bytes_to_copy(&main, LARGEST, &COMPANIONS), 340);
        assert_eq!(bytes_to_copy(&main, LARGEST, &COMPANIONS[..1]), 40);
    }
}
