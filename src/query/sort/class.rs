//! Rows by classes that are numbered in order: there are fewer classes than rows, so counting puts each row where it belongs.

use super::part::Part;
use super::ranks::Ranks;
use super::{Sort, numbered};
use crate::inventory::CookieId;

/// The rows, each given with its class, in the order of the classes; those of one class keep their order. There are `count` classes, from 0 on.
pub(super) fn by_class(rows: impl Iterator<Item = (u32, u32)> + Clone, count: usize) -> Vec<u32> {
    let mut places = vec![0_u32; count];
    let mut length = 0;
    for (class, _) in rows.clone() {
        length += 1;
        if let Some(rows) = places.get_mut(class as usize) {
            *rows += 1;
        }
    }
    let mut begin = 0;
    for rows in &mut places {
        begin += std::mem::replace(rows, begin);
    }
    let mut sorted = vec![0; length];
    for (class, row) in rows {
        let Some(place) = places.get_mut(class as usize) else { continue };
        if let Some(there) = sorted.get_mut(*place as usize) {
            *there = row;
        }
        *place += 1;
    }
    sorted
}

/// The classes that one column makes of the rows.
pub(super) struct Classes {
    of: Vec<u32>,
    count: usize,
}

impl Classes {
    /// By the place of a row among those that are sorted, which `place_of` tells by its id.
    pub(super) fn of(parts: &[Part<'_>], sort: Sort, place_of: &[u32]) -> Self {
        let rows = parts.iter().map(|part| part.numbered.len() + part.worded.len() + part.empty.len()).sum();
        let mut classes = Self { of: vec![0; rows], count: 0 };
        let mut set = |id: CookieId, class: u32| {
            if let Some(place) = place_of.get(id.0 as usize).and_then(|place| classes.of.get_mut(*place as usize)) {
                *place = class;
            }
        };
        let mut last = None;
        let mut next = 0;
        for (number, id) in numbered(parts, sort.descending) {
            next += u32::from(last.is_some_and(|last| last != number));
            last = Some(number);
            set(id, next);
        }
        next += u32::from(last.is_some());
        let texts = Ranks::of(parts, sort.descending);
        texts.ranked(parts).for_each(|(rank, id)| set(id, next + rank));
        next += u32::try_from(texts.count()).unwrap_or(u32::MAX);
        parts.iter().flat_map(|part| &part.empty).for_each(|id| set(*id, next));
        classes.count = next as usize + 1;
        classes
    }

    /// Some rows, given by their places, in the order of the column.
    pub(super) fn sorted(&self, places: &[u32]) -> Vec<u32> {
        by_class(places.iter().map(|place| (self.of.get(*place as usize).copied().unwrap_or_default(), *place)), self.count)
    }
}
