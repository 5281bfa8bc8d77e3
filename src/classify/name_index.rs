use rustc_hash::FxHashMap;

use crate::charter::NamePattern;

/// Finds the patterns that cover a name: exact names in a map, the rest by the first two bytes of their literal start.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    exact: FxHashMap<Box<str>, Vec<u32>>,
    by_start: FxHashMap<[u8; 2], Vec<(NamePattern, u32)>>,
    /// Patterns with fewer than two literal bytes before the first `*`.
    open_start: Vec<(NamePattern, u32)>,
}

impl NameIndex {
    /// Numbers the patterns in their order, from 0.
    pub(super) fn new(patterns: impl Iterator<Item = NamePattern>) -> Self {
        let mut index = Self::default();
        for (number, pattern) in (0u32..).zip(patterns) {
            if pattern.is_exact() {
                index.exact.entry(pattern.text().into()).or_default().push(number);
            } else if let Some(start) = pattern.literal_prefix().as_bytes().first_chunk::<2>() {
                index.by_start.entry(*start).or_default().push((pattern, number));
            } else {
                index.open_start.push((pattern, number));
            }
        }
        index
    }

    /// The numbers of all patterns that cover `name`.
    pub(super) fn candidates(&self, name: &str) -> Vec<u32> {
        let mut found = self.exact.get(name).cloned().unwrap_or_default();
        let by_start = name.as_bytes().first_chunk::<2>().and_then(|start| self.by_start.get(start));
        let patterns = by_start.into_iter().flatten().chain(&self.open_start);
        found.extend(patterns.filter(|(pattern, _)| pattern.matches(name)).map(|(_, number)| *number));
        found
    }
}
