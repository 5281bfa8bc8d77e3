use crate::charter::{NamePattern, word_starts};
use crate::cookie::KeyedMap;

/// Patterns by two of their literal bytes.
type ByTwo = KeyedMap<[u8; 2], Vec<(NamePattern, u32)>>;

/// Finds the patterns that cover a name: exact names in a map, the rest by the first two bytes of their literal start, or else by the last two of
/// their literal end. Trying every pattern with an open start on each name took a quarter of an export.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    exact: KeyedMap<Box<str>, Vec<u32>>,
    by_start: ByTwo,
    /// Those that may stand inside a name: looked for at every place where a word of the name begins, of which there are few.
    parts: ByTwo,
    /// Patterns with fewer than two literal bytes before the first `*`.
    by_end: ByTwo,
    /// Of these, the ones with fewer than two behind the last `*`.
    open: Vec<(NamePattern, u32)>,
}

impl NameIndex {
    /// Numbers the patterns in their order, from 0.
    pub(super) fn new(patterns: impl Iterator<Item = NamePattern>) -> Self {
        let mut index = Self::default();
        for (number, pattern) in (0u32..).zip(patterns) {
            if pattern.is_exact() {
                index.exact.entry(pattern.text().into()).or_default().push(number);
            } else if let Some(start) = first_two(pattern.literal_prefix()) {
                let starts = if pattern.is_part() { &mut index.parts } else { &mut index.by_start };
                starts.entry(start).or_default().push((pattern, number));
            } else if let Some(end) = last_two(pattern.literal_end()) {
                index.by_end.entry(end).or_default().push((pattern, number));
            } else {
                index.open.push((pattern, number));
            }
        }
        index
    }

    /// The numbers of all patterns that cover `name`: exact ones first, then those with a literal start, those without, and parts; each kind in
    /// its order.
    pub(super) fn candidates(&self, name: &str) -> Vec<u32> {
        let mut found = self.exact.get(name).cloned().unwrap_or_default();
        let covers = |(pattern, _): &&(NamePattern, u32)| pattern.matches(name);
        let by_start = first_two(name).and_then(|start| self.by_start.get(&start)).into_iter().flatten();
        found.extend(by_start.filter(covers).map(|(_, number)| *number));
        let by_end = last_two(name).and_then(|end| self.by_end.get(&end)).into_iter().flatten();
        let before = found.len();
        found.extend(by_end.chain(&self.open).filter(covers).map(|(_, number)| *number));
        if let Some(open) = found.get_mut(before..) {
            open.sort_unstable();
        }
        if !self.parts.is_empty() {
            self.add_parts(name, &mut found);
        }
        found
    }

    fn add_parts(&self, name: &str, found: &mut Vec<u32>) {
        for rest in word_starts(name).filter_map(|start| name.get(start..)) {
            let parts = first_two(rest).and_then(|start| self.parts.get(&start)).into_iter().flatten();
            for (part, number) in parts {
                if rest.starts_with(part.literal_prefix()) && !found.contains(number) {
                    found.push(*number);
                }
            }
        }
    }
}

fn first_two(text: &str) -> Option<[u8; 2]> {
    text.as_bytes().first_chunk::<2>().copied()
}

fn last_two(text: &str) -> Option<[u8; 2]> {
    text.as_bytes().last_chunk::<2>().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_patterns_cover() {
        let patterns = ["_ga", "_ga_*", "*_session", "a*", "*s*", "*_ses*on", "a*n", "*on"].map(NamePattern::new).into_iter();
        let parts = ["zz_", "_mid_", "z"].map(NamePattern::with_part).into_iter();
        let all: Vec<NamePattern> = patterns.chain(parts).chain([NamePattern::exact("x*")]).collect();
        let index = NameIndex::new(all.iter().cloned());
        for name in ["_ga", "_ga_X", "app_zz_1_mid_zz_", "fizz_1", "x*", "xy", "a", "", "z", "é_mid_", "app_session"] {
            let mut found = index.candidates(name);
            let open = |number: &&u32| all[**number as usize].literal_prefix().len() < 2 && !all[**number as usize].is_exact();
            assert!(found.iter().filter(open).filter(|number| !all[**number as usize].is_part()).is_sorted(), "{name}");
            found.sort_unstable();
            let covering: Vec<u32> = (0u32..).zip(&all).filter(|(_, pattern)| pattern.matches(name)).map(|(n, _)| n).collect();
            assert_eq!(found, covering, "{name}");
        }
    }
}
