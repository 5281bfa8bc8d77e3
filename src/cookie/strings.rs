use std::hash::{BuildHasher, Hasher};
use std::marker::PhantomData;

use rustc_hash::FxBuildHasher;

/// Says of a table that it holds the texts of rows: names, hosts, paths. Other tables are marked by types of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowTexts;

/// A text of a [`Strings`] table of the same kind; another kind of table does not take it.
///
/// ```compile_fail
/// use cookie_charter::{classify::Sites, cookie::Strings};
/// let (mut texts, mut sites) = (Strings::default(), Strings::<Sites>::default());
/// let host: cookie_charter::cookie::Sym = texts.intern("www.site.fr");
/// sites.get(host);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym<Kind = RowTexts>(u32, PhantomData<Kind>);

impl<Kind> Sym<Kind> {
    fn new(id: u32) -> Self {
        Self(id, PhantomData)
    }

    /// Position in the table, from 0: lets callers keep one fact per distinct text in a plain `Vec`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts kept once each, one after the other in one buffer.
///
/// A store repeats few hosts, names and paths over many rows; this makes a text in a row four bytes.
#[derive(Clone, Default)]
pub struct Strings<Kind = RowTexts> {
    text: String,
    /// End of each text; the start is the end of the one before.
    ends: Vec<u32>,
    /// Open-addressing table of ids plus one; zero is empty. Its length is a power of two.
    slots: Vec<u32>,
    kind: PhantomData<Kind>,
}

impl<Kind> Strings<Kind> {
    /// The id of `text`, added when new. Texts beyond four gigabytes in all are cut to the empty text, which no browser reaches.
    pub fn intern(&mut self, text: &str) -> Sym<Kind> {
        if (self.ends.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(text) & mask;
        loop {
            match self.slots[at] {
                0 => return self.add(text, at),
                id if self.text_of(id - 1) == text => return Sym::new(id - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The id of `text` when it is in the table.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Sym<Kind>> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(text) & mask;
        loop {
            match self.slots[at] {
                0 => return None,
                id if self.text_of(id - 1) == text => return Some(Sym::new(id - 1)),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The text of an id of this table. An id of another table gives some text or an empty one, never a panic.
    #[must_use]
    pub fn get(&self, sym: Sym<Kind>) -> &str {
        self.text_of(sym.0)
    }

    /// How many distinct texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no text was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All ids with their texts, in the order of adding.
    pub fn iter(&self) -> impl Iterator<Item = (Sym<Kind>, &str)> {
        (0u32..).zip(&self.ends).map(|(id, _)| (Sym::new(id), self.text_of(id)))
    }

    /// Bytes of heap in use, for the memory figures.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.text.capacity() + (self.ends.capacity() + self.slots.capacity()) * size_of::<u32>()
    }

    fn text_of(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends.get(id - 1).map_or(0, |end| *end as usize) };
        let end = self.ends.get(id).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or("")
    }

    fn add(&mut self, text: &str, slot: usize) -> Sym<Kind> {
        let text = if u32::try_from(self.text.len() + text.len()).is_ok() { text } else { "" };
        let id = u32::try_from(self.ends.len()).unwrap_or(u32::MAX - 1);
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.slots[slot] = id + 1;
        Sym::new(id)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let mut slots = vec![0u32; size];
        for id in 0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX) {
            let mut at = hash(self.text_of(id)) & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = id + 1;
        }
        self.slots = slots;
    }
}

impl<Kind> std::fmt::Debug for Strings<Kind> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Strings({} texts, {} bytes)", self.ends.len(), self.text.len())
    }
}

fn hash(text: &str) -> usize {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(text.as_bytes());
    // The low bits index the table; FxHasher's finish has rotated the good bits there.
    usize::try_from(hasher.finish() & u64::from(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_once_and_back() {
        let mut strings = Strings::default();
        let texts: Vec<String> = (0..5000).map(|i| format!("name-{}", i % 700)).collect();
        let ids: Vec<Sym> = texts.iter().map(|t| strings.intern(t)).collect();
        assert_eq!(strings.len(), 700);
        for (text, id) in texts.iter().zip(ids) {
            assert_eq!(strings.get(id), text);
            assert_eq!(strings.find(text), Some(id));
        }
        assert_eq!(strings.find("absent"), None);
        let empty = strings.intern("");
        assert_eq!(strings.get(empty), "");
    }
}
