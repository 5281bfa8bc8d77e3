//! Arguments of what sets reports and stores beside each other.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::KnowledgeArgs;
use crate::compare::MOST_SIDES;
use crate::export::CompareFormat;

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two to four stores (a file, a folder, an id that `stores` prints, or `sample:`) or dossiers that `audit --save` wrote.
    #[arg(value_name = "STORE|DOSSIER", required = true, num_args = 2..=MOST_SIDES)]
    pub sides: Vec<OsString>,

    /// Only this site as a visit sees it. Stores beside a dossier are limited to its site anyway.
    #[arg(long, value_name = "SITE")]
    pub site: Option<String>,

    /// Output format.
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: CompareFormatArg,

    /// File to write, whole or not at all; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// What counts as evidence beside the built-in catalogue.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The report: JSON, NDJSON or HTML of `export` or `audit`, or a dossier.
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,

    /// The stores, wherever they lie now. Without any, they are looked for where the report says that they lay.
    #[arg(value_name = "STORE")]
    pub stores: Vec<OsString>,
}

/// `--format` of `compare`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormatArg {
    /// Lines for people, in the words of --lang.
    Text,
    /// One object.
    Json,
    /// One line for each cookie.
    Csv,
}

impl From<CompareFormatArg> for CompareFormat {
    fn from(argument: CompareFormatArg) -> Self {
        match argument {
            CompareFormatArg::Text => Self::Text,
            CompareFormatArg::Json => Self::Json,
            CompareFormatArg::Csv => Self::Csv,
        }
    }
}
