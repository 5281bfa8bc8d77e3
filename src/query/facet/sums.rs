use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

use ahash::RandomState;

use super::{COMPLETED, FACETS, Facets};
use crate::classify::Verdict;
use crate::query::filter::{Key, Kind, Value};
use crate::query::fold;
use crate::query::select::value_of;
use crate::query::sort::head;

/// The counts of all stores, by values.
#[derive(Default)]
pub(super) struct Sums<'a> {
    values: HashMap<(Key, Value), u32, RandomState>,
    /// In the order in which they came.
    texts: HashMap<Key, Vec<Counted<'a>>>,
}

/// A text with its count.
struct Counted<'a> {
    /// Its beginning as a number, which tells most texts apart without a look at them.
    head: u128,
    /// Without case and accents, as a filter meets it: what is equal here is counted as one.
    folded: Cow<'a, str>,
    text: &'a str,
    count: u32,
}

impl<'a> Sums<'a> {
    pub(super) fn add(&mut self, key: Key, value: Value, count: u32) {
        if count > 0 {
            *self.values.entry((key, value)).or_default() += count;
        }
    }

    pub(super) fn text(&mut self, key: Key, text: &'a str, count: u32) {
        if count > 0 {
            let folded = fold(text);
            self.texts.entry(key).or_default().push(Counted { head: head(&folded), folded, text, count });
        }
    }

    pub(super) fn verdict(&mut self, key: Key, verdict: &Verdict, count: u32) {
        if key == Key::Finding {
            verdict.findings.iter().for_each(|finding| self.add(key, Value::Finding(finding), count));
        } else if let Some(value) = value_of(key, verdict) {
            self.add(key, value, count);
        }
    }

    pub(super) fn into_facets(mut self) -> Facets {
        let mut of = HashMap::new();
        for key in FACETS.into_iter().chain(COMPLETED) {
            let values = if key.kind() == Kind::Text {
                let texts = self.texts.remove(&key).map(summed_up).unwrap_or_default();
                texts.into_iter().map(|counted| (Value::text(counted.text), counted.count)).collect()
            } else {
                let count = |value: &Value| self.values.get(&(key, value.clone())).copied().unwrap_or(0);
                key.values().into_iter().map(|value| (value.clone(), count(&value))).collect()
            };
            of.insert(key, values);
        }
        Facets { of }
    }
}

/// Each text once, in the spelling that came first, with the count of all of them: the most frequent one first, and of equal ones by name.
fn summed_up(mut texts: Vec<Counted<'_>>) -> Vec<Counted<'_>> {
    // Both stable, so that the first spelling stays the first, and equal counts keep the order of names.
    texts.sort_by(|a, b| a.head.cmp(&b.head).then_with(|| a.folded.cmp(&b.folded)));
    texts.dedup_by(|next, kept| {
        let is_same = next.folded == kept.folded;
        kept.count += if is_same { next.count } else { 0 };
        is_same
    });
    texts.sort_by_key(|counted| Reverse(counted.count));
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_a_filter_takes_for_one_are_counted_as_one() {
        let mut sums = Sums::default();
        for (text, count) in [("Éclat", 2), ("Google", 3), ("eclat", 4), ("GOOGLE", 0), ("google", 1), ("Google Ads", 5)] {
            sums.text(Key::Provider, text, count);
        }
        let facets = sums.into_facets();
        let counted: Vec<(Value, u32)> = facets.of(Key::Provider).map(|(value, count)| (value.clone(), count)).collect();
        assert_eq!(counted, [(Value::text("Éclat"), 6), (Value::text("Google Ads"), 5), (Value::text("Google"), 4)]);
    }
}
