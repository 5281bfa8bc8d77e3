//! Headings that are no headings: a label above its value (`<h5>Naam</h5><div>_ga</div>`), or a name above what is said of it. Cards and folded lists are
//! written so, in every source that has headings.

use super::document::{Block, Document, Line, Row};
use super::text::structured;
use crate::charter::understand::are_only_names;
use crate::charter::words::{Column, Vocabulary, vocabulary};

/// Headings above this level divide a page, also where their words are those of a label.
const HIGHEST_LABEL: u8 = 4;

/// Joins such headings with what stands below them.
pub(super) fn joined(document: &mut Document) {
    let words = vocabulary();
    let blocks = std::mem::take(&mut document.blocks);
    let mut rest = blocks.into_iter().peekable();
    let mut run: Vec<Block> = Vec::new();
    while let Some(block) = rest.next() {
        let is_title = match (&block, rest.peek()) {
            (Block::Heading { text, .. }, Some(Block::Lines(_))) if are_only_names(words, text) => true,
            (Block::Heading { text, .. }, Some(Block::Table(table))) => are_only_names(words, text) && is_nameless(words, &table.rows),
            (Block::Heading { text, level, .. }, Some(Block::Lines(_))) => *level >= HIGHEST_LABEL && words.whole_header(text).is_some(),
            _ => false,
        };
        if is_title {
            run.push(block);
            run.extend(rest.next());
        } else {
            document.blocks.extend(settled(std::mem::take(&mut run)));
            document.blocks.push(block);
        }
    }
    document.blocks.extend(settled(run));
}

/// Whether the rows are labels with their values, none of them a name.
fn is_nameless(words: &Vocabulary, rows: &[Row]) -> bool {
    let labels: Vec<Column> = rows.iter().filter_map(|row| words.whole_header(row.cell(0).trim().trim_end_matches(':'))).collect();
    labels.len() * 2 > rows.len()
        && !labels.contains(&Column::Name)
        && labels.iter().any(|label| matches!(label, Column::Life | Column::Purpose))
}

/// A run of headings with what stands below them: tables get their name as a row, lines are searched again with the headings among them.
fn settled(run: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut kept: Vec<Block> = Vec::new();
    let mut name = None;
    for block in run {
        match block {
            Block::Heading { ref text, line, .. } => {
                name = Some((text.clone(), line));
                lines.push(Line { number: line, text: text.clone() });
                kept.push(block);
            }
            Block::Lines(below) => {
                lines.extend(below.iter().cloned());
                kept.push(Block::Lines(below));
            }
            Block::Table(mut table) => {
                // Its heading became a row of it.
                lines.pop();
                kept.pop();
                out.extend(searched(&std::mem::take(&mut lines), std::mem::take(&mut kept)));
                let title = name.take().map(|(text, line)| Row::new(line, vec!["Cookie name".to_owned(), text]));
                table.rows.splice(0..0, title);
                out.push(Block::Table(table));
            }
        }
    }
    out.extend(searched(&lines, kept));
    out
}

/// What the lines hold when a table is among it, else the blocks as they were.
fn searched(lines: &[Line], kept: Vec<Block>) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let found = structured(lines, false);
    if found.iter().any(|block| matches!(block, Block::Table(_))) { found } else { kept }
}
