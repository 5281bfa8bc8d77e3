use std::path::PathBuf;

use crate::files::TextError;

/// Why a file could not be opened as a dossier.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", path.display())]
pub struct DossierError {
    /// What is wrong.
    #[source]
    pub problem: DossierProblem,
    /// The file.
    pub path: PathBuf,
}

/// What is wrong with a file that should be a dossier.
#[derive(Debug, thiserror::Error)]
pub enum DossierProblem {
    /// The file could not be read.
    #[error("the dossier cannot be read ({0})")]
    Unreadable(TextError),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than any dossier holds.
    #[error("the file is larger than {megabytes} MB")]
    TooLarge {
        /// The limit.
        megabytes: u64,
    },
    /// Something else.
    #[error("the file is no dossier")]
    NotADossier,
    /// A dossier whose end is missing.
    #[error("the dossier is cut off")]
    Cut,
    /// A dossier that does not have the form of its version.
    #[error("the dossier is damaged on line {line}")]
    Damaged {
        /// From 1; 0 where it is no JSON that went wrong but what stands in it.
        line: usize,
    },
    /// Made by a newer program.
    #[error("the dossier has the version {version} of its form")]
    UnknownVersion {
        /// What it says.
        version: String,
    },
    /// Whole, with contents that this program does not know: a newer one wrote it.
    #[error("the dossier holds what this program does not know")]
    Newer,
    /// Whole, of a program so old that this one does not know its contents any more.
    #[error("the dossier lacks what this program needs")]
    Older {
        /// The program that wrote it, with its version.
        program: String,
    },
}

impl DossierProblem {
    /// The stable name of its words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NotADossier => "not-a-dossier",
            Self::Cut => "cut",
            Self::Damaged { line: 0 } => "form",
            Self::Damaged { .. } => "damaged",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::Newer => "newer",
            Self::Older { .. } => "older",
        }
    }
}
