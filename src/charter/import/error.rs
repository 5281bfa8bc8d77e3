use std::path::PathBuf;

use crate::files::TextError;

/// Why a charter file could not be used. The path comes last.
#[derive(Debug, thiserror::Error)]
pub enum CharterError {
    /// The file could not be read.
    #[error("The charter could not be read ({reason}): {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// Nothing in it could be understood as a charter.
    #[error("This is not a charter that can be loaded: {reason}: {}", path.display())]
    NotACharter {
        /// What is wrong, with the line where there is one.
        reason: CharterProblem,
        /// The file.
        path: PathBuf,
    },
}

/// What is wrong with a charter. Words of the file are cut short: it may be something private, opened by mistake.
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
    /// Nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// More than any page holds.
    #[error("it is larger than {megabytes} MB")]
    TooLarge {
        /// The limit.
        megabytes: u64,
    },
    /// No text in any encoding: a picture, an archive, a document of an office program.
    #[error("it is no text")]
    NotText,
    /// A document of a word processor or spreadsheet, which is an archive.
    #[error("it is a document of an office program")]
    Office,
    /// Some of its letters are UTF-8 and some are not.
    #[error("its letters are written in two encodings, from line {line}")]
    MixedEncodings {
        /// The first line that is not UTF-8, from 1.
        line: usize,
    },
    /// A PDF that could not be opened.
    #[error("the PDF is damaged")]
    BrokenPdf,
    /// A PDF that asks for a password.
    #[error("the PDF asks for a password")]
    LockedPdf,
    /// A PDF of pictures.
    #[error("the PDF holds pictures of text and no text")]
    ScannedPdf,
    /// JSON that is no list of cookies.
    #[error("as JSON it is wrong on line {line}, column {column}")]
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// A text in which nothing declares a cookie.
    #[error("no line of it declares a cookie")]
    NoCookies {
        /// Tables of something else.
        tables: usize,
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
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NotText => "not-text",
            Self::Office => "office",
            Self::MixedEncodings { .. } => "mixed-encodings",
            Self::BrokenPdf => "broken-pdf",
            Self::LockedPdf => "locked-pdf",
            Self::ScannedPdf => "scanned-pdf",
            Self::Json { .. } => "json",
            Self::NoCookies { tables: 0 } => "no-cookies",
            Self::NoCookies { .. } => "other-tables",
        }
    }
}
