//! Lines, headings and tables from the places of glyphs.

use super::page::{Page, Placed};
use super::{broken, columns, edges};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::import::text::structured;
use crate::charter::words::{Column, Vocabulary, vocabulary};

/// A gap of so many font heights parts words, and of so many, cells.
const WORD_GAP: f64 = 0.16;
const CELL_GAP: f64 = 0.9;
/// A gap of so many is wider than a blank: where a column begins behind it, it parts cells all the same.
const WIDE_BLANK: f64 = 0.45;

/// A text without a wide gap in it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub x: f64,
    pub end: f64,
    pub text: String,
    /// The gaps in it that are wider than a blank.
    pub gaps: Vec<Gap>,
    /// Those between its words.
    pub words: Vec<Gap>,
}

impl Piece {
    /// Its parts before and behind some of its gaps, in their order. A part has none any more.
    pub fn parted_at<'a>(&self, gaps: impl Iterator<Item = &'a Gap>) -> Vec<Self> {
        let (mut parts, mut rest, mut cut) = (Vec::new(), self.clone(), 0);
        for gap in gaps {
            let behind = rest.text.split_off((gap.at - cut).min(rest.text.len()));
            cut = gap.at;
            parts.push(Self { x: rest.x, end: gap.from, text: rest.text.trim_end().to_owned(), gaps: Vec::new(), words: Vec::new() });
            rest = Self { x: gap.to, end: self.end, text: behind, gaps: Vec::new(), words: Vec::new() };
        }
        parts.push(rest);
        parts
    }
}

/// A gap in a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// Where the text before it ends.
    pub from: f64,
    /// Where the text behind it begins.
    pub to: f64,
    /// The byte of the piece's text at which that begins.
    pub at: usize,
}

/// The pieces of one height.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    number: usize,
    pub page: usize,
    pub y: f64,
    pub size: f64,
    pub pieces: Vec<Piece>,
}

impl Printed {
    fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("  ")
    }
}

/// The blocks of all pages, in order.
pub fn blocks(pages: &[Page]) -> Vec<Block> {
    let mut lines = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        lines.extend(printed(page, number));
    }
    drop_repeated(&mut lines, pages);
    for (number, line) in (1..).zip(&mut lines) {
        line.number = number;
    }
    for at in 0..lines.len() {
        let Some((header, below)) = lines.get_mut(at..).and_then(<[Printed]>::split_first_mut) else { break };
        let mut kinds = header.pieces.iter().filter_map(|piece| vocabulary().column(&piece.text));
        if header.pieces.len() > 1 && kinds.clone().any(|kind| kind == Column::Name) && kinds.nth(1).is_some() {
            edges::part(header, below);
        }
    }
    Reader { words: vocabulary(), pages, lines: &lines, blocks: Vec::new(), text: Vec::new(), body: body_size(&lines) }.read()
}

/// The lines of a page from top to bottom.
fn printed(page: &Page, number: usize) -> Vec<Printed> {
    let mut glyphs: Vec<&Placed> = page.glyphs.iter().collect();
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<Vec<&Placed>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut().filter(|line| line.first().is_some_and(|first| glyph.y - first.y < first.size.max(glyph.size) * 0.45)) {
            Some(line) => line.push(glyph),
            None => lines.push(vec![glyph]),
        }
    }
    lines.into_iter().filter_map(|line| line_of(line, number)).collect()
}

fn line_of(mut glyphs: Vec<&Placed>, page: usize) -> Option<Printed> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let first = glyphs.first()?;
    let (y, size) = (first.y, glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max));
    let mut pieces: Vec<Piece> = Vec::new();
    for glyph in glyphs {
        // A blank says less than the gap that it makes.
        if glyph.text.trim().is_empty() {
            continue;
        }
        match pieces.last_mut().filter(|piece| glyph.x - piece.end < glyph.size * CELL_GAP) {
            Some(piece) => {
                if glyph.x - piece.end > glyph.size * WORD_GAP {
                    piece.text.push(' ');
                    piece.words.push(Gap { from: piece.end, to: glyph.x, at: piece.text.len() });
                }
                if glyph.x - piece.end > glyph.size * WIDE_BLANK {
                    piece.gaps.push(Gap { from: piece.end, to: glyph.x, at: piece.text.len() });
                }
                piece.text.push_str(&glyph.text);
                piece.end = glyph.end.max(piece.end);
            }
            None => pieces.push(Piece { x: glyph.x, end: glyph.end, text: glyph.text.clone(), gaps: Vec::new(), words: Vec::new() }),
        }
    }
    (!pieces.is_empty()).then_some(Printed { number: 0, page, y, size, pieces })
}

/// Without headers and footers: the same text, but for its numbers, at the upper or lower end of several pages.
fn drop_repeated(lines: &mut Vec<Printed>, pages: &[Page]) {
    let key = |line: &Printed| line.text().chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let is_edge = |line: &Printed| pages.get(line.page).is_some_and(|page| line.y < page.height * 0.08 || line.y > page.height * 0.9);
    let edges: Vec<(usize, String)> = lines.iter().filter(|line| is_edge(line)).map(|line| (line.page, key(line))).collect();
    let mut counts: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
    for (page, text) in &edges {
        let pages = counts.entry(text).or_default();
        if !pages.contains(page) {
            pages.push(*page);
        }
    }
    let repeated: std::collections::HashSet<&str> = counts.into_iter().filter(|(_, pages)| pages.len() > 1).map(|(text, _)| text).collect();
    lines.retain(|line| !is_edge(line) || !repeated.contains(key(line).as_str()));
}

/// The font height of most letters.
fn body_size(lines: &[Printed]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = lines.iter().map(|line| (line.size, line.text().len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut seen = 0;
    sizes
        .iter()
        .find(|(_, length)| {
            seen += length;
            seen >= half
        })
        .map_or(10.0, |(size, _)| *size)
}

struct Reader<'a> {
    words: &'static Vocabulary,
    pages: &'a [Page],
    lines: &'a [Printed],
    blocks: Vec<Block>,
    text: Vec<Line>,
    body: f64,
}

/// The columns of a table: where each begins, and its header.
struct Frame {
    starts: Vec<f64>,
    header: Vec<String>,
    /// Lines that the header takes.
    taken: usize,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Block> {
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            if let Some(frame) = self.frame(at) {
                if let Some(raised) = self.raised(at).map(|raised| raised.number) {
                    self.text.pop_if(|line| line.number == raised);
                }
                self.flush();
                at = self.table(at, &frame);
                continue;
            }
            let text = line.text();
            let is_heading = line.size > self.body * 1.12 && text.len() < 160;
            if is_heading {
                self.flush();
                self.blocks.push(Block::Heading { level: if line.size > self.body * 1.5 { 1 } else { 2 }, text, line: line.number });
            } else {
                // A larger gap than between the lines of a paragraph parts paragraphs.
                let is_apart =
                    at > 0 && self.lines.get(at - 1).is_some_and(|above| above.page != line.page || line.y - above.y > line.size * 1.7);
                if is_apart {
                    self.text.push(Line { number: line.number, text: String::new() });
                }
                self.text.push(Line { number: line.number, text });
            }
            at += 1;
        }
        self.flush();
        self.blocks
    }

    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.text);
        self.blocks.extend(structured(&lines, true));
    }

    /// A header of a table at a line: texts apart from each other, of which one stands above names and one above something else. Its cells may go on
    /// in the lines below.
    fn frame(&self, at: usize) -> Option<Frame> {
        let mut line = self.lines.get(at).filter(|line| line.pieces.len() > 1)?.clone();
        if let Some(raised) = self.raised(at) {
            line.pieces.extend_from_slice(&raised.pieces);
            line.pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
        }
        let line = &line;
        let mut header: Vec<String> = line.pieces.iter().map(|piece| piece.text.clone()).collect();
        let kinds = |header: &[String]| header.iter().filter_map(|cell| self.words.column(cell)).collect::<Vec<Column>>();
        let mut taken = 1;
        while let Some(below) = self.lines.get(at + taken).filter(|below| taken < 3 && self.goes_on(at + taken, below, line)) {
            for piece in &below.pieces {
                if let Some(cell) = header_of(line, piece, below.size).and_then(|column| header.get_mut(column)) {
                    self.go_on(cell, &piece.text);
                }
            }
            taken += 1;
        }
        let kinds = kinds(&header);
        let is_header = kinds.contains(&Column::Name) && kinds.len() > 1;
        is_header.then(|| Frame { starts: columns::starts(line, self.lines.get(at + taken..).unwrap_or(&[]), self.body), header, taken })
    }

    /// The first line of header cells that have one line more than the others and stand in the middle as those do: it lies half a line higher.
    fn raised(&self, at: usize) -> Option<&Printed> {
        let (line, above) = (self.lines.get(at)?, self.lines.get(at.checked_sub(1)?)?);
        let is_close = above.page == line.page && line.y - above.y < line.size * 0.9 && !self.has_rule(at);
        let is_beside = |piece: &Piece| line.pieces.iter().all(|other| other.end < piece.x || piece.end < other.x);
        (is_close && above.pieces.len() < line.pieces.len() && above.pieces.iter().all(is_beside)).then_some(above)
    }

    /// Puts the next line of a header behind the one before it. A narrow column breaks a word (`Duració` / `n`): what is a header only in one word is one.
    fn go_on(&self, cell: &mut String, more: &str) {
        let (apart, glued) = (format!("{cell} {more}"), format!("{cell}{more}"));
        *cell = if self.words.column(&apart).is_none() && self.words.column(&glued).is_some() { glued } else { apart };
    }

    /// Whether a line belongs to the header above it: close to it, with no rule between, with fewer texts, each below one of the header's.
    fn goes_on(&self, at: usize, line: &Printed, header: &Printed) -> bool {
        let is_close = self.lines.get(at - 1).is_some_and(|above| above.page == line.page && line.y - above.y < line.size * 1.5);
        let fits = line.pieces.iter().all(|piece| header_of(header, piece, line.size).is_some());
        is_close && fits && line.pieces.len() < header.pieces.len() && !self.has_rule(at)
    }

    /// Whether a rule is drawn between a line and the one before it.
    fn has_rule(&self, at: usize) -> bool {
        let (Some(above), Some(line)) = (self.lines.get(at - 1), self.lines.get(at)) else { return false };
        // Base lines: a rule lies below the letters of the one and above those of the other.
        let lies_between = |(y, ..): &&(f64, f64, f64)| *y > above.y + 0.5 && *y < line.y - line.size * 0.5;
        let Some(page) = self.pages.get(line.page).filter(|_| above.page == line.page) else { return false };
        let rules: Vec<&(f64, f64, f64)> = page.rules.iter().filter(lies_between).collect();
        // The box around a name in the letters of code is none: it stands over one of several cells.
        let is_below = |piece: &&Piece| rules.iter().any(|(_, from, to)| *from <= piece.x + 2.0 && *to >= piece.x);
        !rules.is_empty() && line.pieces.iter().filter(is_below).count() * 2 > line.pieces.len()
    }

    /// The rows below a header, also over the end of a page; gives the first line that belongs to the table no more.
    fn table(&mut self, at: usize, frame: &Frame) -> usize {
        let header_line = self.lines.get(at).map_or(0, |line| line.number);
        let mut rows = vec![Row::new(header_line, frame.header.clone())];
        let mut next = at + frame.taken;
        let body: Vec<usize> = (next..self.lines.len()).take_while(|at| self.belongs(*at, frame)).collect();
        let tight = self.tight_gap(&body, &frame.starts);
        let space = broken::space(body.iter().filter_map(|at| self.lines.get(*at)), &frame.starts);
        for at in body {
            let Some(line) = self.lines.get(at) else { break };
            // The header said again on the next page.
            if let Some(again) = self.frame(at).filter(|again| again.header == frame.header) {
                next = self.after_header(at, &again, frame, &mut rows);
                break;
            }
            if self.raised(at + 1).is_some() && self.frame(at + 1).is_some_and(|again| again.header == frame.header) {
                continue;
            }
            let cells = cells(line, &frame.starts);
            let name = self.name_column(frame);
            let is_first = rows.len() == 1;
            let above = self.lines.get(at.saturating_sub(1));
            let is_apart = above.is_some_and(|above| above.page == line.page && line.y - above.y > tight * 1.35);
            let other_page = above.is_some_and(|above| above.page != line.page);
            let has_rules = self.pages.get(line.page).is_some_and(|page| page.rules.len() > 2);
            let has_name = cells.get(name).is_some_and(|cell| !cell.is_empty());
            let is_new = is_first
                || self.has_rule(at)
                || is_apart && (has_name || !has_rules)
                || other_page && has_name
                || !has_rules && has_name && tight >= f64::MAX;
            match rows.last_mut().filter(|_| !is_new) {
                Some(row) => {
                    let is_full = above.is_some_and(|above| broken::is_full(above, (&frame.starts, name), space));
                    for (column, (cell, more)) in row.cells.iter_mut().zip(cells).enumerate().filter(|(_, (_, more))| !more.is_empty()) {
                        if column == name && is_full && broken::is_rest(cell, &more) {
                            cell.push_str(&more);
                        } else {
                            join(cell, &more);
                        }
                    }
                }
                None => rows.push(Row::new(line.number, cells)),
            }
            next = at + 1;
        }
        self.blocks.push(Block::Table(Table { rows, ..Table::default() }));
        next
    }

    /// A table that goes on below the same header is read on as the same one.
    fn after_header(&mut self, at: usize, again: &Frame, frame: &Frame, rows: &mut Vec<Row>) -> usize {
        let mut rest =
            Reader { words: self.words, pages: self.pages, lines: self.lines, blocks: Vec::new(), text: Vec::new(), body: self.body };
        let next = rest.table(at, &Frame { starts: again.starts.clone(), header: frame.header.clone(), taken: again.taken });
        for block in rest.blocks {
            if let Block::Table(table) = block {
                rows.extend(table.rows.into_iter().skip(1));
            }
        }
        next
    }

    fn name_column(&self, frame: &Frame) -> usize {
        frame.header.iter().position(|cell| self.words.column(cell) == Some(Column::Name)).unwrap_or(0)
    }

    /// Whether a line is part of the table: every text begins where a column does, and none goes on across the next.
    fn belongs(&self, at: usize, frame: &Frame) -> bool {
        self.lines.get(at).is_some_and(|line| columns::stands_in(line, &frame.starts, self.body))
    }

    /// The gap between the lines of one cell: the smallest that comes up, `MAX` when all rows have one line. Lines of cells that stand in the middle of
    /// their row lie between those of others, so that only lines with a text in the same column are compared.
    fn tight_gap(&self, body: &[usize], starts: &[f64]) -> f64 {
        let mut last: Vec<Option<&Printed>> = vec![None; starts.len()];
        let mut tight = f64::MAX;
        for line in body.iter().filter_map(|at| self.lines.get(*at)) {
            for piece in &line.pieces {
                let Some(place) = last.get_mut(column_of(starts, piece.x, line.size)) else { continue };
                let above = place.replace(line);
                if let Some(above) = above.filter(|above| above.page == line.page && line.pieces.len() < above.pieces.len().max(2)) {
                    tight = Some(line.y - above.y).filter(|gap| *gap > 1.0).map_or(tight, |gap| gap.min(tight));
                }
            }
        }
        tight
    }
}

/// The header's cell that a text in the line below it goes on: the one that begins with it, or the only one that it stands under.
fn header_of(header: &Printed, piece: &Piece, size: f64) -> Option<usize> {
    let begins = header.pieces.iter().position(|cell| (cell.x - piece.x).abs() < size * 0.6);
    let mut under = (0..).zip(&header.pieces).filter(|(_, cell)| cell.x < piece.end && piece.x < cell.end).map(|(column, _)| column);
    begins.or_else(|| under.next().filter(|_| under.next().is_none()))
}

/// The last column that begins at a place or before it.
pub(super) fn column_of(starts: &[f64], x: f64, size: f64) -> usize {
    starts.iter().rposition(|start| *start <= x + size * 0.6).unwrap_or(0)
}

fn cells(line: &Printed, starts: &[f64]) -> Vec<String> {
    let mut cells = vec![String::new(); starts.len()];
    for piece in columns::parted(line, starts) {
        if let Some(cell) = cells.get_mut(column_of(starts, piece.x, line.size)) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&piece.text);
        }
    }
    cells
}

/// Puts the next line of a cell behind the ones before it.
fn join(cell: &mut String, more: &str) {
    if !cell.is_empty() {
        cell.push('\n');
    }
    cell.push_str(more);
}
