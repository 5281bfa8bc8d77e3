use std::cmp::Ordering;

use crate::charter::Language;
use crate::column::{Cell, ColumnId};
use crate::inventory::{CookieId, Inventory};
use crate::parallel;

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
    /// Below this a thread costs more than it saves.
    const FEWEST: usize = 20_000;
    let parts = parallel::in_parts(ids.len(), FEWEST, |range| {
        let part = ids.get(range).unwrap_or_default().iter().copied();
        let mut keyed: Vec<Keyed<'_>> =
            inventory.views(part).map(|view| Keyed::new(sort.column.cell(&view, language), view.id, sort.descending)).collect();
        keyed.sort_unstable_by(|a, b| a.compare(b, sort.descending));
        keyed
    });
    let sorted = parts.into_iter().reduce(|first, second| merge(first, second, sort.descending)).unwrap_or_default();
    ids.clear();
    ids.extend(sorted.into_iter().map(|keyed| keyed.id));
}

/// A cell with a number that tells most cells apart without a look at their texts, which lie all over the memory.
struct Keyed<'a> {
    /// Empty cells last, whichever way.
    is_empty: bool,
    /// In the order that was asked for: a smaller head comes first, equal heads say nothing.
    head: u64,
    id: CookieId,
    cell: Cell<'a>,
}

impl<'a> Keyed<'a> {
    fn new(cell: Cell<'a>, id: CookieId, descending: bool) -> Self {
        let head = head(&cell);
        Self { is_empty: matches!(cell, Cell::Empty), head: if descending { !head } else { head }, id, cell }
    }

    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let heads = self.is_empty.cmp(&other.is_empty).then(self.head.cmp(&other.head));
        let cells = || if descending { compare(&other.cell, &self.cell) } else { compare(&self.cell, &other.cell) };
        heads.then_with(cells).then_with(|| self.id.cmp(&other.id))
    }
}

/// A number that is smaller where [`compare`] finds the cell smaller, and may be equal where it does not.
fn head(cell: &Cell<'_>) -> u64 {
    /// Signed numbers in the order of unsigned ones.
    fn signed(number: i64) -> u64 {
        number.cast_unsigned() ^ (1 << 63)
    }
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) | Cell::Codes(text) => beginning(text.bytes().map(|byte| byte.to_ascii_lowercase())),
        Cell::Code(code) => beginning(code.bytes()),
        Cell::Time(time) => signed(time.unix_micros()),
        Cell::Life { micros } => signed(*micros),
        Cell::Bool(is) => u64::from(*is),
        Cell::Findings(findings) => findings.iter().count() as u64,
    }
}

/// The first eight bytes, with zeros where there are fewer.
fn beginning(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(first)
}

/// Two sorted lists as one.
fn merge<'a>(first: Vec<Keyed<'a>>, second: Vec<Keyed<'a>>, descending: bool) -> Vec<Keyed<'a>> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    while let (Some(a), Some(b)) = (first.peek(), second.peek()) {
        let is_first = a.compare(b, descending).is_lt();
        merged.extend(if is_first { first.next() } else { second.next() });
    }
    merged.extend(first);
    merged.extend(second);
    merged
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
    // Texts of a store are kept once: equal ones mostly are the same one.
    if std::ptr::eq(a, b) {
        return Ordering::Equal;
    }
    a.bytes().map(|b| b.to_ascii_lowercase()).cmp(b.bytes().map(|b| b.to_ascii_lowercase())).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::cookie::Moment;

    #[test]
    fn heads_never_speak_against_cells() {
        let time = |second| Cell::Time(Moment::from(Timestamp::from_second(second).unwrap()));
        let groups: [Vec<Cell<'_>>; 5] = [
            ["", "a", "_GA", "_ga", "_ga_1234567", "_ga_1234568", "\0", "a\0", "é", "session", "sessionid", "SESSIONID"]
                .map(Cell::Text)
                .into(),
            ["first", "first-party", "third"].map(Cell::Code).into(),
            [-5, 0, 5, i64::MIN, i64::MAX].map(|micros| Cell::Life { micros }).into(),
            [-1, 0, 1, 1_700_000_000].map(time).into(),
            [false, true].map(Cell::Bool).into(),
        ];
        for group in groups {
            for (a, b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))) {
                match compare(a, b) {
                    Ordering::Less => assert!(head(a) <= head(b)),
                    Ordering::Equal => assert_eq!(head(a), head(b)),
                    Ordering::Greater => assert!(head(a) >= head(b)),
                }
            }
        }
    }

    #[test]
    fn lists_are_merged_in_order_and_empty_cells_stand_last() {
        let id = CookieId;
        for descending in [false, true] {
            let keyed = |cells: &[(Cell<'static>, u32)]| {
                let mut list: Vec<_> = cells.iter().map(|(cell, number)| Keyed::new(*cell, id(*number), descending)).collect();
                list.sort_unstable_by(|a, b| a.compare(b, descending));
                list
            };
            let first = [(Cell::Text("b"), 0), (Cell::Empty, 1), (Cell::Text("sessionid_a"), 2)];
            let second = [(Cell::Text("B"), 3), (Cell::Text("sessionid_b"), 4), (Cell::Empty, 5), (Cell::Text("b"), 6)];
            let both: Vec<_> = [first.as_slice(), &second].concat();
            let ids = |list: Vec<Keyed<'_>>| list.into_iter().map(|keyed| keyed.id).collect::<Vec<_>>();
            assert_eq!(ids(merge(keyed(&first), keyed(&second), descending)), ids(keyed(&both)));
            let wanted = if descending { [4, 2, 0, 6, 3, 1, 5] } else { [3, 0, 6, 2, 4, 1, 5] };
            assert_eq!(ids(keyed(&both)), wanted.map(id));
        }
    }
}
