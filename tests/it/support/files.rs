use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The stores that real browsers wrote, where this machine has them; else a line on standard error says so.
pub fn shared_stores() -> Option<PathBuf> {
    let folder = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/stores")).filter(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("skipped: there is no ../shared/stores");
    }
    folder
}

/// The small real stores that come with the repository.
pub fn own_stores() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stores")
}

/// A writable copy of a folder, with the times of its files.
pub fn copy_of(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_tree(folder, copy.path());
    copy
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            // Not `fs::copy`: the originals may be read-only.
            fs::write(&target, fs::read(entry.path()).unwrap()).unwrap();
            let modified = entry.metadata().unwrap().modified().unwrap();
            fs::File::options().write(true).open(&target).unwrap().set_modified(modified).unwrap();
        }
    }
}

/// Every file below a folder with its size, time of change and bytes: equal before and after a read.
pub fn listing(folder: &Path) -> Vec<(PathBuf, std::time::SystemTime, Option<Vec<u8>>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let meta = fs::metadata(&next).unwrap();
        found.push((next.clone(), meta.modified().unwrap(), None));
        for entry in fs::read_dir(&next).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                open.push(entry.path());
            } else {
                let bytes = kind.is_file().then(|| fs::read(entry.path()).unwrap());
                found.push((entry.path(), entry.path().symlink_metadata().unwrap().modified().unwrap(), bytes));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}
