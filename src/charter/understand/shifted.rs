//! Rows that lost an empty cell when a page was turned into text: what stood behind it moved to the left, and the last cell is empty.

use super::columns::Columns;
use super::rows::is_empty;
use crate::charter::DeclaredLife;
use crate::charter::import::Row;
use crate::charter::words::{Column, Vocabulary, life_of};

/// Bytes of a cell that is a duration and no sentence.
const LONGEST_LIFE: usize = 40;

/// The row with its cells where they belong, when a duration stands one column too far to the left and the last cell is empty. The empty cell goes where the
/// provider stands between name and duration, because what is lost there is a link or a picture; else in front of the duration.
pub fn in_place(words: &Vocabulary, columns: &Columns, row: &Row) -> Option<Row> {
    let (name, life) = (columns.place(Column::Name)?, columns.place(Column::Life)?);
    let before = life.checked_sub(1).filter(|before| *before > name && row.cells.len() == columns.count && !row.is_across)?;
    let says_life = |cell: &str| {
        let lasts = || matches!(life_of(words, cell, None), DeclaredLife::Lasting { .. });
        cell.len() < LONGEST_LIFE && (words.is_session_phrase(cell) || lasts())
    };
    // A last column of remarks or links is often empty.
    let is_told = columns.count.checked_sub(1).is_some_and(|last| matches!(columns.kind_of(last), Column::Life | Column::Purpose));
    let is_moved = is_told && says_life(row.cell(before)) && !says_life(row.cell(life)) && is_empty(row.cells.last()?);
    // "Session" in the column before may be a kind; a duration beside nothing at all is what it seems where that column says how long.
    let is_kind = matches!(columns.kind_of(before), Column::Category | Column::Party) && row.cell(life).trim().is_empty();
    if !is_moved || is_kind {
        return None;
    }
    // A company that stands in its place stays there.
    let is_said = |place: usize| place == before || is_sentence(row.cell(place));
    let provider = columns.place(Column::Provider).filter(|place| (name + 1..life).contains(place) && is_said(*place));
    let mut whole = row.clone();
    whole.cells.pop();
    whole.cells.insert(provider.unwrap_or(before), String::new());
    Some(whole)
}

/// Whether a cell says something in words, which a company does not: "Tells visitors apart".
fn is_sentence(cell: &str) -> bool {
    cell.split_whitespace().count() > 2 && cell.split_whitespace().skip(1).all(|word| word.starts_with(char::is_lowercase))
}
