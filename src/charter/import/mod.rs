//! Charters from files, one file per source format.

mod toml;

use std::path::{Path, PathBuf};

use super::Charter;
pub(super) use toml::toml_charter;

/// Why a charter file could not be used. The path comes last.
#[derive(Debug, thiserror::Error)]
pub enum CharterError {
    /// The file could not be read.
    #[error("The charter could not be read ({reason}). Check the name and that you may read it: {}", path.display())]
    Unreadable {
        /// What the system said.
        reason: std::io::Error,
        /// The file.
        path: PathBuf,
    },
    /// The text is not a charter of a known form.
    #[error("This is not a charter that can be loaded: {reason}. A charter in this program's own form is a .toml file as in assets/charters: {}", path.display())]
    NotACharter {
        /// What is wrong, with the line where there is one.
        reason: String,
        /// The file.
        path: PathBuf,
    },
}

/// Loads a charter file.
///
/// # Errors
/// [`CharterError`], with a sentence that says what to do.
pub fn load(path: &Path) -> Result<Charter, CharterError> {
    let text = std::fs::read_to_string(path).map_err(|reason| CharterError::Unreadable { reason, path: path.to_owned() })?;
    toml_charter(&text).map_err(|reason| CharterError::NotACharter { reason, path: path.to_owned() })
}
