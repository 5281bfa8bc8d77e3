//! Lines, headings and tables from the places of glyphs.

use super::page::{Page, Placed};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::import::text::structured;
use crate::charter::words::{Column, Vocabulary, vocabulary};

/// A gap of so many font heights parts words, and of so many, cells.
const WORD_GAP: f64 = 0.16;
const CELL_GAP: f64 = 0.9;

/// A text without a wide gap in it.
#[derive(Clone, Debug)]
struct Piece {
    x: f64,
    end: f64,
    text: String,
}

/// The pieces of one height.
#[derive(Clone, Debug)]
struct Printed {
    number: usize,
    page: usize,
    y: f64,
    size: f64,
    pieces: Vec<Piece>,
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
                }
                piece.text.push_str(&glyph.text);
                piece.end = glyph.end.max(piece.end);
            }
            None => pieces.push(Piece { x: glyph.x, end: glyph.end, text: glyph.text.clone() }),
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
        let line = self.lines.get(at).filter(|line| line.pieces.len() > 1)?;
        let starts: Vec<f64> = line.pieces.iter().map(|piece| piece.x).collect();
        let mut header: Vec<String> = line.pieces.iter().map(|piece| piece.text.clone()).collect();
        let kinds = |header: &[String]| header.iter().filter_map(|cell| self.words.column(cell)).collect::<Vec<Column>>();
        let mut taken = 1;
        while let Some(below) = self.lines.get(at + taken).filter(|below| taken < 3 && self.goes_on(at + taken, below, &starts)) {
            for piece in &below.pieces {
                if let Some(cell) = header.get_mut(column_of(&starts, piece.x, line.size)) {
                    cell.push(' ');
                    cell.push_str(&piece.text);
                }
            }
            taken += 1;
        }
        let kinds = kinds(&header);
        (kinds.contains(&Column::Name) && kinds.len() > 1).then_some(Frame { starts, header, taken })
    }

    /// Whether a line belongs to the header above it: close to it, with no rule between, with fewer texts, each below one of the header's.
    fn goes_on(&self, at: usize, line: &Printed, starts: &[f64]) -> bool {
        let is_close = self.lines.get(at - 1).is_some_and(|above| above.page == line.page && line.y - above.y < line.size * 1.5);
        let fits = line.pieces.iter().all(|piece| starts.iter().any(|start| (start - piece.x).abs() < line.size * 0.6));
        is_close && fits && line.pieces.len() < starts.len() && !self.has_rule(at)
    }

    /// Whether a rule is drawn between a line and the one before it.
    fn has_rule(&self, at: usize) -> bool {
        let (Some(above), Some(line)) = (self.lines.get(at - 1), self.lines.get(at)) else { return false };
        let x = line.pieces.first().map_or(0.0, |piece| piece.x);
        // Base lines: a rule lies below the letters of the one and above those of the other.
        let lies_between =
            |(y, from, to): &(f64, f64, f64)| *y > above.y + 0.5 && *y < line.y - line.size * 0.5 && *from <= x + 2.0 && *to >= x;
        above.page == line.page && self.pages.get(line.page).is_some_and(|page| page.rules.iter().any(lies_between))
    }

    /// The rows below a header, also over the end of a page; gives the first line that belongs to the table no more.
    fn table(&mut self, at: usize, frame: &Frame) -> usize {
        let header_line = self.lines.get(at).map_or(0, |line| line.number);
        let mut rows = vec![Row::new(header_line, frame.header.clone())];
        let mut next = at + frame.taken;
        let body: Vec<usize> = (next..self.lines.len()).take_while(|at| self.belongs(*at, frame)).collect();
        let tight = self.tight_gap(&body);
        for at in body {
            let Some(line) = self.lines.get(at) else { break };
            // The header said again on the next page.
            if let Some(again) = self.frame(at).filter(|again| again.header == frame.header) {
                next = self.after_header(at, &again, frame, &mut rows);
                break;
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
                    row.cells.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()).for_each(|(cell, more)| join(cell, &more));
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
        let Some(line) = self.lines.get(at) else { return false };
        let is_heading = line.size > self.body * 1.12 && line.pieces.len() == 1;
        let fits = |piece: &Piece| {
            let column = column_of(&frame.starts, piece.x, line.size);
            let next = frame.starts.get(column + 1).copied().unwrap_or(f64::MAX);
            frame.starts.first().is_some_and(|first| piece.x > first - line.size) && piece.end < next + line.size * 0.5
        };
        !is_heading && line.pieces.iter().all(fits)
    }

    /// The gap between the lines of one cell: the smallest that comes up, `MAX` when all rows have one line.
    fn tight_gap(&self, body: &[usize]) -> f64 {
        let gaps = body.iter().filter_map(|at| {
            let (above, line) = (self.lines.get(at.checked_sub(1)?)?, self.lines.get(*at)?);
            (above.page == line.page && line.pieces.len() < above.pieces.len().max(2)).then_some(line.y - above.y)
        });
        gaps.filter(|gap| *gap > 1.0).fold(f64::MAX, f64::min)
    }
}

/// The last column that begins at a place or before it.
fn column_of(starts: &[f64], x: f64, size: f64) -> usize {
    starts.iter().rposition(|start| *start <= x + size * 0.6).unwrap_or(0)
}

fn cells(line: &Printed, starts: &[f64]) -> Vec<String> {
    let mut cells = vec![String::new(); starts.len()];
    for piece in &line.pieces {
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
