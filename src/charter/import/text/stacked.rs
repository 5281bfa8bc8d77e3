//! One cell a line: the headers first, then the cells of each row. Rows are told by the number of headers.

use super::{Found, MOST_CELLS, WIDEST, is_kind_of_cookies};
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{is_unmistakable, mentions_cookies, names_of};
use crate::charter::words::{Column, Vocabulary, claim_of, life_of, starts_with_life};

/// Cells in which the first row stands, and what tells that it is one: a header, two rows.
const FEW_CELLS: usize = WIDEST * 3;
/// Most words of a label.
const MOST_WORDS: usize = 9;
/// Most words of the duration beside a label at the end: more is a line of the text that follows, unless it begins with a duration.
const MOST_WORDS_OF_LIFE: usize = 5;

/// A cell with its place among the lines, and the number of its first line.
struct Cell {
    end: usize,
    number: usize,
    text: String,
}

/// At least two headers, one a line, then whole rows.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    words.header_line(lines.first()?.text.trim())?;
    // Looked at before anything else: a page may have the same word on each of its lines.
    let beginning = lines.iter().filter(|line| !line.text.trim().is_empty()).take(WIDEST);
    let kinds = headers(words, beginning);
    // "Cookies table" above "Name" is a title.
    if kinds.first() == kinds.get(1) && kinds.first() == Some(&Some(Column::Name)) {
        return None;
    }
    let mut told: Vec<Column> = kinds.iter().flatten().copied().collect();
    told.sort_unstable();
    told.dedup();
    if told.len() < 2 || !told.contains(&Column::Name) {
        return None;
    }
    // A page may have the same headers again and again: many cells are only read where the first row is one.
    let few = plain(lines, FEW_CELLS);
    let begins = |width: usize| {
        let kinds = kinds.get(..width).unwrap_or_default();
        has_row(words, kinds, few.get(width..).unwrap_or_default(), width)
            || width > 3 && has_row(words, kinds, few.get(width..).unwrap_or_default(), width - 1)
    };
    if !(2..=kinds.len()).any(begins) {
        return None;
    }
    let cells = plain(lines, MOST_CELLS);
    (2..=kinds.len()).rev().find_map(|width| {
        let rows = rows(words, kinds.get(..width)?, &cells)?;
        let last = rows.last()?.last()?.end;
        let all = std::iter::once(cells.get(..width)?).chain(rows);
        let rows = all.map(|row| Row::new(row.first().map_or(0, |cell| cell.number), row.iter().map(|cell| cell.text.clone()).collect()));
        Some((last + 1, Block::Table(Table { rows: rows.collect(), ..Table::default() })))
    })
}

/// What the lines at the beginning are headers of, one of them of something that is in no list.
fn headers<'a>(words: &Vocabulary, lines: impl Iterator<Item = &'a Line>) -> Vec<Option<Column>> {
    let mut kinds = Vec::new();
    let mut first = "";
    for line in lines {
        let kind = words.header_line(line.text.trim());
        // `Durée : 13 mois` is a label with its value, and `Nom: _ga` begins a record.
        let is_labelled = |line: &Line| line.text.split_once(':').is_some_and(|(key, _)| words.whole_header(key.trim()).is_some());
        let is_pair = line.text.split_once(':').is_some_and(|(_, value)| !value.trim().is_empty());
        // "Necessary Cookies" right below "Cookies" is a kind; below more headers it is the first cell.
        let is_kind =
            kinds.len() < 2 && kind == Some(Column::Necessary) && !line.text.contains('?') && is_kind_of_cookies(words, &line.text);
        // A row between bars is no cell: "Cookies" above it is a heading.
        if line.text.contains('|') || is_kind || is_pair && (kind.is_none() || is_labelled(line)) || kind.is_none() && kinds.contains(&None)
        {
            break;
        }
        // The header again: of a page that has it on each of its lines, no more is one.
        if kinds.len() > 1 && line.text.trim() == first {
            break;
        }
        if kinds.is_empty() {
            first = line.text.trim();
        }
        kinds.push(kind);
    }
    kinds
}

/// The whole rows below a header of so many cells. An empty last cell leaves no line: where no row is whole, all may be shorter by one.
fn rows<'a>(words: &Vocabulary, kinds: &[Option<Column>], cells: &'a [Cell]) -> Option<Vec<&'a [Cell]>> {
    let name = kinds.iter().position(|kind| *kind == Some(Column::Name))?;
    let life = kinds.iter().position(|kind| *kind == Some(Column::Life));
    let body = cells.get(kinds.len()..)?;
    let of_width = |width: usize| fitting(words, kinds, body, width);
    let has_names =
        |rows: &[&[Cell]]| rows.iter().any(|row| row.get(name).is_some_and(|cell| !names_of(words, &cell.text).names.is_empty()));
    let whole = of_width(kinds.len());
    let shorter = kinds.len() - 1;
    let is_unmistakable =
        |row: &&[Cell]| row.get(name).is_some_and(|cell| names_of(words, &cell.text).names.iter().any(|name| is_unmistakable(name)));
    if whole.len() < 2 && shorter > 2 && life.is_some_and(|life| life < shorter) && name < shorter {
        let rows = of_width(shorter);
        if rows.len() > 2 && rows.iter().any(is_unmistakable) {
            return Some(rows);
        }
    }
    let says_lives = kinds.len() > 2 && whole.len() > 1 && life.is_some();
    // Below a header that is in no list, only the durations tell that the rows are rows.
    let is_table = if kinds.contains(&None) { says_lives && has_names(&whole) } else { has_names(&whole) || says_lives };
    is_table.then_some(whole)
}

/// The cells below the headers in rows of a width, as far as they are rows.
fn fitting<'a>(words: &Vocabulary, kinds: &[Option<Column>], body: &'a [Cell], width: usize) -> Vec<&'a [Cell]> {
    let Some(name) = kinds.iter().position(|kind| *kind == Some(Column::Name)) else { return Vec::new() };
    let life = kinds.iter().position(|kind| *kind == Some(Column::Life));
    let cell = |row: &&[Cell], place: usize| row.get(place).map_or("", |cell| cell.text.as_str()).to_owned();
    let has_life = |row: &&[Cell]| {
        row.len() == width
            && life.is_none_or(|life| life_of(words, &cell(row, life), None) != DeclaredLife::Unsaid || words.is_nothing(&cell(row, life)))
    };
    let has_name = |row: &&[Cell]| !names_of(words, &cell(row, name)).names.is_empty() || words.is_nothing(&cell(row, name));
    // « Cookies de session », with a duration in its place; another label only above a row with a name.
    let is_labelled = |row: &&[Cell], next: Option<&&[Cell]>| {
        let label = cell(row, name);
        let speaks = mentions_cookies(&label) || !claim_of(words, &label).is_silent();
        let goes_on = next.is_some_and(|next| has_life(next) && has_name(next));
        let is_life = |text: &str| {
            let is_short = text.split_whitespace().count() <= MOST_WORDS_OF_LIFE;
            is_label(text) && (is_short || goes_on || starts_with_life(words, text).is_some())
        };
        life.is_some_and(|life| is_label(&label) && is_life(&cell(row, life))) && (speaks || goes_on)
    };
    let rows: Vec<&[Cell]> = body.chunks(width).collect();
    let fits = |at: &usize| rows.get(*at).is_some_and(|row| has_life(row) && (has_name(row) || is_labelled(row, rows.get(at + 1))));
    (0..rows.len()).take_while(fits).filter_map(|at| rows.get(at).copied()).collect()
}

/// Whether the first cells are a row of a width.
fn has_row(words: &Vocabulary, kinds: &[Option<Column>], few: &[Cell], width: usize) -> bool {
    !fitting(words, kinds, few, width).is_empty()
}

/// A few words that are no sentence.
fn is_label(text: &str) -> bool {
    text.split_whitespace().count() <= MOST_WORDS && !text.trim_end().ends_with('.')
}

/// Every line with a text is a cell.
fn plain(lines: &[Line], most: usize) -> Vec<Cell> {
    let filled = lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty());
    let cell = |(end, line): (usize, &Line)| Cell { end, number: line.number, text: line.text.trim().to_owned() };
    filled.take(most).map(cell).collect()
}
