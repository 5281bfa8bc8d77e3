//! Columns that stand below each other with blanks between them, as a terminal or a PDF viewer copies them.

use super::Found;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::words::{Column, Vocabulary};

/// A header whose texts are two blanks or more apart, then lines whose texts begin where it does.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let header = lines.first().filter(|line| line.text.trim().contains("  "))?;
    let starts = segments(&header.text);
    let kinds: Vec<Column> = starts.iter().filter_map(|(_, text)| words.column(text)).collect();
    if !kinds.contains(&Column::Name) || kinds.len() < 2 {
        return None;
    }
    let places: Vec<usize> = starts.iter().map(|(at, _)| *at).collect();
    let mut rows = vec![Row::new(header.number, starts.iter().map(|(_, text)| (*text).to_owned()).collect())];
    let mut taken = 1;
    for (at, line) in lines.iter().enumerate().skip(1).filter(|(_, line)| !line.text.trim().is_empty()) {
        if line.text.chars().all(|c| matches!(c, '-' | '=' | ' ' | '+' | '_')) {
            continue;
        }
        let cells = cells(&line.text, &places);
        // Running text goes across the border of the second column.
        if cells.len() == 1
            && segments(&line.text).first().is_some_and(|(_, text)| places.get(1).is_some_and(|second| text.chars().count() > second + 2))
        {
            break;
        }
        let row = Row::new(
            line.number,
            (0..places.len())
                .map(|place| cells.iter().find(|(at, _)| *at == place).map_or_else(String::new, |(_, text)| text.clone()))
                .collect(),
        );
        match rows.last_mut().filter(|_| row.cell(0).is_empty()) {
            Some(above) => above.cells.iter_mut().zip(row.cells).filter(|(_, more)| !more.is_empty()).for_each(|(cell, more)| {
                cell.push(' ');
                cell.push_str(&more);
            }),
            None => rows.push(row),
        }
        taken = at + 1;
    }
    (rows.len() > 1).then_some((taken, Block::Table(Table { rows, ..Table::default() })))
}

/// Texts with at least two blanks between them, with the column of characters at which each begins.
fn segments(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = line;
    let mut column = 0;
    while !rest.is_empty() {
        let trimmed = rest.trim_start_matches(' ');
        column += rest.len() - trimmed.len();
        let end = trimmed.find("  ").unwrap_or(trimmed.len());
        let (text, after) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
        if !text.is_empty() {
            found.push((column, text.trim_end()));
        }
        column += text.chars().count();
        rest = after;
    }
    found
}

/// Each text with the column at which, or behind which, it begins.
fn cells(line: &str, places: &[usize]) -> Vec<(usize, String)> {
    let column_of = |at: usize| places.iter().rposition(|place| *place <= at + 2).unwrap_or(0);
    segments(line).into_iter().map(|(at, text)| (column_of(at), text.to_owned())).collect()
}
