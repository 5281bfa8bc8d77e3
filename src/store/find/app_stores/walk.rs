use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use crate::store::Progress;
use crate::store::find::discover::apps::is_between;
use crate::store::find::discover::profiles::is_no_profile;
use crate::store::find::locate::walk::is_large;
use crate::store::search::{Omission, Search};

/// Folders with a name of their own between that of an application and its profile: `<maker>/<application>/<profile>`.
const STEPS: usize = 2;
/// Those that belong to an engine count nothing, so that this is the end in any case.
const DEEPEST: usize = 8;
/// Entries that are looked at in the folder of one application, and in all folders.
const MOST_OF_ONE: usize = 20_000;
const MOST: usize = 400_000;

/// What lies beside the cookies of an engine, or in the folder above a profile.
const NEIGHBOURS: [&str; 9] = [
    "Local State",
    "LocalPrefs.json",
    "UserPrefs.json",
    "Preferences",
    "Network Persistent State",
    "TransportSecurity",
    "Trust Tokens",
    "Local Storage",
    "Session Storage",
];
/// Folders whose children are profiles, whatever these are called.
const OF_PROFILES: [&str; 3] = ["EBWebView", "QtWebEngine", "Partitions"];

/// A walk through the folders of applications.
pub(super) struct Walk<'a> {
    /// Folders of browsers, which are not looked into.
    of_browsers: &'a HashSet<PathBuf>,
    progress: &'a Progress,
    looked_at: usize,
    /// Entries that are looked at in the folder of one application.
    pub(super) most_of_one: usize,
    has_met_unreadable: bool,
}

/// A folder that is to be looked at.
struct Waiting {
    path: PathBuf,
    steps: usize,
    depth: usize,
    /// What an engine has in the folder above its profiles lies there.
    is_below_root: bool,
}

/// What a folder holds, as far as it matters.
#[derive(Default)]
struct Seen {
    folders: Vec<PathBuf>,
    has_store: bool,
    has_neighbour: bool,
    is_root: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(of_browsers: &'a HashSet<PathBuf>, progress: &'a Progress) -> Self {
        Self { of_browsers, progress, looked_at: 0, most_of_one: MOST_OF_ONE, has_met_unreadable: false }
    }

    /// The folders in a folder, in order; none of browsers.
    pub(super) fn children(&mut self, folder: &Path, search: &mut Search) -> Vec<PathBuf> {
        let mut children = self.look(folder, search).folders;
        children.sort();
        children
    }

    /// The folders of an application that look like profiles, near ones first.
    pub(super) fn profiles(&mut self, app: &Path, search: &mut Search) -> Vec<PathBuf> {
        let most = self.looked_at + self.most_of_one;
        let mut found = Vec::new();
        let first = Waiting { path: app.to_path_buf(), steps: 0, depth: 0, is_below_root: false };
        let mut waiting = VecDeque::from([first]);
        while let Some(Waiting { path, steps, depth, is_below_root }) = waiting.pop_front() {
            if self.progress.is_cancelled() {
                break;
            }
            if self.looked_at > most.min(MOST) {
                search.leave_out(path, Omission::TooMany);
                break;
            }
            let mut seen = self.look(&path, search);
            let holds_profiles = OF_PROFILES.iter().any(|name| path.ends_with(name));
            let is_in_such = path.parent().is_some_and(|parent| OF_PROFILES.iter().any(|name| parent.ends_with(name)));
            if seen.has_store && (seen.has_neighbour || is_below_root || is_in_such) {
                found.push(path);
            }
            seen.folders.sort();
            for path in seen.folders {
                let is_free = holds_profiles || path.file_name().and_then(|name| name.to_str()).is_some_and(is_between);
                let steps = steps + usize::from(!is_free);
                if steps <= STEPS && depth < DEEPEST && !is_large(&path) && !is_no_profile(&path) {
                    waiting.push_back(Waiting { path, steps, depth: depth + 1, is_below_root: seen.is_root });
                }
            }
        }
        found
    }

    fn look(&mut self, folder: &Path, search: &mut Search) -> Seen {
        let mut seen = Seen::default();
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                // One is named: macOS keeps programs out of the folders of all others.
                if error.kind() != std::io::ErrorKind::NotFound && !std::mem::replace(&mut self.has_met_unreadable, true) {
                    search.leave_out(folder.to_path_buf(), Omission::FolderUnreadable);
                }
                return seen;
            }
        };
        for entry in entries.flatten() {
            self.looked_at += 1;
            search.looked_at += 1;
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            seen.has_neighbour |= NEIGHBOURS.contains(&name);
            seen.is_root |= NEIGHBOURS.iter().take(3).any(|mark| *mark == name);
            match name {
                "Cookies" => seen.has_store |= entry.path().is_file(),
                "Network" if is_folder => seen.has_store |= entry.path().join("Cookies").is_file(),
                _ if is_folder && !self.is_of_browser(&entry.path()) => seen.folders.push(entry.path()),
                _ => {}
            }
        }
        seen
    }

    fn is_of_browser(&self, folder: &Path) -> bool {
        !self.of_browsers.is_empty() && fs::canonicalize(folder).is_ok_and(|real| self.of_browsers.contains(&real))
    }
}
