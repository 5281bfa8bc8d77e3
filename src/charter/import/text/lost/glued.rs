//! Cells with nothing between them. A border is where a capital follows a small letter, or a letter follows a bracket; a name may hold such places as well,
//! so a line counts only where nothing is left to guess.

use crate::charter::DeclaredLife;
use crate::charter::import::document::{Line, Row};
use crate::charter::understand::{is_telling, is_unmistakable, names_of, single};
use crate::charter::words::{Column, Vocabulary, fold, life_of, starts_with_life};

/// Bytes of a session's cell: "At the end of the session".
const LONGEST_SESSION: usize = 60;
/// Borders that are looked at in a line.
const MOST_BORDERS: usize = 24;

/// A line with a blank at each border.
pub(super) fn divided(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if is_border(before, c) {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

fn is_border(before: char, c: char) -> bool {
    let closes = before.is_lowercase() || matches!(before, ')' | ']' | '>');
    closes && c.is_uppercase() || before == ')' && c.is_alphanumeric()
}

/// The cells of a line below a header that was glued as well; one cell with all of it when it cannot be read.
pub(super) fn row(words: &Vocabulary, columns: &[Column], line: &Line) -> Row {
    let text = line.text.trim();
    let cells = segments(words, columns, text).or_else(|| behind_name(words, columns, text));
    Row::new(line.number, cells.unwrap_or_else(|| vec![text.to_owned()]))
}

/// As many parts between borders as there are columns, with a name that can be nothing else where the names are.
fn segments(words: &Vocabulary, columns: &[Column], text: &str) -> Option<Vec<String>> {
    let borders: Vec<usize> = borders(text).take(columns.len()).collect();
    if borders.len() + 1 != columns.len() {
        return None;
    }
    let ends = borders.iter().copied().chain(std::iter::once(text.len()));
    let starts = std::iter::once(0).chain(borders.iter().copied());
    let cells: Vec<String> = starts.zip(ends).filter_map(|(from, to)| Some(text.get(from..to)?.trim().to_owned())).collect();
    let name = columns.iter().position(|column| *column == Column::Name).and_then(|place| cells.get(place))?;
    is_certain(words, name).then_some(cells)
}

/// A name, then a duration or a text that begins with a capital: the columns after these two are not told apart.
fn behind_name(words: &Vocabulary, columns: &[Column], text: &str) -> Option<Vec<String>> {
    let token = text.split_whitespace().next()?;
    let (name, second, rest) = match columns {
        [Column::Name, Column::Life, ..] => session(words, text, token).or_else(|| name_and_life(words, text, token))?,
        [Column::Name, Column::Purpose] => {
            // The first word of the text is the last part of the first word of the line.
            let at = token.char_indices().rfind(|(_, c)| c.is_uppercase())?.0;
            let (name, told) = text.split_at_checked(at).filter(|(name, _)| is_certain(words, name))?;
            (name, told, "")
        }
        _ => return None,
    };
    // `SSESS<ID>` is a name with a placeholder.
    let names = names_of(words, name).names;
    if names.len() != 1 {
        return None;
    }
    let told = columns.iter().skip(2).position(|column| *column == Column::Purpose);
    let cell = |place: usize| match place {
        0 => name,
        1 => second,
        place if Some(place) == told.map(|told| told + 2) => rest,
        _ => "",
    };
    Some((0..columns.len()).map(|place| cell(place).trim().to_owned()).collect())
}

/// A name and the words of a session, up to the next border; the last border in the first word that gives one counts.
fn session<'a>(words: &Vocabulary, text: &'a str, token: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let starts: Vec<usize> = borders_in_name(token).take(MOST_BORDERS).collect();
    starts.into_iter().rev().find_map(|at| {
        let rest = text.get(at..)?;
        let end = borders(rest).next().unwrap_or(rest.len());
        let life = rest.get(..end).filter(|life| life.len() < LONGEST_SESSION)?;
        (life_of(words, life, None) == DeclaredLife::Session).then(|| Some((text.get(..at)?, life, rest.get(end..)?)))?
    })
}

/// Places at which a word with a capital begins behind another sign.
fn borders_in_name(token: &str) -> impl Iterator<Item = usize> {
    let next = token.chars().skip(1).chain(std::iter::once(' '));
    token.char_indices().zip(next).skip(1).filter(|((_, c), next)| c.is_uppercase() && next.is_lowercase()).map(|((at, _), _)| at)
}

fn borders(text: &str) -> impl Iterator<Item = usize> {
    let before = std::iter::once(' ').chain(text.chars());
    text.char_indices().zip(before).filter(|((_, c), before)| is_border(*before, *c)).map(|((at, _), _)| at)
}

/// Whether a text is one name that can be nothing else.
fn is_certain(words: &Vocabulary, name: &str) -> bool {
    single(words, name).is_some_and(|name| is_unmistakable(&name) || is_telling(&name))
}

/// A name, a duration and the rest with nothing between them: all digits belong to the duration, and a session's word begins with a capital and ends before
/// the next one.
pub(super) fn name_and_life<'a>(words: &Vocabulary, text: &'a str, token: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    let inside = || token.char_indices().skip(1);
    let mut before = token.chars().next()?;
    for (at, c) in inside() {
        let is_start = c.is_ascii_digit() && !before.is_ascii_digit();
        before = c;
        if let Some(end) = Some(()).filter(|()| is_start).and_then(|()| starts_with_life(words, text.get(at..)?)) {
            return Some((text.get(..at)?, text.get(at..at + end)?, text.get(at + end..)?));
        }
    }
    inside().filter(|(_, c)| c.is_uppercase()).find_map(|(at, _)| {
        let rest = token.get(at..)?;
        let end = rest.char_indices().skip(1).find(|(_, c)| !c.is_lowercase()).map_or(rest.len(), |(end, _)| end);
        let is_session = words.session_words().any(|word| word == fold(rest.get(..end).unwrap_or("")));
        // The next cell begins with a capital; a separator would go on with the name.
        let is_whole = rest.get(end..).is_none_or(|next| next.is_empty() || next.starts_with(char::is_uppercase));
        (is_session && is_whole).then(|| Some((text.get(..at)?, text.get(at..at + end)?, text.get(at + end..)?)))?
    })
}
