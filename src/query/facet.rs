//! How many cookies each value of a column would leave: the numbers beside the values of the filter panel.

mod counting;
mod sums;

use std::collections::HashMap;

use self::counting::Counting;
use self::sums::Sums;
use super::SearchWords;
use super::filter::{Key, Value};
use super::select::{FEWEST, Filter, Organisations, Prepared, Providers, stores};
use crate::inventory::Inventory;
use crate::parallel::{self, Flag};

/// The keys whose values are counted, in the order in which they are shown: those with few values.
pub const FACETS: [Key; 20] = [
    Key::Declared,
    Key::Consent,
    Key::Purpose,
    Key::Party,
    Key::Category,
    Key::Confidence,
    Key::Finding,
    Key::Life,
    Key::Organisation,
    Key::Provider,
    Key::SameSite,
    Key::Secure,
    Key::HttpOnly,
    Key::HostOnly,
    Key::Partitioned,
    Key::Container,
    Key::Browser,
    Key::Profile,
    Key::Store,
    Key::SeenOn,
];

/// The keys that can have as many values as there are cookies: their most frequent ones are counted for completion, and stand in no list.
pub(super) const COMPLETED: [Key; 3] = [Key::Site, Key::Host, Key::Name];

/// Of each key its values, with the cookies that have them and pass every other part of the filter: what one would see on choosing that value alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    of: HashMap<Key, Vec<(Value, u32)>>,
}

impl Facets {
    /// The values of a key with their counts: those of a list in its order, texts by their count. A text that no cookie has is not there.
    pub fn of(&self, key: Key) -> impl Iterator<Item = (&Value, u32)> {
        self.of.get(&key).into_iter().flatten().map(|(value, count)| (value, *count))
    }

    /// The count of one value.
    #[must_use]
    pub fn count(&self, key: Key, value: &Value) -> u32 {
        self.of(key).find(|(one, _)| *one == value).map_or(0, |(_, count)| count)
    }
}

/// Counts the values of every key of [`FACETS`] under a filter. The category of [`Filter::category`], which has counts of its own, counts as one more
/// condition here.
#[must_use]
pub fn facets(inventory: &Inventory, filter: &Filter, words: &SearchWords) -> Facets {
    facets_until(inventory, filter, words, &Flag::default())
}

/// The same until `stop` is raised: what is given then is not whole.
#[must_use]
pub(crate) fn facets_until(inventory: &Inventory, filter: &Filter, words: &SearchWords, stop: &Flag) -> Facets {
    let mut sums = Sums::default();
    for (index, store) in stores(inventory) {
        let prepared = || Prepared::new(filter, inventory, (index, store), words);
        let whose = || (Providers::of_store(inventory, store), Organisations::of_store(inventory, store));
        let is_large = store.report.cookies.rows.len() >= FEWEST;
        let ((providers, organisations), prepared) = if is_large { parallel::both(whose, prepared) } else { (whose(), prepared()) };
        let counting = Counting { filter, store, prepared, providers, organisations };
        let parts = parallel::in_parts(store.report.cookies.rows.len(), FEWEST, |range| counting.rows(range, stop));
        for counts in &parts {
            counting.sum_up(counts, &mut sums);
        }
    }
    sums.into_facets()
}
