//! A label and its value, one cookie after the other: `Nom : PHPSESSID` above `Durée : session`, or the value on the line below its label.

use super::Found;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::words::{Column, Vocabulary};

/// Labels of one cookie at most.
const LONGEST_RECORD: usize = 24;

struct Pair {
    line: usize,
    key: String,
    column: Column,
    value: String,
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
        match pair(words, line) {
            Some(pair) => pairs.push(pair),
            None => match pairs.last_mut().filter(|_| at == taken && !text.contains([':', '\t']) && text.len() < 200) {
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

fn pair(words: &Vocabulary, line: &Line) -> Option<Pair> {
    let text = line.text.trim().trim_start_matches(['-', '•', '*', '·', ' ']);
    let (key, value) = text.split_once([':', '：'])?;
    let key = key.trim().trim_matches('*').trim();
    let column = words.whole_header(key)?;
    let value = value.trim().trim_start_matches('*').trim().to_owned();
    Some(Pair { line: line.number, key: key.to_owned(), column, value })
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
    for two in texts.chunks(2) {
        let [(_, label), (at, value)] = two else { break };
        let key = label.text.trim().trim_end_matches(':');
        let (Some(column), None) = (words.whole_header(key), words.whole_header(value.text.trim())) else { break };
        pairs.push(Pair { line: label.number, key: key.to_owned(), column, value: value.text.trim().to_owned() });
        taken = at + 1;
    }
    (pairs.len() > 1).then_some((taken, pairs))
}

/// One row a cookie: a label that comes again begins the next.
fn table(pairs: &[Pair]) -> Table {
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
