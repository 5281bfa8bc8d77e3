use std::cmp::Ordering;

use crate::charter::Language;
use crate::column::{Cell, ColumnId};
use crate::inventory::{CookieId, Inventory};

/// By which column, and which way.
#[derive(Clone, Copy)]
pub struct Sort {
    /// The column.
    pub column: ColumnId,
    /// Largest first. Empty cells come last either way.
    pub descending: bool,
}

/// Sorts ids in place; equal cells keep the order of the inventory.
pub fn sort(inventory: &Inventory, ids: &mut Vec<CookieId>, sort: Sort, language: Language) {
    let mut keyed: Vec<(Cell<'_>, CookieId)> =
        inventory.views(ids.iter().copied()).map(|view| (sort.column.cell(&view, language), view.id)).collect();
    keyed.sort_unstable_by(|(a, a_id), (b, b_id)| {
        let order = match (a, b) {
            (Cell::Empty, Cell::Empty) => Ordering::Equal,
            (Cell::Empty, _) => Ordering::Greater,
            (_, Cell::Empty) => Ordering::Less,
            _ if sort.descending => compare(b, a),
            _ => compare(a, b),
        };
        order.then(a_id.cmp(b_id))
    });
    ids.clear();
    ids.extend(keyed.into_iter().map(|(_, id)| id));
}

/// Cells of one column; cells of different kinds are equal, which does not occur.
fn compare(a: &Cell<'_>, b: &Cell<'_>) -> Ordering {
    match (a, b) {
        (Cell::Text(a) | Cell::Codes(a), Cell::Text(b) | Cell::Codes(b)) => compare_text(a, b),
        (Cell::Code(a), Cell::Code(b)) => a.cmp(b),
        (Cell::Time(a), Cell::Time(b)) => a.cmp(b),
        (Cell::Life { micros: a }, Cell::Life { micros: b }) => a.cmp(b),
        (Cell::Bool(a), Cell::Bool(b)) => a.cmp(b),
        (Cell::Findings(a), Cell::Findings(b)) => a.iter().count().cmp(&b.iter().count()),
        _ => Ordering::Equal,
    }
}

/// Without regard to ASCII case first, so that `_GA` stands beside `_ga`.
fn compare_text(a: &str, b: &str) -> Ordering {
    a.bytes().map(|b| b.to_ascii_lowercase()).cmp(b.bytes().map(|b| b.to_ascii_lowercase())).then_with(|| a.cmp(b))
}
