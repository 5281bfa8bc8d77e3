//! One cell a line: the headers first, then the cells of each row. Rows are told by the number of headers.

use super::Found;
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::names_of;
use crate::charter::words::{Column, Vocabulary, life_of};

/// Most columns of a table.
const WIDEST: usize = 12;

/// At least two headers, one a line, then whole rows.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let is_barred = lines.first()?.text.trim_end().ends_with('|');
    words.header_line(bare(&lines.first()?.text))?;
    // Looked at before anything else: a page may have the same word on each of its lines.
    let beginning = lines.iter().filter(|line| !line.text.trim().is_empty()).take(WIDEST);
    let mut told: Vec<Column> = beginning.map_while(|line| words.header_line(bare(&line.text))).collect();
    told.sort_unstable();
    told.dedup();
    if told.len() < 2 || !told.contains(&Column::Name) {
        return None;
    }
    // Where each cell is closed by a bar, a bar alone is an empty cell; else blank lines stand between cells.
    let is_cell = |line: &Line| if is_barred { line.text.trim_end().ends_with('|') } else { !line.text.trim().is_empty() };
    let is_over = |line: &Line| is_barred && !is_cell(line) && !line.text.trim().is_empty();
    let cells: Vec<(usize, &Line)> =
        lines.iter().enumerate().take_while(|(_, line)| !is_over(line)).filter(|(_, line)| is_cell(line)).take(WIDEST * 400).collect();
    let kinds: Vec<Column> = cells.iter().take(WIDEST).map_while(|(_, line)| words.header_line(bare(&line.text))).collect();
    (2..=kinds.len()).rev().find_map(|width| {
        let name = kinds.get(..width)?.iter().position(|kind| *kind == Column::Name)?;
        let life = kinds.get(..width)?.iter().position(|kind| *kind == Column::Life);
        let body = cells.get(width..)?;
        let fits = |row: &&[(usize, &Line)]| {
            let cell = |place: usize| row.get(place).map_or("", |(_, line)| bare(&line.text));
            let has_life = life
                .is_none_or(|life| life_of(words, cell(life), None) != DeclaredLife::Unsaid || words.is_nothing(cell(life)) || is_barred);
            has_life && row.len() == width && (!names_of(words, cell(name)).names.is_empty() || words.is_nothing(cell(name)))
        };
        let rows: Vec<&[(usize, &Line)]> = body.chunks(width).take_while(fits).collect();
        let last = rows.last()?.last()?.0;
        let header = cells.get(..width)?;
        let all = std::iter::once(header).chain(rows);
        let rows = all
            .map(|row| {
                Row::new(row.first().map_or(0, |(_, line)| line.number), row.iter().map(|(_, line)| bare(&line.text).to_owned()).collect())
            })
            .collect();
        Some((last + 1, Block::Table(Table { rows, ..Table::default() })))
    })
}

/// Without the bar that closes the cell.
fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('|').unwrap_or(text).trim()
}
