mod class;
mod part;
mod ranks;
mod text;
mod texts;

use self::class::{Classes, by_class};
use self::part::Part;
use self::ranks::Ranks;
pub(super) use self::text::head;
use self::texts::TextColumn;
use crate::charter::Language;
use crate::column::ColumnId;
use crate::inventory::{CookieId, Inventory};
use crate::parallel::{self, Flag};

/// By which column, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: ColumnId,
    /// Largest first. Empty cells come last either way.
    pub descending: bool,
}

/// Sorts ids, which stand in the order of the inventory, in place by the first column, those that are equal there by the second, and so on; what is
/// equal everywhere keeps its order.
pub fn sort(inventory: &Inventory, ids: &mut Vec<CookieId>, by: &[Sort], language: Language) {
    sort_until(inventory, ids, by, language, &Flag::default());
}

/// The same until `stop` is raised: the rows then stand in any order.
pub(crate) fn sort_until(inventory: &Inventory, ids: &mut Vec<CookieId>, by: &[Sort], language: Language, stop: &Flag) {
    match by {
        [] => {}
        [one] => sort_by_one(inventory, ids, *one, language, stop),
        several => {
            let mut place_of = vec![0; inventory.len()];
            for (place, id) in (0..).zip(ids.iter()) {
                place_of.get_mut(id.0 as usize).into_iter().for_each(|of| *of = place);
            }
            let mut places: Vec<u32> = (0..).take(ids.len()).collect();
            // From the last column to the first, each time keeping the order of what is equal.
            for by in several.iter().rev() {
                let parts = parts(inventory, ids, by.column, language, stop);
                if stop.is_cancelled() {
                    return;
                }
                places = Classes::of(&parts, *by, &place_of).sorted(&places);
            }
            *ids = places.into_iter().filter_map(|place| ids.get(place as usize)).copied().collect();
        }
    }
}

/// The rows with their cells, in parts; none or some of them once `stop` is raised.
fn parts<'a>(inventory: &'a Inventory, ids: &[CookieId], column: ColumnId, language: Language, stop: &Flag) -> Vec<Part<'a>> {
    let text = TextColumn::of(column);
    parallel::in_parts(ids.len(), FEWEST, |range| {
        let ids = ids.get(range).unwrap_or_default();
        text.as_ref().and_then(|text| text.part(inventory, ids, stop)).unwrap_or_else(|| {
            let views = inventory.views(ids.iter().copied()).take_while(|view| !stop.is_cancelled_at(view.id.0 as usize));
            Part::of(column, views.map(|view| (view.id, column.cell(&view, language))))
        })
    })
}

/// Sorts by one column.
///
/// A store holds few texts over many rows, so each distinct text is put in its place once, and the rows follow by numbers alone. Tried and
/// thrown out: rows with the beginning of their text beside them (hosts all begin alike, and every look at the rest is a wait for memory).
fn sort_by_one(inventory: &Inventory, ids: &mut Vec<CookieId>, sort: Sort, language: Language, stop: &Flag) {
    let parts = parts(inventory, ids, sort.column, language, stop);
    if !stop.is_cancelled() {
        *ids = sorted(&parts, sort.descending);
    }
}

/// Below this a thread costs more than it saves.
const FEWEST: usize = 20_000;

/// The rows of all parts in order, those without a cell last.
fn sorted(parts: &[Part<'_>], descending: bool) -> Vec<CookieId> {
    let mut ids: Vec<CookieId> = numbered(parts, descending).into_iter().map(|(_, id)| id).collect();
    let ranks = Ranks::of(parts, descending);
    let worded = by_class(ranks.ranked(parts).map(|(rank, id)| (rank, id.0)), ranks.count());
    ids.extend(worded.into_iter().map(CookieId));
    ids.extend(parts.iter().flat_map(|part| &part.empty));
    ids
}

/// The rows of all parts whose cells are compared as numbers, in order; the number is smaller where a row comes first.
fn numbered(parts: &[Part<'_>], descending: bool) -> Vec<(u64, CookieId)> {
    let in_order = |number: u64| if descending { !number } else { number };
    let sorted = parallel::in_parts(parts.len(), 1, |range| {
        let of_part = |part: &Part<'_>| {
            let mut rows: Vec<_> = part.numbered.iter().map(|(number, id)| (in_order(*number), *id)).collect();
            rows.sort_unstable();
            rows
        };
        parts.get(range).unwrap_or_default().iter().map(of_part).reduce(|first, second| merge(&first, &second))
    });
    sorted.into_iter().flatten().reduce(|first, second| merge(&first, &second)).unwrap_or_default()
}

/// Two sorted lists as one.
fn merge<T: Ord + Copy>(first: &[T], second: &[T]) -> Vec<T> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let (mut a, mut b) = (first.iter(), second.iter());
    let (mut next_a, mut next_b) = (a.next(), b.next());
    while let (Some(x), Some(y)) = (next_a, next_b) {
        if x <= y {
            merged.push(*x);
            next_a = a.next();
        } else {
            merged.push(*y);
            next_b = b.next();
        }
    }
    merged.extend(next_a.into_iter().chain(a));
    merged.extend(next_b.into_iter().chain(b));
    merged
}

#[cfg(test)]
mod tests;
