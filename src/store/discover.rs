//! The stores of this machine, and what the folder of a store says about it.

pub(super) mod browsers;
mod in_use;
mod ini;
pub(super) mod profiles;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::FormatId;
use super::snapshot::{modified, with_suffix};
use browsers::{BROWSERS, Browser, Family, browser_of};
use profiles::{Profile, browser_version, cookie_file, folder_name, profile_name, profiles as profiles_below, session_file};

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

/// A store that exists: a file and what its folder says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreLocation {
    /// What `stores` prints and the command line accepts, for example `firefox:x1y2z3.default-release`; unique in one listing.
    pub id: String,
    /// Shown name of the browser.
    pub browser: String,
    /// Shown name of the profile.
    pub profile: String,
    /// Format of the main file.
    pub format: FormatId,
    /// The main file.
    pub file: PathBuf,
    /// Firefox: the newest session file beside it, which holds the session cookies.
    pub session_file: Option<PathBuf>,
    /// Last change of the main file or its log.
    pub modified: Option<Timestamp>,
    /// Whether the browser seems to be running on this profile (its lock exists).
    pub in_use: bool,
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
pub(super) fn of_profile(profile: &Profile, family: Family, browser: Option<&Browser>) -> Option<StoreLocation> {
    let file = cookie_file(&profile.folder, family)?;
    // The browser has made the file and written nothing yet.
    if std::fs::metadata(&file).is_ok_and(|meta| meta.len() == 0) && !with_suffix(&file, "-wal").is_file() {
        return None;
    }
    let format = match family {
        Family::Firefox => FormatId::Firefox,
        Family::Chromium => FormatId::Chromium,
    };
    let mut location = of_file(&file, format, browser);
    location.session_file = (family == Family::Firefox).then(|| session_file(&profile.folder)).flatten();
    if let Some(name) = profile.name.as_ref().filter(|name| !name.is_empty()) {
        location.profile.clone_from(name);
    }
    Some(location)
}

/// A store by its file alone. Without a `browser` its name comes from the path, or is that of the family.
pub(super) fn of_file(file: &Path, format: FormatId, browser: Option<&Browser>) -> StoreLocation {
    let mut location = StoreLocation {
        id: String::new(),
        browser: String::new(),
        profile: String::new(),
        format,
        file: file.to_path_buf(),
        session_file: None,
        modified: modified(file).max(modified(&with_suffix(file, "-wal"))),
        in_use: false,
    };
    let (profile, family) = (location.profile_folder(), location.family());
    let (id, name) = match browser.or_else(|| browser_of(&profile, family)) {
        Some(browser) => (browser.id.as_str(), browser.name.as_str()),
        None if family == Family::Firefox => ("firefox", "Firefox"),
        None => ("chromium", "Chromium"),
    };
    location.id = format!("{id}:{}", folder_name(&profile));
    name.clone_into(&mut location.browser);
    location.profile = profile_name(&profile, family);
    location.in_use = in_use::is_in_use(&profile, family);
    location
}

/// Removes stores that were reached twice (links), and makes the ids unique.
pub(super) fn one_of_each(mut locations: Vec<StoreLocation>) -> Vec<StoreLocation> {
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

impl StoreLocation {
    /// The profile folder: that of the file, or the one above `Network` or `sessionstore-backups`.
    pub(super) fn profile_folder(&self) -> PathBuf {
        let folder = self.file.parent().unwrap_or(Path::new(""));
        // A bare file name lies in the current folder, whose name and parents are wanted.
        let folder = if folder.as_os_str().is_empty() { std::fs::canonicalize(".").unwrap_or_default() } else { folder.to_path_buf() };
        let inner = match self.format {
            FormatId::Chromium => "Network",
            FormatId::FirefoxSession => "sessionstore-backups",
            FormatId::Firefox => return folder,
        };
        match folder.parent() {
            Some(parent) if folder.ends_with(inner) => parent.to_path_buf(),
            _ => folder,
        }
    }

    /// Which browsers' layout it has.
    pub(super) fn family(&self) -> Family {
        match self.format {
            FormatId::Firefox | FormatId::FirefoxSession => Family::Firefox,
            FormatId::Chromium => Family::Chromium,
        }
    }

    /// The version of the browser, where the folder tells.
    pub(super) fn browser_version(&self) -> Option<String> {
        browser_version(&self.profile_folder(), self.family())
    }

    /// Whether a profile of Chromium has a store in both of its places.
    pub(super) fn has_twin(&self) -> bool {
        let profile = self.profile_folder();
        let places = [profile.join("Cookies"), profile.join("Network").join("Cookies")];
        self.format == FormatId::Chromium && places.contains(&self.file) && places.iter().all(|file| file.is_file())
    }

    /// Whether the browser keeps no cookies on disk by design.
    pub(super) fn is_private_by_design(&self) -> bool {
        BROWSERS.iter().any(|browser| browser.is_private && browser.name == self.browser)
    }
}
