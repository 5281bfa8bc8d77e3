use super::{EntryId, Sites, WordSet};
use crate::charter::Purpose;
use crate::cookie::{KeyedMap, Strings, Sym};

/// Letters that a beginning needs to belong to one tool.
const FEWEST_LETTERS: usize = 4;

/// The beginning that the cookies of one tool share: up to the first separator (`intercom-`); `None` when it is short or an ordinary word.
pub(super) fn beginning(name: &str) -> Option<&str> {
    let start = name.find(|c: char| c.is_alphabetic())?;
    let length = name.get(start..)?.find(['_', '-', '.'])?;
    let word = name.get(start..start + length)?;
    let ordinary = WordSet::of(word) != WordSet::default();
    (word.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS && !ordinary).then(|| name.get(..=start + length)).flatten()
}

/// Marks the table of beginnings of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Beginnings;

/// The tools seen on each site, by the beginnings of their names.
#[derive(Debug, Default)]
pub(super) struct Families {
    beginnings: Strings<Beginnings>,
    seen: KeyedMap<(Sym<Sites>, Sym<Beginnings>), (EntryId, Purpose)>,
}

impl Families {
    /// The id of a name's beginning.
    pub(super) fn beginning_of(&mut self, name: &str) -> Option<Sym<Beginnings>> {
        beginning(name).map(|text| self.beginnings.intern(text))
    }

    /// A known cookie of `site`; of several purposes the strictest stays.
    pub(super) fn add(&mut self, site: Sym<Sites>, beginning: Sym<Beginnings>, entry: EntryId, purpose: Purpose) {
        let kept = self.seen.entry((site, beginning)).or_insert((entry, purpose));
        if purpose.strictness() > kept.1.strictness() {
            *kept = (entry, purpose);
        }
    }

    /// The id that a beginning of another table has in this one.
    pub(super) fn move_beginning(&mut self, beginning: Sym<Beginnings>, from: &Self) -> Sym<Beginnings> {
        self.beginnings.intern(from.beginnings.get(beginning))
    }

    /// Adds what rows that follow tell, in the same ids.
    pub(super) fn append(&mut self, next: Self) {
        for ((site, beginning), (entry, purpose)) in next.seen {
            self.add(site, beginning, entry, purpose);
        }
    }

    /// What is known of the tool whose names begin so on `site`.
    pub(super) fn of(&self, site: Sym<Sites>, beginning: Sym<Beginnings>) -> Option<(EntryId, Purpose)> {
        self.seen.get(&(site, beginning)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_tools_but_not_of_ordinary_words() {
        assert_eq!(beginning("intercom-id-abc"), Some("intercom-"));
        assert_eq!(beginning("__kameleoon.x"), Some("__kameleoon."));
        for name in ["session_id", "wp-settings-1", "theme", "_ga_X", "", "___", "lang-x"] {
            assert_eq!(beginning(name), None, "{name}");
        }
    }
}
