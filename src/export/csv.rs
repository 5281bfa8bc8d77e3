//! RFC 4180 and its spreadsheet variants.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rustc_hash::FxHashMap;

use super::cells::{self, Dates};
use super::content::{Content, NOTE_COLUMNS};
use super::superseded::Marks;
use crate::classify::ThirdPartyId;
use crate::column::{COLUMNS, Cell, Column, RestsOn};
use crate::cookie::ValueState;
pub(super) use crate::csv_field::field;
use crate::inventory::{Attributes, CookieId, CookieView, StoreIndex};
use crate::parallel;

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

/// Rows that are formatted at a time: some 300 KiB of text, which stay in the memory of the core that writes them.
const CHUNK: usize = 1_024;
/// Rows whose texts are looked up together.
const LOOKED_UP: usize = 128;
/// Bytes after which a chunk is handed on before its end: texts may be long.
const PIECE: usize = 1 << 20;
/// Pieces that a thread may be ahead of the writer.
const AHEAD: usize = 4;

/// Text of a chunk, and whether it is the last of it.
type Piece = (Vec<u8>, bool);

/// Texts as one line with commas, without its end: what is copied from the table, as safe for spreadsheets as a file.
#[must_use]
pub fn csv_line(cells: &[String]) -> String {
    cells.iter().map(|cell| field(cell, b',')).collect::<Vec<_>>().join(",")
}

pub(super) fn write(content: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    begin(content, preset, out)?;
    write_rows(content, preset, out)?;
    out.flush()
}

/// Cookies, then earlier versions of rows; the last columns tell them apart.
pub(super) fn write_both(live: &Content<'_>, earlier: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    begin(live, preset, out)?;
    write_rows(live, preset, out)?;
    write_rows(earlier, preset, out)?;
    out.flush()
}

pub(super) fn begin(content: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    if preset.has_mark() {
        out.write_all("\u{feff}".as_bytes())?;
    }
    out.write_all(&header(content, preset))
}

pub(super) fn write_rows(content: &Content<'_>, preset: Preset, out: &mut dyn Write) -> io::Result<()> {
    let threads = parallel::cores().min(content.ids.len() / (2 * CHUNK));
    if threads < 2 {
        let mut formatter = Formatter::new(content, preset);
        content.ids.chunks(CHUNK).try_for_each(|ids| formatter.rows(ids, &mut |(text, _)| out.write_all(&text)))
    } else {
        write_in_parts(content, preset, threads, out)
    }
}

/// Each thread formats every n-th chunk; this one writes them in order, and formats those for which there was no thread.
fn write_in_parts(content: &Content<'_>, preset: Preset, threads: usize, out: &mut dyn Write) -> io::Result<()> {
    thread::scope(|scope| {
        let ready: Vec<Option<Receiver<Piece>>> = (0..threads)
            .map(|first| {
                let (ready, written) = sync_channel(AHEAD);
                let work = move || {
                    let mut formatter = Formatter::new(content, preset);
                    let mut chunks = content.ids.chunks(CHUNK).skip(first).step_by(threads);
                    // It ends early where the other end is gone, because something could not be written.
                    let _ = chunks.try_for_each(|ids| formatter.rows(ids, &mut |piece| ready.send(piece)));
                };
                thread::Builder::new().spawn_scoped(scope, work).is_ok().then_some(written)
            })
            .collect();
        let mut formatter = Formatter::new(content, preset);
        content.ids.chunks(CHUNK).zip(ready.iter().cycle()).try_for_each(|(ids, ready)| match ready {
            None => formatter.rows(ids, &mut |(text, _)| out.write_all(&text)),
            Some(pieces) => loop {
                let (text, is_last) = pieces.recv().map_err(|_| io::ErrorKind::BrokenPipe)?;
                out.write_all(&text)?;
                if is_last {
                    return Ok(());
                }
            },
        })
    })
}

/// The ids of the columns: letters and underscores, which nothing has to be done to.
fn header(content: &Content<'_>, preset: Preset) -> Vec<u8> {
    let mut ids: Vec<&str> = COLUMNS.iter().map(|column| column.id.code()).collect();
    if content.options.with_notes {
        ids.extend(NOTE_COLUMNS);
    }
    if !matches!(content.marks, Marks::Without) {
        ids.extend(Marks::COLUMNS);
    }
    // The last one, whatever else was asked for.
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
}

/// The cells of runs that rest on the same, one text for each run.
type Written = Box<[Box<[u8]>]>;

/// Turns rows into text.
struct Formatter<'a> {
    content: &'a Content<'a>,
    preset: Preset,
    runs: Vec<Run>,
    /// What was written for a judgement, for attributes or for a store before: rows share each by the thousand.
    judgements: FxHashMap<(StoreIndex, u32, Option<ThirdPartyId>), Written>,
    attributes: FxHashMap<Attributes, Written>,
    stores: FxHashMap<StoreIndex, Written>,
    dates: Dates,
}

impl<'a> Formatter<'a> {
    fn new(content: &'a Content<'a>, preset: Preset) -> Self {
        let runs = COLUMNS.chunk_by(|a, b| a.rests_on == b.rests_on);
        let run = |columns: &'static [Column]| columns.first().map(|first| Run { columns, rests_on: first.rests_on });
        Self {
            content,
            preset,
            runs: runs.filter_map(run).collect(),
            judgements: FxHashMap::default(),
            attributes: FxHashMap::default(),
            stores: FxHashMap::default(),
            dates: Dates::default(),
        }
    }

    /// Gives the text of some rows to `each`, in pieces, until it fails.
    fn rows<E>(&mut self, ids: &[CookieId], each: &mut impl FnMut(Piece) -> Result<(), E>) -> Result<(), E> {
        let mut out = Vec::with_capacity(ids.len() * 400);
        for (at, view) in self.content.inventory.views(ids.iter().copied()).enumerate() {
            if at.is_multiple_of(LOOKED_UP) {
                self.content.inventory.look_up(ids.get(at..).map_or(&[], |left| left.get(..LOOKED_UP).unwrap_or(left)));
            }
            self.row(&view, &mut out);
            if out.len() >= PIECE {
                each((std::mem::take(&mut out), false))?;
            }
        }
        each((out, true))
    }

    fn row(&mut self, view: &CookieView<'_>, out: &mut Vec<u8>) {
        let Self { content, preset, runs, judgements, attributes, stores, dates } = self;
        let (content, preset) = (*content, *preset);
        let mut written = |rests_on| {
            let of_run = |run: &Run| {
                let mut cells = Vec::with_capacity(256);
                write_cells(content, run.columns, view, preset, dates, &mut cells);
                cells.into_boxed_slice()
            };
            runs.iter().filter(|run| run.rests_on == rests_on).map(of_run).collect::<Written>()
        };
        let mut judgement = judgements.entry(view.judgement()).or_insert_with(|| written(RestsOn::Judgement)).iter();
        let mut attributes = attributes.entry(view.attributes()).or_insert_with(|| written(RestsOn::Attributes)).iter();
        let mut store = stores.entry(view.store_index).or_insert_with(|| written(RestsOn::Store)).iter();
        for (index, run) in runs.iter().enumerate() {
            if index > 0 {
                out.push(preset.separator());
            }
            match run.rests_on {
                RestsOn::Row => write_cells(content, run.columns, view, preset, dates, out),
                RestsOn::Judgement => out.extend_from_slice(judgement.next().map_or(&[], |cells| cells)),
                RestsOn::Attributes => out.extend_from_slice(attributes.next().map_or(&[], |cells| cells)),
                RestsOn::Store => out.extend_from_slice(store.next().map_or(&[], |cells| cells)),
            }
        }
        for (_, cell) in content.notes(view) {
            out.push(preset.separator());
            write_cell(Cell::Text(&cell), preset, out);
        }
        if let Some((state, frame)) = content.marks.of(view.id) {
            out.push(preset.separator());
            out.extend_from_slice(state.as_bytes());
            out.push(preset.separator());
            out.extend_from_slice(frame.map(|frame| frame.to_string()).unwrap_or_default().as_bytes());
        }
        if content.options.with_values {
            out.push(preset.separator());
            write_value(view, preset, out);
        }
        out.extend_from_slice(b"\r\n");
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

/// A value as text: bytes that are not UTF-8 are replaced, because the file as a whole must be readable. An empty one has its quotation marks, which
/// tells it from one that could not be had.
fn write_value(view: &CookieView<'_>, preset: Preset, out: &mut Vec<u8>) {
    if let Some((value, ValueState::Clear | ValueState::Opened)) = view.value() {
        if value.reveal().is_empty() {
            return out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(field(&String::from_utf8_lossy(value.reveal()), preset.separator()).as_bytes());
    }
}
