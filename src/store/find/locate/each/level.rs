use std::cell::OnceCell;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use crate::store::StoreLocation;
use crate::store::find::discover::of_profile;
use crate::store::find::discover::profiles::{Profile, profiles};
use crate::store::find::locate::folder::ROOTS;
use crate::store::find::locate::sniff;
use crate::store::find::locate::walk::{Whose, whose};
use crate::store::format::Format;
use crate::store::format::firefox::session::is_called_like_a_backup;
use crate::store::location::Family;

/// What lies in a folder, by its name.
pub(super) struct Entry {
    pub(super) name: OsString,
    pub(super) kind: FileType,
}

/// A folder that a walk is in.
pub(super) struct Level {
    pub(super) path: PathBuf,
    pub(super) whose: Whose,
    /// What is still to be looked at, in order.
    pub(super) entries: std::vec::IntoIter<Entry>,
    /// The folder of a browser, with a list of its profiles.
    pub(super) is_root: bool,
    /// The profiles that such a list names.
    pub(super) names: Vec<PathBuf>,
    /// Firefox has kept a session here.
    pub(super) has_session: bool,
    /// Files that are called as backups of sessions are.
    pub(super) backups: Vec<PathBuf>,
    /// A store of the profile that this folder is was met.
    pub(super) has_store: bool,
    profile: OnceCell<Option<StoreLocation>>,
}

impl Level {
    pub(super) fn enter(path: PathBuf, whose: Whose) -> io::Result<Self> {
        let entry = |entry: fs::DirEntry| Some(Entry { kind: entry.file_type().ok()?, name: entry.file_name() });
        let mut entries: Vec<Entry> = fs::read_dir(&path)?.flatten().filter_map(entry).collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        let files = entries.iter().filter(|entry| entry.kind.is_file()).map(|entry| path.join(&entry.name));
        let mut level = Self {
            whose,
            entries: Vec::new().into_iter(),
            is_root: false,
            names: Vec::new(),
            has_session: entries.iter().any(|entry| entry.name.to_string_lossy().starts_with("sessionstore")),
            backups: files.filter(|file| is_called_like_a_backup(file)).collect(),
            has_store: false,
            profile: OnceCell::new(),
            path,
        };
        for (mark, family) in ROOTS.iter().filter(|_| whose == Whose::Persons) {
            if entries.iter().any(|entry| entry.name == **mark && entry.kind.is_file()) {
                let family = family(&level.path.join(mark));
                level.is_root = true;
                level.names.extend(profiles(&level.path, family).into_iter().map(|profile| profile.folder));
            }
        }
        level.entries = entries.into_iter();
        Ok(level)
    }

    /// Whose a folder in it is.
    pub(super) fn whose_is(&self, folder: &Path) -> Whose {
        if self.is_root { whose(folder, self.whose) } else { self.whose }
    }

    /// The store of the profile that this folder is, if it is one; found out when it is first asked for.
    pub(super) fn profile(&self) -> Option<&StoreLocation> {
        let of_family = |family: Family| {
            let format = Format::of_family(family);
            let is_store = |file: PathBuf| sniff::store(&file).is_ok_and(|found| found == format.id);
            let has_store = format.files_in(&self.path).any(is_store);
            has_store.then(|| of_profile(&Profile::unnamed(self.path.clone()), family, None)).flatten()
        };
        self.profile.get_or_init(|| Family::ALL.into_iter().find_map(of_family)).as_ref()
    }
}
