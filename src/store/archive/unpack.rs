//! From the entries of an archive to files of a private folder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use zeroize::Zeroizing;

use super::entry::Entry;
use super::limits::Limits;
use super::{Kind, tar, zip};
use crate::private_folder::{self, PrivateFolder};
use crate::store::search::{Omission, Search};
use crate::store::{Foreign, Progress, ReadError};

/// Why unpacking ended.
#[derive(Debug)]
pub(super) enum Stop {
    Cancelled,
    /// A limit was met.
    TooLarge,
    /// A password is needed.
    Encrypted,
    /// It is no such archive, or one that is packed in a way that is not known.
    Unreadable,
    /// The private folder cannot be written.
    NoRoom(io::Error),
    Source(io::Error),
}

/// Unpacks an archive into a folder of its name in a private folder.
pub(super) fn unpack(archive: &Path, kind: Kind, search: &mut Search, progress: &Progress) -> Result<(PrivateFolder, PathBuf), ReadError> {
    let path = || archive.to_path_buf();
    let mut failure = None;
    let size = fs::metadata(archive).map_err(|error| ReadError::from_io(error, archive))?.len();
    for base in private_folder::bases(zip::unpacked_size(archive, kind).unwrap_or(u64::MAX)) {
        let mut left_out = Search::default();
        let what = match unpack_below(&base, archive, kind, size, &mut left_out, progress) {
            Ok(done) => {
                *search = left_out;
                return Ok(done);
            }
            Err(Stop::NoRoom(source)) => {
                failure = Some(ReadError::NoRoomForCopy { source, path: base });
                continue;
            }
            Err(Stop::Cancelled) => return Err(ReadError::Cancelled),
            Err(Stop::Source(error)) => return Err(ReadError::from_io(error, archive)),
            Err(Stop::TooLarge) => Foreign::ArchiveTooLarge,
            Err(Stop::Encrypted) => Foreign::EncryptedArchive,
            Err(Stop::Unreadable) => kind.as_foreign(),
        };
        return Err(ReadError::NotAStore { what, path: path() });
    }
    Err(failure.unwrap_or_else(|| ReadError::NotFound { path: path() }))
}

fn unpack_below(
    base: &Path,
    archive: &Path,
    kind: Kind,
    size: u64,
    search: &mut Search,
    progress: &Progress,
) -> Result<(PrivateFolder, PathBuf), Stop> {
    let folder = PrivateFolder::create(base).map_err(Stop::NoRoom)?;
    let name = archive.file_name().filter(|name| *name != "in-use").unwrap_or("archive".as_ref());
    let root = folder.path().join(name);
    fs::create_dir(&root).map_err(Stop::NoRoom)?;
    let limits = Limits::of(size);
    let mut target = Target { archive, root: &root, limits: &limits, search, progress };
    let file = File::open(archive).map_err(Stop::Source)?;
    match kind {
        Kind::Zip => zip::each(file, &mut target)?,
        Kind::Tar => tar::each(file, &mut target)?,
        Kind::Gzip => tar::each_packed(file, &mut target)?,
    }
    Ok((folder, root))
}

/// Takes the entries of an archive.
pub(super) struct Target<'t> {
    /// The archive, by the name that was given.
    pub(super) archive: &'t Path,
    root: &'t Path,
    pub(super) limits: &'t Limits,
    search: &'t mut Search,
    progress: &'t Progress,
}

impl Target<'_> {
    /// Where an entry goes; none for one that is left out.
    pub(super) fn place_of(&mut self, name: &[u8]) -> Result<Option<PathBuf>, Stop> {
        if self.progress.is_cancelled() {
            return Err(Stop::Cancelled);
        }
        if !self.limits.entry() {
            return Err(Stop::TooLarge);
        }
        let why = match Entry::named(name) {
            Entry::Wanted(place) => return Ok(Some(place)),
            Entry::Unwanted => return Ok(None),
            Entry::Nested => Omission::ArchiveInArchive,
            Entry::Unsafe => Omission::UnsafeName,
            Entry::TooDeep => Omission::TooDeep,
        };
        self.leave_out(name, why);
        Ok(None)
    }

    /// Remembers an entry that is left out, by its name with what makes it no way in the archive taken away.
    pub(super) fn leave_out(&mut self, name: &[u8], why: Omission) {
        let name = String::from_utf8_lossy(name);
        let parts = name.split(['/', '\\']).filter(|part| !["", ".", ".."].contains(part));
        let shown = parts.fold(self.archive.to_path_buf(), |path, part| path.join(part.replace(char::is_control, "\u{fffd}")));
        self.search.leave_out(shown, why);
    }

    /// Writes an entry. One that is damaged is left out; the last of equal names counts.
    pub(super) fn write(&mut self, place: &Path, entry: impl Read, modified: Option<u64>) -> Result<(), Stop> {
        let path = self.root.join(place);
        let folder = path.parent().unwrap_or(self.root);
        // What is a file already is no folder, and the other way round: names that no folder could have held.
        if fs::create_dir_all(folder).is_err() || path.is_dir() {
            self.search.leave_out(self.archive.join(place), Omission::UnsafeName);
            return Ok(());
        }
        let _ = fs::remove_file(&path);
        let mut file = File::create_new(&path).map_err(Stop::NoRoom)?;
        match self.copy(entry, &mut file) {
            Err(Stop::Source(_)) => {
                let _ = fs::remove_file(&path);
                self.is_damaged(place);
                Ok(())
            }
            Err(stop) => Err(stop),
            Ok(()) => {
                // Without a time of its own it must not have that of the unpacking.
                let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(modified.unwrap_or(0));
                let _ = file.set_modified(modified);
                Ok(())
            }
        }
    }

    fn copy(&self, entry: impl Read, file: &mut File) -> Result<(), Stop> {
        self.each_part(&mut self.limits.counted(entry), |part| file.write_all(part).map_err(Stop::NoRoom))
    }

    /// Goes to the end of something that is not kept.
    pub(super) fn pass(&self, rest: &mut impl Read) -> Result<(), Stop> {
        self.each_part(rest, |_| Ok(()))
    }

    fn each_part(&self, entry: &mut impl Read, mut each: impl FnMut(&[u8]) -> Result<(), Stop>) -> Result<(), Stop> {
        let mut buffer = Zeroizing::new([0; 16 << 10]);
        loop {
            if self.progress.is_cancelled() {
                return Err(Stop::Cancelled);
            }
            let length = match entry.read(&mut *buffer) {
                Ok(0) => return Ok(()),
                Ok(length) => length,
                Err(_) if self.limits.is_beyond() => return Err(Stop::TooLarge),
                Err(error) => return Err(Stop::Source(error)),
            };
            each(buffer.get(..length).unwrap_or_default())?;
        }
    }

    /// Remembers an entry whose bytes are not those that were packed.
    pub(super) fn is_damaged(&mut self, place: &Path) {
        let path = self.archive.join(place);
        self.search.leave_out(path.clone(), Omission::Refused(Arc::new(ReadError::Damaged { path })));
    }

    /// Remembers that the archive breaks off.
    pub(super) fn breaks_off(&mut self) {
        self.search.leave_out(self.archive.to_path_buf(), Omission::BreaksOff);
    }
}
