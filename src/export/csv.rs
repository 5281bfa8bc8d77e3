//! RFC 4180 and its spreadsheet variants.

mod field;

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use self::field::field;
use super::cells::{self, Dates};
use super::content::Content;
use crate::classify::ThirdPartyId;
use crate::column::{COLUMNS, Cell, Column, RestsOn};
use crate::cookie::ValueState;
use crate::inventory::{CookieId, CookieView, StoreIndex};

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
const CHUNK: usize = 8_192;
/// More threads than this only wait for the writer.
const MOST_THREADS: usize = 4;

pub(super) fn write(content: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    if preset.has_mark() {
        out.write_all("\u{feff}".as_bytes())?;
    }
    out.write_all(&header(content, preset))?;
    if content.ids.len() <= CHUNK {
        out.write_all(&Formatter::new(content, preset).rows(content.ids))?;
    } else {
        write_in_parts(content, preset, out)?;
    }
    out.flush()
}

/// Formats a chunk per thread, in order. The chunks of a group are written while those of the next are formatted.
fn write_in_parts(content: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST_THREADS);
    let mut formatters: Vec<Formatter<'_>> = (0..threads).map(|_| Formatter::new(content, preset)).collect();
    std::thread::scope(|scope| {
        let mut ready: Vec<Vec<u8>> = Vec::new();
        for group in content.ids.chunks(CHUNK * threads) {
            let running: Vec<_> = group
                .chunks(CHUNK)
                .zip(formatters.drain(..))
                .map(|(ids, mut formatter)| scope.spawn(move || (formatter.rows(ids), formatter)))
                .collect();
            ready.drain(..).try_for_each(|text| out.write_all(&text))?;
            for thread in running {
                let (text, formatter) = thread.join().map_err(|_| io::Error::other("a row could not be written"))?;
                ready.push(text);
                formatters.push(formatter);
            }
        }
        ready.iter().try_for_each(|text| out.write_all(text))
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

/// Columns beside each other that rest on the same.
struct Run {
    columns: &'static [Column],
    rests_on: RestsOn,
    /// What was written for a judgement or a store before: rows share both by the thousand.
    written: FxHashMap<(StoreIndex, u32, Option<ThirdPartyId>), Box<[u8]>>,
}

/// Turns rows into text.
struct Formatter<'a> {
    content: &'a Content<'a>,
    preset: Preset,
    runs: Vec<Run>,
    dates: Dates,
}

impl<'a> Formatter<'a> {
    fn new(content: &'a Content<'a>, preset: Preset) -> Self {
        let runs = COLUMNS.chunk_by(|a, b| a.rests_on == b.rests_on);
        let run = |columns: &'static [Column]| {
            columns.first().map(|first| Run { columns, rests_on: first.rests_on, written: FxHashMap::default() })
        };
        Self { content, preset, runs: runs.filter_map(run).collect(), dates: Dates::default() }
    }

    fn rows(&mut self, ids: &[CookieId]) -> Vec<u8> {
        let mut out = Vec::with_capacity(ids.len() * 320);
        for view in self.content.inventory.views(ids.iter().copied()) {
            for (index, run) in self.runs.iter_mut().enumerate() {
                if index > 0 {
                    out.push(self.preset.separator());
                }
                let key = match run.rests_on {
                    RestsOn::Row => {
                        write_cells(self.content, run.columns, &view, self.preset, &mut self.dates, &mut out);
                        continue;
                    }
                    RestsOn::Judgement => view.judgement(),
                    RestsOn::Store => (view.store_index, 0, None),
                };
                let written = run.written.entry(key).or_insert_with(|| {
                    let mut cells = Vec::with_capacity(256);
                    write_cells(self.content, run.columns, &view, self.preset, &mut self.dates, &mut cells);
                    cells.into_boxed_slice()
                });
                out.extend_from_slice(written);
            }
            if self.content.options.with_values {
                out.push(self.preset.separator());
                write_value(&view, self.preset, &mut out);
            }
            out.extend_from_slice(b"\r\n");
        }
        out
    }
}

fn write_cells(content: &Content<'_>, columns: &[Column], view: &CookieView<'_>, preset: Preset, dates: &mut Dates, out: &mut Vec<u8>) {
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            out.push(preset.separator());
        }
        match content.cell(column, view) {
            Cell::Time(moment) => dates.render(moment, out),
            cell => write_cell(cell, preset, out),
        }
    }
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
