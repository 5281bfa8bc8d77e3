//! The rows of a table of AsciiDoc, from what stands between its borders.

use std::collections::BTreeMap;

use super::{WIDEST, inline};
use crate::charter::import::document::{Line, Row};
use crate::charter::import::repeats::Repeats;

/// A cell as it is written, and over how much it goes.
#[derive(Clone)]
struct Cell {
    line: usize,
    text: String,
    setting: Setting,
}

/// The cells between two borders, row by row: as many as are said, else as the first line with cells has. One that goes over several columns or rows stands
/// in each of them.
pub(super) fn rows(lines: &[Line], columns: Option<usize>) -> Vec<Row> {
    let lines: Vec<(Option<String>, Vec<Cell>)> = lines.iter().map(cells_of).collect();
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.setting.across * cell.setting.times).sum::<usize>();
    let bytes: usize = lines.iter().flat_map(|(_, cells)| cells).map(|cell| cell.text.len() + 1).sum();
    let first = lines.iter().map(|(_, cells)| width(cells)).find(|width| *width > 0);
    let count = columns.or(first).unwrap_or(1).min(WIDEST);
    let mut grid = Grid { count, repeats: Repeats::of(bytes), ..Grid::default() };
    for (before, cells) in lines {
        if let Some((open, text)) = grid.last.as_mut().zip(before) {
            open.text.push('\n');
            open.text.push_str(&text);
        }
        // A line with all the cells of a row begins one: a cell that was forgotten above shifts nothing.
        if width(&cells) == count && count > 1 {
            grid.end();
        }
        for cell in cells {
            for _ in 1..cell.setting.times {
                if grid.repeats.allow(&cell.text) {
                    grid.add(cell.clone());
                }
            }
            grid.add(cell);
        }
    }
    grid.end();
    grid.rows
}

/// A table that is filled cell by cell.
#[derive(Default)]
struct Grid {
    count: usize,
    rows: Vec<Row>,
    /// The row so far, from which line on, and whether it is one cell.
    open: Vec<String>,
    begins: Option<usize>,
    is_across: bool,
    /// The last cell, which may go on.
    last: Option<Cell>,
    /// What goes down from the rows above: into how many rows yet.
    down: BTreeMap<usize, (usize, String)>,
    repeats: Repeats,
}

impl Grid {
    fn add(&mut self, cell: Cell) {
        self.settle();
        self.last = Some(cell);
    }

    /// Puts the last cell into its place.
    fn settle(&mut self) {
        let Some(cell) = self.last.take() else { return };
        self.carry();
        if self.open.len() >= self.count {
            // Nothing but what goes down: no row of its own.
            self.close();
            self.carry();
        }
        let text = cell.text.lines().map(|line| inline(line.trim())).collect::<Vec<_>>().join("\n").trim().to_owned();
        self.begins.get_or_insert(cell.line);
        let across = cell.setting.across.min(self.count.saturating_sub(self.open.len()).max(1));
        self.is_across |= self.open.is_empty() && across == self.count && across > 1;
        for at in 0..across {
            if at > 0 && !self.repeats.allow(&text) {
                break;
            }
            if cell.setting.down > 1 && self.repeats.allow(&text) {
                self.down.insert(self.open.len(), (cell.setting.down - 1, text.clone()));
            }
            self.open.push(text.clone());
        }
        self.carry();
        if self.open.len() >= self.count {
            self.close();
        }
    }

    /// The cells that go down into the row here.
    fn carry(&mut self) {
        while self.open.len() < self.count
            && let Some((rows, text)) = self.down.remove(&self.open.len())
            && self.repeats.allow(&text)
        {
            if rows > 1 {
                self.down.insert(self.open.len(), (rows - 1, text.clone()));
            }
            self.open.push(text);
        }
    }

    fn close(&mut self) {
        let cells = std::mem::take(&mut self.open);
        let is_across = std::mem::take(&mut self.is_across);
        if let Some(line) = self.begins.take() {
            self.rows.push(Row { is_across, ..Row::new(line, cells) });
        }
    }

    /// Ends the row that is open.
    fn end(&mut self) {
        self.settle();
        if !self.open.is_empty() {
            self.close();
        }
    }
}

/// What stands before the first bar of a line where it is text, and the cells behind each.
fn cells_of(line: &Line) -> (Option<String>, Vec<Cell>) {
    let text = line.text.replace("\\|", "\u{1}");
    let plain = |text: &str| text.replace('\u{1}', "|");
    let mut before = None;
    let mut cells: Vec<Cell> = Vec::new();
    let mut next = Setting::default();
    let mut parts = text.split('|').peekable();
    let mut is_first = true;
    while let Some(part) = parts.next() {
        let (words, setting) = if parts.peek().is_some() { without_setting(part, is_first) } else { (part, Setting::default()) };
        if is_first {
            before = Some(plain(words)).filter(|words| !words.trim().is_empty());
        } else {
            cells.push(Cell { line: line.number, text: plain(words), setting: next });
        }
        (next, is_first) = (setting, false);
    }
    (before, cells)
}

/// Over how much a cell goes, and how often it stands there.
#[derive(Clone, Copy)]
struct Setting {
    across: usize,
    down: usize,
    times: usize,
}

impl Default for Setting {
    fn default() -> Self {
        Self { across: 1, down: 1, times: 1 }
    }
}

/// A text without the signs right before a bar that say how the cell behind it is set: `2+`, `.3+^`, `4*>s`, `a`. They stand alone or behind a blank.
fn without_setting(text: &str, is_first: bool) -> (&str, Setting) {
    let at = text.rfind([' ', '\t']).map_or(0, |blank| blank + 1);
    let (words, signs) = text.split_at_checked(at).unwrap_or((text, ""));
    match setting(signs).filter(|_| !signs.is_empty() && (at > 0 || is_first)) {
        Some(setting) => (words, setting),
        None => (text, Setting::default()),
    }
}

fn setting(signs: &str) -> Option<Setting> {
    let mut setting = Setting::default();
    let number = |text: &str| if text.is_empty() { Some(1) } else { text.parse::<usize>().ok().map(|number| number.clamp(1, WIDEST)) };
    let mut rest = signs;
    if let Some((numbers, behind)) = signs.split_once(['+', '*']) {
        if numbers.is_empty() {
            return None;
        }
        if signs.get(numbers.len()..)?.starts_with('*') {
            setting.times = number(numbers)?;
        } else {
            let (across, down) = numbers.split_once('.').unwrap_or((numbers, ""));
            (setting.across, setting.down) = (number(across)?, number(down)?);
        }
        rest = behind;
    }
    let aligned = rest.trim_start_matches(['<', '>', '^', '.']);
    matches!(aligned, "" | "a" | "d" | "e" | "h" | "l" | "m" | "s" | "v").then_some(setting)
}
