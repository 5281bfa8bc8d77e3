//! Texts of compiled tables, found where their sums put them. An index in memory would have to be made of them at every start of the program, which took a
//! tenth of a small store's export.

mod sum;

use sum::{EMPTY, first_slot};

/// The slots of a compiled table: numbers of its rows, each where the sum of its text puts it (`build/places.rs`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    slots: &'static [u16],
    /// The text of a row by its number.
    text: fn(u16) -> &'static str,
}

impl Places {
    /// Of the rows whose texts `text` gives.
    pub(super) const fn new(slots: &'static [u16], text: fn(u16) -> &'static str) -> Self {
        Self { slots, text }
    }

    /// The numbers of all rows with this text, in their order.
    pub(super) fn all(self, wanted: &str) -> impl Iterator<Item = u16> {
        let start = first_slot(wanted, self.slots.len());
        let from_start = self.slots.iter().cycle().skip(start).take(self.slots.len());
        from_start.copied().take_while(|number| *number != EMPTY).filter(move |number| (self.text)(*number) == wanted)
    }

    /// The first row with this text.
    pub(super) fn first(self, wanted: &str) -> Option<u16> {
        self.all(wanted).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_behind_others_and_beyond_the_end() {
        const TEXTS: [&str; 3] = ["_ga", "_gid", "_ga"];
        // Both lie behind the place of `_ga`, whatever its sum is: the slots are a circle.
        let start = first_slot("_ga", 4);
        let mut slots = [EMPTY; 4];
        slots[(start + 1) % 4] = 0;
        slots[(start + 2) % 4] = 2;
        slots[start] = 1;
        let places = Places::new(Box::leak(Box::new(slots)), |number| TEXTS.get(usize::from(number)).copied().unwrap_or(""));
        assert_eq!(places.all("_ga").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(places.first("_fbp"), None);
        assert_eq!(Places::new(&[], |_| "").first("_ga"), None);
    }
}
