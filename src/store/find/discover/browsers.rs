use std::path::{Component, Path, PathBuf};

use super::Places;
use super::closed::Closed;
use crate::files::place_below;
use crate::store::location::Family;

/// A browser, or a channel of one, of `assets/browsers.toml`.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) family: Family,
    /// Keeps no cookies on disk by design.
    pub(crate) is_private: bool,
    linux: &'static [Root],
    windows: &'static [Root],
    macos: &'static [Root],
    programs: Programs,
}

/// How a browser is started: names of commands on Linux, paths below the folders of programs elsewhere.
#[derive(Debug)]
struct Programs {
    linux: &'static [&'static str],
    windows: &'static [&'static str],
    macos: &'static [&'static str],
}

/// A place where a browser may keep its profiles.
#[derive(Debug)]
struct Root {
    base: Base,
    /// Below the base; a `*` stands for any text within one folder name.
    path: &'static str,
    /// What tells it from the other places of the browser: `flatpak`, `snap`, `xdg`…, empty for the usual place.
    place: &'static str,
}

/// Folders of the user that places lie below.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Base {
    Home,
    Config,
    DataLocal,
}

/// A root that exists on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundRoot {
    pub(crate) folder: PathBuf,
    /// As [`Root::place`].
    pub(crate) place: String,
}

// `BROWSERS`, in the order of the list of stores. A fault in the file is an error of the build (`build/browsers.rs`).
include!(concat!(env!("OUT_DIR"), "/browsers.rs"));

impl Browser {
    /// The folders of this browser that exist on this machine.
    pub(crate) fn roots(&self, places: &Places) -> Vec<FoundRoot> {
        self.roots_and_closed(places, &mut Closed::default())
    }

    /// The folders of this browser that exist on this machine, as far as the system lets this user see them.
    pub(crate) fn roots_and_closed(&self, places: &Places, closed: &mut Closed) -> Vec<FoundRoot> {
        let roots = if cfg!(windows) {
            self.windows
        } else if cfg!(target_os = "macos") {
            self.macos
        } else {
            self.linux
        };
        // What is looked for is the folder of a browser, or the file of a program that has but one.
        let is_it: fn(&Path) -> bool = if matches!(self.family, Family::Jar(_)) { Path::is_file } else { Path::is_dir };
        let mut found = Vec::new();
        for root in roots {
            for (base, by) in base_folders(root.base, places) {
                let place = [root.place, by].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
                for folder in candidates(&base, root.path) {
                    if is_it(&folder) {
                        found.push(FoundRoot { folder, place: place.clone() });
                    } else {
                        closed.on_the_way_to(&folder);
                    }
                }
            }
        }
        found
    }

    /// What starts this browser on this system, the most usual first.
    pub(crate) fn programs(&self) -> &'static [&'static str] {
        if cfg!(windows) {
            self.programs.windows
        } else if cfg!(target_os = "macos") {
            self.programs.macos
        } else {
            self.programs.linux
        }
    }

    /// The usual folder of its profiles below a base, by which a copy of a profile still tells its browser.
    pub(crate) fn usual_folder(&self) -> Option<&'static str> {
        let roots = self.linux.iter().chain(self.windows).chain(self.macos);
        roots.map(|root| root.path).find(|path| !path.contains('*'))
    }

    /// How many folder names of a root of this browser, on any system, end the path whose names are `names`; 0 when none does.
    fn match_length(&self, names: &[&str]) -> usize {
        let roots = self.linux.iter().chain(self.windows).chain(self.macos);
        let matched = roots.filter_map(|root| {
            let length = root.path.split('/').count();
            let tail = names.get(names.len().checked_sub(length)?..)?;
            tail.iter().zip(root.path.split('/')).all(|(name, pattern)| fits(name, pattern)).then_some(length)
        });
        matched.max().unwrap_or(0)
    }
}

/// The browser whose folder layout a profile folder lies in, wherever it was copied to.
pub(crate) fn browser_of(profile: &Path, family: Family) -> Option<&'static Browser> {
    let names: Vec<&str> =
        profile.components().filter_map(|part| if let Component::Normal(name) = part { name.to_str() } else { None }).collect();
    // The profile itself (old Opera), its parent, or the parent of `Profiles`.
    let folders = || (0..3).filter_map(|up| names.get(..names.len().checked_sub(up)?));
    let score = |browser: &Browser| folders().map(|folder| browser.match_length(folder)).max().unwrap_or(0);
    let candidates = BROWSERS.iter().filter(|browser| browser.family == family).map(|browser| (score(browser), browser));
    // The first of equals: the order of the file is by use.
    candidates.rev().max_by_key(|(score, _)| *score).filter(|(score, _)| *score > 0).map(|(_, browser)| browser)
}

/// The folders that a base stands for, each with what tells it from the first. `$XDG_CONFIG_HOME` may lead elsewhere today than on the day
/// when a browser made its profile, so the usual folder counts too.
pub(crate) fn base_folders(base: Base, places: &Places) -> Vec<(PathBuf, &'static str)> {
    let (set, usual) = match base {
        Base::Home => (&places.home, None),
        Base::Config => (&places.config, Some(".config")),
        Base::DataLocal => (&places.data_local, Some(".local/share")),
    };
    let usual = usual.filter(|_| cfg!(target_os = "linux")).and_then(|path| Some(places.home.as_ref()?.join(path)));
    let usual = usual.filter(|folder| set.as_ref() != Some(folder)).map(|folder| (folder, "home"));
    set.clone().map(|folder| (folder, "")).into_iter().chain(usual).collect()
}

/// What `path` stands for below `base`, where that exists.
pub(crate) fn expand(base: &Path, path: &str, is_it: fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = candidates(base, path);
    found.retain(|folder| is_it(folder));
    found
}

/// What `path` may stand for below `base`.
fn candidates(base: &Path, path: &str) -> Vec<PathBuf> {
    if !path.contains('*') {
        return vec![place_below(base, path)];
    }
    let mut folders = vec![base.to_path_buf()];
    for part in path.split('/') {
        folders = folders
            .iter()
            .flat_map(|folder| if part.contains('*') { children_like(folder, part) } else { vec![folder.join(part)] })
            .collect();
    }
    folders
}

fn children_like(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        entries.filter(|entry| entry.file_name().to_str().is_some_and(|name| fits(name, pattern))).map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn fits(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places_of(id: &str) -> Vec<(&'static str, &'static str)> {
        let browser = BROWSERS.iter().find(|browser| browser.id == id).unwrap();
        browser.linux.iter().map(|root| (root.path, root.place)).collect()
    }

    #[test]
    fn one_entry_makes_every_channel_and_packaging() {
        assert_eq!(
            places_of("firefox"),
            [
                (".mozilla/firefox", ""),
                ("mozilla/firefox", "xdg"),
                (".var/app/org.mozilla.firefox/.mozilla/firefox", "flatpak"),
                (".var/app/org.mozilla.firefox/config/mozilla/firefox", "flatpak-2"),
                (".var/app/org.mozilla.firefox/.config/mozilla/firefox", "flatpak-3"),
                ("snap/firefox/current/.mozilla/firefox", "snap"),
                ("snap/firefox/common/.mozilla/firefox", "snap-common"),
                ("snap/firefox/common/mozilla/firefox", "snap-common-2"),
                ("snap/firefox/current/.config/mozilla/firefox", "snap-2"),
                ("snap/firefox/common/.config/mozilla/firefox", "snap-common-3"),
            ]
        );
        assert_eq!(places_of("opera-beta")[..2], [("opera-beta", ""), ("snap/opera-beta/common/opera-beta", "snap-common")]);
        let store = |id: &str| BROWSERS.iter().find(|browser| browser.id == id).unwrap().windows.last().unwrap().path;
        assert_eq!(store("firefox"), "Packages/Mozilla.*/LocalCache/Roaming/Mozilla/Firefox");
        assert_eq!(store("arc"), "Packages/TheBrowserCompany.Arc_*/LocalCache/Local/Arc/User Data");
        assert_eq!(store("opera-gx"), "Opera Software/Opera GX Stable");
    }

    #[test]
    fn safari_is_found_in_its_container_and_before_that() {
        let safari = BROWSERS.iter().find(|browser| browser.id == "safari").unwrap();
        let places: Vec<&str> = safari.macos.iter().map(|root| root.path.split('/').nth(1).unwrap()).collect();
        assert_eq!(places, ["Containers", "Cookies", "Containers"]);
        assert!(safari.linux.is_empty() && safari.windows.is_empty());
        let called = |path: &str| browser_of(Path::new(path), safari.family).map(|browser| browser.id);
        assert_eq!(called("/Users/a/Library/Cookies/Cookies.binarycookies"), Some("safari"));
        let named = "/x/Library/Containers/com.apple.Safari/Data/Library/WebKit/WebsiteDataStore/0a1b/Cookies/Cookies.binarycookies";
        assert_eq!(called(named), Some("safari"));
    }

    #[test]
    fn no_two_places_of_a_browser_share_a_code() {
        for browser in BROWSERS {
            for roots in [browser.linux, browser.windows, browser.macos] {
                let mut codes: Vec<&str> = roots.iter().map(|root| root.place).collect();
                codes.sort_unstable();
                assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "{}: {codes:?}", browser.id);
            }
        }
    }

    #[test]
    fn browsers_are_named_from_the_path() {
        let name = |path: &str, family| browser_of(Path::new(path), family).map(|browser| browser.name);
        assert_eq!(name("/home/a/.mozilla/firefox/x1.default", Family::Firefox), Some("Firefox"));
        assert_eq!(name("/mnt/copy/.librewolf/x1.default", Family::Firefox), Some("LibreWolf"));
        assert_eq!(name("/home/a/.config/BraveSoftware/Brave-Browser/Profile 1", Family::Chromium), Some("Brave"));
        assert_eq!(name("/home/a/.var/app/org.chromium.Chromium/config/chromium/Default", Family::Chromium), Some("Chromium"));
        assert_eq!(name("/x/Packages/TheBrowserCompany.Arc_77/LocalCache/Local/Arc/User Data/Default", Family::Chromium), Some("Arc"));
        assert_eq!(name("/Users/a/Library/Application Support/Firefox/Profiles/x.default", Family::Firefox), Some("Firefox"));
        assert_eq!(name("/tmp/somewhere/else", Family::Chromium), None);
        assert_eq!(name("/home/a/.mozilla/firefox/x1.default", Family::Chromium), None);
    }
}
