//! A table as its tags come, and the rows that come of it with merged cells in each place that they cover.

use crate::charter::import::document::{Row, Table};
use crate::charter::import::text::item_header;
use crate::charter::words::{Column, vocabulary};

/// Most columns and rows that a merged cell covers, so that no page can ask for a billion.
const MOST_ACROSS: usize = 64;
const MOST_DOWN: usize = 2_000;
/// Most places of a table that its merged cells fill besides their own: a row of them below each other would ask for millions.
const MOST_FILLED: usize = 200_000;

/// A cell as it stands in the source.
#[derive(Default)]
struct Cell {
    text: String,
    across: usize,
    down: usize,
}

/// A table under way.
#[derive(Default)]
pub struct Grid {
    /// What stands above it.
    pub caption: String,
    /// Headings in its cells, for a table inside one of them.
    pub headings: Vec<(u8, String)>,
    /// Entries of a definition list: the term, then what is said of it.
    pub is_list: bool,
    /// Whether a cell takes text.
    pub is_open: bool,
    rows: Vec<(usize, Vec<Cell>)>,
}

impl Grid {
    /// A table, or a definition list.
    pub fn new(is_list: bool) -> Self {
        Self { is_list, ..Self::default() }
    }

    /// Begins a row.
    pub fn row(&mut self, line: usize) {
        self.is_open = false;
        self.rows.push((line, Vec::new()));
    }

    /// Begins a cell, and a row where none was begun.
    pub fn cell(&mut self, line: usize, across: usize, down: usize) {
        if self.rows.is_empty() {
            self.row(line);
        }
        if let Some((_, cells)) = self.rows.last_mut() {
            cells.push(Cell { text: String::new(), across: across.clamp(1, MOST_ACROSS), down: down.clamp(1, MOST_DOWN) });
            self.is_open = true;
        }
    }

    /// Whether a row has begun.
    pub fn has_row(&self) -> bool {
        !self.rows.is_empty()
    }

    /// How many cells the open row has.
    pub fn cells_in_row(&self) -> usize {
        self.rows.last().map_or(0, |(_, cells)| cells.len())
    }

    /// The text of the open cell.
    pub fn open_text(&mut self) -> Option<&mut String> {
        let (_, cells) = self.rows.last_mut().filter(|_| self.is_open)?;
        cells.last_mut().map(|cell| &mut cell.text)
    }

    /// The rows with all their cells.
    pub fn finish(self) -> Table {
        // Cells of earlier rows that reach down: how many rows more, and their text.
        let mut above: Vec<Option<(usize, String)>> = Vec::new();
        let mut rows = Vec::new();
        let mut left = MOST_FILLED;
        for (line, cells) in self.rows.into_iter().filter(|(_, cells)| !cells.is_empty()) {
            let is_alone = cells.len() == 1;
            let across = cells.first().map_or(1, |cell| cell.across);
            let mut placed = Vec::new();
            for cell in cells {
                fill_from_above(&mut placed, &mut above, &mut left);
                let text = tidy(&cell.text);
                let across = cell.across.min(left + 1);
                left -= across - 1;
                for _ in 0..across {
                    if above.len() <= placed.len() {
                        above.resize(placed.len() + 1, None);
                    }
                    if let Some(slot) = above.get_mut(placed.len()).filter(|_| cell.down > 1) {
                        *slot = Some((cell.down - 1, text.clone()));
                    }
                    placed.push(text.clone());
                }
            }
            fill_from_above(&mut placed, &mut above, &mut left);
            let is_across = is_alone && across > 1 && across == placed.len();
            rows.push(Row { line, cells: placed, is_across });
        }
        Table { caption: tidy(&self.caption).replace('\n', " "), rows, ..Table::default() }
    }
}

/// Puts the cells that reach down from above into their places, of which so many are left.
fn fill_from_above(placed: &mut Vec<String>, above: &mut [Option<(usize, String)>], left: &mut usize) {
    while let Some(slot) = above.get_mut(placed.len()).filter(|_| *left > 0) {
        let Some((rows, text)) = slot.take() else { break };
        *left -= 1;
        placed.push(text.clone());
        if rows > 1 {
            *slot = Some((rows - 1, text));
        }
    }
}

/// Lines without blanks around them, without empty ones.
pub fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ").replace("``", ""));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A definition list: labels with their values stay as they are; else terms are names and the rest is said of them.
pub fn list(mut table: Table) -> Table {
    let labels =
        table.rows.iter().filter(|row| vocabulary().whole_header(row.cell(0)).is_some_and(|column| column != Column::Content)).count();
    if labels > 1 {
        return table;
    }
    let line = table.rows.first().map_or(0, |row| row.line);
    let rows = table.rows.drain(..).map(|row| Row { cells: row.cells.into_iter().take(2).collect(), ..row });
    Table { rows: std::iter::once(item_header(line)).chain(rows).collect(), is_prose: true, ..table }
}
