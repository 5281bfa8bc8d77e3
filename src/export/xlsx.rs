//! A workbook for people: what the read looked for and what it rests on, the cookies in words, the sites. Dates are dates and numbers are
//! numbers; every text is written as a text, so that nothing in it is ever a formula.
//!
//! The sheets of cookies and sites go to unnamed temporary files row by row, so that memory does not grow with the store.

mod cookies;
mod read;
mod sites;
mod style;

use std::fs::File;
use std::io::{self, Seek, Write};

use jiff::tz::TimeZone;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

pub(super) use self::style::Styles;
use super::content::Content;
use super::save::Stoppable;
use super::summary::Summary;
use crate::cookie::Moment;
use crate::i18n::Words;
use crate::speech;

/// Rows of a sheet below its heading: the limit of the format (ECMA-376 tells none; Excel reads 1,048,576 rows).
pub(super) const MOST_ROWS: usize = 1_048_575;
/// UTF-16 units that a cell may hold (the same).
const LONGEST_TEXT: usize = 32_767;

/// What each sheet is written with.
struct Book<'a> {
    content: &'a Content<'a>,
    summary: Summary<'a>,
    words: Words,
    styles: Styles,
}

pub(super) fn write(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(content.options.language, TimeZone::UTC);
    let styles = Styles::new(content.options.language);
    let book = Book { content, summary: Summary::of(content), words, styles };
    through_a_file(out, |file| save(&book, file))
}

/// Writes a workbook into an unnamed file, in which its writer can go back, and gives that to `out` from its beginning.
pub(super) fn through_a_file(out: &mut dyn Write, save: impl FnOnce(&mut File) -> Result<(), XlsxError>) -> io::Result<()> {
    let mut file = tempfile::tempfile()?;
    save(&mut file).map_err(io::Error::other)?;
    file.rewind()?;
    io::copy(&mut file, out)?;
    Ok(())
}

fn save(book: &Book<'_>, file: &mut File) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book));
    // The sheet of the read comes first and is filled last, when it is known how many texts had to be cut.
    workbook.add_worksheet().set_name(book.words.text("xlsx-sheet-read"))?;
    let cut = cookies::fill(book, workbook.add_worksheet_with_constant_memory()?)?
        + sites::fill(book, workbook.add_worksheet_with_constant_memory()?)?;
    read::fill(book, cut, workbook.worksheet_from_index(0)?)?;
    // The rows of a large sheet are packed now, which takes as long as they did.
    let file = Stoppable::new(io::BufWriter::with_capacity(256 * 1024, file), book.content.is_stopped());
    workbook.save_to_writer(file)
}

/// Title and time: the time is that of the read, so that the same read gives the same bytes.
fn properties(book: &Book<'_>) -> DocProperties {
    let mut properties = DocProperties::new().set_title(book.words.text("document-title"));
    let read_at = book.content.inventory.stores().iter().map(|store| store.report.record.read_at).max().unwrap_or_default();
    if let Ok(at) = ExcelDateTime::from_timestamp(read_at.as_second()) {
        properties = properties.set_creation_datetime(&at);
    }
    properties
}

/// Writes the cells of a sheet; counts what had to be cut.
pub(super) struct Cells<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) row: u32,
    cut: u64,
}

impl<'a> Cells<'a> {
    pub(super) fn new(sheet: &'a mut Worksheet) -> Self {
        Self { sheet, row: 0, cut: 0 }
    }

    /// A text, with control characters made visible; never a formula, whatever it begins with. An empty one leaves the cell empty.
    pub(super) fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = speech::visible(text);
        let text = match longest_start(&text) {
            Some(start) => {
                self.cut += 1;
                format!("{start}…")
            }
            None => text,
        };
        if !text.is_empty() {
            self.sheet.write_string_with_format(self.row, column, text, format)?;
        }
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "no count of rows needs more than 53 bits")]
    pub(super) fn count(&mut self, column: u16, count: u64, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_number_with_format(self.row, column, count as f64, format)?;
        Ok(())
    }

    /// A date and time in UTC, to the second. What lies before 1900, where spreadsheets have no dates, is written as text.
    fn moment(&mut self, column: u16, moment: Moment, styles: &Styles) -> Result<(), XlsxError> {
        match ExcelDateTime::from_timestamp(moment.unix_micros().div_euclid(1_000_000)) {
            Ok(at) => self.sheet.write_datetime_with_format(self.row, column, &at, &styles.time)?,
            Err(_) => self.sheet.write_string_with_format(
                self.row,
                column,
                moment.utc().strftime("%Y-%m-%d %H:%M:%S").to_string(),
                &styles.plain,
            )?,
        };
        Ok(())
    }
}

/// The start that a cell can hold beside an ellipsis; `None` when it holds the whole text.
fn longest_start(text: &str) -> Option<&str> {
    // No text has more UTF-16 units than bytes.
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return None;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > LONGEST_TEXT - 1
    });
    end.and_then(|(at, _)| text.get(..at))
}
