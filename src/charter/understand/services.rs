//! Tables of services on a page that names no cookie: "Service | Finalité | Durée". Each line is a declaration without a name, which fits nothing by itself;
//! to refuse the page would say that its site declares nothing.

use std::collections::HashMap;

use super::columns::Columns;
use super::{mentions_cookies, rows};
use crate::charter::Declaration;
use crate::charter::import::{Block, Document, Row, Table};
use crate::charter::words::{Claim, Column, Vocabulary};

/// Rows among which the header stands.
const HEADER_WITHIN: usize = 3;
/// Cells of its rows: a hostile table has thousands, and nothing to say.
const MOST_COLUMNS: usize = 20;

/// The services that the tables of a page about cookies declare.
pub fn declared(words: &Vocabulary, document: &Document) -> Vec<Declaration> {
    let speaks = |block: &Block| match block {
        Block::Heading { text, .. } => mentions_cookies(text),
        Block::Lines(lines) => lines.iter().any(|line| mentions_cookies(&line.text)),
        Block::Table(table) => mentions_cookies(&table.caption),
    };
    if !mentions_cookies(&document.title) && !document.blocks.iter().any(speaks) {
        return Vec::new();
    }
    let tables = document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.flat_map(|table| of_table(words, table)).collect()
}

fn of_table(words: &Vocabulary, table: &Table) -> Vec<Declaration> {
    let header = table.rows.iter().take(HEADER_WITHIN).enumerate().find_map(|(at, row)| Some((at, columns(words, row)?)));
    let Some((at, columns)) = header else { return Vec::new() };
    let body: Vec<&Row> = table.rows.iter().skip(at + 1).collect();
    rows::read(words, &columns, &body, Claim::default(), false).declarations
}

/// The columns below a row that names services, and what each is for or how long it keeps something, and no cookies.
fn columns(words: &Vocabulary, row: &Row) -> Option<Columns> {
    if row.cells.len() > MOST_COLUMNS {
        return None;
    }
    let mut places = HashMap::new();
    for (place, kind) in row.cells.iter().enumerate().filter_map(|(place, cell)| Some((place, words.whole_header(cell.trim())?))) {
        places.entry(kind).or_insert(place);
    }
    let has = |column: Column| places.contains_key(&column);
    let is_of_services = has(Column::Service) && !has(Column::Name) && has(Column::Purpose) && (has(Column::Life) || has(Column::Category));
    is_of_services.then(|| Columns::headed(words, places, &row.cells))
}
