//! Charters that the person keeps from one start to the next, each in a file of its own beside the settings, in the form that dossiers have of a charter.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dossier::AuditedCharter;
use crate::files::{WriteError, WriteProblem, read_text, write_kept};
use crate::sum::sha256;

/// A kept charter and its file.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCharter {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub charter: AuditedCharter,
}

/// What stands in a folder of kept charters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptCharters {
    /// Those that can be used, by name of file.
    pub charters: Vec<KeptCharter>,
    /// Files that cannot; they stay as they are.
    pub unusable: Vec<PathBuf>,
}

/// Letters of a name of a file at most.
const LONGEST: usize = 48;

/// The folder in the folder of settings.
#[must_use]
pub fn folder_in(settings: &Path) -> PathBuf {
    settings.join("charters")
}

impl KeptCharters {
    /// Reads all of a folder; one that is not there holds none.
    #[must_use]
    pub fn load(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
        let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
        paths.sort();
        let mut kept = Self::default();
        for path in paths {
            let charter = read_text(&path).ok().and_then(|text| serde_json::from_str(&text).ok());
            match charter {
                Some(charter) => kept.charters.push(KeptCharter { path, charter }),
                None => kept.unusable.push(path),
            }
        }
        kept
    }
}

/// Keeps a charter under its title; one of that name is replaced. Gives its file.
///
/// # Errors
/// [`WriteError`].
pub fn keep(folder: &Path, charter: &AuditedCharter) -> Result<PathBuf, WriteError> {
    let path = folder.join(format!("{}.json", file_name(&charter.charter.title.fr)));
    // Plain values always serialise.
    let text = serde_json::to_string_pretty(charter).unwrap_or_default() + "\n";
    write_kept(&path, &text)?;
    Ok(path)
}

/// Keeps a charter no longer.
///
/// # Errors
/// [`WriteError`].
pub fn forget(path: &Path) -> Result<(), WriteError> {
    fs::remove_file(path).map_err(|error| WriteError { problem: WriteProblem::System(error), path: path.to_owned() })
}

/// A name that every system takes for a file. Titles that differ only behind its length, or in signs that it cannot hold, are those of two charters: what
/// tells them apart is the sum of the whole title.
fn file_name(title: &str) -> String {
    let title = title.trim();
    let safe = title.chars().map(|c| if c.is_alphanumeric() || "-_".contains(c) { c } else { '-' });
    let name: String = safe.take(LONGEST).collect();
    let name = name.trim_matches('-');
    if name == title {
        return name.to_owned();
    }
    let sum = sha256(title.as_bytes());
    format!("{}-{}", if name.is_empty() { "charter" } else { name }, sum.get(..8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter;

    #[test]
    fn what_is_kept_is_there_again_and_what_is_none_stays() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = folder_in(folder.path());
        assert_eq!(KeptCharters::load(&shelf), KeptCharters::default());
        let mut charter = AuditedCharter::built_in(charter::builtin().clone());
        charter.charter.title.fr = "../Charte : « été »".to_owned();
        let path = keep(&shelf, &charter).unwrap();
        assert_eq!(path.parent(), Some(shelf.as_path()), "a title is no path");
        assert_eq!(keep(&shelf, &charter).unwrap(), path, "again is no second one");
        fs::write(shelf.join("wrong.json"), "{}").unwrap();
        let kept = KeptCharters::load(&shelf);
        assert_eq!(kept.charters, [KeptCharter { path: path.clone(), charter }]);
        assert_eq!(kept.unusable, [shelf.join("wrong.json")]);
        forget(&path).unwrap();
        assert!(KeptCharters::load(&shelf).charters.is_empty() && forget(&path).is_err());
        assert!(shelf.join("wrong.json").exists());
        assert!(file_name("///").starts_with("charter-"));
        assert_eq!(file_name(" Charte "), "Charte");
    }

    #[test]
    fn titles_that_begin_alike_are_two_charters() {
        let folder = tempfile::tempdir().unwrap();
        let long = "Politique relative aux cookies du portail de la communauté de communes";
        let titles = [format!("{long} du Nord"), format!("{long} du Sud"), "Charte : Nord/Sud".to_owned(), "Charte : Nord:Sud".to_owned()];
        for title in &titles {
            let mut charter = AuditedCharter::built_in(charter::builtin().clone());
            charter.charter.title.fr.clone_from(title);
            keep(folder.path(), &charter).unwrap();
        }
        assert_eq!(KeptCharters::load(folder.path()).charters.len(), titles.len());
    }
}
