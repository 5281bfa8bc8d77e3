use std::collections::{BTreeMap, HashMap};

use super::{COMPLETED, FACETS, Facets};
use crate::classify::Verdict;
use crate::query::filter::{Key, Kind, Value};
use crate::query::fold;

/// The counts of all stores, by values.
#[derive(Default)]
pub(super) struct Sums {
    values: HashMap<(Key, Value), u32>,
    /// By the text without case and accents, as a filter meets it: the spelling that came first, and the count of all.
    texts: HashMap<Key, BTreeMap<String, (String, u32)>>,
}

impl Sums {
    pub(super) fn add(&mut self, key: Key, value: Value, count: u32) {
        *self.values.entry((key, value)).or_default() += count;
    }

    pub(super) fn text(&mut self, key: Key, text: &str, count: u32) {
        if count > 0 {
            let texts = self.texts.entry(key).or_default();
            let folded = fold(text);
            match texts.get_mut(&*folded) {
                Some((_, sum)) => *sum += count,
                None => drop(texts.insert(folded.into_owned(), (text.to_owned(), count))),
            }
        }
    }

    pub(super) fn verdict(&mut self, key: Key, verdict: &Verdict, count: u32) {
        let declared = match (verdict.declaration, verdict.findings.is_undeclared()) {
            (Some(_), _) => Some(true),
            (None, true) => Some(false),
            (None, false) => None,
        };
        let value = match key {
            Key::Category => Value::Category(verdict.category),
            Key::Party => Value::Party(verdict.party),
            Key::Purpose => Value::Purpose(verdict.purpose),
            Key::Consent => Value::Consent(verdict.consent),
            Key::Confidence => Value::Confidence(verdict.confidence),
            Key::Declared => Value::Flag(declared),
            Key::Finding => {
                verdict.findings.iter().for_each(|finding| self.add(key, Value::Finding(finding), count));
                return;
            }
            _ => return,
        };
        self.add(key, value, count);
    }

    pub(super) fn into_facets(mut self) -> Facets {
        let mut of = HashMap::new();
        for key in FACETS.into_iter().chain(COMPLETED) {
            let values = if key.kind() == Kind::Text {
                let mut texts: Vec<(String, u32)> = self.texts.remove(&key).into_iter().flat_map(BTreeMap::into_values).collect();
                // Stable, so that equal counts keep the order of names.
                texts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                texts.into_iter().map(|(text, count)| (Value::text(text), count)).collect()
            } else {
                let count = |value: &Value| self.values.get(&(key, value.clone())).copied().unwrap_or(0);
                key.values().into_iter().map(|value| (value.clone(), count(&value))).collect()
            };
            of.insert(key, values);
        }
        Facets { of }
    }
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
