//! Cells that a bar closes, a row spread over several lines: what is left of a table where a page was turned into text.

use super::{Found, is_rule};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::names_of;
use crate::charter::words::{Column, Vocabulary};

/// Most columns of a table.
const WIDEST: usize = 12;
/// Most cells that are read of one.
const MOST_CELLS: usize = WIDEST * 400;
/// Most lines of a cell.
const LONGEST_CELL: usize = 8;

/// A closed cell, and where it begins and ends among the lines.
struct Cell {
    start: usize,
    end: usize,
    text: String,
}

/// How the cells of a table are written.
#[derive(Clone, Copy)]
struct Form {
    /// Cells of a row.
    width: usize,
    /// Each row begins with a bar of its own.
    is_opened: bool,
}

/// A header, on one line or one cell a line, then whole rows of as many cells, at least one of them on more than one line.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let first = lines.first()?.text.trim();
    if !first.ends_with('|') {
        return None;
    }
    let whole = super::bar_cells(first);
    let forms = if first == "|" {
        let form = Form { width: WIDEST, is_opened: true };
        vec![Form { width: header_of_opened(&cells(lines.get(..WIDEST * LONGEST_CELL).unwrap_or(lines), form), lines)?, ..form }]
    } else if whole.len() > 1 {
        vec![Form { width: whole.len(), is_opened: first.starts_with('|') }]
    } else {
        // How many lines are headers is told by the rows below: the most with which these are whole.
        let headers = lines.iter().filter(|line| !line.text.trim().is_empty()).take(WIDEST);
        let count = headers.map_while(|line| words.header_line(line.text.trim().strip_suffix('|')?)).count();
        (2..=count).rev().map(|width| Form { width, is_opened: false }).collect()
    };
    forms.into_iter().find_map(|form| table(words, lines, form))
}

/// The cells on the first row of a table whose rows begin with a bar alone: those before the next such bar.
fn header_of_opened(cells: &[Cell], lines: &[Line]) -> Option<usize> {
    let is_opening = |cell: &Cell| cell.text.is_empty() && lines.get(cell.start).is_some_and(|line| line.text.trim() == "|");
    cells.iter().position(is_opening).filter(|width| (2..=WIDEST).contains(width))
}

/// The table whose rows have so many cells.
fn table(words: &Vocabulary, lines: &[Line], form: Form) -> Found {
    let cells = cells(lines, form);
    let rows: Vec<&[Cell]> = cells.chunks_exact(form.width).collect();
    let (header, body) = rows.split_first()?;
    let kinds: Vec<Option<Column>> = header.iter().map(|cell| words.header_line(&cell.text)).collect();
    let mut told: Vec<Column> = kinds.iter().flatten().copied().collect();
    told.sort_unstable();
    told.dedup();
    let name = kinds.iter().position(|kind| *kind == Some(Column::Name))?;
    let is_spread = body.iter().any(|row| row.first().zip(row.last()).is_some_and(|(first, last)| first.start < last.end));
    let is_named = |row: &&[Cell]| row.get(name).is_some_and(|cell| !names_of(words, &cell.text).names.is_empty());
    if told.len() < 2 || !is_spread || !body.iter().any(is_named) {
        return None;
    }
    let number = |row: &[Cell]| row.first().and_then(|cell| lines.get(cell.start)).map_or(0, |line| line.number);
    let taken = rows.last()?.last()?.end + 1;
    let rows = rows.iter().map(|row| Row::new(number(row), row.iter().map(|cell| cell.text.clone()).collect())).collect();
    Some((taken, Block::Table(Table { rows, ..Table::default() })))
}

/// The cells up to where a row ends and none begins: at a line without a bar, or where rows are opened, at one that does not begin with one.
fn cells(lines: &[Line], form: Form) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut open: Option<Cell> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let is_between = open.is_none() && cells.len().is_multiple_of(form.width);
        if text.is_empty() || is_between && is_rule(text) {
            continue;
        }
        let row = if is_between && form.is_opened { text.strip_prefix('|').unwrap_or(text) } else { text };
        let is_long = open.as_ref().is_some_and(|cell| at - cell.start > LONGEST_CELL * 2);
        if is_between && !row.ends_with('|') && row.len() == text.len() || is_long || cells.len() > MOST_CELLS {
            break;
        }
        let mut parts = closed(row);
        if is_between && row.ends_with('|') && parts.len() > form.width {
            // A whole row on its line, with a bar too many.
            parts.truncate(form.width);
        }
        let rest = if row.ends_with('|') { None } else { parts.pop() };
        for part in parts {
            cells.push(joined(open.take(), at, &part));
        }
        open = rest.filter(|rest| !rest.is_empty()).map(|rest| joined(open.take(), at, &rest)).or(open);
    }
    cells
}

/// A cell that goes on with the text of a line.
fn joined(open: Option<Cell>, at: usize, text: &str) -> Cell {
    let Some(cell) = open else { return Cell { start: at, end: at, text: text.to_owned() } };
    Cell { end: at, text: format!("{}\n{text}", cell.text), ..cell }
}

/// The cells of a line of which none is opened; what stands behind the last bar is one, where it is not empty.
fn closed(line: &str) -> Vec<String> {
    super::bar_cells(&format!("|{line}"))
}
