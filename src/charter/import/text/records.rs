//! A label and its value, one cookie after the other: `Nom : PHPSESSID` above `Durée : session`, or the value on the line below its label.

use super::Found;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::words::{Column, Vocabulary};

/// Labels of one cookie at most.
const LONGEST_RECORD: usize = 24;

/// A label and its value.
pub(super) struct Pair {
    pub line: usize,
    pub key: String,
    pub column: Column,
    pub value: String,
}

/// At least two pairs, a name among them.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let (taken, pairs) = with_colons(words, lines).or_else(|| on_two_lines(words, lines))?;
    let kinds = pairs.iter().filter(|pair| pair.column != Column::Name).count();
    if kinds == 0 || !pairs.iter().any(|pair| pair.column == Column::Name) {
        return None;
    }
    Some((taken, Block::Table(table(&pairs))))
}

/// `Key: value`; a line without a key goes on with the value above it.
fn with_colons(words: &Vocabulary, lines: &[Line]) -> Option<(usize, Vec<Pair>)> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut taken = 0;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        if text.is_empty() {
            continue;
        }
        // So many pairs of one label are no records: looked at early, because a page may be nothing else.
        let is_one_label =
            pairs.len() == LONGEST_RECORD && pairs.iter().all(|pair| pairs.first().is_some_and(|first| first.column == pair.column));
        if is_one_label {
            return None;
        }
        match self::pairs(words, line) {
            found if !found.is_empty() => pairs.extend(found),
            _ => match pairs
                .last_mut()
                .filter(|_| at == taken && !text.contains([':', '\t']) && text.matches('|').count() < 2 && text.len() < 200)
            {
                Some(last) => {
                    last.value.push(' ');
                    last.value.push_str(text);
                }
                None => break,
            },
        }
        taken = at + 1;
    }
    (pairs.len() > 1).then_some((taken, pairs))
}

/// The pairs of a line: one, or several with semicolons or bars between them: `Name: _ga; Purpose: …; Lifetime: 2 years.`
pub(super) fn pairs(words: &Vocabulary, line: &Line) -> Vec<Pair> {
    let text = line.text.trim().trim_start_matches(['-', '•', '*', '·', ' ']);
    let Some(first) = pair(words, line.number, text) else { return Vec::new() };
    let mut pairs: Vec<Pair> = Vec::new();
    for part in text.split_inclusive([';', '|']) {
        match pair(words, line.number, part.trim_end_matches([';', '|'])) {
            Some(pair) => pairs.push(pair),
            None => pairs.last_mut().into_iter().for_each(|last| last.value.push_str(part)),
        }
    }
    if pairs.len() > 1 { pairs } else { vec![first] }
}

fn pair(words: &Vocabulary, number: usize, text: &str) -> Option<Pair> {
    let text = text.trim();
    let (key, value) = text.split_once([':', '：'])?;
    let key = key.trim().trim_matches('*').trim();
    let column = words.whole_header(key)?;
    Some(Pair { line: number, key: key.to_owned(), column, value: without_emphasis(value.trim()).to_owned() })
}

/// A value without the marks that emphasise it or its label; the star of a name stays: `**Name:** *_fbm`.
fn without_emphasis(value: &str) -> &str {
    let bare = value.trim_start_matches('*');
    let is_mark = value.starts_with("**") || bare.starts_with(char::is_whitespace);
    if is_mark { bare.trim() } else { value }
}

/// A label and its value in turn, each on a line of its own.
fn on_two_lines(words: &Vocabulary, lines: &[Line]) -> Option<(usize, Vec<Pair>)> {
    words.whole_header(lines.first()?.text.trim())?;
    let value = lines.iter().skip(1).find(|line| !line.text.trim().is_empty())?;
    if words.whole_header(value.text.trim()).is_some() {
        return None;
    }
    let texts: Vec<(usize, &Line)> = lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty()).take(4_000).collect();
    let mut pairs = Vec::new();
    let mut taken = 0;
    for (turn, two) in texts.chunks(2).enumerate() {
        let [(from, label), (at, value)] = two else { break };
        let key = label.text.trim().trim_end_matches(':');
        let Some(column) = words.whole_header(key) else { break };
        // "No" may be the header of numbers.
        let is_answer = || column == Column::Necessary && words.answer(value.text.trim()).is_some();
        if words.whole_header(value.text.trim()).is_some() && !is_answer() {
            break;
        }
        // Within a record it is a label all the same; between two a blank line stands above it.
        let is_next_name = || texts.get(turn * 2 + 2).is_none_or(|(_, next)| words.whole_header(next.text.trim()) == Some(Column::Name));
        let is_within = || !pairs.is_empty() && (*from == taken || !is_next_name());
        if !fits(words, column, value.text.trim()) && !is_within() {
            break;
        }
        pairs.push(Pair { line: label.number, key: key.to_owned(), column, value: value.text.trim().to_owned() });
        taken = at + 1;
        // Without a name so far these are no records: looked at early, because a page may be nothing else.
        if pairs.len() == LONGEST_RECORD && pairs.iter().all(|pair| pair.column != Column::Name) {
            return None;
        }
    }
    (pairs.len() > 1).then_some((taken, pairs))
}

/// "Necessary" above anything but a Yes or No is a heading, no label.
fn fits(words: &Vocabulary, column: Column, value: &str) -> bool {
    column != Column::Necessary || words.answer(value).is_some()
}

/// A label alone on its line and the value on the next one; not the label of names, with which another record begins. `is_within`: it stands
/// right below what belongs to a record.
pub(super) fn on_two_lines_once(words: &Vocabulary, lines: &[Line], is_within: bool) -> Option<(usize, Pair)> {
    let label = lines.first()?;
    let key = label.text.trim().trim_end_matches(':').trim_end();
    let column = words.whole_header(key).filter(|column| *column != Column::Name)?;
    let (at, value) = lines.iter().enumerate().skip(1).find(|(_, line)| !line.text.trim().is_empty())?;
    let value = value.text.trim();
    let is_value = words.whole_header(value.trim_end_matches(':')).is_none() && (is_within || fits(words, column, value));
    is_value.then(|| (at + 1, Pair { line: label.number, key: key.to_owned(), column, value: value.to_owned() }))
}

/// One row a cookie: a label that comes again begins the next.
pub(super) fn table(pairs: &[Pair]) -> Table {
    let mut header: Vec<&str> = Vec::new();
    for pair in pairs {
        if !header.contains(&pair.key.as_str()) {
            header.push(&pair.key);
        }
    }
    let mut rows = vec![Row::new(pairs.first().map_or(0, |pair| pair.line), header.iter().map(|key| (*key).to_owned()).collect())];
    let mut open: Vec<&Pair> = Vec::new();
    let row = |open: &[&Pair]| {
        let cell = |key: &&str| open.iter().find(|pair| pair.key == **key).map_or_else(String::new, |pair| pair.value.clone());
        Row::new(open.first().map_or(0, |pair| pair.line), header.iter().map(cell).collect())
    };
    for pair in pairs {
        if open.iter().any(|before| before.key == pair.key) {
            rows.push(row(&open));
            open.clear();
        }
        open.push(pair);
    }
    rows.push(row(&open));
    Table { rows, ..Table::default() }
}
