//! The real stores beside the repository, where they are there, and the small ones in `tests/data`, which always are.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::files;

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
    let Some(root) = files::shared_stores() else { return Vec::new() };
    let mut names: Vec<String> = fs::read_dir(&root).unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| prefixes.iter().any(|prefix| name.starts_with(prefix)) && root.join(name).join("truth.csv").exists());
    names.sort();
    names.into_iter().map(|name| labelled(&root.join(&name), name)).collect()
}

/// A copy of a labelled store.
pub fn labelled(source: &Path, name: String) -> LabelledStore {
    LabelledStore { truth: read_truth(&source.join("truth.csv")), folder: files::copy_of(source), name }
}

impl LabelledStore {
    /// Damaged on purpose: judged by the reading tests alone.
    pub fn is_damaged(&self) -> bool {
        ["truncated", "zeroed"].iter().any(|word| self.name.contains(word))
    }
}

fn read_truth(path: &Path) -> Vec<Truth> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader.records().map(|record| headers.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect()).collect()
}
