//! Tables that stand beside each other in one sheet, with an empty column between them and the same header above each.

use std::ops::Range;

use crate::charter::import::{Row, Table};
use crate::charter::words::{Column, Vocabulary, fold};

/// Rows among which such a header stands.
const MOST_ABOVE: usize = 15;

/// The tables one below the other, when the header comes again.
pub fn below_each_other(words: &Vocabulary, table: &Table) -> Option<Table> {
    let (at, groups) = table.rows.iter().take(MOST_ABOVE).enumerate().find_map(|(at, row)| Some((at, groups(words, row)?)))?;
    let mut rows = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let part = |row: &Row| Row { cells: group.clone().map(|place| row.cell(place).to_owned()).collect(), ..row.clone() };
        // What stands above the header of one is said again below that of the first, where it is the kind of the rows that follow.
        let is_line = |(place, _): &(usize, &Row)| index == 0 || *place != at;
        let lines = table.rows.iter().enumerate().filter(is_line).map(|(_, row)| part(row));
        rows.extend(lines.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())));
    }
    Some(Table { caption: table.caption.clone(), rows, ..Table::default() })
}

/// The runs of cells that a row has between empty ones, when they are the same header again and again.
fn groups(words: &Vocabulary, row: &Row) -> Option<Vec<Range<usize>>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut begin = None;
    for place in 0..=row.cells.len() {
        match (row.cell(place).trim().is_empty(), begin) {
            (false, None) => begin = Some(place),
            (true, Some(from)) => {
                groups.push(from..place);
                begin = None;
            }
            _ => {}
        }
    }
    let header = |group: &Range<usize>| group.clone().map(|place| fold(row.cell(place))).collect::<Vec<_>>();
    let first = header(groups.first()?);
    let kinds: Vec<Column> = first.iter().filter_map(|cell| words.column(cell)).collect();
    let is_header = kinds.len() > 1 && kinds.contains(&Column::Name);
    (is_header && groups.len() > 1 && !row.is_across && groups.iter().all(|group| header(group) == first)).then_some(groups)
}
