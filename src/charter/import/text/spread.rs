//! Cells that a bar closes, a row spread over several lines: what is left of a table where a page was turned into text.

use super::{Found, MOST_CELLS, WIDEST, is_rule};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::names_of;
use crate::charter::words::{Column, Vocabulary};

/// Rows below a header among which there has to be a name.
const LOOKED_AT: usize = 6;
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
    rows: Rows,
}

/// How rows begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// Each with a bar on a line of its own.
    Opened,
    /// A line may hold a whole row, with a bar in front of it or without; of a row on several lines none begins with a bar.
    Mixed,
    /// Each cell is on a line of its own; blank lines may stand anywhere.
    OneByOne,
}

/// A header, on one line or one cell a line, then whole rows of as many cells, at least one of them on more than one line.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let first = lines.first()?.text.trim();
    if !first.ends_with('|') {
        return None;
    }
    let whole = super::bar_cells(first);
    let forms = if first == "|" {
        vec![Form { width: header_of_opened(lines)?, rows: Rows::Opened }]
    } else if whole.len() > 1 {
        vec![Form { width: whole.len(), rows: Rows::Mixed }]
    } else {
        // How many lines are headers is told by the rows below: the most with which these are whole.
        let headers = lines.iter().filter(|line| !line.text.trim().is_empty()).take(WIDEST);
        let kinds: Vec<Column> = headers.map_while(|line| words.header_line(line.text.trim().strip_suffix('|')?)).collect();
        let says_more = kinds.contains(&Column::Name) && kinds.iter().any(|kind| *kind != Column::Name);
        let count = if says_more { kinds.len() } else { 0 };
        (2..=count).rev().map(|width| Form { width, rows: Rows::OneByOne }).collect()
    };
    forms.into_iter().find_map(|form| table(words, lines, form))
}

/// The cells on the first row of a table whose rows begin with a bar alone: those before the next such bar.
fn header_of_opened(lines: &[Line]) -> Option<usize> {
    let body = || lines.iter().skip(1).take(WIDEST * LONGEST_CELL);
    let length = body().position(|line| line.text.trim() == "|")?;
    let width = body().take(length).map(|line| line.text.matches('|').count()).sum();
    (2..=WIDEST).contains(&width).then_some(width)
}

/// The table whose rows have so many cells. Its beginning is looked at before the rest: a page may be nothing but such lines.
fn table(words: &Vocabulary, lines: &[Line], form: Form) -> Found {
    tells(words, &cells(lines, form, form.width.saturating_mul(1 + LOOKED_AT))?, form).then_some(())?;
    let cells = cells(lines, form, MOST_CELLS)?;
    let rows: Vec<&[Cell]> = cells.chunks_exact(form.width).collect();
    let number = |row: &[Cell]| row.first().and_then(|cell| lines.get(cell.start)).map_or(0, |line| line.number);
    let is_spread = rows.iter().skip(1).any(|row| row.first().zip(row.last()).is_some_and(|(first, last)| first.start < last.end));
    let taken = rows.last()?.last()?.end + 1;
    let rows = rows.iter().map(|row| Row::new(number(row), row.iter().map(|cell| cell.text.clone()).collect())).collect();
    is_spread.then_some((taken, Block::Table(Table { rows, ..Table::default() })))
}

/// Whether the first cells are headers, of names and of something more, with a name below them.
fn tells(words: &Vocabulary, cells: &[Cell], form: Form) -> bool {
    let mut rows = cells.chunks_exact(form.width);
    let kinds: Vec<Option<Column>> = rows.next().unwrap_or(&[]).iter().map(|cell| words.header_line(&cell.text)).collect();
    let Some(name) = kinds.iter().position(|kind| *kind == Some(Column::Name)) else { return false };
    let says_more = kinds.iter().flatten().any(|kind| *kind != Column::Name);
    says_more && rows.any(|row| row.get(name).is_some_and(|cell| !names_of(words, &cell.text).names.is_empty()))
}

/// So many cells or a few more, up to where a row ends and none begins; `None` where a row has too few or too many, or begins within another: then lines are rows
/// as they are.
fn cells(lines: &[Line], form: Form, most: usize) -> Option<Vec<Cell>> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut open: Option<Cell> = None;
    let mut is_inside = false;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let in_row = cells.len() % form.width;
        let is_between = !is_inside;
        if is_between && cells.len() >= most {
            break;
        }
        if text.is_empty() {
            if is_between && form.rows != Rows::OneByOne {
                break;
            }
            continue;
        }
        if is_between && is_rule(text) {
            continue;
        }
        let begins = if form.rows == Rows::Opened { text == "|" } else { text.ends_with('|') };
        if is_between && !begins {
            break;
        }
        let opens = text.starts_with('|') && form.rows != Rows::OneByOne;
        let row = if is_between && opens { text.strip_prefix('|').unwrap_or(text) } else { text };
        let mut parts = closed(row);
        let rest = if row.ends_with('|') { None } else { parts.pop() };
        if is_between && form.rows == Rows::Mixed && parts.len() > form.width {
            // A whole row on its line, with a bar too many.
            parts.truncate(form.width);
        }
        let is_whole = !is_between || form.rows != Rows::Mixed || !opens || parts.len() == form.width;
        let is_within = !is_between && text.len() > 1 && opens;
        let is_long = open.as_ref().is_some_and(|cell| at - cell.start > LONGEST_CELL * 2);
        if !is_whole || is_within || is_long || in_row + parts.len() > form.width {
            return None;
        }
        for part in parts {
            cells.push(joined(open.take(), at, &part));
        }
        open = rest.filter(|rest| !rest.is_empty()).map(|rest| joined(open.take(), at, &rest)).or(open);
        is_inside = open.is_some() || !cells.len().is_multiple_of(form.width) || is_between && form.rows == Rows::Opened;
    }
    (open.is_none() && cells.len().is_multiple_of(form.width)).then_some(cells)
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
