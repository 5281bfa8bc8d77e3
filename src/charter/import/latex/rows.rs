//! The rows of a table of LaTeX, from what stands between its beginning and its end.

use std::collections::BTreeMap;

use super::shown;
use crate::charter::import::document::Row;
use crate::charter::import::repeats::Repeats;

/// The rows of a table: `&` parts cells, `\\` ends a row, both within braces neither. The number of a row is that of the line on which its text begins. One that
/// goes over several columns or rows stands in each of them.
pub(super) fn rows(lines: &[(usize, String)]) -> Vec<Row> {
    // Braces that are not closed say nothing of where a cell ends.
    let is_grouped = lines.iter().try_fold(0_usize, |depth, (_, line)| depth_behind(line, depth)) == Some(0);
    let repeats = Repeats::of(lines.iter().map(|(_, line)| line.len() + 1).sum());
    let mut table = Reading { is_grouped, repeats, ..Reading::default() };
    for (number, line) in lines {
        table.line(*number, line);
    }
    table.end_row();
    table.rows
}

/// How many braces are open behind a text, none where one is closed that was not open.
fn depth_behind(text: &str, before: usize) -> Option<usize> {
    let mut is_escaped = false;
    text.chars().try_fold(before, |depth, c| match c {
        _ if std::mem::take(&mut is_escaped) => Some(depth),
        '{' => Some(depth + 1),
        '}' => depth.checked_sub(1),
        c => {
            is_escaped = c == '\\';
            Some(depth)
        }
    })
}

/// A table that is read sign by sign.
#[derive(Default)]
struct Reading {
    rows: Vec<Row>,
    /// The cells of the row so far, and the one that is open.
    cells: Vec<String>,
    text: String,
    /// Bytes of it that were looked at.
    seen: usize,
    begins: Option<usize>,
    is_grouped: bool,
    depth: usize,
    /// What goes down from the rows above, column by column: into how many rows yet.
    down: BTreeMap<usize, (usize, String)>,
    repeats: Repeats,
}

impl Reading {
    fn line(&mut self, number: usize, line: &str) {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let behind = rest.get(c.len_utf8()..).unwrap_or("");
            rest = behind;
            match c {
                '\\' if behind.starts_with('\\') => {
                    rest = without_space(behind.get(1..).unwrap_or(""));
                    if self.is_grouped && self.depth > 0 {
                        self.text.push('\n');
                    } else {
                        self.look(number);
                        self.end_row();
                    }
                }
                '\\' => {
                    self.text.push(c);
                    if let Some(sign) = behind.chars().next() {
                        self.text.push(sign);
                        rest = behind.get(sign.len_utf8()..).unwrap_or("");
                    }
                }
                '&' if self.is_grouped && self.depth > 0 => self.text.push(' '),
                '&' => {
                    self.look(number);
                    self.seen = 0;
                    self.cells.push(std::mem::take(&mut self.text));
                }
                c => {
                    match c {
                        '{' => self.depth += 1,
                        '}' => self.depth = self.depth.saturating_sub(1),
                        _ => {}
                    }
                    self.text.push(c);
                }
            }
        }
        self.look(number);
        self.text.push(' ');
    }

    /// Looks at what was added of a line: a row begins where there is something to see.
    fn look(&mut self, number: usize) {
        if self.begins.is_none() && self.text.get(self.seen..).is_some_and(|text| !shown(text).is_empty()) {
            self.begins = Some(number);
        }
        self.seen = self.text.len();
    }

    fn end_row(&mut self) {
        self.seen = 0;
        self.cells.push(std::mem::take(&mut self.text));
        let written = std::mem::take(&mut self.cells);
        let is_across = written.len() == 1;
        let mut cells = Vec::new();
        for cell in &written {
            let shown = shown(cell);
            let (columns, rows) = (number_in(cell, "\\multicolumn"), number_in(cell, "\\multirow"));
            for column in 0..columns {
                let at = cells.len();
                // What comes down from above stands in an empty cell; a text ends it.
                let above = self.down.remove(&at).filter(|_| shown.is_empty());
                if column > 0 && !self.repeats.allow(&shown) {
                    break;
                }
                if rows > 1 && self.repeats.allow(&shown) {
                    self.down.insert(at, (rows - 1, shown.clone()));
                }
                match above.filter(|(_, text)| self.repeats.allow(text)) {
                    Some((left, text)) => {
                        cells.push(text.clone());
                        if left > 1 {
                            self.down.insert(at, (left - 1, text));
                        }
                    }
                    None => cells.push(shown.clone()),
                }
            }
        }
        if let Some(line) = self.begins.take() {
            self.rows.push(Row { is_across, ..Row::new(line, cells) });
        }
    }
}

/// What stands behind the end of a row: `\\[2pt]`, `\\*`.
fn without_space(text: &str) -> &str {
    let text = text.strip_prefix('*').unwrap_or(text);
    let space = text.strip_prefix('[').filter(|space| space.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-')));
    space.and_then(|space| space.split_once(']')).map_or(text, |(_, text)| text)
}

/// Over how many columns or rows a command says that its cell goes: `\multicolumn{2}{l}{…}`, 1 where it says nothing.
fn number_in(cell: &str, command: &str) -> usize {
    let said = cell.split_once(command).map(|(_, said)| said);
    let said = said.map(|said| said.strip_prefix('[').and_then(|said| said.split_once(']')).map_or(said, |(_, said)| said));
    let number = said.and_then(|said| said.strip_prefix('{')?.split_once('}')?.0.trim().parse::<usize>().ok());
    number.map_or(1, |number| number.clamp(1, WIDEST))
}

/// Most columns or rows over which a cell goes.
const WIDEST: usize = 40;
