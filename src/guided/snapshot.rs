use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::settle::{Waiting, settle};
use super::{GuidedError, Installed, ignore_missing};
use crate::audit::Label;
use crate::store::{Browser, Family};

/// What of a profile of Firefox says which cookies there are, of which sites, and who wrote them.
const FIREFOX: &[&str] = &[
    "cookies.sqlite",
    "cookies.sqlite-wal",
    "places.sqlite",
    "places.sqlite-wal",
    "sessionstore-backups/recovery.jsonlz4",
    "sessionstore-backups/previous.jsonlz4",
    "sessionstore.jsonlz4",
    "containers.json",
    "compatibility.ini",
];
/// The same of the folder of Chromium's data.
const CHROMIUM: &[&str] = &[
    "Default/Cookies",
    "Default/Cookies-journal",
    "Default/Network/Cookies",
    "Default/Network/Cookies-journal",
    "Default/History",
    "Default/History-journal",
    "Default/Preferences",
    "Local State",
    "Last Version",
];

/// A store that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The folder to open: what lies beside the cookies is read with it.
    pub folder: PathBuf,
    /// The file of cookies in it.
    pub cookies: PathBuf,
}

/// The copy of one step, still to be made: plain facts, so that it can be made on any thread.
#[derive(Clone, Debug)]
pub struct Take {
    browser: &'static Browser,
    profile: PathBuf,
    into: PathBuf,
    step: Label,
    /// Since when the browser runs.
    opened: Option<Instant>,
}

impl Take {
    pub(super) fn new(browser: &Installed, profile: &Path, into: PathBuf, step: Label, opened: Option<Instant>) -> Self {
        Self { browser: browser.browser, profile: profile.to_path_buf(), into, step, opened }
    }

    /// Waits until the browser has written what was done (up to 33 s) and copies it.
    ///
    /// # Errors
    /// When it was stopped, the profile holds no cookies, or a file cannot be copied. What was taken of this step before is then as it was.
    pub fn run(&self, waiting: &Waiting) -> Result<Taken, GuidedError> {
        settle(self.browser.family, &self.profile, self.opened, waiting)?;
        let files = match self.browser.family {
            Family::Firefox => FIREFOX,
            Family::Chromium | Family::QtWebEngine | Family::WebKitGtk => CHROMIUM,
            Family::Jar(_) => &[],
        };
        let no_room = |source| GuidedError::NotCopied { source, path: self.into.clone() };
        let fresh = self.into.join(format!("{}.new", self.step.code()));
        self.copy(files, &self.store_in(&fresh))?;
        let place = self.into.join(self.step.code());
        ignore_missing(fs::remove_dir_all(&place)).map_err(no_room)?;
        fs::rename(&fresh, &place).map_err(no_room)?;
        let folder = self.store_in(&place);
        let cookies = files.iter().filter(|file| is_cookies(file)).map(|file| folder.join(file)).find(|file| file.is_file());
        let cookies = cookies.ok_or_else(|| GuidedError::NoStore { profile: self.profile.clone() })?;
        Ok(Taken { folder, cookies })
    }

    /// The folder of the store: named as the browser names its own, by which a copy still tells its browser, and the profile as the moment.
    fn store_in(&self, place: &Path) -> PathBuf {
        let usual = place.join(self.browser.usual_folder().unwrap_or_default());
        match self.browser.family {
            Family::Firefox => usual.join(self.step.code()),
            Family::Chromium | Family::QtWebEngine | Family::WebKitGtk | Family::Jar(_) => usual,
        }
    }

    /// Copies files that a running browser may be writing: again, until none has changed meanwhile.
    fn copy(&self, files: &[&str], target: &Path) -> Result<(), GuidedError> {
        const TRIES: u32 = 8;
        let stamp = || files.iter().map(|file| stamp_of(&self.profile.join(file))).collect::<Vec<_>>();
        for attempt in 0..TRIES {
            let before = stamp();
            ignore_missing(fs::remove_dir_all(target)).map_err(|source| GuidedError::NotCopied { source, path: target.to_path_buf() })?;
            for file in files {
                let source = self.profile.join(file);
                copy_file(&source, &target.join(file)).map_err(|error| GuidedError::NotCopied { source: error, path: source })?;
            }
            if stamp() == before {
                break;
            }
            // The last try stands: a reader finds out what is torn, and says it.
            std::thread::sleep(Duration::from_millis(50 << attempt.min(4)));
        }
        let has_store = files.iter().any(|file| is_cookies(file) && target.join(file).is_file());
        has_store.then_some(()).ok_or_else(|| GuidedError::NoStore { profile: self.profile.clone() })
    }
}

fn is_cookies(file: &str) -> bool {
    matches!(file.rsplit('/').next(), Some("cookies.sqlite" | "Cookies"))
}

/// Copies a file, where there is one.
fn copy_file(source: &Path, target: &Path) -> io::Result<()> {
    if !source.is_file() {
        return Ok(());
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    ignore_missing(fs::copy(source, target).map(drop))
}

fn stamp_of(file: &Path) -> Option<(u64, SystemTime)> {
    let meta = fs::metadata(file).ok()?;
    Some((meta.len(), meta.modified().ok()?))
}
