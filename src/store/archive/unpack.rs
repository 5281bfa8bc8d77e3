//! From the entries of an archive to files of a private folder.

use std::collections::HashSet;
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
use crate::store::find::Belonging;
use crate::store::format::text::kind::decode;
use crate::store::search::{Omission, Search};
use crate::store::sqlite::snapshot::{DATABASE_MAGIC, JOURNAL_MAGIC, LOG_MAGIC};
use crate::store::{Foreign, Progress, ReadError};

/// Bytes by which an entry is told: what is shorter is taken whole, whatever it is.
const BLOCK: usize = 64 << 10;
/// Bytes of an entry that is no store by its name: no store of such a name is larger, and it must not use up what the others need.
const MOST_UNNAMED: u64 = 1 << 30;

/// How a log begins that a machine of the other byte order wrote.
const LOG_MAGIC_OF_BIG_ENDIAN: [u8; 4] = [0x37, 0x7f, 0x06, 0x83];
/// How jars begin that are neither databases nor texts: Safari's, and Firefox's sessions.
const JARS: [&[u8]; 2] = [b"cook", b"mozLz40\0"];

/// An archive as it was unpacked.
pub(super) struct Taken {
    pub(super) folder: PrivateFolder,
    /// Where in it the content lies.
    pub(super) root: PathBuf,
    /// What was not unpacked, and has an empty file in its place.
    pub(super) stand_ins: HashSet<PathBuf>,
    pub(super) left_out: Search,
}

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

/// Unpacks an archive into a folder of its name in a private folder. The file that `part` names is taken whatever it is.
pub(super) fn unpack(archive: &Path, kind: Kind, part: Option<&Path>, progress: &Progress) -> Result<Taken, ReadError> {
    let path = || archive.to_path_buf();
    let mut failure = None;
    let size = fs::metadata(archive).map_err(|error| ReadError::from_io(error, archive))?.len();
    for base in private_folder::bases(zip::unpacked_size(archive, kind).unwrap_or(u64::MAX)) {
        let what = match unpack_below(&base, archive, kind, size, part, progress) {
            Ok(done) => return Ok(done),
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

fn unpack_below(base: &Path, archive: &Path, kind: Kind, size: u64, part: Option<&Path>, progress: &Progress) -> Result<Taken, Stop> {
    let folder = PrivateFolder::create(base).map_err(Stop::NoRoom)?;
    let name = archive.file_name().filter(|name| *name != "in-use").unwrap_or("archive".as_ref());
    let root = folder.path().join(name);
    fs::create_dir(&root).map_err(Stop::NoRoom)?;
    let limits = Limits::of(size);
    let mut target = Target {
        archive,
        root: &root,
        part,
        limits: &limits,
        left_out: Search::default(),
        stand_ins: HashSet::new(),
        has_written: false,
        locked: 0,
        progress,
    };
    let file = File::open(archive).map_err(Stop::Source)?;
    match kind {
        Kind::Zip => zip::each(file, &mut target)?,
        Kind::Tar => tar::each(file, &mut target)?,
        Kind::Gzip => tar::each_packed(file, &mut target)?,
    }
    let Target { mut left_out, stand_ins, .. } = target;
    left_out.not_unpacked += stand_ins.len();
    Ok(Taken { folder, root, stand_ins, left_out })
}

/// Takes the entries of an archive.
pub(super) struct Target<'t> {
    /// The archive, by the name that was given.
    pub(super) archive: &'t Path,
    root: &'t Path,
    /// The file that is asked for, by its way in the archive.
    part: Option<&'t Path>,
    pub(super) limits: &'t Limits,
    left_out: Search,
    stand_ins: HashSet<PathBuf>,
    has_written: bool,
    /// Entries that need a password.
    locked: usize,
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
        self.left_out.leave_out(shown, why);
    }

    /// An entry that needs a password. One that nothing tells to be of use is only counted.
    pub(super) fn needs_password(&mut self, name: &[u8], place: &Path) {
        self.locked += 1;
        if self.part != Some(place) && Belonging::of(place) == Belonging::Unknown {
            self.left_out.not_unpacked += 1;
        } else {
            self.leave_out(name, Omission::NeedsPassword);
        }
    }

    /// Whether anything of it was written.
    pub(super) fn has_written(&self) -> bool {
        self.has_written
    }

    /// Whether nobody waits for it any more.
    pub(super) fn is_cancelled(&self) -> bool {
        self.progress.is_cancelled()
    }

    /// Remembers that cookies stand in the file before the archive.
    pub(super) fn stands_behind_cookies(&mut self) {
        self.left_out.leave_out(self.archive.to_path_buf(), Omission::BeforeTheArchive);
    }

    /// Remembers that the archive has files of one name, of which only the last can be had.
    pub(super) fn has_same_names(&mut self) {
        self.left_out.leave_out(self.archive.to_path_buf(), Omission::SameName);
    }

    /// Whether nothing could be had for want of a password.
    pub(super) fn is_locked(&self) -> bool {
        self.locked > 0 && !self.has_written
    }

    /// Writes an entry that may be a store or belong to one; an empty file in the place of any other. One that is damaged is left out; the last of equal
    /// names counts, and the others are told. `size` is what the archive says of it.
    ///
    /// What an entry is its name tells, or its first block. Unpacking everything was the first way: a film beside a profile then refused the whole archive.
    pub(super) fn write(&mut self, place: &Path, entry: impl Read, size: Option<u64>, modified: Option<u64>) -> Result<(), Stop> {
        let path = self.root.join(place);
        let folder = path.parent().unwrap_or(self.root);
        // What is a file already is no folder, and the other way round: names that no file could have.
        if fs::create_dir_all(folder).is_err() || path.is_dir() {
            self.left_out.leave_out(self.archive.join(place), Omission::UnsafeName);
            return Ok(());
        }
        // The last one counts, as where an archive is unpacked by hand; the one before may have been another store.
        if fs::remove_file(&path).is_ok() && !self.stand_ins.remove(place) && Belonging::of(place) != Belonging::Unknown {
            self.left_out.leave_out(self.archive.join(place), Omission::SameName);
        }
        self.has_written = true;
        let mut file = File::create_new(&path).map_err(Stop::NoRoom)?;
        match self.copy(place, entry, size, &mut file) {
            // Of the single file of a gzip archive that breaks off there is what came before.
            Err(Stop::Source(_)) if size.is_none() && file.metadata().is_ok_and(|meta| meta.len() > 0) => {
                self.breaks_off();
                Ok(())
            }
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

    fn copy(&mut self, place: &Path, mut entry: impl Read, size: Option<u64>, file: &mut File) -> Result<(), Stop> {
        let mut block = Zeroizing::new(Vec::with_capacity(BLOCK + 1));
        let first = Read::take(self.limits.decoded(&mut entry), BLOCK as u64 + 1).read_to_end(&mut block);
        if let Err(error) = first {
            if self.limits.is_beyond() {
                return Err(Stop::TooLarge);
            }
            if size.is_none() {
                file.write_all(&block).map_err(Stop::NoRoom)?;
            }
            return Err(Stop::Source(error));
        }
        // The single file of a gzip archive tells no size, and is what was asked for.
        let is_wanted = size.is_none_or(|size| block.len() <= BLOCK || self.part == Some(place) || may_be_of_a_store(place, &block, size));
        if !is_wanted {
            self.stand_ins.insert(place.to_path_buf());
            return Ok(());
        }
        if !self.limits.keep(block.len()) {
            return Err(Stop::TooLarge);
        }
        file.write_all(&block).map_err(Stop::NoRoom)?;
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
        self.left_out.leave_out(path.clone(), Omission::Refused(Arc::new(ReadError::Damaged { path })));
    }

    /// Remembers that the archive breaks off.
    pub(super) fn breaks_off(&mut self) {
        self.left_out.leave_out(self.archive.to_path_buf(), Omission::BreaksOff);
    }
}

/// Whether a file that is longer than its first block may be a store, or belong to one.
fn may_be_of_a_store(place: &Path, block: &[u8], size: u64) -> bool {
    let is_database =
        [&DATABASE_MAGIC[..], &LOG_MAGIC, &LOG_MAGIC_OF_BIG_ENDIAN, &JOURNAL_MAGIC].iter().any(|magic| block.starts_with(magic));
    match Belonging::of(place) {
        Belonging::Named => true,
        // Jars that are no text begin as databases do, or with letters of their own.
        Belonging::Perhaps => {
            size <= MOST_UNNAMED && (is_database || decode(block).is_some() || JARS.iter().any(|magic| block.starts_with(magic)))
        }
        Belonging::Unknown => size <= MOST_UNNAMED && is_database,
    }
}
