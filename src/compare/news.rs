//! What became of the cookies of one store from one read of it to a later one: what a visit leaves while it happens.
//!
//! Not the comparison of [`super::compare`]: that puts stores of different browsers beside each other, where a cookie counts once however often it is kept and
//! lives are compared with the patience that different clocks need. Here both reads are of one file, so rows are told apart as its format does, and one that
//! was merely set again is news too: its end moved, though it lives as long as before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Facts;
use super::facts::Change;
use super::side::{Key, of_view};
use crate::classify::Knowledge;
use crate::cookie::{Expiry, Moment};
use crate::inventory::{Inventory, OpenStore};

/// A row of a store at the time of a read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What tells it from others.
    pub key: Key,
    /// What is said of it.
    pub state: KeptState,
}

/// What a read says of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptState {
    /// Its attributes.
    pub facts: Facts,
    /// When it ends.
    pub ends: Expiry,
    /// When it was set: last, else first; none where the store says neither.
    pub set: Option<Moment>,
}

/// A fact that differs between two reads of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// An attribute.
    Attribute(Change),
    /// It was set again, with the attributes that it had.
    SetAgain,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It was not there before.
    New(KeptState),
    /// It is there still, and these differ.
    Changed {
        /// As it was.
        before: KeptState,
        /// As it is.
        after: KeptState,
        /// What differs; never empty.
        differences: Vec<Difference>,
    },
    /// It is there no more.
    Gone(KeptState),
}

/// A row that is another than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Which one.
    pub key: Key,
    /// What became of it.
    pub became: Became,
}

/// The rows of a store.
#[must_use]
pub fn kept(store: &Arc<OpenStore>) -> Vec<Kept> {
    let inventory = Inventory::new(vec![Arc::clone(store)], Knowledge::default());
    let of = |view: crate::inventory::CookieView<'_>| {
        let cookie = of_view(&view);
        let state = KeptState { facts: cookie.facts, ends: view.cookie.expiry, set: view.cookie.last_set.or(view.cookie.created) };
        Kept { key: cookie.key, state }
    };
    inventory.iter().map(of).collect()
}

/// What is new, changed and gone, by key. Rows that share a key, as those that a browser keeps apart by what no other tells, are first paired with those that
/// they are alike, then in their order; what is left over came or went.
#[must_use]
pub fn news(before: Vec<Kept>, after: Vec<Kept>) -> Vec<News> {
    let mut rows: BTreeMap<Key, [Vec<KeptState>; 2]> = BTreeMap::new();
    for (side, kept) in [before, after].into_iter().enumerate() {
        for Kept { key, state } in kept {
            rows.entry(key).or_default().iter_mut().skip(side).take(1).for_each(|states| states.push(state.clone()));
        }
    }
    rows.into_iter().flat_map(|(key, [before, after])| of_key(&key, before, after)).collect()
}

fn of_key(key: &Key, before: Vec<KeptState>, mut after: Vec<KeptState>) -> Vec<News> {
    let is_left = |state: &KeptState| match after.iter().position(|other| differences(state, other).is_empty()) {
        Some(place) => {
            after.remove(place);
            false
        }
        None => true,
    };
    let before: Vec<KeptState> = before.into_iter().filter(is_left).collect();
    let (mut before, mut after) = (before.into_iter(), after.into_iter());
    let mut news = Vec::new();
    loop {
        let became = match (before.next(), after.next()) {
            (None, None) => return news,
            (None, Some(state)) => Became::New(state),
            (Some(state), None) => Became::Gone(state),
            (Some(before), Some(after)) => {
                let differences = differences(&before, &after);
                Became::Changed { before, after, differences }
            }
        };
        news.push(News { key: key.clone(), became });
    }
}

/// What differs between two states of a row.
fn differences(before: &KeptState, after: &KeptState) -> Vec<Difference> {
    let attributes: Vec<Difference> = before.facts.changes(&after.facts).into_iter().map(Difference::Attribute).collect();
    if attributes.is_empty() && (before.ends, before.set) != (after.ends, after.set) {
        return vec![Difference::SetAgain];
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Labels, Life};
    use crate::charter::Category;
    use crate::random::Random;

    fn row(name: u64, life: i64, secure: bool, set: i64) -> Kept {
        let key = Key { host: "a.fr".into(), name: format!("n{name}"), path: "/".into(), partition: None, container: None };
        let facts = Facts {
            life: Life::Seconds(life * 86_400),
            secure: Some(secure),
            http_only: None,
            same_site: None,
            labels: Labels::default(),
            given: Labels::default(),
            category: Category::Necessary,
            organisation: String::new(),
        };
        let set = Moment::from_unix_micros(set);
        Kept { key, state: KeptState { facts, ends: Expiry::Session, set } }
    }

    /// Few names, so that keys repeat.
    fn rows(random: &mut Random) -> Vec<Kept> {
        let count = random.below(12);
        let one = |_| {
            let [name, life, secure, set] = [6, 3, 2, 3].map(|limit| i64::try_from(random.below(limit)).unwrap());
            row(name.unsigned_abs(), 10 * life, secure == 0, set)
        };
        (0..count).map(one).collect()
    }

    fn counts(news: &[News]) -> [usize; 3] {
        let count = |is: fn(&Became) -> bool| news.iter().filter(|news| is(&news.became)).count();
        [
            count(|became| matches!(became, Became::New(_))),
            count(|became| matches!(became, Became::Changed { .. })),
            count(|became| matches!(became, Became::Gone(_))),
        ]
    }

    #[test]
    fn whatever_the_rows_nothing_is_lost_and_nothing_is_invented() {
        let mut random = Random::new();
        for _ in 0..2_000 {
            let (a, b) = (rows(&mut random), rows(&mut random));
            assert_eq!(news(a.clone(), a.clone()), Vec::new());
            let mut turned = a.clone();
            turned.reverse();
            assert_eq!(news(a.clone(), turned), Vec::new(), "the order of rows says nothing");
            let there = news(a.clone(), b.clone());
            let [new, changed, gone] = counts(&there);
            assert_eq!(counts(&news(b.clone(), a.clone())), [gone, changed, new], "and back again");
            assert_eq!(b.len() + gone, a.len() + new);
            // Taken from one read and put to the other, the news make the other.
            let mut made = a.clone();
            for News { key, became } in &there {
                let (out, into) = match became {
                    Became::New(state) => (None, Some(state)),
                    Became::Changed { before, after, differences } => {
                        assert!(!differences.is_empty());
                        (Some(before), Some(after))
                    }
                    Became::Gone(state) => (Some(state), None),
                };
                if let Some(out) = out {
                    let place = made.iter().position(|row| row.key == *key && row.state == *out);
                    made.remove(place.expect("it was there"));
                }
                made.extend(into.map(|state| Kept { key: key.clone(), state: state.clone() }));
            }
            assert_eq!(news(made, b.clone()), Vec::new());
            // A key of one row on each side is told once, and as what it is.
            for row in &a {
                let alone = |rows: &[Kept]| rows.iter().filter(|other| other.key == row.key).count() == 1;
                let Some(other) = b.iter().find(|other| other.key == row.key).filter(|_| alone(&a) && alone(&b)) else { continue };
                let told: Vec<_> = there.iter().filter(|news| news.key == row.key).collect();
                assert_eq!(told.len(), usize::from(row.state != other.state));
            }
        }
    }

    #[test]
    fn what_differs_is_named() {
        let differences = |after| match &news(vec![row(1, 10, false, 0)], vec![after])[..] {
            [News { became: Became::Changed { differences, .. }, .. }] => differences.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(differences(row(1, 400, false, 9)), [Difference::Attribute(Change::Life)]);
        assert_eq!(differences(row(1, 10, true, 0)), [Difference::Attribute(Change::Secure)]);
        assert_eq!(differences(row(1, 10, false, 9)), [Difference::SetAgain]);
    }
}
