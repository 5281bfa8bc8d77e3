//! The classification written out: one file per format, the same columns in each.

mod cells;
mod csv;
mod json;
mod request;
mod save;

use std::io::{self, Write};

pub use self::csv::Preset;
pub use self::request::{ExportRequest, Exported, What};
pub use self::save::save_cookies;

use crate::charter::Language;
use crate::inventory::{CookieId, Inventory};

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 and its spreadsheet variants.
    Csv(Preset),
    /// One JSON object.
    Json,
    /// One JSON object per line: the reads first, then the cookies.
    Ndjson,
}

impl Format {
    /// The usual ending of a file name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv(_) => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }
}

/// How to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The format.
    pub format: Format,
    /// The language of service and description.
    pub language: Language,
    /// Whether to write values, which can open accounts. Only values that are stored in clear and were kept by the read.
    pub with_values: bool,
}

/// Writes cookies of an inventory in the given order.
///
/// # Errors
/// Those of the writer; the caller decides what a broken pipe means.
pub fn write(inventory: &Inventory, ids: &[CookieId], options: Options, out: &mut dyn Write) -> io::Result<()> {
    match options.format {
        Format::Csv(preset) => csv::write(inventory, ids, preset, options, out),
        Format::Json => json::write(inventory, ids, options, out),
        Format::Ndjson => json::write_lines(inventory, ids, options, out),
    }
}

/// The first `rows` cookies as text: what the export dialog shows before anything is written.
#[must_use]
pub fn preview(inventory: &Inventory, ids: &[CookieId], options: Options, rows: usize) -> String {
    let mut bytes = Vec::new();
    let shown = ids.get(..rows.min(ids.len())).unwrap_or(ids);
    // Writing to memory cannot fail.
    let _ = write(inventory, shown, options, &mut bytes);
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}
