//! Archives that hold stores. What one holds is unpacked once into a private folder, which stays as long as somebody knows a store of it; everywhere
//! else such a store goes by its way in the archive: `backup.zip/Default/Cookies` (docs/formats/archives.md).

mod entry;
mod limits;
mod tar;
mod unpack;
mod zip;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::SystemTime;

use super::search::{LeftOut, Omission, Search};
use super::sqlite::snapshot::{DATABASE_MAGIC, head_of};
use super::{Foreign, Progress, ReadError, ReadRecord, ReadReport, StoreLocation};
use crate::private_folder::PrivateFolder;

/// What an archive is packed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Zip,
    Tar,
    /// A tar archive or one single file.
    Gzip,
}

impl Kind {
    /// By the first bytes of a file.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Self::Zip),
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            _ => tar::is_tar(head).then_some(Self::Tar),
        }
    }

    /// What it is said to be where it is not unpacked.
    pub(crate) fn as_foreign(self) -> Foreign {
        if self == Self::Zip { Foreign::Zip } else { Foreign::Archive }
    }
}

/// Bytes by which [`Kind::of`] tells.
const HEAD: u64 = 512;

/// What a file is packed as; none where it is no archive, or no file that can be looked into. Of a ZIP archive the end counts: a program that unpacks
/// itself, or what a download put there, may stand before its first entry.
pub(crate) fn kind_of(file: &Path) -> Option<Kind> {
    // Opening a pipe would wait for its other end.
    let head = file.is_file().then(|| head_of(file, HEAD).ok()).flatten()?;
    let of_its_end = || (!head.starts_with(DATABASE_MAGIC) && zip::ends_in_a_directory(file)).then_some(Kind::Zip);
    Kind::of(&head).or_else(of_its_end)
}

/// The archive of which `path` would be a part, and what it is: `backup.zip/Default/Cookies` is no file, `backup.zip` may be.
pub(crate) fn around(path: &Path) -> Option<(&Path, Kind)> {
    let archive = path.ancestors().skip(1).find(|above| above.is_file())?;
    Some((archive, kind_of(archive)?))
}

/// The archive of which `path` would be a part.
#[must_use]
pub fn archive_around(path: &Path) -> Option<&Path> {
    around(path).map(|(archive, _)| archive)
}

/// What an archive held that may be a store or belong to one, in a private folder.
#[derive(Debug)]
pub struct Unpacked {
    _folder: PrivateFolder,
    kind: Kind,
    /// The archive, by the name that was given.
    archive: PathBuf,
    /// Where in the private folder its content lies: a folder of its name, because profiles are called after their folders.
    root: PathBuf,
    /// The archive as it was.
    stamp: Stamp,
    /// Files that were not unpacked, by their way: an empty one stands in the place of each, so that the folder is what it would be.
    stand_ins: HashSet<PathBuf>,
    /// What was not taken, under its way in the archive.
    left_out: Search,
}

/// What is unpacked now. Two paths that lead into one archive, as on a command line, would otherwise unpack it twice.
static HELD: Mutex<Vec<Weak<Unpacked>>> = Mutex::new(Vec::new());

/// Size and last change of a file.
type Stamp = (u64, Option<SystemTime>);

fn stamp(file: &Path) -> Result<Stamp, ReadError> {
    let meta = std::fs::metadata(file).map_err(|error| ReadError::from_io(error, file))?;
    Ok((meta.len(), meta.modified().ok()))
}

/// Two are equal when they are of one archive.
impl PartialEq for Unpacked {
    fn eq(&self, other: &Self) -> bool {
        (&self.archive, self.stamp) == (&other.archive, other.stamp)
    }
}

impl Eq for Unpacked {}

impl Unpacked {
    /// What an archive holds that may be a store or belong to one, and the file that `part` names by its way in the archive, whatever that is. It is
    /// unpacked unless somebody holds it already.
    ///
    /// # Errors
    /// When nothing of it can be unpacked, it needs a password, or it is larger than anything sensible.
    pub(crate) fn of(archive: &Path, kind: Kind, part: Option<&Path>, progress: &Progress) -> Result<Arc<Self>, ReadError> {
        let stamp = stamp(archive)?;
        let part = part.and_then(|part| part.strip_prefix(archive).ok());
        let is_held = |unpacked: &Arc<Self>| {
            (unpacked.archive.as_path(), unpacked.stamp) == (archive, stamp) && part.is_none_or(|part| !unpacked.stand_ins.contains(part))
        };
        let held = || HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(unpacked) = held().iter().filter_map(Weak::upgrade).find(is_held) {
            return Ok(unpacked);
        }
        let unpack::Taken { folder, root, stand_ins, left_out } = unpack::unpack(archive, kind, part, progress)?;
        let unpacked = Arc::new(Self { _folder: folder, kind, archive: archive.to_path_buf(), root, stamp, stand_ins, left_out });
        let mut held = held();
        held.retain(|unpacked| unpacked.strong_count() > 0);
        held.push(Arc::downgrade(&unpacked));
        Ok(unpacked)
    }

    /// What was not taken, under its way in the archive.
    pub(crate) fn left_out(&self) -> &Search {
        &self.left_out
    }

    /// The folder in which to look for stores: a folder that is alone in the archive counts as the archive itself.
    pub(crate) fn start(&self) -> PathBuf {
        let mut start = self.root.clone();
        while let Some(only) = only_folder(&start) {
            start = only;
        }
        start
    }

    /// The file that is alone in the archive.
    pub(crate) fn only_file(&self) -> Option<PathBuf> {
        let mut entries = std::fs::read_dir(self.start()).ok()?.flatten();
        let first = entries.next().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))?;
        entries.next().is_none().then(|| first.path())
    }

    /// Where its content lies, and the archive.
    pub(crate) fn places(&self) -> (&Path, &Path) {
        (&self.root, &self.archive)
    }

    /// Where a part of the archive lies, by its way in it.
    pub(crate) fn real(&self, shown: &Path) -> PathBuf {
        shown.strip_prefix(&self.archive).map_or_else(|_| shown.to_path_buf(), |inside| self.root.join(inside))
    }

    /// The way in the archive of a file that lies in the private folder.
    pub(crate) fn shown(&self, real: &Path) -> PathBuf {
        match real.strip_prefix(&self.root) {
            Ok(inside) if inside.as_os_str().is_empty() => self.archive.clone(),
            Ok(inside) => self.archive.join(inside),
            Err(_) => real.to_path_buf(),
        }
    }

    /// The same for the path of an error.
    pub(crate) fn shown_error(&self, error: ReadError) -> ReadError {
        error.elsewhere(|path| self.shown(path))
    }

    /// The same for all that a search left out.
    pub(crate) fn shown_search(&self, search: Search) -> Search {
        let shown = |left: LeftOut| {
            let why = match left.why {
                Omission::Refused(error) => Omission::Refused(match Arc::try_unwrap(error) {
                    Ok(error) => Arc::new(self.shown_error(error)),
                    Err(shared) => shared,
                }),
                other => other,
            };
            LeftOut { path: self.shown(&left.path), why }
        };
        Search { left_out: search.left_out.into_iter().map(shown).collect(), ..search }
    }

    /// A store that was found in the private folder, by its way in the archive.
    pub(crate) fn shown_store(self: &Arc<Self>, store: StoreLocation, search: &Arc<Search>) -> StoreLocation {
        let twin = store.twin.map(|twin| super::Twin { file: self.shown(&twin.file), ..twin });
        StoreLocation {
            file: self.shown(&store.file),
            profile_folder: self.shown(&store.profile_folder),
            session_file: store.session_file.map(|file| self.shown(&file)),
            twin,
            search: Arc::clone(search),
            modified: store.modified.filter(|time| *time != UNDATED),
            // No browser runs in an archive, whatever it was packed with.
            in_use: false,
            archive: Some(Arc::clone(self)),
            ..store
        }
    }

    /// Reads a store of the archive through `read`, which knows files only.
    pub(crate) fn read(
        self: &Arc<Self>,
        location: &StoreLocation,
        progress: &Progress,
        read: impl FnOnce(&StoreLocation) -> Result<ReadReport, ReadError>,
    ) -> Result<ReadReport, ReadError> {
        let (unpacked, inside) = self.inside(location, progress)?;
        let mut report = read(&inside).map_err(|error| unpacked.shown_error(error))?;
        unpacked.show(&mut report.record);
        Ok(report)
    }

    /// A store of the archive as the files that it was unpacked to, which lie there as long as the first of the two lives. An archive that became another
    /// one is unpacked again.
    pub(crate) fn inside(self: &Arc<Self>, location: &StoreLocation, progress: &Progress) -> Result<(Arc<Self>, StoreLocation), ReadError> {
        let unpacked = if stamp(&self.archive)? == self.stamp {
            Arc::clone(self)
        } else {
            Self::of(&self.archive, self.kind, Some(&location.file), progress)?
        };
        let inside = StoreLocation {
            file: unpacked.real(&location.file),
            profile_folder: unpacked.real(&location.profile_folder),
            session_file: location.session_file.as_deref().map(|file| unpacked.real(file)),
            archive: None,
            ..location.clone()
        };
        Ok((unpacked, inside))
    }

    /// Puts the ways in the archive in the place of the files that were read.
    pub(crate) fn show(&self, record: &mut ReadRecord) {
        for file in &mut record.files {
            file.path = self.shown(&file.path);
            file.modified = file.modified.filter(|time| *time != UNDATED);
        }
        for file in &mut record.session_files_passed_over {
            file.path = self.shown(&file.path);
        }
    }
}

/// The time of change of a file whose archive tells none.
const UNDATED: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

fn only_folder(folder: &Path) -> Option<PathBuf> {
    let mut entries = std::fs::read_dir(folder).ok()?.flatten();
    let first = entries.next().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))?;
    entries.next().is_none().then(|| first.path())
}
