//! Cells with tabs between them: what browsers copy of a table.

use super::Found;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{is_unmistakable, mentions_cookies, names_of};
use crate::charter::words::{Vocabulary, claim_of};

/// Lines with tabs; blank lines and rules may stand between them.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let has_tab = |line: &&Line| line.text.trim_matches([' ', '\r']).contains('\t');
    if !lines.first().as_ref().is_some_and(has_tab) {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    let (mut taken, mut at) = (0, 0);
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.text.trim().is_empty() {
            continue;
        }
        // A cell of several lines: two lines that together have as many tabs as the header are one row.
        let wanted = rows.first().map_or(0, |row| row.cells.len());
        let is_adjacent = taken + 1 == at;
        let tabs = line.text.matches('\t').count();
        let completes = |last: &&mut Row| is_adjacent && (2..wanted).contains(&last.cells.len()) && last.cells.len() + tabs == wanted;
        match rows.last_mut().filter(completes) {
            Some(last) => {
                let mut cells = cells(&line.text).into_iter();
                if let (Some(open), Some(first)) = (last.cells.last_mut(), cells.next()) {
                    open.push('\n');
                    open.push_str(&first);
                }
                last.cells.extend(cells);
            }
            None if has_tab(&line) => {
                let mut row = Row::new(line.number, cells(&line.text));
                // The first cell stands on two lines: "IDE, DSID" above "and others" in front of a whole row.
                if let Some(names) = rows.pop_if(|last| is_adjacent && row.cells.len() == wanted && goes_on_below(words, last, &row)) {
                    let first = names.cell(0).to_owned();
                    row.line = names.line;
                    row.cells.iter_mut().take(1).for_each(|cell| *cell = format!("{first}\n{cell}"));
                }
                rows.push(row);
            }
            // A kind between the rows, or a remark: the rows go on right below it.
            None if is_adjacent && lines.get(at).as_ref().is_some_and(has_tab) => {
                rows.push(Row::new(line.number, vec![line.text.trim().to_owned()]));
            }
            None => break,
        }
        taken = at;
    }
    let rows: Vec<Row> =
        rows.into_iter().filter(|row| !row.cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | '=' | '_')))).collect();
    (rows.len() > 1).then_some((taken, Block::Table(Table { rows, ..Table::default() })))
}

/// Whether a line alone is the beginning of the first cell below it: names above words that go on, or what is no kind above a remark in brackets.
fn goes_on_below(words: &Vocabulary, line: &Row, row: &Row) -> bool {
    let is_text = row.cell(0).contains(' ') && row.cell(0).starts_with(char::is_lowercase) && names_of(words, row.cell(0)).names.is_empty();
    let above = names_of(words, line.cell(0));
    let are_names = above.label.is_empty() && above.names.iter().any(|name| is_unmistakable(name));
    let is_kind = || mentions_cookies(line.cell(0)) || !claim_of(words, line.cell(0)).is_silent();
    let is_remark =
        || row.cell(0).starts_with('(') && !is_kind() && !names_of(words, row.cell(0)).names.iter().any(|name| is_unmistakable(name));
    line.cells.len() == 1 && (is_text && are_names || is_remark())
}

fn cells(line: &str) -> Vec<String> {
    line.split('\t').map(|cell| cell.trim().to_owned()).collect()
}
