//! RFC 4180 and its spreadsheet variants.

mod field;

use std::io::{self, Write};

use self::field::field;
use super::cells;
use super::content::Content;
use crate::column::{COLUMNS, Cell};
use crate::cookie::ValueState;
use crate::inventory::{CookieId, CookieView};

/// Which spreadsheet the CSV is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// RFC 4180: comma, CRLF, UTF-8 without a mark.
    #[default]
    Rfc,
    /// Excel in French: semicolon, decimal comma and a byte-order mark.
    ExcelFr,
    /// Excel in English: comma and a byte-order mark.
    ExcelEn,
}

impl Preset {
    fn separator(self) -> u8 {
        match self {
            Self::Rfc | Self::ExcelEn => b',',
            Self::ExcelFr => b';',
        }
    }

    fn decimal_sign(self) -> u8 {
        match self {
            Self::Rfc | Self::ExcelEn => b'.',
            Self::ExcelFr => b',',
        }
    }

    fn has_mark(self) -> bool {
        matches!(self, Self::ExcelFr | Self::ExcelEn)
    }
}

/// Rows that one thread formats at a time.
const CHUNK: usize = 16_384;
/// More threads than this only wait for the writer.
const MOST_THREADS: usize = 4;

pub(super) fn write(content: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    if preset.has_mark() {
        out.write_all("\u{feff}".as_bytes())?;
    }
    out.write_all(&header(content, preset))?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST_THREADS);
    for group in content.ids.chunks(CHUNK * threads) {
        for text in format_chunks(content, group, preset) {
            out.write_all(&text?)?;
        }
    }
    out.flush()
}

/// Formats up to a chunk per thread, in order; a single chunk needs no thread.
fn format_chunks(content: &Content<'_>, ids: &[CookieId], preset: Preset) -> Vec<io::Result<Vec<u8>>> {
    if ids.len() <= CHUNK {
        return vec![Ok(format_rows(content, ids, preset))];
    }
    std::thread::scope(|scope| {
        let chunks = ids.chunks(CHUNK).map(|chunk| scope.spawn(move || format_rows(content, chunk, preset)));
        let running: Vec<_> = chunks.collect();
        running.into_iter().map(|thread| thread.join().map_err(|_| io::Error::other("a row could not be written"))).collect()
    })
}

/// The ids of the columns: letters and underscores, which nothing has to be done to.
fn header(content: &Content<'_>, preset: Preset) -> Vec<u8> {
    let mut ids: Vec<&str> = COLUMNS.iter().map(|column| column.id.code()).collect();
    if content.options.with_values {
        ids.push("value");
    }
    let mut line = ids.join(char::from(preset.separator()).encode_utf8(&mut [0; 4])).into_bytes();
    line.extend_from_slice(b"\r\n");
    line
}

fn format_rows(content: &Content<'_>, ids: &[CookieId], preset: Preset) -> Vec<u8> {
    let mut out = Vec::with_capacity(ids.len() * 320);
    for view in content.inventory.views(ids.iter().copied()) {
        for (index, column) in COLUMNS.iter().enumerate() {
            if index > 0 {
                out.push(preset.separator());
            }
            write_cell(content.cell(column, &view), preset, &mut out);
        }
        if content.options.with_values {
            out.push(preset.separator());
            write_value(&view, preset, &mut out);
        }
        out.extend_from_slice(b"\r\n");
    }
    out
}

fn write_cell(cell: Cell<'_>, preset: Preset, out: &mut Vec<u8>) {
    match cell {
        // Codes name what charters and loaded lists declare, so they are texts of others as well.
        Cell::Text(text) | Cell::Codes(text) => out.extend_from_slice(field(text, preset.separator()).as_bytes()),
        Cell::Life { micros } => cells::render_days(micros, preset.decimal_sign(), out),
        Cell::Findings(_) if preset.separator() == b';' => {
            let mut codes = Vec::new();
            cells::render(cell, &mut codes);
            out.extend_from_slice(field(&String::from_utf8_lossy(&codes), preset.separator()).as_bytes());
        }
        // Codes, times, numbers and flags of our own hold nothing that a spreadsheet would run or split at.
        Cell::Empty | Cell::Code(_) | Cell::Findings(_) | Cell::Time(_) | Cell::Bool(_) => cells::render(cell, out),
    }
}

/// A value as text: bytes that are not UTF-8 are replaced, because the file as a whole must be readable.
fn write_value(view: &CookieView<'_>, preset: Preset, out: &mut Vec<u8>) {
    if let Some((value, ValueState::Clear)) = view.value() {
        out.extend_from_slice(field(&String::from_utf8_lossy(value.reveal()), preset.separator()).as_bytes());
    }
}
