//! Charters from files, one file per source format.

mod toml;

use std::fs::{self, File};
use std::io::{self, Read};
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
        reason: io::Error,
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

/// Larger than any charter or list of cookies.
const LARGEST: u64 = 64 << 20;

/// Reads a text file of a sensible size: never a pipe or a device, which might not end.
///
/// # Errors
/// Those of the system, and when it is no regular file, too large, or not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    let mut text = String::new();
    File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 64 MiB"));
    }
    Ok(text)
}

/// Loads a charter file.
///
/// # Errors
/// [`CharterError`], with a sentence that says what to do.
pub fn load(path: &Path) -> Result<Charter, CharterError> {
    let text = read_text(path).map_err(|reason| CharterError::Unreadable { reason, path: path.to_owned() })?;
    toml_charter(&text).map_err(|reason| CharterError::NotACharter { reason, path: path.to_owned() })
}
