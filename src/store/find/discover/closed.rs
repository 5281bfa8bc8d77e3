//! Folders in which the system does not let this user look for profiles, so that a list of stores is not silent about them.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::store::search::{Omission, Search};

/// The closed folders that a search met, each once: most browsers of a home that cannot be entered lie in one and the same.
#[derive(Debug, Default)]
pub(crate) struct Closed {
    folders: BTreeSet<PathBuf>,
}

impl Closed {
    /// Remembers the folder that hides what may stand at a path, if one does.
    pub(crate) fn on_the_way_to(&mut self, path: &Path) {
        if is_denied(path) {
            // The first parent that can be asked about is the one that cannot be entered.
            let folder = path.ancestors().skip(1).find(|folder| !is_denied(folder)).unwrap_or(path);
            self.folders.insert(folder.to_path_buf());
        }
    }

    /// Remembers a folder whose names cannot be listed, or that cannot be entered.
    pub(crate) fn look(&mut self, folder: &Path) {
        // A folder whose names can be listed may still hide what they stand for.
        if fs::read_dir(folder).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied) || is_denied(&folder.join(".")) {
            self.folders.insert(folder.to_path_buf());
        }
    }

    /// What was left out of a search because of them, by their paths.
    pub(crate) fn into_search(self) -> Search {
        let mut search = Search::default();
        for folder in self.folders {
            search.leave_out(folder, Omission::FolderUnreadable);
        }
        search
    }
}

fn is_denied(path: &Path) -> bool {
    fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}
