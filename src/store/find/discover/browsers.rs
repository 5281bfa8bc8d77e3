use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Places;
use crate::store::location::Family;

/// A browser of `assets/browsers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Browser {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) family: Family,
    /// Keeps no cookies on disk by design.
    #[serde(default, rename = "private")]
    pub(crate) is_private: bool,
    #[serde(default)]
    linux: Vec<String>,
    #[serde(default)]
    windows: Vec<String>,
    #[serde(default)]
    macos: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    browser: Vec<Browser>,
}

/// All browsers, in the order of the list of stores.
pub(crate) static BROWSERS: LazyLock<Vec<Browser>> = LazyLock::new(|| {
    let file: Result<File, _> = toml::from_str(include_str!("../../../../assets/browsers.toml"));
    // A test reads the same text, so that a fault in it cannot be shipped.
    file.map_or_else(|_| Vec::new(), |file| file.browser)
});

impl Browser {
    /// The folders of this browser that exist on this machine.
    pub(crate) fn roots(&self, places: &Places) -> Vec<PathBuf> {
        let roots = if cfg!(windows) {
            &self.windows
        } else if cfg!(target_os = "macos") {
            &self.macos
        } else {
            &self.linux
        };
        roots.iter().filter_map(|root| root.split_once(':')).flat_map(|(base, path)| expand(base_folder(base, places), path)).collect()
    }

    /// How many folder names of a root of this browser, on any system, end the path of `folder`; 0 when none does.
    fn match_length(&self, folder: &Path) -> usize {
        let names: Vec<&str> =
            folder.components().filter_map(|part| if let Component::Normal(name) = part { name.to_str() } else { None }).collect();
        let roots = self.linux.iter().chain(&self.windows).chain(&self.macos);
        let matched = roots.filter_map(|root| {
            let parts: Vec<&str> = root.split_once(':')?.1.split('/').collect();
            let tail = names.get(names.len().checked_sub(parts.len())?..)?;
            tail.iter().zip(&parts).all(|(name, pattern)| fits(name, pattern)).then_some(parts.len())
        });
        matched.max().unwrap_or(0)
    }
}

/// The browser whose folder layout a profile folder lies in, wherever it was copied to.
pub(crate) fn browser_of(profile: &Path, family: Family) -> Option<&'static Browser> {
    // The profile itself (old Opera), its parent, or the parent of `Profiles`.
    let score = |browser: &Browser| profile.ancestors().take(3).map(|folder| browser.match_length(folder)).max().unwrap_or(0);
    let candidates = BROWSERS.iter().filter(|browser| browser.family == family).map(|browser| (score(browser), browser));
    // The first of equals: the order of the file is by use.
    candidates.rev().max_by_key(|(score, _)| *score).filter(|(score, _)| *score > 0).map(|(_, browser)| browser)
}

fn base_folder<'a>(base: &str, places: &'a Places) -> Option<&'a Path> {
    match base {
        "home" => places.home.as_deref(),
        "config" => places.config.as_deref(),
        "data_local" => places.data_local.as_deref(),
        _ => None,
    }
}

/// The existing folders that `path` stands for below `base`.
fn expand(base: Option<&Path>, path: &str) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = base.map(Path::to_path_buf).into_iter().collect();
    for part in path.split('/') {
        folders = folders
            .iter()
            .flat_map(|folder| if part.contains('*') { children_like(folder, part) } else { vec![folder.join(part)] })
            .collect();
    }
    folders.retain(|folder| folder.is_dir());
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

    #[test]
    fn the_file_is_sound() {
        let file: File = toml::from_str(include_str!("../../../../assets/browsers.toml")).unwrap();
        assert!(file.browser.len() > 20);
        for (index, browser) in file.browser.iter().enumerate() {
            assert!(file.browser[..index].iter().all(|other| other.id != browser.id), "{} twice", browser.id);
            assert!(browser.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", browser.id);
            for root in browser.linux.iter().chain(&browser.windows).chain(&browser.macos) {
                let (base, path) = root.split_once(':').unwrap_or_else(|| panic!("{root}: no base"));
                assert!(["home", "config", "data_local"].contains(&base), "{root}: unknown base");
                assert!(!path.is_empty() && path.split('/').all(|part| !part.is_empty() && part != ".."), "{root}: bad path");
            }
        }
    }

    #[test]
    fn browsers_are_named_from_the_path() {
        let name = |path: &str, family| browser_of(Path::new(path), family).map(|browser| browser.name.as_str());
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
