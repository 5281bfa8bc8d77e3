//! Values that an argument can have, and what they are inside.

use clap::ValueEnum;

use crate::charter::{Category, Language};
use crate::export::{AuditFormat, Preset};

/// `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageArg {
    /// English.
    En,
    /// French.
    Fr,
}

impl From<LanguageArg> for Language {
    fn from(argument: LanguageArg) -> Self {
        match argument {
            LanguageArg::En => Self::En,
            LanguageArg::Fr => Self::Fr,
        }
    }
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// RFC 4180, or what `--preset` says.
    Csv,
    /// One object.
    Json,
    /// One object per line.
    Ndjson,
    /// Typed columns for data engines.
    #[cfg(feature = "parquet")]
    Parquet,
    /// A workbook for people, in the words of --lang.
    Xlsx,
    /// A page for people, to read and to print, in the words of --lang; of more than 10,000 cookies it lists the first ones by site.
    Html,
    /// cookies.txt for curl, wget and yt-dlp; takes --with-values.
    Netscape,
    /// The state of Playwright (JSON); takes --with-values.
    #[value(name = "storagestate")]
    StorageState,
}

/// `--preset`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PresetArg {
    /// RFC 4180.
    Rfc,
    /// Excel in French: `;`, decimal comma and a byte-order mark.
    ExcelFr,
    /// Excel in English: a byte-order mark.
    ExcelEn,
}

impl From<PresetArg> for Preset {
    fn from(argument: PresetArg) -> Self {
        match argument {
            PresetArg::Rfc => Self::Rfc,
            PresetArg::ExcelFr => Self::ExcelFr,
            PresetArg::ExcelEn => Self::ExcelEn,
        }
    }
}

/// `--category`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CategoryArg {
    /// Needed by the site itself.
    Necessary,
    /// Follows what a visitor does on one site.
    Statistics,
    /// Set by the visited site beyond the necessary ones.
    FirstParty,
    /// Set by, or for, another site.
    ThirdParty,
}

impl From<CategoryArg> for Category {
    fn from(argument: CategoryArg) -> Self {
        match argument {
            CategoryArg::Necessary => Self::Necessary,
            CategoryArg::Statistics => Self::Statistics,
            CategoryArg::FirstParty => Self::FirstParty,
            CategoryArg::ThirdParty => Self::ThirdParty,
        }
    }
}

/// `--format` of `audit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuditFormatArg {
    /// Lines for people, in the words of --lang.
    Text,
    /// One object.
    Json,
    /// A page for people, to read and to print, in the words of --lang.
    Html,
    /// One line for each cookie of each finding.
    Csv,
    /// A workbook for people, in the words of --lang.
    Xlsx,
}

impl From<AuditFormatArg> for AuditFormat {
    fn from(argument: AuditFormatArg) -> Self {
        match argument {
            AuditFormatArg::Text => Self::Text,
            AuditFormatArg::Json => Self::Json,
            AuditFormatArg::Html => Self::Html,
            AuditFormatArg::Csv => Self::Csv,
            AuditFormatArg::Xlsx => Self::Xlsx,
        }
    }
}
