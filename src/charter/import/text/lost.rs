//! Tables whose borders were lost: one row a line with single blanks between cells, or with nothing between them.

use super::Found;
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{is_unmistakable, single};
use crate::charter::words::{Column, Vocabulary, claim_of, fold, life_of, starts_with_life};

/// A line of headers with names first, then a line for each cookie up to the next blank one.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let header = lines.first().filter(|line| !line.text.contains('\t') && !line.text.trim_end().ends_with('.'))?;
    let columns = words.run_of_headers(&header.text)?;
    if columns.first() != Some(&Column::Name) || columns.len() < 2 {
        return None;
    }
    // Up to the next blank line; the same header again begins another table.
    let body = || lines.iter().skip(1).take_while(|line| !line.text.trim().is_empty() && line.text != header.text);
    // Where nothing can be read at the beginning there is no table, and the rest of a long text is not looked at.
    body().take(4).map(|line| row(words, &columns, line)).find(|row| row.cells.len() > 1)?;
    let rows: Vec<Row> = body().map(|line| row(words, &columns, line)).collect();
    let taken = 1 + rows.len();
    let title = Row::new(header.number, columns.iter().map(|column| title(*column).to_owned()).collect());
    let rows = std::iter::once(title).chain(rows).collect();
    Some((taken, Block::Table(Table { rows, ..Table::default() })))
}

/// A header that is known for what it is: the header of the text has no borders.
fn title(column: Column) -> &'static str {
    match column {
        Column::Name => "Cookie name",
        Column::Provider => "Provider",
        Column::Service => "Service",
        Column::Purpose => "Purpose",
        Column::Life => "Duration",
        Column::Category => "Category",
        Column::Party => "First or third party",
        Column::Necessary => "Strictly necessary",
        Column::Content => "Content",
    }
}

/// The cells of a line, in the order of the columns; one cell with all of it when it cannot be read.
fn row(words: &Vocabulary, columns: &[Column], line: &Line) -> Row {
    let text = line.text.trim();
    let Some(parts) = parts(words, columns, text) else { return Row::new(line.number, vec![text.to_owned()]) };
    let mut rest = parts.rest.trim();
    let answer = if columns.contains(&Column::Necessary) { answer_at_end(words, &mut rest) } else { "" };
    let category = if columns.contains(&Column::Category) { category_at_end(words, &mut rest) } else { "" };
    // The text between name and duration belongs to the column between them; what follows, to the purpose or the only column left.
    let between = columns.get(1).copied().filter(|_| !parts.between.trim().is_empty());
    let told = [Column::Purpose, Column::Service, Column::Provider]
        .into_iter()
        .find(|column| columns.contains(column) && Some(*column) != between);
    let cell = |column: &Column| match column {
        Column::Name => parts.name,
        Column::Life => parts.life,
        Column::Necessary => answer,
        Column::Category if !category.is_empty() => category,
        column if Some(*column) == between => parts.between.trim(),
        column if Some(*column) == told => rest,
        _ => "",
    };
    Row::new(line.number, columns.iter().map(|column| cell(column).to_owned()).collect())
}

struct Parts<'a> {
    name: &'a str,
    between: &'a str,
    life: &'a str,
    rest: &'a str,
}

fn parts<'a>(words: &Vocabulary, columns: &[Column], text: &'a str) -> Option<Parts<'a>> {
    let token = text.split_whitespace().next()?;
    let after = text.get(token.len()..)?;
    let is_name = single(words, token).is_some();
    let is_next = columns.get(1) == Some(&Column::Life);
    if is_next {
        if let Some(end) = life_at_start(words, after).filter(|_| is_name) {
            return Some(Parts { name: token, between: "", life: after.get(..end)?, rest: after.get(end..)? });
        }
        if let Some((name, life, rest)) = glued(words, text, token).filter(|(name, ..)| single(words, name).is_some()) {
            return Some(Parts { name, between: "", life, rest });
        }
    } else if columns.contains(&Column::Life) && is_name {
        let starts = after.match_indices(' ').map(|(at, _)| at);
        let found: Vec<(usize, usize)> = starts.filter_map(|at| Some((at, at + life_at_start(words, after.get(at..)?)?))).collect();
        let is_last = columns.last() == Some(&Column::Life);
        let place = if is_last { found.iter().find(|(_, end)| *end >= after.trim_end().len()) } else { found.first() };
        if let Some((from, to)) = place {
            return Some(Parts { name: token, between: after.get(..*from)?, life: after.get(*from..*to)?, rest: after.get(*to..)? });
        }
    }
    is_unmistakable(token).then_some(Parts { name: token, between: "", life: "", rest: after })
}

/// Where a duration, or a session in at most three words, ends at the beginning of a text.
fn life_at_start(words: &Vocabulary, text: &str) -> Option<usize> {
    if let Some(end) = starts_with_life(words, text) {
        return Some(end);
    }
    let ends =
        text.trim_start().match_indices(' ').map(|(at, _)| at + text.len() - text.trim_start().len()).chain(std::iter::once(text.len()));
    ends.take(3).find(|end| text.get(..*end).is_some_and(|part| life_of(words, part, None) == DeclaredLife::Session))
}

/// A name, a duration and the rest with nothing between them: all digits belong to the duration, and a session's word begins with a capital and ends before
/// the next one.
fn glued<'a>(words: &Vocabulary, text: &'a str, token: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
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

/// Takes a Yes or No from the end of a text.
fn answer_at_end<'a>(words: &Vocabulary, rest: &mut &'a str) -> &'a str {
    let last = rest.rsplit(' ').next().unwrap_or("");
    if words.answer(last).is_none() {
        return "";
    }
    *rest = rest.strip_suffix(last).unwrap_or(rest).trim_end();
    last
}

/// Takes the words behind the last sentence when they name a kind.
fn category_at_end<'a>(words: &Vocabulary, rest: &mut &'a str) -> &'a str {
    let Some((sentence, tail)) = rest.rsplit_once(". ") else { return "" };
    if claim_of(words, tail).is_silent() {
        return "";
    }
    *rest = sentence;
    tail
}
