//! Names in running text, each with its duration in brackets: `We set: session_id (24h), theme (30 days) and _ga (13 months).`

use super::Found;
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{is_unmistakable, is_word, mentions_cookies, single};
use crate::charter::words::{Vocabulary, life_of};

/// Names in such a line at least, and where all of them can be nothing else.
const FEWEST: usize = 3;
const FEWEST_CERTAIN: usize = 2;
/// Bytes of what stands in brackets that may be a duration.
const LONGEST_LIFE: usize = 30;

/// Bytes of a name.
const LONGEST_NAME: usize = 256;
/// Lines above among which one speaks of cookies.
const NEAR: usize = 8;

/// Whether the line at a place, or one not far above it, speaks of cookies: racks and rooms have their hours in brackets as well.
pub(super) fn is_near_cookies(lines: &[Line], at: usize) -> bool {
    lines.get(at.saturating_sub(NEAR)..=at).is_some_and(|near| near.iter().any(|line| mentions_cookies(&line.text)))
}

/// One line with names and durations in turn, most of which can be nothing else.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let line = lines.first()?;
    let mut rows = vec![Row::new(line.number, vec!["Cookie name".to_owned(), "Duration".to_owned()])];
    let mut certain = 0;
    for (before, behind) in line.text.match_indices('(').filter_map(|(at, _)| line.text.split_at_checked(at)) {
        let Some((name, duration)) = pair(words, before, behind) else { continue };
        certain += usize::from(is_unmistakable(&name));
        rows.push(Row::new(line.number, vec![name, duration.to_owned()]));
    }
    let count = rows.len() - 1;
    let are_certain = count >= FEWEST_CERTAIN && certain == count;
    (are_certain || count >= FEWEST && certain * 2 > count).then(|| (1, Block::Table(Table { rows, ..Table::default() })))
}

/// The word in front of a bracket, when it is a name, and the duration inside.
fn pair<'a>(words: &Vocabulary, before: &str, behind: &'a str) -> Option<(String, &'a str)> {
    let end = behind.bytes().take(LONGEST_LIFE).position(|byte| byte == b')')?;
    let life = behind.get(1..end)?.trim();
    let is_life = life_of(words, life, None) != DeclaredLife::Unsaid;
    // What is longer is no name, and not looked through for a blank.
    let from = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_NAME + 1));
    let name = single(words, before.get(from..)?.split_whitespace().next_back()?).filter(|name| is_life && !is_word(name))?;
    Some((name, life))
}
