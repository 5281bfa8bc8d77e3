//! A name alone on its line, and below it what is said of it: labels with their values (`Durée : 13 mois`), or sentences. So print the cards and the folded
//! lists of many pages.

use super::records::{self, Pair};
use super::{Found, items};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{are_only_names, is_word, mentions_cookies, single};
use crate::charter::words::{Column, Vocabulary};

/// Lines that are looked at below a name at most.
const LONGEST_ENTRY: usize = 24;
/// Sentences that belong to a name at most: more is the text that follows.
const MOST_SENTENCES: usize = 3;
/// Bytes of a line that may be a value and no sentence.
const SHORT: usize = 60;

/// A name with what is said below it.
struct Entry {
    line: usize,
    name: String,
    pairs: Vec<Pair>,
    sentences: Vec<String>,
}

/// Entries of one kind, one after the other.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let mut entries: Vec<Entry> = Vec::new();
    let mut taken = 0;
    while let Some((more, entry)) = lines.get(taken..).and_then(|rest| entry(words, rest)) {
        if entries.first().is_some_and(|first| first.pairs.is_empty() != entry.pairs.is_empty()) {
            break;
        }
        taken += more;
        entries.push(entry);
    }
    if entries.first()?.pairs.is_empty() {
        let said = |entry: &Entry| entry.sentences.iter().any(|text| mentions_cookies(text) || items::says_life(words, text));
        let counts = entries.len() > 1 || entries.iter().any(said);
        return counts.then(|| (taken, Block::Table(of_sentences(&entries))));
    }
    Some((taken, Block::Table(of_pairs(entries))))
}

/// The entry at the beginning of the lines, and how many it takes.
fn entry(words: &Vocabulary, lines: &[Line]) -> Option<(usize, Entry)> {
    let (at, first) = lines.iter().enumerate().find(|(_, line)| !line.text.trim().is_empty())?;
    let name = title(words, &first.text)?;
    let mut entry = Entry { line: first.number, name: name.to_owned(), pairs: Vec::new(), sentences: Vec::new() };
    let is_certain = are_only_names(words, name);
    let mut taken = at + 1;
    let below = lines.get(..lines.len().min(at + LONGEST_ENTRY))?;
    for (at, line) in below.iter().enumerate().skip(taken) {
        let text = line.text.trim();
        if text.is_empty() || at < taken {
            continue;
        }
        if let Some((more, pair)) = records::on_two_lines_once(words, below.get(at..)?, at == taken).filter(|_| entry.sentences.is_empty())
        {
            entry.pairs.push(pair);
            taken = at + more;
            continue;
        }
        let pairs = records::pairs(words, line);
        let is_title = || title(words, text).is_some_and(|name| are_only_names(words, name));
        if pairs.iter().any(|pair| pair.column == Column::Name) {
            break;
        } else if !pairs.is_empty() && entry.sentences.is_empty() {
            entry.pairs.extend(pairs);
        } else if is_title() {
            break;
        } else if let Some(last) = entry.pairs.last_mut() {
            // A value of two lines.
            if at != taken || text.contains([':', '\t']) || text.len() > 400 {
                break;
            }
            last.value.push(' ');
            last.value.push_str(text);
        } else {
            // `_ga (13 mois)` has its own, and that of a service on the next line is the service's: `YouTube (1 an)`.
            let is_life = text.len() < SHORT
                && items::says_life(words, text)
                && !name.split_once('(').is_some_and(|(_, inside)| items::says_life(words, inside))
                && items::service(words, text).is_none();
            // A paragraph below an entry of a list is none of it: "- _x", then the text goes on.
            let is_of_entry = at == taken || !items::is_listed(&first.text) || line.text.starts_with([' ', '\t']);
            let is_said = is_of_entry
                && is_certain
                && entry.sentences.len() < MOST_SENTENCES
                && (is_life || text.ends_with('.') && text.contains(' '));
            if !is_said {
                break;
            }
            entry.sentences.push(text.to_owned());
        }
        taken = at + 1;
    }
    let says_enough = |pairs: &[Pair]| pairs.iter().any(|pair| matches!(pair.column, Column::Life | Column::Purpose));
    let counts = if entry.pairs.is_empty() { !entry.sentences.is_empty() } else { says_enough(&entry.pairs) };
    // A company has a purpose as well as a cookie has one: what may be either counts only with a duration.
    let has_life = entry.pairs.iter().any(|pair| pair.column == Column::Life);
    (counts && (is_certain || has_life)).then_some((taken, entry))
}

/// A line that holds names and nothing else. With labels below it a short name without a mark counts as well, but nothing that may be a company or a word.
fn title<'a>(words: &Vocabulary, text: &'a str) -> Option<&'a str> {
    let bare = items::without_mark(text.trim()).trim_end_matches(':').trim();
    if bare.len() >= 120 || bare.is_empty() || bare.ends_with('|') {
        return None;
    }
    let is_plain = |name: String| {
        let is_mixed = name.bytes().any(|b| b.is_ascii_uppercase()) && name.bytes().any(|b| b.is_ascii_lowercase());
        name.len() > 2 && !is_word(&name) && !is_mixed && !mentions_cookies(&name) && words.header_line(&name).is_none()
    };
    (are_only_names(words, bare) || single(words, bare).is_some_and(is_plain)).then_some(bare)
}

fn of_sentences(entries: &[Entry]) -> Table {
    // What stands in brackets behind the name is said of it as well.
    let told = |entry: &Entry| match entry.name.find('(').and_then(|at| entry.name.get(at..)) {
        Some(inside) => format!("{inside} {}", entry.sentences.join(" ")),
        None => entry.sentences.join(" "),
    };
    let row = |entry: &Entry| Row::new(entry.line, vec![entry.name.clone(), told(entry)]);
    let header = items::header(entries.first().map_or(0, |entry| entry.line));
    Table { rows: std::iter::once(header).chain(entries.iter().map(row)).collect(), is_prose: true, ..Table::default() }
}

fn of_pairs(entries: Vec<Entry>) -> Table {
    let name = |entry: &Entry| Pair { line: entry.line, key: "Cookie name".to_owned(), column: Column::Name, value: entry.name.clone() };
    let pairs: Vec<Pair> =
        entries.into_iter().flat_map(|entry| std::iter::once(name(&entry)).chain(entry.pairs).collect::<Vec<_>>()).collect();
    records::table(&pairs)
}
