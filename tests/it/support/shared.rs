//! The real stores beside the repository, where they are there, and the small ones in `tests/data`, which always are.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A store copied to a folder of its own, with its truth.
pub struct LabelledStore {
    pub name: String,
    /// The copy; the store itself is read-only.
    pub folder: TempDir,
    pub truth: Vec<Truth>,
}

/// One line of `truth.csv`, by column.
pub type Truth = HashMap<String, String>;

/// A repository path.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The real stores whose name starts with one of `prefixes`, sorted; says so when the folder is not there.
pub fn shared_stores(prefixes: &[&str]) -> Vec<LabelledStore> {
    let root = repository().join("../shared/stores");
    let Ok(entries) = fs::read_dir(&root) else {
        eprintln!("skipped: no ../shared/stores beside the repository");
        return Vec::new();
    };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| prefixes.iter().any(|prefix| name.starts_with(prefix)) && root.join(name).join("truth.csv").exists());
    names.sort();
    names.into_iter().map(|name| labelled(&root.join(&name), name)).collect()
}

/// A copy of a labelled store.
pub fn labelled(source: &Path, name: String) -> LabelledStore {
    let folder = tempfile::tempdir().unwrap();
    copy_tree(source, folder.path());
    LabelledStore { truth: read_truth(&source.join("truth.csv")), folder, name }
}

impl LabelledStore {
    /// Damaged on purpose: judged by the reading tests alone.
    pub fn is_damaged(&self) -> bool {
        ["truncated", "zeroed"].iter().any(|word| self.name.contains(word))
    }
}

/// Copies a folder; the copies may be written to.
pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::write(&target, fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

fn read_truth(path: &Path) -> Vec<Truth> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader.records().map(|record| headers.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect()).collect()
}
