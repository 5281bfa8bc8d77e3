use std::hint::black_box;
use std::marker::PhantomData;

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
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym<Kind = RowTexts>(u32, PhantomData<Kind>);

// By hand, because deriving asks the kind to be copied too.
impl<Kind> Clone for Sym<Kind> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Kind> Copy for Sym<Kind> {}

impl<Kind> Sym<Kind> {
    pub(super) fn new(id: u32) -> Self {
        Self(id, PhantomData)
    }

    /// The text at a position.
    pub(crate) fn at(position: usize) -> Self {
        Self::new(as_u32(position))
    }

    /// Position in the table, from 0: lets callers keep one fact per distinct text in a plain `Vec`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts kept once each, one after the other in one buffer.
///
/// A store repeats few hosts, names and paths over many rows; this makes a text in a row four bytes. A table that does not fit the processor's
/// own memory is a wait for each place that is looked at: a slot holds all that leads to its text, so that a look-up has two of them, and a
/// text that is had by its id has two as well.
#[derive(Clone, Default)]
pub struct Strings<Kind = RowTexts> {
    text: String,
    /// End of each text; the start is the end of the one before.
    ends: Vec<u32>,
    /// Open-addressing table. Its length is a power of two.
    slots: Vec<Slot>,
    /// The same table of texts to which none will come: ids plus one alone, a quarter of the room. Either this one or the other is empty.
    kept: Vec<u32>,
    /// The hash has a key of its own for each table: texts come from files, and names chosen to collide would make reading quadratic.
    hasher: ahash::RandomState,
    kind: PhantomData<Kind>,
}

/// A place of the open-addressing table.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Half of the text's hash, so that nearly every look at a text is the one that finds it.
    tag: u32,
    /// The id plus one; zero is empty.
    number: u32,
    start: u32,
    length: u32,
}

/// Where a text was looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Foreseen(Slot);

impl<Kind> Strings<Kind> {
    /// The id of `text`, added when new. Texts beyond four gigabytes in all are cut to the empty text, which no browser reaches.
    #[inline]
    pub fn intern(&mut self, text: &str) -> Sym<Kind> {
        if (self.ends.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        match self.slot_of(text) {
            Ok(id) => Sym::new(id),
            Err((slot, tag)) => self.add(text, slot, tag),
        }
    }

    /// Where each of some texts is found, so that [`Self::intern_foreseen`] has it in the memory of its core: the memory for all of them is waited
    /// for at once. One text after the other it is waited for each, because the work between two is longer than a processor looks ahead.
    pub fn foresee<'a>(&self, texts: impl Iterator<Item = &'a [u8]>, foreseen: &mut Vec<Foreseen>) {
        // Each walk asks for memory that does not depend on what it waits for.
        let places: Vec<(usize, u32)> = texts.map(|text| place(self.hasher.hash_one(text))).collect();
        let start = foreseen.len();
        foreseen.extend(places.iter().map(|place| Foreseen(self.slot_with_tag(*place))));
        let first = |Foreseen(slot): &Foreseen| self.text.as_bytes().get(slot.start as usize).copied().unwrap_or(0);
        black_box(foreseen.iter().skip(start).map(first).fold(0, u8::wrapping_add));
    }

    /// The first slot with a tag from a place on, which nearly always is the one of its text; else an empty one.
    #[inline]
    fn slot_with_tag(&self, (mut at, tag): (usize, u32)) -> Slot {
        let mask = self.slots.len().wrapping_sub(1);
        loop {
            let slot = self.slots.get(at & mask).copied().unwrap_or_default();
            if slot.tag == tag || slot.number == 0 {
                return slot;
            }
            at = at.wrapping_add(1);
        }
    }

    /// As [`Self::intern`], of a text that was foreseen, perhaps as another one.
    #[inline]
    pub fn intern_foreseen(&mut self, text: &str, Foreseen(slot): Foreseen) -> Sym<Kind> {
        match slot.number.checked_sub(1) {
            Some(id) if self.bytes_of(slot) == Some(text.as_bytes()) => Sym::new(id),
            _ => self.intern(text),
        }
    }

    /// Adds the texts of another table, and says what their ids are here.
    pub(super) fn take_over(&mut self, other: &Self) -> Vec<Sym<Kind>> {
        const BATCH: u32 = 64;
        let (mut ids, mut foreseen) = (Vec::with_capacity(other.len()), Vec::new());
        let end = as_u32(other.len());
        for first in (0..end).step_by(BATCH as usize) {
            let texts = (first..end.min(first.saturating_add(BATCH))).map(|id| other.get(Sym::new(id)));
            foreseen.clear();
            self.foresee(texts.clone().map(str::as_bytes), &mut foreseen);
            ids.extend(texts.zip(&foreseen).map(|(text, seen)| self.intern_foreseen(text, *seen)));
        }
        ids
    }

    /// Looks at some texts, so that the memory for all of them is waited for at once and [`Self::get`] has them at hand.
    pub fn look_up(&self, texts: impl Iterator<Item = Sym<Kind>> + Clone) {
        let start = |text| self.start_of(text) as usize;
        black_box(texts.clone().map(start).fold(0, usize::wrapping_add));
        let first = |text| self.text.as_bytes().get(start(text)).copied().unwrap_or(0);
        black_box(texts.map(first).fold(0, u8::wrapping_add));
    }

    /// The id of `text` when it is in the table.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Sym<Kind>> {
        if self.slots.is_empty() {
            return self.find_kept(text);
        }
        self.slot_of(text).ok().map(Sym::new)
    }

    fn find_kept(&self, text: &str) -> Option<Sym<Kind>> {
        let mask = self.kept.len().checked_sub(1)?;
        let (mut at, _) = place(self.hasher.hash_one(text.as_bytes()));
        loop {
            let id = Sym::new(self.kept.get(at & mask)?.checked_sub(1)?);
            if self.get(id) == text {
                return Some(id);
            }
            at = at.wrapping_add(1);
        }
    }

    /// The id of a text, or the empty slot where it belongs and its tag.
    #[inline]
    fn slot_of(&self, text: &str) -> Result<u32, (usize, u32)> {
        let (mut at, tag) = place(self.hasher.hash_one(text.as_bytes()));
        let mask = self.slots.len().wrapping_sub(1);
        loop {
            let slot = self.slots.get(at & mask).copied().unwrap_or_default();
            match slot.number.checked_sub(1) {
                None => return Err((at & mask, tag)),
                Some(id) if slot.tag == tag && self.bytes_of(slot) == Some(text.as_bytes()) => return Ok(id),
                Some(_) => at = at.wrapping_add(1),
            }
        }
    }

    #[inline]
    fn bytes_of(&self, slot: Slot) -> Option<&[u8]> {
        let start = slot.start as usize;
        self.text.as_bytes().get(start..start + slot.length as usize)
    }

    /// The text of an id of this table. An id of another table gives some text or an empty one, never a panic.
    #[must_use]
    #[inline]
    pub fn get(&self, sym: Sym<Kind>) -> &str {
        let start = self.start_of(sym) as usize;
        let end = self.ends.get(sym.index()).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or("")
    }

    /// Where a text begins.
    #[inline]
    fn start_of(&self, sym: Sym<Kind>) -> u32 {
        sym.index().checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0)
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
        (0u32..).map(Sym::new).map(|sym| (sym, self.get(sym))).take(self.ends.len())
    }

    /// Gives back room that was kept for texts to come. One that comes nevertheless makes that room anew.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        if !self.slots.is_empty() {
            self.kept = self.slots.iter().map(|slot| slot.number).collect();
            self.slots = Vec::new();
        }
    }

    /// Bytes of heap in use, for the memory figures.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let numbers = self.ends.capacity() + self.kept.capacity();
        self.text.capacity() + numbers * size_of::<u32>() + self.slots.capacity() * size_of::<Slot>()
    }

    fn add(&mut self, text: &str, slot: usize, tag: u32) -> Sym<Kind> {
        let text = if u32::try_from(self.text.len() + text.len()).is_ok() { text } else { "" };
        let id = as_u32(self.ends.len()).min(u32::MAX - 1);
        let start = as_u32(self.text.len());
        self.text.push_str(text);
        self.ends.push(as_u32(self.text.len()));
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = Slot { tag, number: id + 1, start, length: as_u32(text.len()) };
        }
        Sym::new(id)
    }

    /// Makes the table large enough for one text more: twice as large, or as it was before it was kept. The texts are hashed again, because a slot keeps
    /// half of a hash only.
    fn grow(&mut self) {
        let size = ((self.ends.len() + 1) * 4 / 3 + 1).next_power_of_two().max(64);
        // Given back before the larger one is asked for.
        (self.slots, self.kept) = (Vec::new(), Vec::new());
        let mut slots = vec![Slot::default(); size];
        for id in (0..as_u32(self.ends.len())).map(Sym::new) {
            let text = self.get(id);
            let (mut at, tag) = place(self.hasher.hash_one(text.as_bytes()));
            while slots.get(at & (size - 1)).is_some_and(|slot| slot.number != 0) {
                at = at.wrapping_add(1);
            }
            if let Some(place) = slots.get_mut(at & (size - 1)) {
                *place = Slot { tag, number: id.0 + 1, start: self.start_of(id), length: as_u32(text.len()) };
            }
        }
        self.slots = slots;
    }
}

/// Where the search for a text of this hash begins, and the tag of its slot: two halves that do not depend on each other.
fn place(hash: u64) -> (usize, u32) {
    let [low, high] = [hash & u64::from(u32::MAX), hash >> 32].map(|half| u32::try_from(half).unwrap_or(0));
    (low as usize, high)
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<Kind> std::fmt::Debug for Strings<Kind> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Strings({} texts, {} bytes)", self.ends.len(), self.text.len())
    }
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
        // Foreseen as what they are, as others, and before they were there.
        let mut foreseen = Vec::new();
        strings.foresee(texts.iter().map(String::as_bytes).chain([&b"new"[..], b"\xff", b"new"]), &mut foreseen);
        assert_eq!(foreseen.len(), texts.len() + 3);
        for (shift, text) in texts.iter().enumerate() {
            for seen in [foreseen[shift], foreseen[shift / 2], Foreseen::default()] {
                let id = strings.intern_foreseen(text, seen);
                assert_eq!(strings.get(id), text);
            }
        }
        assert_eq!(strings.len(), 700);
        let new = [foreseen[5000], foreseen[5002]].map(|seen| strings.intern_foreseen("new", seen).index());
        assert_eq!((new, strings.len()), ([700, 700], 701));
        strings.look_up([Sym::new(0), Sym::new(700), Sym::new(9_999)].into_iter());
        let empty = strings.intern("");
        assert_eq!(strings.get(empty), "");
    }

    #[test]
    fn a_table_that_was_whole_may_grow_again() {
        let mut strings: Strings = Strings::default();
        strings.shrink_to_fit();
        assert_eq!(strings.find("a"), None);
        for count in [1, 47, 48, 49, 3_000] {
            let texts: Vec<String> = (0..count).map(|i| format!("name-{i}")).collect();
            let ids: Vec<Sym> = texts.iter().map(|text| strings.intern(text)).collect();
            let bytes = strings.heap_bytes();
            strings.shrink_to_fit();
            assert!(strings.heap_bytes() < bytes);
            assert!(texts.iter().zip(&ids).all(|(text, id)| strings.find(text) == Some(*id) && strings.get(*id) == text));
            assert_eq!(strings.find("absent"), None);
            let mut foreseen = Vec::new();
            strings.foresee(texts.iter().map(String::as_bytes), &mut foreseen);
            let again: Vec<Sym> = texts.iter().zip(foreseen).map(|(text, seen)| strings.intern_foreseen(text, seen)).collect();
            assert_eq!((again, strings.len()), (ids, count));
        }
    }
}
