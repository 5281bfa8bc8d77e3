//! One cell a line: the headers first, then the cells of each row. Rows are told by the number of headers.

use super::{Found, is_rule};
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{is_unmistakable, names_of};
use crate::charter::words::{Column, Vocabulary, life_of};

/// Most columns of a table.
const WIDEST: usize = 12;
/// Most rows that are read of one.
const MOST_ROWS: usize = 400;
/// Most lines of a cell that a bar closes.
const LONGEST_CELL: usize = 8;

/// A cell with its place among the lines, and the number of its first line.
struct Cell {
    end: usize,
    number: usize,
    text: String,
}

/// At least two headers, one a line, then whole rows.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let is_barred = lines.first()?.text.trim_end().ends_with('|');
    words.header_line(bare(&lines.first()?.text))?;
    // Looked at before anything else: a page may have the same word on each of its lines.
    let beginning = lines.iter().filter(|line| !line.text.trim().is_empty()).take(WIDEST);
    let kinds: Vec<Column> = beginning.map_while(|line| words.header_line(bare(&line.text))).collect();
    let mut told = kinds.clone();
    told.sort_unstable();
    told.dedup();
    if told.len() < 2 || !told.contains(&Column::Name) {
        return None;
    }
    (2..=kinds.len()).rev().find_map(|width| {
        let cells = if is_barred { barred(lines, width) } else { plain(lines) };
        let rows = rows(words, kinds.get(..width)?, &cells, is_barred)?;
        let last = rows.last()?.last()?.end;
        let all = std::iter::once(cells.get(..width)?).chain(rows);
        let rows = all.map(|row| Row::new(row.first().map_or(0, |cell| cell.number), row.iter().map(|cell| cell.text.clone()).collect()));
        Some((last + 1, Block::Table(Table { rows: rows.collect(), ..Table::default() })))
    })
}

/// The whole rows below a header of so many cells. An empty last cell leaves no line: where no row is whole, all may be shorter by one.
fn rows<'a>(words: &Vocabulary, kinds: &[Column], cells: &'a [Cell], is_barred: bool) -> Option<Vec<&'a [Cell]>> {
    let name = kinds.iter().position(|kind| *kind == Column::Name)?;
    let life = kinds.iter().position(|kind| *kind == Column::Life);
    let body = cells.get(kinds.len()..)?;
    let of_width = |width: usize| -> Vec<&'a [Cell]> {
        let fits = |row: &&[Cell]| {
            let cell = |place: usize| row.get(place).map_or("", |cell| cell.text.as_str());
            let has_life = life.is_none_or(|life| life_of(words, cell(life), None) != DeclaredLife::Unsaid || words.is_nothing(cell(life)));
            let has_name = !names_of(words, cell(name)).names.is_empty() || words.is_nothing(cell(name));
            row.len() == width && (is_barred || has_life && has_name)
        };
        body.chunks(width).take_while(fits).collect()
    };
    let has_names =
        |rows: &[&[Cell]]| rows.iter().any(|row| row.get(name).is_some_and(|cell| !names_of(words, &cell.text).names.is_empty()));
    let whole = of_width(kinds.len());
    let shorter = kinds.len() - 1;
    let is_unmistakable =
        |row: &&[Cell]| row.get(name).is_some_and(|cell| names_of(words, &cell.text).names.iter().any(|name| is_unmistakable(name)));
    if !is_barred && whole.len() < 2 && shorter > 2 && life.is_some_and(|life| life < shorter) && name < shorter {
        let rows = of_width(shorter);
        if rows.len() > 2 && rows.iter().any(is_unmistakable) {
            return Some(rows);
        }
    }
    has_names(&whole).then_some(whole)
}

/// Every line with a text is a cell.
fn plain(lines: &[Line]) -> Vec<Cell> {
    let filled = lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty());
    let cell = |(end, line): (usize, &Line)| Cell { end, number: line.number, text: bare(&line.text).to_owned() };
    filled.take(WIDEST * MOST_ROWS).map(cell).collect()
}

/// A cell goes on to the bar that closes it; a bar alone is an empty one. Between two rows a line without a bar ends the table.
fn barred(lines: &[Line], width: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut open: Option<(usize, String, usize)> = None;
    for (end, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let is_under_header = cells.len() == width && open.is_none();
        if text.is_empty() || is_under_header && is_rule(text) {
            continue;
        }
        let is_closed = text.ends_with('|');
        let count = open.as_ref().map_or(0, |(.., count)| *count);
        if !is_closed && (open.is_none() && cells.len().is_multiple_of(width) || count > LONGEST_CELL) || cells.len() > WIDEST * MOST_ROWS {
            break;
        }
        let (number, mut before, _) = open.take().unwrap_or((line.number, String::new(), 0));
        if !before.is_empty() {
            before.push('\n');
        }
        before.push_str(bare(text));
        if is_closed {
            cells.push(Cell { end, number, text: before });
        } else {
            open = Some((number, before, count + 1));
        }
    }
    cells
}

/// Without the bar that closes the cell.
fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('|').unwrap_or(text).trim()
}
