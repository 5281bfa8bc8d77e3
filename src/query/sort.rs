mod part;
mod ranks;
mod text;

use std::cmp::Ordering;

use self::part::Part;
use self::ranks::Ranks;
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
            let wanted = several.iter().take_while(|_| !stop.is_cancelled());
            let ranks: Vec<Vec<Rank>> = wanted.map(|by| ranks(inventory, ids, *by, language)).collect();
            let order = |a: &usize, b: &usize| {
                let orders = ranks.iter().map(|of| of.get(*a).cmp(&of.get(*b)));
                orders.fold(Ordering::Equal, Ordering::then)
            };
            let mut places: Vec<usize> = (0..ids.len()).collect();
            places.sort_by(order);
            *ids = places.into_iter().filter_map(|place| ids.get(place)).copied().collect();
        }
    }
}

/// Where a row stands among all by one column: those without a cell last.
type Rank = (bool, u64);

/// The rank of each row, in the order of the rows.
fn ranks(inventory: &Inventory, ids: &[CookieId], sort: Sort, language: Language) -> Vec<Rank> {
    let parts = parallel::in_parts(ids.len(), FEWEST, |range| {
        let part = ids.get(range.clone()).unwrap_or_default().iter().copied();
        // A row is named by its place here.
        let places = range.map(|place| CookieId(u32::try_from(place).unwrap_or(u32::MAX)));
        Part::of(sort.column, places.zip(inventory.views(part)).map(|(place, view)| (place, sort.column.cell(&view, language))))
    });
    let texts = Ranks::of(&parts);
    let mut ranks = vec![(true, 0); ids.len()];
    for (number, part) in parts.iter().enumerate() {
        for (rank, place) in part.ranked(texts.of_part(number).unwrap_or_default(), sort.descending) {
            if let Some(of_row) = ranks.get_mut(place.0 as usize) {
                *of_row = (false, rank);
            }
        }
    }
    ranks
}

/// Sorts by one column.
///
/// A store holds few texts over many rows, so each distinct text is put in its place once, and the rows follow by numbers alone. Tried and
/// thrown out: rows with the beginning of their text beside them (hosts all begin alike, and every look at the rest is a wait for memory).
fn sort_by_one(inventory: &Inventory, ids: &mut Vec<CookieId>, sort: Sort, language: Language, stop: &Flag) {
    let parts = parallel::in_parts(ids.len(), FEWEST, |range| {
        let part = ids.get(range).unwrap_or_default().iter().copied();
        let wanted = inventory.views(part).take_while(|view| !stop.is_cancelled_at(view.id.0 as usize));
        Part::of(sort.column, wanted.map(|view| (view.id, sort.column.cell(&view, language))))
    });
    if stop.is_cancelled() {
        return;
    }
    let sorted = sorted(&parts, sort.descending);
    ids.clear();
    ids.extend(sorted);
}

/// Below this a thread costs more than it saves.
const FEWEST: usize = 20_000;

/// The rows of all parts in order, those without a cell last.
fn sorted(parts: &[Part<'_>], descending: bool) -> Vec<CookieId> {
    let ranks = Ranks::of(parts);
    let ranked = parallel::in_parts(parts.len(), 1, |range| {
        let of_part = |(part, ranks): (&Part<'_>, &[u32])| part.ranked(ranks, descending);
        range.filter_map(|at| parts.get(at).zip(ranks.of_part(at))).map(of_part).reduce(|first, second| merge(&first, &second))
    });
    let rows = ranked.into_iter().flatten().reduce(|first, second| merge(&first, &second)).unwrap_or_default();
    let empty = parts.iter().flat_map(|part| &part.empty).copied();
    rows.into_iter().map(|(_, id)| id).chain(empty).collect()
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
