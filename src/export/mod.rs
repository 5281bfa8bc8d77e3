//! The classification written out: one file per format, the same columns in each.

#[cfg(feature = "arrow")]
mod arrow;
mod audit;
mod cells;
mod charter;
mod compare;
mod content;
mod csv;
mod html;
mod jar;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod preview;
mod request;
#[cfg(all(test, feature = "arrow"))]
mod sample;
mod save;
mod stream;
mod summary;
mod superseded;
#[cfg(feature = "arrow")]
mod verdicts;
mod xlsx;

use std::io::{self, Write};

#[cfg(feature = "arrow")]
pub use self::arrow::{record_batch, record_schema, record_schema_of};
pub use self::audit::{AuditFormat, AuditReport, Made, SiteRow, write_audit, write_sites};
pub use self::charter::{CharterFormat, PublishedReport, write_charter};
pub use self::compare::{CompareFormat, CompareReport, write_comparison};
pub use self::csv::{Preset, csv_line};
pub use self::jar::left_out;
pub use self::preview::preview;
pub use self::request::{ExportError, ExportRequest, Exported, What};
pub use self::save::{save_audit, save_charter, save_cookies, save_cookies_until, save_with_superseded};
pub use self::stream::Stream;
pub use self::superseded::{LookedThrough, SupersededPart};
#[cfg(feature = "arrow")]
pub use self::verdicts::VerdictColumns;

use self::content::Content;
use self::superseded::Marks;
use crate::charter::Language;
use crate::inventory::{CookieId, Inventory, SiteId};
pub use crate::store::Paths;

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 and its spreadsheet variants.
    Csv(Preset),
    /// One JSON object.
    Json,
    /// One JSON object per line: the reads first, then the cookies.
    Ndjson,
    /// Typed columns for data engines.
    #[cfg(feature = "parquet")]
    Parquet,
    /// A workbook in the words of the language: the read, the cookies, the sites.
    Xlsx,
    /// A page in the words of the language, to read and to print.
    Html,
    /// `cookies.txt` for curl, wget and yt-dlp.
    Netscape,
    /// The state of Playwright.
    StorageState,
}

impl Format {
    /// The usual ending of a file name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv(_) => "csv",
            Self::Json | Self::StorageState => "json",
            Self::Ndjson => "ndjson",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Netscape => "txt",
        }
    }

    /// Whether it is nothing without values: other programs load it in order to be taken for the person.
    #[must_use]
    pub fn needs_values(self) -> bool {
        matches!(self, Self::Netscape | Self::StorageState)
    }

    /// Whether it has room for notes.
    #[must_use]
    pub fn holds_notes(self) -> bool {
        match self {
            Self::Csv(_) | Self::Json | Self::Ndjson => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            Self::Xlsx | Self::Html | Self::Netscape | Self::StorageState => false,
        }
    }

    /// Whether it says what a read set out for and could not have. Where other programs expect nothing but their lines, that has to be told beside it.
    #[must_use]
    pub fn tells_completeness(self) -> bool {
        !matches!(self, Self::Csv(_) | Self::Netscape | Self::StorageState)
    }

    /// Whether earlier versions of rows can be written beside the cookies, apart from them.
    #[must_use]
    pub fn holds_superseded(self) -> bool {
        matches!(self, Self::Csv(_) | Self::Json | Self::Ndjson)
    }

    /// Whether it can be written store after store ([`Stream`]), so that no more than one is in memory.
    #[must_use]
    pub fn is_streamed(self) -> bool {
        match self {
            Self::Csv(_) | Self::Ndjson | Self::Netscape => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            Self::Json | Self::Xlsx | Self::Html | Self::StorageState => false,
        }
    }

    /// Whether it is made of bytes that are no text, which would steer a terminal.
    #[must_use]
    pub fn is_binary(self) -> bool {
        match self {
            Self::Xlsx => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            Self::Csv(_) | Self::Json | Self::Ndjson | Self::Html | Self::Netscape | Self::StorageState => false,
        }
    }

    /// How many cookies it can hold, where there is an end: whoever offers it says so before anything is written.
    #[must_use]
    pub fn most_cookies(self) -> Option<usize> {
        match self {
            Self::Xlsx => Some(xlsx::MOST_ROWS),
            _ => None,
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
    /// Whether to write the person's notes and labels, which the inventory then holds.
    pub with_notes: bool,
    /// Whether to write where the stores lie, which names the person.
    pub paths: Paths,
    /// The site whose visit the rows are: documents for people then begin with the page of that site.
    pub site: Option<SiteId>,
}

/// Writes cookies of an inventory in the given order.
///
/// # Errors
/// Those of the writer; the caller decides what a broken pipe means.
pub fn write(inventory: &Inventory, ids: &[CookieId], options: Options, out: &mut dyn Write) -> io::Result<()> {
    write_content(&Content::new(inventory, ids, options), out)
}

fn write_content(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    match content.options.format {
        Format::Csv(preset) => csv::write(content, preset, out),
        Format::Json => json::write(content, out),
        Format::Ndjson => json::write_lines(content, out),
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::write(content, out),
        Format::Xlsx => xlsx::write(content, out),
        Format::Html => html::write(content, out),
        Format::Netscape => jar::write_netscape(content, out),
        Format::StorageState => jar::write_storage_state(content, out),
    }
}

/// The same with earlier versions of rows behind the cookies, in the formats that hold them ([`Format::holds_superseded`]).
///
/// # Errors
/// As [`write()`].
pub fn write_with_superseded(
    inventory: &Inventory,
    ids: &[CookieId],
    options: Options,
    part: &SupersededPart,
    out: &mut dyn Write,
) -> io::Result<()> {
    let live = Content::new(inventory, ids, options).marked(Marks::Live);
    let earlier = Content::new(&part.inventory, &part.ids, options).marked(Marks::Earlier(&part.rows));
    let earlier = earlier.called_as(&live, part.logs.iter().map(|log| log.store));
    match options.format {
        Format::Csv(preset) => csv::write_both(&live, &earlier, preset, out),
        Format::Json => json::write_both(&live, Some((&earlier, part)), out),
        Format::Ndjson => json::write_both_as_lines(&live, Some((&earlier, part)), out),
        _ => write(inventory, ids, options, out),
    }
}
