//! The stores of applications that carry a browser engine along, looked for on request: nobody lists them, so every folder that may be one of an
//! application is looked into, within limits.

mod shelves;
mod walk;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::discover::browsers::{BROWSERS, FoundRoot};
use super::discover::profiles::{Profile, folder_name};
use super::discover::{Places, apps, ids, of_profile, one_of_each};
use super::locate::sniff;
use crate::files::place_below;
use crate::store::location::Family;
use crate::store::search::{Found, Omission, Search};
use crate::store::{FormatId, Progress, StoreLocation};
use shelves::{Shelf, shelves};
use walk::Walk;

/// The stores of the applications of this machine (Electron, WebView2, CEF, QtWebEngine) by the order of their folders, and what was left out of the
/// search. Those of browsers are not among them. A search that was cancelled gives what it had found.
#[must_use]
pub fn discover_apps(places: &Places, progress: &Progress) -> Found {
    of_shelves(&shelves(places), &roots_of_browsers(places), progress)
}

fn of_shelves(shelves: &[Shelf], of_browsers: &HashSet<PathBuf>, progress: &Progress) -> Found {
    let mut search = Search::default();
    let mut found = Vec::new();
    let mut walk = Walk::new(of_browsers, progress);
    for shelf in shelves {
        for app in walk.children(&shelf.folder, &mut search) {
            if shelf.is_other(&app) {
                continue;
            }
            let root = FoundRoot { folder: app, place: shelf.place.to_owned() };
            for profile in walk.profiles(&root.folder, &mut search) {
                found.extend(of_app(&profile, &root, &mut search).map(|location| (location, shelf.place.to_owned())));
            }
        }
    }
    Found { stores: one_of_each(found), search: Arc::new(search) }
}

/// The store of a folder that looks like the profile of an application. A file that only has the name of a store is left out with the reason.
fn of_app(profile: &Path, root: &FoundRoot, search: &mut Search) -> Option<StoreLocation> {
    let file = ["Network/Cookies", "Cookies"].map(|place| place_below(profile, place)).into_iter().find(|file| file.is_file())?;
    let family = match sniff::store(&file) {
        Ok(FormatId::QtWebEngine) => Family::QtWebEngine,
        Ok(FormatId::Chromium) => Family::Chromium,
        Ok(_) => return None,
        Err(error) => {
            search.leave_out(file, Omission::Refused(Arc::new(error)));
            return None;
        }
    };
    let mut location = of_profile(&Profile::unnamed(profile.to_path_buf()), family, None)?;
    if !location.is_app && super::discover::browsers::browser_of(profile, family).is_none() {
        let app = apps::by_folder(profile);
        location.id = format!("{}:{}", app.id, folder_name(profile));
        location.browser = app.name;
        location.is_app = true;
    }
    location.id = ids::id_below(&location.id, profile, root);
    Some(location)
}

/// The folders of the browsers that are found without being asked for, under their real names.
fn roots_of_browsers(places: &Places) -> HashSet<PathBuf> {
    let roots = BROWSERS.iter().flat_map(|browser| browser.roots(places));
    roots.filter_map(|root| std::fs::canonicalize(root.folder).ok()).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn lay_out(root: &Path, files: &[&str]) {
        for file in files {
            let file = root.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
    }

    /// The folders that look like profiles, each with the name of its application. Stores with rows are laid out by the tests from outside, for the
    /// system that they run on.
    fn named(shelves: &[Shelf]) -> Vec<(String, String)> {
        let (of_browsers, progress, mut search) = (HashSet::new(), Progress::default(), Search::default());
        let mut walk = Walk::new(&of_browsers, &progress);
        let mut found = Vec::new();
        for shelf in shelves {
            for app in walk.children(&shelf.folder, &mut search).into_iter().filter(|app| !shelf.is_other(app)) {
                for profile in walk.profiles(&app, &mut search) {
                    let app = apps::app_of(&profile, Family::Chromium).unwrap_or_else(|| apps::by_folder(&profile));
                    found.push((folder_name(&profile), app.name));
                }
            }
        }
        found
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(folder, name)| ((*folder).to_owned(), (*name).to_owned())).collect()
    }

    #[test]
    fn windows_and_macos_have_shelves_of_their_own() {
        let home = tempfile::tempdir().unwrap();
        let at = |path: &str| home.path().join(path);
        let teams = "Local/Packages/MSTeams_8wekyb3d8bbwe/LocalCache/Microsoft/MSTeams/EBWebView";
        lay_out(
            home.path(),
            &[
                "Roaming/Slack/Network/Cookies",
                "Roaming/Slack/Local State",
                "Local/Acme/Notes/EBWebView/Default/Network/Cookies",
                &format!("{teams}/WV2Profile_tfw/Network/Cookies"),
                &format!("{teams}/Local State"),
                "Local/Programs/other/Cookies",
                "Local/Programs/other/Local State",
            ],
        );
        let places = Places { home: Some(at("")), config: Some(at("Roaming")), data_local: Some(at("Local")) };
        let found = named(&shelves::of(&places, shelves::WINDOWS));
        assert_eq!(found, owned(&[("Slack", "Slack"), ("Default", "Notes"), ("WV2Profile_tfw", "Microsoft Teams")]));

        let home = tempfile::tempdir().unwrap();
        let at = |path: &str| home.path().join(path);
        let contained = "Library/Containers/com.example.lettre/Data/Library/Application Support/Lettre";
        lay_out(
            home.path(),
            &[
                "Library/Application Support/discord/Cookies",
                "Library/Application Support/discord/Preferences",
                "Library/Caches/com.spotify.client/Browser/Cookies",
                "Library/Caches/com.spotify.client/Browser/LocalPrefs.json",
                &format!("{contained}/Cookies"),
                &format!("{contained}/Local State"),
            ],
        );
        let support = Some(at("Library/Application Support"));
        let places = Places { home: Some(at("")), config: support.clone(), data_local: support };
        let found = named(&shelves::of(&places, shelves::MACOS));
        assert_eq!(found, owned(&[("discord", "Discord"), ("Browser", "Spotify"), ("Lettre", "Lettre")]));
    }

    #[test]
    fn a_walk_that_ends_early_says_where() {
        let home = tempfile::tempdir().unwrap();
        let many: Vec<String> = (0..30).map(|folder| format!("app/{folder:02}/x")).collect();
        lay_out(home.path(), &many.iter().map(String::as_str).chain(["app/29/Cookies", "app/29/Preferences"]).collect::<Vec<_>>());
        let (of_browsers, progress) = (HashSet::new(), Progress::default());
        let mut search = Search::default();
        let mut walk = Walk::new(&of_browsers, &progress);
        walk.most_of_one = 40;
        let found = walk.profiles(&home.path().join("app"), &mut search);
        assert_eq!((found.len(), search.left_out.len()), (0, 1));
        assert!(search.left_out[0].why.is_an_early_end());
        let found = Walk::new(&of_browsers, &progress).profiles(&home.path().join("app"), &mut Search::default());
        assert_eq!(found, [home.path().join("app/29")]);
    }
}
