//! Headings that are no headings: a label above its value (`<h5>Naam</h5><div>_ga</div>`), or a name above what is said of it. Cards and folded lists are
//! written so, in every source that has headings. A label may have nothing below it: consent tools print all labels of a cookie that they do not know.

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
    // The label of names is among the run.
    let mut has_name = false;
    while let Some(block) = rest.next() {
        // Within a record a label without a value is one all the same; what has a name below it begins the next one.
        if has_name && !matches!(rest.peek(), Some(Block::Lines(_))) && is_label(words, &block, None) {
            run.push(block);
            continue;
        }
        let is_title = match (&block, rest.peek()) {
            (Block::Heading { text, .. }, Some(Block::Lines(_))) if are_only_names(words, text) => true,
            (Block::Heading { text, .. }, Some(Block::Table(table))) => are_only_names(words, text) && is_nameless(words, &table.rows),
            (_, Some(Block::Lines(below))) => is_label(words, &block, Some(below)),
            _ => false,
        };
        if is_title {
            has_name |= label_of(words, &block) == Some(Column::Name);
            run.push(block);
            run.extend(rest.next());
        } else {
            has_name = false;
            document.blocks.extend(settled(words, std::mem::take(&mut run)));
            document.blocks.push(block);
        }
    }
    document.blocks.extend(settled(words, run));
}

/// What stands below a heading that is a label.
fn label_of(words: &Vocabulary, block: &Block) -> Option<Column> {
    match block {
        Block::Heading { text, level, .. } if *level >= HIGHEST_LABEL => words.whole_header(text),
        _ => None,
    }
}

/// Whether a heading is a label of what stands below it. "Necessary" above anything but a Yes or No is a kind, and a name has to be there.
fn is_label(words: &Vocabulary, block: &Block, below: Option<&[Line]>) -> bool {
    let first = below.and_then(|lines| lines.iter().find(|line| !line.text.trim().is_empty()));
    match label_of(words, block) {
        Some(Column::Necessary) => first.is_some_and(|line| words.answer(line.text.trim()).is_some()),
        Some(Column::Name) => first.is_some(),
        label => label.is_some(),
    }
}

/// The same with each label in front of its value: `Name: _ga`. `None` where a name has more than one line below it, or none, because then nothing tells
/// what is the value.
fn in_pairs(words: &Vocabulary, run: &[Block]) -> Option<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut rest = run.iter().peekable();
    while let Some(block) = rest.next() {
        let label = label_of(words, block)?;
        let Block::Heading { text, line, .. } = block else { return None };
        let below = match rest.next_if(|next| matches!(next, Block::Lines(_))) {
            Some(Block::Lines(below)) => below.as_slice(),
            _ => &[],
        };
        let mut texts = below.iter().filter(|line| !line.text.trim().is_empty());
        let value = texts.next().map_or("", |line| line.text.trim());
        lines.push(Line { number: *line, text: format!("{}: {value}", text.trim_end_matches([':', ' '])) });
        let is_last = rest.peek().is_none();
        if label == Column::Name && texts.clone().next().is_some() {
            return None;
        }
        // What follows the last value is running text, and goes on with no value.
        lines.extend(is_last.then(|| Line { number: *line, text: String::new() }));
        lines.extend(texts.cloned());
    }
    Some(lines)
}

/// Whether the rows are labels with their values, none of them a name.
fn is_nameless(words: &Vocabulary, rows: &[Row]) -> bool {
    let labels: Vec<Column> = rows.iter().filter_map(|row| words.whole_header(row.cell(0).trim().trim_end_matches(':'))).collect();
    labels.len() * 2 > rows.len()
        && !labels.contains(&Column::Name)
        && labels.iter().any(|label| matches!(label, Column::Life | Column::Purpose))
}

/// A run of headings with what stands below them: tables get their name as a row, lines are searched again with the headings among them.
fn settled(words: &Vocabulary, run: Vec<Block>) -> Vec<Block> {
    if let Some(lines) = in_pairs(words, &run) {
        return searched(&lines, run);
    }
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
