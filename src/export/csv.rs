use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::{Options, cells};
use crate::column::{COLUMNS, Cell};
use crate::cookie::ValueState;
use crate::inventory::{CookieId, Inventory};

/// Which spreadsheet the CSV is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// RFC 4180: comma, CRLF, UTF-8 without a mark.
    #[default]
    Rfc,
    /// Excel in French: semicolon and a byte-order mark.
    ExcelFr,
    /// Excel in English: comma and a byte-order mark.
    ExcelEn,
}

impl Preset {
    fn delimiter(self) -> u8 {
        match self {
            Self::Rfc | Self::ExcelEn => b',',
            Self::ExcelFr => b';',
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

pub(super) fn write(inventory: &Inventory, ids: &[CookieId], preset: Preset, options: Options, out: &mut dyn Write) -> io::Result<()> {
    if preset.has_mark() {
        out.write_all("\u{feff}".as_bytes())?;
    }
    out.write_all(&header(preset, options)?)?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST_THREADS);
    for group in ids.chunks(CHUNK * threads) {
        for text in format_chunks(inventory, group, preset, options) {
            out.write_all(&text?)?;
        }
    }
    out.flush()
}

/// Formats up to a chunk per thread, in order; a single chunk needs no thread.
fn format_chunks(inventory: &Inventory, ids: &[CookieId], preset: Preset, options: Options) -> Vec<io::Result<Vec<u8>>> {
    if ids.len() <= CHUNK {
        return vec![format_rows(inventory, ids, preset, options)];
    }
    std::thread::scope(|scope| {
        let chunks = ids.chunks(CHUNK).map(|chunk| scope.spawn(move || format_rows(inventory, chunk, preset, options)));
        let running: Vec<_> = chunks.collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("a row could not be written")))).collect()
    })
}

fn csv_writer(preset: Preset, capacity: usize) -> csv::Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(preset.delimiter())
        .terminator(Terminator::CRLF)
        .buffer_capacity(64 * 1024)
        .from_writer(Vec::with_capacity(capacity))
}

fn header(preset: Preset, options: Options) -> io::Result<Vec<u8>> {
    let mut writer = csv_writer(preset, 512);
    for column in &COLUMNS {
        writer.write_field(column.id.code())?;
    }
    if options.with_values {
        writer.write_field("value")?;
    }
    writer.write_record(None::<&[u8]>)?;
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

fn format_rows(inventory: &Inventory, ids: &[CookieId], preset: Preset, options: Options) -> io::Result<Vec<u8>> {
    let mut writer = csv_writer(preset, ids.len() * 320);
    let mut cell = Vec::with_capacity(256);
    for view in ids.iter().filter_map(|id| inventory.get(*id)) {
        for column in &COLUMNS {
            match (column.cell)(&view, options.language) {
                Cell::Text(text) if !starts_a_formula(text.as_bytes()) => writer.write_field(text)?,
                Cell::Text(text) => writer.write_field(defuse(text.as_bytes(), &mut cell))?,
                Cell::Codes(text) => writer.write_field(text)?,
                Cell::Code(code) => writer.write_field(code)?,
                other => {
                    cell.clear();
                    cells::render(other, &mut cell);
                    writer.write_field(&cell)?;
                }
            }
        }
        if options.with_values {
            match view.value() {
                Some((value, ValueState::Clear)) => writer.write_field(value_field(value.reveal(), &mut cell))?,
                _ => writer.write_field("")?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// Whether a spreadsheet would run the cell (OWASP, CSV injection).
fn starts_a_formula(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n'))
}

fn defuse<'a>(text: &[u8], cell: &'a mut Vec<u8>) -> &'a [u8] {
    cell.clear();
    if starts_a_formula(text) {
        cell.push(b'\'');
    }
    cell.extend_from_slice(text);
    cell
}

/// A value as text: bytes that are not UTF-8 are replaced, because the file as a whole must be readable.
fn value_field<'a>(value: &[u8], cell: &'a mut Vec<u8>) -> &'a [u8] {
    let text = String::from_utf8_lossy(value);
    defuse(text.as_bytes(), cell)
}
