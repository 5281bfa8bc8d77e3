//! Profile folders: which there are, and what they tell.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::closed::Closed;
use super::ini::Ini;
use super::names::{listed, unlisted_name};
use crate::store::format::Format;
use crate::store::location::Family;
use crate::store::sqlite::snapshot::head_of;

/// Profiles of a Chromium user-data folder that are no person's: those of guests and of the browser's own windows.
pub(crate) const NOT_OF_PERSONS: [&str; 2] = ["Guest Profile", "System Profile"];
/// The folder where Chromium keeps copies of profiles from before its updates.
pub(crate) const OLDER_COPIES: &str = "Snapshots";

/// A profile folder and, where a list of profiles tells, its name.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub(crate) folder: PathBuf,
    pub(crate) name: Option<String>,
}

impl Profile {
    pub(crate) fn unnamed(folder: PathBuf) -> Self {
        Self { folder, name: None }
    }
}

/// The profile folders below a browser's root that hold a store, with the names that its lists give them.
pub(crate) fn profiles(root: &Path, family: Family) -> Vec<Profile> {
    profiles_and_closed(root, family, &mut Closed::default())
}

/// The same; folders that may be profiles, and that the system does not let this user look into, are remembered.
pub(crate) fn profiles_and_closed(root: &Path, family: Family, closed: &mut Closed) -> Vec<Profile> {
    closed.look(root);
    let listed = listed(root, family);
    let mut found: Vec<Profile> = match family {
        Family::Firefox => {
            let others = [folders(root), folders(&root.join("Profiles"))].concat();
            listed.into_iter().chain(others.into_iter().map(Profile::unnamed)).collect()
        }
        Family::Chromium | Family::QtWebEngine | Family::WebKitGtk => {
            let mut all = folders(root);
            all.retain(|folder| !is_no_profile(folder));
            // `Default` first, then the others by name; old Opera, qutebrowser and GNOME Web have their one profile in the root itself.
            all.sort_by_key(|folder| !folder.ends_with("Default"));
            let name = |folder: &PathBuf| listed.iter().find(|listed| listed.folder == *folder).and_then(|listed| listed.name.clone());
            [vec![root.to_path_buf()], all].concat().into_iter().map(|folder| Profile { name: name(&folder), folder }).collect()
        }
        Family::Jar(_) => Vec::new(),
    };
    found.retain(|profile| {
        let holds_store = Format::of_family(family).files_in(&profile.folder).next().is_some();
        if !holds_store {
            closed.look(&profile.folder);
        }
        holds_store
    });
    let mut seen = HashSet::new();
    found.retain(|profile| seen.insert(fs::canonicalize(&profile.folder).unwrap_or_else(|_| profile.folder.clone())));
    for profile in &mut found {
        profile.name.get_or_insert_with(|| unlisted_name(&profile.folder, family));
    }
    found
}

/// Whether a folder of a Chromium root is no profile of a person.
pub(crate) fn is_no_profile(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == OLDER_COPIES || NOT_OF_PERSONS.iter().any(|other| name == *other))
}

/// The last part of a path, as text.
pub(crate) fn folder_name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The version of the browser that last used a profile.
pub(crate) fn browser_version(profile: &Path, family: Family) -> Option<String> {
    match family {
        Family::Firefox => {
            let ini = Ini::read(&profile.join("compatibility.ini"));
            // `153.7.0_20261103151912/20261103151912`: version, then build.
            let version = ini.sections("Compatibility").find_map(|section| section.get("LastVersion"))?;
            Some(version.split(['_', '/']).next()?.to_owned())
        }
        Family::Chromium => {
            let version = [profile.parent()?, profile].iter().find_map(|folder| head_of(&folder.join("Last Version"), 64).ok())?;
            std::str::from_utf8(&version).ok().map(|version| version.trim().to_owned()).filter(|version| !version.is_empty())
        }
        Family::QtWebEngine | Family::WebKitGtk | Family::Jar(_) => None,
    }
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}
