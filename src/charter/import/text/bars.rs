//! Cells between bars, with or without outer ones: Markdown, and what terminals print.

use super::Found;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::words::Vocabulary;

/// Lines with a bar between two texts, one after the other.
pub(super) fn find(_: &Vocabulary, lines: &[Line]) -> Found {
    // Rules alone are no table, and a page may be nothing else.
    if lines.iter().take(2).filter(|line| is_rule(&line.text)).count() == 2 {
        return None;
    }
    let has_cells = |line: &Line| line.text.contains('|') && (cells(&line.text).len() > 1 || is_rule(&line.text));
    if !lines.first().is_some_and(|line| has_cells(line) || is_frame(&line.text)) {
        return None;
    }
    // A kind between the rows: `| Cookies statistiques |`.
    let is_alone = |line: &Line| {
        let text = line.text.trim();
        text.len() > 2 && text.starts_with('|') && text.ends_with('|')
    };
    let has_cells = |line: &Line| has_cells(line) || is_alone(line);
    let taken = lines.iter().take_while(|line| has_cells(line) || is_frame(&line.text)).count();
    let run = lines.get(..taken)?;
    if run.iter().filter(|line| has_cells(line) && !is_rule(&line.text)).count() < 2 {
        return None;
    }
    let mut texts = run.iter().filter(|line| !is_rule(&line.text) && !is_frame(&line.text)).peekable();
    let header = texts.peek().map_or("", |line| line.text.trim());
    let (is_framed, count) = (header.starts_with('|'), cells(header).len());
    let row = |line: &Line| {
        let mut cells = cells(&line.text);
        // Without outer bars, a bar in front follows an empty cell.
        if !is_framed && cells.len() < count && line.text.trim_start().starts_with('|') {
            cells.insert(0, String::new());
        }
        Row::new(line.number, cells)
    };
    let mut rows: Vec<Row> = texts.map(row).collect();
    squeeze(&mut rows);
    Some((taken, Block::Table(Table { rows, ..Table::default() })))
}

/// A header with empty cells between its words, of which the rows have none: `Cookies|  | Name|  | Purpose` above `Web booking | .ASPXAUTH | Booking`.
fn squeeze(rows: &mut [Row]) {
    let Some((header, body)) = rows.split_first_mut() else { return };
    let widest = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let texts = header.cells.iter().filter(|cell| !cell.is_empty()).count();
    // An empty first cell stands above something that has no word.
    let begins = header.cells.first().is_some_and(|cell| !cell.is_empty());
    if begins && header.cells.len() > widest && texts == widest {
        header.cells.retain(|cell| !cell.is_empty());
    }
}

/// The cells of a line; a bar behind a backslash or inside code is a bar.
pub fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut is_escaped, mut is_code) = (false, false);
    for c in line.trim().chars() {
        let is_border = c == '|' && !is_escaped && !is_code;
        if is_border {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            if c == '|' && is_escaped {
                cell.pop();
            }
            cell.push(c);
        }
        is_code ^= c == '`' && line.matches('`').count().is_multiple_of(2);
        is_escaped = c == '\\' && !is_escaped;
    }
    let mut cells: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
    if line.trim_start().starts_with('|') {
        cells.remove(0);
    }
    if line.trim_end().ends_with('|') && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// The line under a header: `---|:--:`, also where a text processor made dashes of its signs.
pub fn is_rule(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '─');
    line.contains(is_dash) && line.chars().all(|c| is_dash(c) || matches!(c, '|' | ':' | ' ' | '+' | '=' | '\t'))
}

/// `+----+----+`, as terminals frame tables.
fn is_frame(line: &str) -> bool {
    line.trim().starts_with('+') && is_rule(line)
}
