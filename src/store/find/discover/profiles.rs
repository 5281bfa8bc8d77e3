//! Profile folders: which there are, what they are called, which file holds the cookies.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::ini::Ini;
use crate::store::format::Format;
use crate::store::location::Family;
use crate::store::sqlite::snapshot::{head_of, modified};

/// Folders of a Chromium user-data folder that are no profiles of the user.
const NOT_PROFILES: [&str; 4] = ["Guest Profile", "System Profile", "Snapshots", "Crashpad"];

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

/// The profile folders below a browser's root.
pub(crate) fn profiles(root: &Path, family: Family) -> Vec<Profile> {
    let mut found: Vec<Profile> = match family {
        Family::Firefox => {
            let ini = Ini::read(&root.join("profiles.ini"));
            let listed = ini
                .sections("Profile")
                .filter_map(|section| Some(Profile { folder: listed_path(root, section)?, name: section.get("Name").map(str::to_owned) }));
            let others = [folders(root), folders(&root.join("Profiles"))].concat();
            listed.chain(others.into_iter().map(Profile::unnamed)).collect()
        }
        Family::Chromium => {
            let mut all = folders(root);
            all.retain(|folder| folder.file_name().is_none_or(|name| NOT_PROFILES.iter().all(|other| name != *other)));
            // `Default` first, then the others by name; old Opera has its one profile in the root itself.
            all.sort_by_key(|folder| !folder.ends_with("Default"));
            [vec![root.to_path_buf()], all].concat().into_iter().map(Profile::unnamed).collect()
        }
    };
    found.retain(|profile| cookie_file(&profile.folder, family).is_some());
    let mut seen = Vec::new();
    found.retain(|profile| {
        let real = std::fs::canonicalize(&profile.folder).unwrap_or_else(|_| profile.folder.clone());
        let is_new = !seen.contains(&real);
        seen.push(real);
        is_new
    });
    found
}

/// The file of a profile folder that holds its cookies. Chromium has two places for it; the newer file is the one in use.
pub(crate) fn cookie_file(profile: &Path, family: Family) -> Option<PathBuf> {
    // Of equally new files the first, which is the newer place.
    Format::of_family(family).files_in(profile).rev().max_by_key(|file| modified(file))
}

/// What the person calls a profile.
pub(crate) fn profile_name(profile: &Path, family: Family) -> String {
    let folder = folder_name(profile);
    let given = match family {
        Family::Firefox => firefox_name(profile),
        Family::Chromium => chromium_name(profile, &folder),
    };
    given.filter(|name| !name.is_empty()).unwrap_or_else(|| match family {
        // `x1y2z3.default-release`
        Family::Firefox => folder.split_once('.').map_or(folder.as_str(), |(_, name)| name).to_owned(),
        Family::Chromium => folder,
    })
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
            String::from_utf8(version).ok().map(|version| version.trim().to_owned()).filter(|version| !version.is_empty())
        }
    }
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn listed_path(root: &Path, section: &super::ini::Section) -> Option<PathBuf> {
    let path = section.get("Path")?;
    Some(if section.get("IsRelative") == Some("0") { PathBuf::from(path) } else { root.join(path) })
}

fn firefox_name(profile: &Path) -> Option<String> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let wanted = real(profile)?;
    // `profiles.ini` lies beside the profile, or beside the folder `Profiles` (Windows, macOS).
    profile.ancestors().skip(1).take(2).find_map(|root| {
        let ini = Ini::read(&root.join("profiles.ini"));
        let mut sections = ini.sections("Profile");
        let own = sections.find(|section| listed_path(root, section).is_some_and(|path| real(&path).as_ref() == Some(&wanted)))?;
        own.get("Name").map(str::to_owned)
    })
}

fn chromium_name(profile: &Path, folder: &str) -> Option<String> {
    const LONGEST: u64 = 16 << 20;
    let state = head_of(&profile.parent()?.join("Local State"), LONGEST).ok()?;
    let state: Value = serde_json::from_slice(&state).ok()?;
    state.get("profile")?.get("info_cache")?.get(folder)?.get("name")?.as_str().map(str::to_owned)
}
