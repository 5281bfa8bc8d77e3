use std::borrow::Cow;

use super::places::Places;
use crate::charter::{NamePattern, word_starts};
use crate::cookie::KeyedMap;

/// Finds the patterns that cover a name: exact names in a map, the rest by the first bytes of their literal start, or else by the last ones of
/// their literal end. Trying every pattern with an open start on each name took a quarter of an export.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    exact: Exact,
    by_start: ByBytes,
    /// Those that may stand inside a name: looked for at every place where a word of the name begins, of which there are few.
    parts: ByBytes,
    /// Patterns with fewer than two literal bytes before the first `*`.
    by_end: ByBytes,
    /// Of these, the ones with fewer than two behind the last `*`: by the longest literal between two.
    inside: Inside,
}

/// Names without stars.
#[derive(Clone, Debug)]
enum Exact {
    Made(KeyedMap<Cow<'static, str>, Numbers>),
    /// Those of a compiled table.
    Compiled(Places),
}

impl Default for Exact {
    fn default() -> Self {
        Self::Made(KeyedMap::default())
    }
}

/// Numbers of patterns that are the same text: one, nearly always.
#[derive(Clone, Debug)]
struct Numbers {
    first: u32,
    more: Vec<u32>,
}

impl NameIndex {
    /// Numbers the patterns in their order, from 0.
    pub(super) fn new(patterns: impl Iterator<Item = NamePattern>) -> Self {
        let (mut index, mut exact) = (Self::default(), KeyedMap::default());
        exact.reserve(patterns.size_hint().0);
        for (number, pattern) in (0u32..).zip(patterns) {
            if pattern.is_exact() {
                let numbers = exact.entry(pattern.into_text());
                numbers
                    .and_modify(|numbers: &mut Numbers| numbers.more.push(number))
                    .or_insert(Numbers { first: number, more: Vec::new() });
            } else {
                index.add(pattern, number);
            }
        }
        Self { exact: Exact::Made(exact), ..index }
    }

    /// Of a compiled table: the places of its names without stars, and the numbered patterns with them.
    pub(super) fn compiled(exact: Places, patterns: impl Iterator<Item = (u32, NamePattern)>) -> Self {
        let mut index = Self { exact: Exact::Compiled(exact), ..Self::default() };
        patterns.for_each(|(number, pattern)| index.add(pattern, number));
        index
    }

    /// Adds a pattern that is not exact.
    fn add(&mut self, pattern: NamePattern, number: u32) {
        if pattern.literal_prefix().len() >= FEWEST {
            let starts = if pattern.is_part() { &mut self.parts } else { &mut self.by_start };
            starts.add(first_bytes(pattern.literal_prefix().bytes()), (pattern, number));
        } else if pattern.literal_end().len() >= FEWEST {
            self.by_end.add(first_bytes(pattern.literal_end().bytes().rev()), (pattern, number));
        } else {
            self.inside.add((pattern, number));
        }
    }

    /// The numbers of all patterns that cover `name`: exact ones first, then those with a literal start, those without, and parts; each kind in
    /// its order.
    pub(super) fn candidates(&self, name: &str) -> Vec<u32> {
        let mut found = Vec::new();
        match &self.exact {
            Exact::Made(exact) => {
                if let Some(numbers) = exact.get(name) {
                    found.push(numbers.first);
                    found.extend(&numbers.more);
                }
            }
            Exact::Compiled(places) => found.extend(places.all(name).map(u32::from)),
        }
        let covers = |(pattern, _): &&(NamePattern, u32)| pattern.matches(name);
        add_in_order(&mut found, self.by_start.all(first_bytes(name.bytes())).filter(covers));
        let by_end = self.by_end.all(first_bytes(name.bytes().rev()));
        add_in_order(&mut found, by_end.chain(self.inside.all(name)).filter(covers));
        if !self.parts.is_empty() {
            self.add_parts(name, &mut found);
        }
        found
    }

    fn add_parts(&self, name: &str, found: &mut Vec<u32>) {
        for rest in word_starts(name).filter_map(|start| name.get(start..)) {
            for (part, number) in self.parts.all(first_bytes(rest.bytes())) {
                if rest.starts_with(part.literal_prefix()) && !found.contains(number) {
                    found.push(*number);
                }
            }
        }
    }
}

fn add_in_order<'a>(found: &mut Vec<u32>, patterns: impl Iterator<Item = &'a (NamePattern, u32)>) {
    let mut added: Vec<u32> = patterns.map(|(_, number)| *number).collect();
    added.sort_unstable();
    // One that is found by its inside is met wherever its literal begins.
    added.dedup();
    found.append(&mut added);
}

/// Literal bytes that a pattern needs to be found by them.
const FEWEST: usize = 2;
/// Bytes that patterns are found by: as many of these as their literal has. Two alone leave dozens to be tried on each name that begins with `wp`
/// or `_g`.
const LENGTHS: [usize; 3] = [FEWEST, 4, 8];

/// The first bytes of a text, or of a text read backwards, and how many there are of them.
#[derive(Clone, Copy)]
struct FirstBytes {
    bytes: [u8; 8],
    count: usize,
}

fn first_bytes(of: impl Iterator<Item = u8>) -> FirstBytes {
    let mut first = FirstBytes { bytes: [0; 8], count: 0 };
    for (place, byte) in first.bytes.iter_mut().zip(of) {
        *place = byte;
        first.count += 1;
    }
    first
}

impl FirstBytes {
    /// The first `length` of them as a number; none where there are fewer.
    fn key(self, length: usize) -> Option<u64> {
        let mut key = [0; 8];
        key.get_mut(..length)?.copy_from_slice(self.bytes.get(..length)?);
        (length <= self.count).then_some(u64::from_le_bytes(key))
    }
}

/// Patterns by bytes of their literal, in a map for each of [`LENGTHS`].
#[derive(Clone, Debug, Default)]
struct ByBytes([KeyedMap<u64, Vec<(NamePattern, u32)>>; LENGTHS.len()]);

impl ByBytes {
    fn is_empty(&self) -> bool {
        self.0.iter().all(KeyedMap::is_empty)
    }

    /// Adds a pattern whose literal has at least the [`FEWEST`] bytes.
    fn add(&mut self, literal: FirstBytes, pattern: (NamePattern, u32)) {
        let longest = LENGTHS.into_iter().zip(&mut self.0).rev().find_map(|(length, map)| Some((literal.key(length)?, map)));
        if let Some((key, map)) = longest {
            map.entry(key).or_default().push(pattern);
        }
    }

    /// Every pattern that may fit a text that begins so.
    fn all(&self, text: FirstBytes) -> impl Iterator<Item = &(NamePattern, u32)> {
        let maps = LENGTHS.into_iter().zip(&self.0).filter(|(_, map)| !map.is_empty());
        maps.filter_map(move |(length, map)| map.get(&text.key(length)?)).flatten()
    }
}

/// Bytes that patterns without literal ends are found by.
const INNER: usize = 4;

/// Patterns with a literal between stars: looked for where its first bytes stand in a name. To try each of some twenty on each name took a tenth of an
/// export.
#[derive(Clone, Debug, Default)]
struct Inside {
    by_bytes: KeyedMap<[u8; INNER], Vec<(NamePattern, u32)>>,
    /// The sums of these bytes, so that nearly no place of a name is looked up.
    sums: Sums,
    /// Patterns with less than that between two stars.
    open: Vec<(NamePattern, u32)>,
}

impl Inside {
    fn add(&mut self, pattern: (NamePattern, u32)) {
        match pattern.0.longest_literal().as_bytes().first_chunk::<INNER>() {
            Some(bytes) => {
                self.sums.add(*bytes);
                self.by_bytes.entry(*bytes).or_default().push(pattern);
            }
            None => self.open.push(pattern),
        }
    }

    /// Every pattern that may fit a name, perhaps more than once.
    fn all(&self, name: &str) -> impl Iterator<Item = &(NamePattern, u32)> {
        let windows = name.as_bytes().windows(INNER).filter_map(|window| window.first_chunk::<INNER>());
        windows.filter(|bytes| self.sums.may_have(**bytes)).filter_map(|bytes| self.by_bytes.get(bytes)).flatten().chain(&self.open)
    }
}

/// A set of small numbers that bytes are summed to.
#[derive(Clone, Debug)]
struct Sums([u64; Self::BITS / 64]);

impl Default for Sums {
    fn default() -> Self {
        Self([0; Self::BITS / 64])
    }
}

impl Sums {
    const BITS: usize = 4096;

    /// The word and the bit of a sum.
    fn place(bytes: [u8; INNER]) -> (usize, u64) {
        // Knuth's multiplicative hash; its upper bits depend on all bytes.
        let sum = u32::from_le_bytes(bytes).wrapping_mul(0x9e37_79b1) as usize >> 20;
        (sum / 64, 1 << (sum % 64))
    }

    fn add(&mut self, bytes: [u8; INNER]) {
        let (word, bit) = Self::place(bytes);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_have(&self, bytes: [u8; INNER]) -> bool {
        let (word, bit) = Self::place(bytes);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

#[cfg(test)]
mod tests;
