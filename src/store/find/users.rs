//! Other users of this machine, whose stores are looked for on request, as far as the system lets this user.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::discover::Places;
use crate::files::place_below;

/// The home of another user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherUser {
    /// The name of the home folder, which is mostly that of the user.
    pub name: String,
    /// The home folder.
    pub home: PathBuf,
    /// Whether it can be looked into.
    pub is_readable: bool,
}

impl OtherUser {
    /// The folders of this user, in their usual places: what the user has set otherwise is not known.
    #[must_use]
    pub fn places(&self) -> Places {
        let at = |path: &str| Some(place_below(&self.home, path));
        let (config, data_local) = if cfg!(windows) {
            (at("AppData/Roaming"), at("AppData/Local"))
        } else if cfg!(target_os = "macos") {
            (at("Library/Application Support"), at("Library/Application Support"))
        } else {
            (at(".config"), at(".local/share"))
        };
        Places { home: Some(self.home.clone()), config, data_local }
    }
}

/// The homes beside that of the user who runs the program, and those in the folder where the system puts homes, by name.
#[must_use]
pub fn other_users(places: &Places) -> Vec<OtherUser> {
    let own = places.home.as_deref();
    // The home of root lies beside the folders of the system.
    let beside = own.and_then(Path::parent).filter(|parent| parent.parent().is_some());
    let usual = if cfg!(target_os = "macos") { Some(Path::new("/Users")) } else { Some(Path::new("/home")).filter(|_| cfg!(unix)) };
    let homes = [beside, usual].into_iter().flatten().flat_map(children);
    let mut seen: HashSet<PathBuf> = own.map(real).into_iter().collect();
    let mut users: Vec<OtherUser> = homes
        .filter(|home| seen.insert(real(home)))
        .map(|home| OtherUser {
            name: home.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            is_readable: fs::read_dir(&home).is_ok(),
            home,
        })
        .collect();
    users.sort_by(|a, b| a.name.cmp(&b.name));
    users
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}
