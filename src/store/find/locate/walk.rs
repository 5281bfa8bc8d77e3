//! Every folder below one, within limits, near ones first.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::store::find::discover::profiles::{NOT_OF_PERSONS, OLDER_COPIES};
use crate::store::search::{Omission, Search};
use crate::store::{Progress, ReadError};

/// How deep and how far a folder is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) deepest: usize,
    pub(super) most_entries: usize,
}

/// Deep enough for a profile in a browser's folder in a backup of a home, and no bound to the time that it takes: that is the number of entries.
pub(super) const LIMITS: Limits = Limits { deepest: 12, most_entries: 200_000 };

/// Folders that are large and hardly ever hold a store: looked at last, so that they do not use up what the others need. Leaving them out was
/// quicker, but a store in a folder of such a name then disappeared in silence.
const LARGE: [&str; 9] =
    ["Code Cache", "Service Worker", "IndexedDB", "GPUCache", "node_modules", ".git", "Extensions", "Local Storage", "storage"];

/// Whose stores a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Persons,
    /// Copies that Chromium made before an update.
    OlderCopy,
    /// The profiles that Chromium has for guests and for its own windows.
    Browsers,
}

/// A folder with what lies in it, each list in order.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// 0 for the folder that was opened.
    pub(super) depth: usize,
    pub(super) whose: Whose,
    /// Regular files, and links to such.
    pub(super) files: Vec<PathBuf>,
    /// Pipes, sockets, devices.
    pub(super) special: Vec<PathBuf>,
    /// Links that lead nowhere, or in a circle.
    pub(super) broken: Vec<PathBuf>,
    /// Links to folders outside the one that was opened. They are not followed: a Windows program under Linux has one to the whole disk.
    pub(super) linked: Vec<PathBuf>,
}

/// The order of folders: large ones last, near ones first, and of each level the first of every parent before the second of any. Without taking
/// turns one parent of a thousand folders used up what its neighbours need. The last number is the order in which they were met.
type Turn = (bool, usize, usize, usize);

/// Gives every folder to `each`. When a limit is met, what lies near was seen; what was not seen goes into `search`.
///
/// # Errors
/// When the search is cancelled.
pub(super) fn walk(
    root: &Path,
    limits: Limits,
    search: &mut Search,
    progress: &Progress,
    each: &mut dyn FnMut(&Folder, &mut Search),
) -> Result<(), ReadError> {
    let real_root = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    let mut waiting: BTreeMap<Turn, (PathBuf, Whose)> = BTreeMap::from([((false, 0, 0, 0), (root.to_path_buf(), Whose::Persons))]);
    let (mut met, mut is_too_deep) = (0, false);
    while let Some(((below_large, depth, ..), (path, whose_it_is))) = waiting.pop_first() {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        if depth > limits.deepest {
            if !is_too_deep {
                search.leave_out(path, Omission::TooDeep);
            }
            is_too_deep = true;
            continue;
        }
        let Ok(entries) = fs::read_dir(&path) else {
            search.leave_out(path, Omission::FolderUnreadable);
            continue;
        };
        let mut folder =
            Folder { path, depth, whose: whose_it_is, files: Vec::new(), special: Vec::new(), broken: Vec::new(), linked: Vec::new() };
        let mut folders = Vec::new();
        let mut entries = entries.flatten();
        while search.looked_at < limits.most_entries
            && let Some(entry) = entries.next()
        {
            search.looked_at += 1;
            sort_in(&entry, &real_root, &mut folder, &mut folders);
        }
        for list in [&mut folder.files, &mut folder.special, &mut folder.broken, &mut folder.linked] {
            list.sort();
        }
        each(&folder, search);
        if entries.next().is_some() {
            search.leave_out(folder.path, Omission::TooMany);
            return Ok(());
        }
        // `Default` before the other profiles.
        folders.sort_by_key(|path| (!path.ends_with("Default"), path.clone()));
        let is_root = folder.files.iter().any(|file| file.ends_with("Local State"));
        for (turn, path) in folders.into_iter().enumerate() {
            let whose = if is_root { whose(&path, folder.whose) } else { folder.whose };
            met += 1;
            waiting.insert((below_large || is_large(&path), depth + 1, turn, met), (path, whose));
        }
    }
    Ok(())
}

fn sort_in(entry: &fs::DirEntry, real_root: &Path, folder: &mut Folder, folders: &mut Vec<PathBuf>) {
    let path = entry.path();
    let Ok(kind) = entry.file_type() else { return };
    if kind.is_dir() {
        folders.push(path);
    } else if kind.is_file() {
        folder.files.push(path);
    } else if !kind.is_symlink() {
        folder.special.push(path);
    } else if let Ok(meta) = fs::metadata(&path) {
        if meta.is_file() {
            folder.files.push(path);
        } else if !meta.is_dir() {
            folder.special.push(path);
        } else if fs::canonicalize(&path).is_ok_and(|real| !real.starts_with(real_root)) {
            folder.linked.push(path);
        }
    } else {
        folder.broken.push(path);
    }
}

/// Whose a folder of a Chromium root is.
pub(super) fn whose(path: &Path, above: Whose) -> Whose {
    match path.file_name().and_then(|name| name.to_str()) {
        _ if above != Whose::Persons => above,
        Some(OLDER_COPIES) => Whose::OlderCopy,
        Some(name) if NOT_OF_PERSONS.contains(&name) => Whose::Browsers,
        _ => Whose::Persons,
    }
}

/// Whether a folder is one that is large and hardly ever holds a store.
pub(in crate::store::find) fn is_large(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| is_large_folder(&name.to_string_lossy()))
}

/// Whether a folder of this name is one of the large ones.
pub(crate) fn is_large_folder(name: &str) -> bool {
    name.starts_with("Cache") || name == "cache2" || LARGE.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folders in the order in which they were given, and what was left out.
    fn walked(root: &Path, limits: Limits) -> (Vec<String>, Vec<(String, &'static str)>) {
        let name = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
        let (mut search, mut seen) = (Search::default(), Vec::new());
        walk(root, limits, &mut search, &Progress::default(), &mut |folder, _| seen.push(name(&folder.path))).unwrap();
        (seen, search.left_out.iter().map(|left| (name(&left.path), left.why.code())).collect())
    }

    fn tree(paths: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for path in paths {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        root
    }

    #[test]
    fn near_folders_come_first_and_large_ones_last() {
        let root = tree(&["Cache/1/x", "node_modules/x", "a/b/x", "Default/x"]);
        let (seen, left) = walked(root.path(), LIMITS);
        assert_eq!(seen, ["", "Default", "a", "a/b", "Cache", "node_modules", "Cache/1"]);
        assert_eq!(left, []);
    }

    #[test]
    fn folders_of_one_level_take_turns() {
        let root = tree(&["many/1/x", "many/2/x", "many/3/x", "one/1/x"]);
        let (seen, _) = walked(root.path(), LIMITS);
        assert_eq!(seen, ["", "many", "one", "many/1", "one/1", "many/2", "many/3"]);
    }

    #[test]
    fn an_early_end_is_told() {
        let root = tree(&["a/b/c/x", "d/x", "d/y", "d/z"]);
        let (seen, left) = walked(root.path(), Limits { deepest: 1, most_entries: 100 });
        assert_eq!((seen, left), (vec![String::new(), "a".into(), "d".into()], vec![("a/b".into(), "too-deep")]));
        let (seen, left) = walked(root.path(), Limits { deepest: 9, most_entries: 4 });
        assert_eq!((seen.len(), left), (3, vec![("d".into(), "too-many")]));
    }

    #[cfg(unix)]
    #[test]
    fn links_make_no_loop() {
        let root = tree(&["a/x", "outside/x"]);
        let inside = root.path().join("a");
        std::os::unix::fs::symlink(&inside, inside.join("again")).unwrap();
        std::os::unix::fs::symlink(root.path().join("outside"), inside.join("away")).unwrap();
        std::os::unix::fs::symlink(root.path(), inside.join("up")).unwrap();
        let mut linked = Vec::new();
        walk(&inside, LIMITS, &mut Search::default(), &Progress::default(), &mut |folder, _| linked.extend(folder.linked.clone())).unwrap();
        assert_eq!(linked, [inside.join("away"), inside.join("up")]);
    }
}
