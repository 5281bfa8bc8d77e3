//! Names one a line, of which nothing is said: `- _ga`, `- _gid`. Whether they are cookies is told by what stands above them, when the page is read.

use super::{Found, items, paired, titled};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::words::Vocabulary;

/// Labels that such a list may begin with.
const MOST_LABELS: usize = 8;
/// Names of a list whose entries have no mark: one alone may stand above anything.
const FEWEST: usize = 2;

/// Names one after the other. Among entries with a mark, what looks like none is kept as it is, so that it is listed.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let first = lines.first()?;
    let is_marked = items::is_listed(&first.text);
    if items::bare(words, first).is_none() && !(is_marked && items::is_above_name(lines.get(1..)?, MOST_LABELS)) {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    let (mut taken, mut names) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if line.text.trim().is_empty() && is_marked {
            continue;
        }
        if items::is_listed(&line.text) != is_marked {
            break;
        }
        if let Some(row) = items::bare(words, line).filter(|row| is_marked || row.cells.len() == 1) {
            names += 1;
            rows.push(row);
        } else if let Some(label) = items::label_alone(words, line).filter(|_| is_marked && taken == at) {
            rows.push(label);
        } else {
            break;
        }
        taken = at + 1;
        if names == 0 && rows.len() == MOST_LABELS {
            return None;
        }
    }
    // The last of them may be the title of what follows.
    if !is_marked && let Some(last) = taken.checked_sub(1).and_then(|last| lines.get(last..)) {
        let is_title = names > 0 && (titled::find(words, last).is_some() || paired::find(words, last).is_some());
        if is_title {
            rows.pop();
            (taken, names) = (taken - 1, names - 1);
        }
    }
    if names < if is_marked { 1 } else { FEWEST } {
        return None;
    }
    rows.insert(0, items::header_of(&rows, rows.first()?.line));
    Some((taken, Block::Table(Table { rows, is_prose: true, is_bare: true, ..Table::default() })))
}
