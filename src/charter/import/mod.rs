//! Charters from files, one file per source format.

mod toml;

use std::path::{Path, PathBuf};

use super::Charter;
use crate::files::{TextError, read_text};
pub(super) use toml::toml_charter;

/// Why a charter file could not be used. The path comes last.
#[derive(Debug, thiserror::Error)]
pub enum CharterError {
    /// The file could not be read.
    #[error("The charter could not be read ({reason}). Check the name and that you may read it: {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// The text is not a charter of a known form.
    #[error("This is not a charter that can be loaded: {reason}. A charter in this program's own form is a .toml file as in assets/charters: {}", path.display())]
    NotACharter {
        /// What is wrong, with the line where there is one.
        reason: CharterProblem,
        /// The file.
        path: PathBuf,
    },
}

/// What is wrong with the text of a charter. Words of the file are cut short: it may be something private, opened by mistake.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CharterProblem {
    /// Not TOML, or TOML of another form.
    #[error("{message} on line {line}")]
    Toml {
        /// From 1.
        line: usize,
        /// What the parser expected.
        message: String,
    },
    /// Something else than a domain where the charter says what it speaks for.
    #[error("the scope “{scope}” is not a domain such as example.fr")]
    Scope {
        /// What stands there.
        scope: String,
    },
    /// A cookie without a name.
    #[error("a cookie has no name")]
    NoName,
    /// A category that is none of the four.
    #[error("“{category}” of the cookie “{name}” is not a category (necessary, statistics, first-party, third-party)")]
    Category {
        /// What stands there.
        category: String,
        /// The declared cookie.
        name: String,
    },
}

impl CharterProblem {
    /// The stable name of the sentence, for translation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Toml { .. } => "toml",
            Self::Scope { .. } => "scope",
            Self::NoName => "no-name",
            Self::Category { .. } => "category",
        }
    }
}

/// Loads a charter file.
///
/// # Errors
/// [`CharterError`], with a sentence that says what to do.
pub fn load(path: &Path) -> Result<Charter, CharterError> {
    let text = read_text(path).map_err(|reason| CharterError::Unreadable { reason, path: path.to_owned() })?;
    toml_charter(&text).map_err(|reason| CharterError::NotACharter { reason, path: path.to_owned() })
}
