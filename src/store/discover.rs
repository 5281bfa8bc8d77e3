use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{FormatId, ReadError};

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

/// A store that exists: a file and what its folder says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreLocation {
    /// What `stores` prints and the command line accepts, for example `firefox:default-release`; unique in one listing.
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
pub fn discover(_places: &Places) -> Vec<StoreLocation> {
    Vec::new()
}

/// The stores that a file, a profile folder or a user-data folder holds, decided by content.
///
/// # Errors
/// When there is none; the sentence says what the path is and what to open instead.
pub fn locate(_path: &Path) -> Result<Vec<StoreLocation>, ReadError> {
    Ok(Vec::new())
}
