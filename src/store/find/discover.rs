//! The stores of this machine, and what the folder of a store says about it.

pub(crate) mod apps;
pub(crate) mod browsers;
mod closed;
pub(crate) mod ids;
mod in_use;
pub(crate) mod ini;
mod names;
pub(crate) mod profiles;
mod twins;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::format::Format;
use crate::store::format::android::package_of;
use crate::store::format::firefox::session::session_file;
use crate::store::location::Family;
use crate::store::sqlite::snapshot::{is_unwritten, modified, with_suffix};
use crate::store::{FormatId, Found, StoreLocation};
use browsers::{BROWSERS, Browser, browser_of};
use closed::Closed;
use names::profile_name;
use profiles::{Profile, browser_version, folder_name, profiles_and_closed};

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

/// The stores of the browsers of this machine, in the order of `assets/browsers.toml`, and the folders in which the system does not let this user look
/// for them.
#[must_use]
pub fn discover(places: &Places) -> Found {
    let (mut found, mut closed) = (Vec::new(), Closed::default());
    for browser in BROWSERS {
        for root in browser.roots_and_closed(places, &mut closed) {
            if let Family::Jar(format) = browser.family {
                let mut location = of_file(&root.folder, format.format(), Some(browser));
                location.id = ids::id_below(&location.id, &root.folder, &root);
                found.push((location, root.place.clone()));
                continue;
            }
            for profile in profiles_and_closed(&root.folder, browser.family, &mut closed) {
                if let Some(mut location) = of_profile(&profile, browser.family, Some(browser)) {
                    location.id = ids::id_below(&location.id, &profile.folder, &root);
                    found.push((location, root.place.clone()));
                }
            }
        }
    }
    Found { stores: one_of_each(found), search: Arc::new(closed.into_search()) }
}

/// The store of a profile folder, with its session file.
pub(crate) fn of_profile(profile: &Profile, family: Family, browser: Option<&Browser>) -> Option<StoreLocation> {
    let chosen = twins::choose(&profile.folder, Format::of_family(family))?;
    let file = chosen.file;
    if is_unwritten(&file) {
        return None;
    }
    let mut location = of_file_named(&file, Format::of_family(family), browser, profile.name.clone());
    location.twin = chosen.twin;
    location.session_file = (family == Family::Firefox).then(|| session_file(&profile.folder)).flatten();
    Some(location)
}

/// A store by its file alone. Without a `browser` its name comes from the path, or is that of the family.
pub(crate) fn of_file(file: &Path, format: &Format, browser: Option<&Browser>) -> StoreLocation {
    let mut location = of_file_named(file, format, browser, None);
    location.twin = twins::beside_named(file, &location.profile_folder, format);
    location
}

fn of_file_named(file: &Path, format: &Format, browser: Option<&Browser>, name: Option<String>) -> StoreLocation {
    let (profile, family) = (format.profile_folder(file), format.family);
    let is_jar = matches!(family, Family::Jar(_));
    // A jar is known by its own name, a profile by that of its folder.
    let called = if is_jar { file } else { &profile };
    let known = browser.or_else(|| browser_of(called, family));
    let app = if known.is_none() { apps::app_of(&profile, family) } else { None };
    let (id, writer) = match (known, &app) {
        (Some(browser), _) => (browser.id, browser.name),
        (None, Some(app)) => (app.id.as_str(), app.name.as_str()),
        (None, None) => (Format::of_family(family).code, Format::of_family(family).written_by),
    };
    StoreLocation {
        id: format!("{id}:{}", folder_name(called)),
        browser: writer.to_owned(),
        is_app: app.is_some(),
        browser_version: browser_version(&profile, family),
        is_private_by_design: known.is_some_and(|browser| browser.is_private),
        profile: name.unwrap_or_else(|| if is_jar { jar_name(file, format) } else { profile_name(&profile, family) }),
        format: format.id,
        file: file.to_path_buf(),
        session_file: None,
        twin: None,
        search: Arc::default(),
        modified: modified(file).max(modified(&with_suffix(file, "-wal"))),
        in_use: in_use::is_in_use(file, &profile, family),
        profile_folder: profile,
        archive: None,
    }
}

/// What a file that is a store by itself is called: an application is known by its package, not by the name that all of them give their file.
fn jar_name(file: &Path, format: &Format) -> String {
    let package = if format.id == FormatId::AndroidWebView { package_of(file) } else { None };
    package.unwrap_or_else(|| folder_name(file))
}

/// Removes stores that were reached twice (links), makes the ids unique and tells equal shown names apart. Each store comes with the place of its
/// root, where that is known.
pub(crate) fn one_of_each(mut found: Vec<(StoreLocation, String)>) -> Vec<StoreLocation> {
    let mut seen = HashSet::new();
    found.retain(|(location, _)| seen.insert(std::fs::canonicalize(&location.file).unwrap_or_else(|_| location.file.clone())));
    ids::make_unique(found.iter_mut().map(|(location, _)| location).collect());
    ids::tell_apart(&mut found);
    found.into_iter().map(|(location, _)| location).collect()
}
