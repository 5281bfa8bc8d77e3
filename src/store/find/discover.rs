//! The stores of this machine, and what the folder of a store says about it.

pub(crate) mod browsers;
mod in_use;
mod ini;
pub(crate) mod profiles;

use std::path::{Path, PathBuf};

use crate::store::StoreLocation;
use crate::store::format::Format;
use crate::store::format::firefox::session::session_file;
use crate::store::location::Family;
use crate::store::sqlite::snapshot::{modified, with_suffix};
use browsers::{BROWSERS, Browser, browser_of};
use profiles::{Profile, browser_version, cookie_file, folder_name, profile_name, profiles as profiles_below};

/// The folders of one user, from outside, so that tests can lay out a machine of their own.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// `~`.
    pub home: Option<PathBuf>,
    /// `~/.config`, `%APPDATA%`, `~/Library/Application Support`.
    pub config: Option<PathBuf>,
    /// `~/.local/share`, `%LOCALAPPDATA%`, `~/Library/Application Support`.
    pub data_local: Option<PathBuf>,
}

impl Places {
    /// The folders of the user who runs the program, as the system says (`$XDG_CONFIG_HOME` and the like are respected).
    #[must_use]
    pub fn of_this_user() -> Self {
        Self { home: dirs::home_dir(), config: dirs::config_dir(), data_local: dirs::data_local_dir() }
    }
}

/// The stores of the browsers of this machine, in the order of `assets/browsers.toml`.
#[must_use]
pub fn discover(places: &Places) -> Vec<StoreLocation> {
    let mut found = Vec::new();
    for browser in BROWSERS.iter() {
        for root in browser.roots(places) {
            found.extend(
                profiles_below(&root, browser.family).iter().filter_map(|profile| of_profile(profile, browser.family, Some(browser))),
            );
        }
    }
    one_of_each(found)
}

/// The location with this id in a listing.
#[must_use]
pub fn find_by_id<'a>(locations: &'a [StoreLocation], id: &str) -> Option<&'a StoreLocation> {
    locations.iter().find(|location| location.id == id)
}

/// The store of a profile folder, with its session file.
pub(crate) fn of_profile(profile: &Profile, family: Family, browser: Option<&Browser>) -> Option<StoreLocation> {
    let file = cookie_file(&profile.folder, family)?;
    // The browser has made the file and written nothing yet.
    if std::fs::metadata(&file).is_ok_and(|meta| meta.len() == 0) && !with_suffix(&file, "-wal").is_file() {
        return None;
    }
    let mut location = of_file(&file, Format::of_family(family), browser);
    location.session_file = (family == Family::Firefox).then(|| session_file(&profile.folder)).flatten();
    if let Some(name) = profile.name.as_ref().filter(|name| !name.is_empty()) {
        location.profile.clone_from(name);
    }
    Some(location)
}

/// A store by its file alone. Without a `browser` its name comes from the path, or is that of the family.
pub(crate) fn of_file(file: &Path, format: &Format, browser: Option<&Browser>) -> StoreLocation {
    let (profile, family) = (format.profile_folder(file), format.family);
    let known = browser.or_else(|| browser_of(&profile, family));
    let (id, name) = match known {
        Some(browser) => (browser.id.as_str(), browser.name.as_str()),
        None if family == Family::Firefox => ("firefox", "Firefox"),
        None => ("chromium", "Chromium"),
    };
    StoreLocation {
        id: format!("{id}:{}", folder_name(&profile)),
        browser: name.to_owned(),
        browser_version: browser_version(&profile, family),
        is_private_by_design: known.is_some_and(|browser| browser.is_private),
        profile: profile_name(&profile, family),
        format: format.id,
        file: file.to_path_buf(),
        session_file: None,
        has_twin: format.files_in(&profile).count() > 1 && format.files_in(&profile).any(|place| place == file),
        modified: modified(file).max(modified(&with_suffix(file, "-wal"))),
        in_use: in_use::is_in_use(&profile, family),
        profile_folder: profile,
    }
}

/// Removes stores that were reached twice (links), and makes the ids unique.
pub(crate) fn one_of_each(mut locations: Vec<StoreLocation>) -> Vec<StoreLocation> {
    let mut seen: Vec<PathBuf> = Vec::new();
    locations.retain(|location| {
        let real = std::fs::canonicalize(&location.file).unwrap_or_else(|_| location.file.clone());
        let is_new = !seen.contains(&real);
        seen.push(real);
        is_new
    });
    for index in 1..locations.len() {
        let (before, rest) = locations.split_at_mut(index);
        let Some(location) = rest.first_mut() else { break };
        let base = location.id.clone();
        let mut number = 1;
        while before.iter().any(|other| other.id == location.id) {
            number += 1;
            location.id = format!("{base}-{number}");
        }
    }
    locations
}
