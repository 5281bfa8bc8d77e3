//! What browsers call their profiles, from their own lists. Names are shown; a profile is known by its folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::ini::{Ini, Section};
use super::profiles::{Profile, folder_name};
use crate::files::place_below;
use crate::store::Progress;
use crate::store::location::Family;
use crate::store::sqlite::database::open_for_rows;
use crate::store::sqlite::snapshot::{Snapshot, head_of};

/// Beyond this a list of profiles is not what its name says.
const LONGEST: u64 = 16 << 20;
/// Databases of profile groups that are looked at: one a group.
const MOST_GROUPS: usize = 64;

/// The profiles that the lists of a browser root name, in their order, each folder once. They need not exist.
pub(crate) fn listed(root: &Path, family: Family) -> Vec<Profile> {
    match family {
        Family::Firefox => firefox(root),
        Family::Chromium => chromium(root),
        Family::QtWebEngine | Family::WebKitGtk | Family::Jar(_) => Vec::new(),
    }
}

/// What the person calls a profile that was found by itself: from the lists of the root that it lies in, else from its own files, else its folder.
pub(crate) fn profile_name(profile: &Path, family: Family) -> String {
    let root_name = || {
        // The lists lie beside the profile, or beside the folder `Profiles` (Windows, macOS).
        let mut roots = profile.ancestors().skip(1).take(if family == Family::Firefox { 2 } else { 1 });
        roots.find_map(|root| listed(root, family).into_iter().find(|listed| same_folder(&listed.folder, profile))?.name)
    };
    root_name().unwrap_or_else(|| unlisted_name(profile, family))
}

/// The name of a profile that no list names.
pub(crate) fn unlisted_name(profile: &Path, family: Family) -> String {
    let folder = folder_name(profile);
    match family {
        // `x1y2z3.default-release`
        Family::Firefox => folder.split_once('.').map_or(folder.as_str(), |(_, name)| name).to_owned(),
        // The name at birth: it is not changed when the person renames the profile, but a copied profile has nothing else.
        Family::Chromium => json::<Preferences>(&profile.join("Preferences"))
            .and_then(|preferences| preferences.profile?.name)
            .and_then(|name| Some(name.as_str()?.trim().to_owned()))
            .filter(|name| !name.is_empty())
            .unwrap_or(folder),
        Family::QtWebEngine | Family::Jar(_) => folder,
        Family::WebKitGtk => web_app_name(profile).unwrap_or(folder),
    }
}

/// The name that a person gave to a web application of GNOME Web: in the file by which the desktop starts it, which is called as the profile folder.
fn web_app_name(profile: &Path) -> Option<String> {
    const LONGEST_ENTRY: u64 = 64 << 10;
    let entry = format!("{}.desktop", folder_name(profile));
    let folders = ["applications", "xdg-desktop-portal/applications"];
    let file = folders.iter().map(|folder| profile.parent().unwrap_or(profile).join(folder).join(&entry)).find(|file| file.is_file())?;
    let text = head_of(&file, LONGEST_ENTRY).ok()?;
    String::from_utf8_lossy(&text).lines().find_map(|line| clean(line.strip_prefix("Name=")?))
}

/// `profiles.ini`, then the groups of profiles that Firefox keeps since 138; where both name a profile, the group has the name that is shown.
fn firefox(root: &Path) -> Vec<Profile> {
    let ini = Ini::read(&root.join("profiles.ini"));
    let sections = || ini.sections("Profile");
    let mut found: Vec<Profile> = Vec::new();
    let mut add = |folder: PathBuf, name: Option<String>, is_group: bool| {
        let is_same = |known: &&mut Profile| known.folder == folder || same_folder(&known.folder, &folder);
        match found.iter_mut().find(is_same) {
            Some(known) if is_group || known.name.is_none() => known.name = name.or(known.name.take()),
            Some(_) => {}
            None => found.push(Profile { folder, name }),
        }
    };
    for section in sections() {
        if let Some(folder) = listed_path(root, section) {
            add(folder, section.get("Name").and_then(clean), false);
        }
    }
    let store_ids: Vec<&str> = sections().filter_map(|section| section.get("StoreID")).collect();
    for group in groups(root, &store_ids) {
        for (path, name) in group_profiles(&group) {
            add(root.join(path), clean(&name), true);
        }
    }
    found
}

fn same_folder(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

fn listed_path(root: &Path, section: &Section) -> Option<PathBuf> {
    let path = section.get("Path")?;
    let is_whole = section.get("IsRelative") == Some("0") || Path::new(path).is_absolute();
    Some(if is_whole { PathBuf::from(path) } else { place_below(root, path) })
}

/// The databases of groups: only those that `profiles.ini` names, because others are left-overs of removed groups; all where it names none, as in
/// a folder that was copied without it.
fn groups(root: &Path, store_ids: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join("Profile Groups")).into_iter().flatten().flatten();
    let is_wanted = |file: &PathBuf| {
        let id = file.file_stem().and_then(|stem| stem.to_str());
        file.extension().is_some_and(|end| end == "sqlite") && (store_ids.is_empty() || id.is_some_and(|id| store_ids.contains(&id)))
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_wanted).take(MOST_GROUPS).collect();
    found.sort();
    found
}

/// Folder and name of the profiles of a group; none when the database cannot be read: names are no reason to fail.
fn group_profiles(file: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Ok(snapshot) = Snapshot::take(file, &Progress::default()) else { return found };
    let Ok(db) = open_for_rows(&snapshot) else { return found };
    if !db.schema().is_ok_and(|entries| entries.iter().any(|entry| entry.is_table && entry.name == "profiles")) {
        return found;
    }
    let _ = db.rows("SELECT path, name FROM Profiles ORDER BY id", &[], &mut |cells| {
        found.push((cells.text(0).into_owned(), cells.text(1).into_owned()));
    });
    found.retain(|(path, _)| !path.is_empty());
    found
}

/// `Local State`: the names that the menu of profiles shows.
fn chromium(root: &Path) -> Vec<Profile> {
    let state: Option<LocalState> = json(&root.join("Local State"));
    let cache = state.and_then(|state| state.profile?.info_cache).unwrap_or_default();
    let name = |info: &Value| info.get("name").and_then(Value::as_str).and_then(clean);
    cache.iter().map(|(folder, info)| Profile { folder: root.join(folder), name: name(info) }).collect()
}

fn clean(name: &str) -> Option<String> {
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

fn json<T: DeserializeOwned>(file: &Path) -> Option<T> {
    serde_json::from_slice(&head_of(file, LONGEST).ok()?).ok()
}

#[derive(Deserialize)]
struct LocalState {
    profile: Option<ProfileState>,
}

#[derive(Deserialize)]
struct ProfileState {
    info_cache: Option<BTreeMap<String, Value>>,
}

/// Megabytes, of which one name is wanted.
#[derive(Deserialize)]
struct Preferences {
    profile: Option<ProfilePreferences>,
}

#[derive(Deserialize)]
struct ProfilePreferences {
    name: Option<Value>,
}
