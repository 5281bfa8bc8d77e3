//! A name alone on its line and what it is for on the next, as cards of a page show them.

use super::Found;
use super::items::header;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{are_only_names, names_of};
use crate::charter::words::Vocabulary;

/// Words of what is said of a name; a longer line is a paragraph.
const LONGEST_TOLD: usize = 24;

/// Pairs one after the other.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let mut rows = Vec::new();
    let mut taken = 0;
    let mut at = 0;
    while let Some(name) = lines.get(at) {
        if name.text.trim().is_empty() && !rows.is_empty() {
            at += 1;
            continue;
        }
        let told = lines.get(at + 1).map_or("", |line| line.text.trim());
        if !is_name(words, &name.text) || !is_told(words, told) {
            break;
        }
        rows.push(Row::new(name.number, vec![name.text.trim().to_owned(), told.to_owned()]));
        at += 2;
        taken = at;
    }
    let first = rows.first()?.line;
    rows.insert(0, header(first));
    Some((taken, Block::Table(Table { rows, is_prose: true, ..Table::default() })))
}

/// Names that can be nothing else and no word beside them.
fn is_name(words: &Vocabulary, text: &str) -> bool {
    let text = text.trim();
    text.contains('_')
        && !text.ends_with([':', '.'])
        && !text.starts_with('-')
        && are_only_names(words, text)
        && !names_of(words, text).names.is_empty()
}

/// A few words that are no name.
fn is_told(words: &Vocabulary, text: &str) -> bool {
    let count = text.split_whitespace().count();
    (2..=LONGEST_TOLD).contains(&count)
        && text.starts_with(|c: char| c.is_alphabetic())
        && !text.contains(['\t', '|'])
        && !are_only_names(words, text)
}
