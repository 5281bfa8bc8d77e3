mod prepared;
mod test;
mod whose;

use std::ops::Range;
use std::sync::Arc;

use super::filter::{Key, Term, Value};
use super::{Among, SearchWords};
use crate::charter::Category;
use crate::classify::LineId;
use crate::cookie::{Cookie, RowId};
use crate::inventory::{CookieId, Inventory, OpenStore, SiteId, StoreIndex};
use crate::parallel::{self, Flag};

pub(super) use prepared::{Passes, Prepared, value_of};
pub(super) use test::FLAGS;
pub(super) use whose::{Organisations, Providers};

/// What to keep. Every part that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this store.
    pub store: Option<StoreIndex>,
    /// Only this site as a visit sees it: its own cookies, and those of others that were set on its pages.
    pub site: Option<SiteId>,
    /// Only this category; what the others would leave is counted with it.
    pub category: Option<Category>,
    /// Only what meets every term.
    pub terms: Vec<Term>,
    /// Only what this line of a charter declares.
    pub declaration: Option<LineId>,
    /// Only these.
    pub among: Option<Arc<Among>>,
}

impl Filter {
    /// One key is this.
    #[must_use]
    pub fn on(key: Key, value: Value) -> Self {
        Self::default().and(key, value)
    }

    /// The same, and one key more is this.
    #[must_use]
    pub fn and(mut self, key: Key, value: Value) -> Self {
        self.terms.push(Term::is(key, value));
        self
    }

    /// What holds all these words.
    #[must_use]
    pub fn words(typed: &str) -> Self {
        Self { terms: typed.split_whitespace().map(Term::word).collect(), ..Self::default() }
    }
}

/// The cookies that a filter keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// In the order of the inventory.
    pub ids: Vec<CookieId>,
    /// Cookies per category that everything but the category lets through: what the category chips show.
    pub counts: [u32; 4],
}

impl Selection {
    /// What the chip "all" shows.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    fn append(&mut self, mut next: Self) {
        self.ids.append(&mut next.ids);
        self.counts.iter_mut().zip(next.counts).for_each(|(sum, count)| *sum += count);
    }
}

/// Below this a thread costs more than it saves.
pub(super) const FEWEST: usize = 50_000;

/// Applies a filter. `words` are the words that are shown for codes in the language of the interface, so that searching for what one sees finds it.
#[must_use]
pub fn select(inventory: &Inventory, filter: &Filter, words: &SearchWords) -> Selection {
    select_until(inventory, filter, words, &Flag::default())
}

/// The same until `stop` is raised: what is given then is not whole.
#[must_use]
pub(crate) fn select_until(inventory: &Inventory, filter: &Filter, words: &SearchWords, stop: &Flag) -> Selection {
    if *filter == Filter::default() {
        // Everything: no row need be looked at.
        let all = u32::try_from(inventory.len()).unwrap_or(u32::MAX);
        return Selection { ids: (0..all).map(CookieId).collect(), counts: inventory.counts() };
    }
    let mut selection = Selection::default();
    for (index, store) in stores(inventory) {
        let prepared = Prepared::new(filter, inventory, (index, store), words);
        let first = inventory.cookies_of(index).start;
        let rows = store.report.cookies.rows.len();
        let parts = parallel::in_parts(rows, FEWEST, |range| select_in(range, (first, store), &prepared, filter.category, stop));
        for part in parts {
            selection.append(part);
        }
    }
    selection
}

/// The stores of an inventory with their numbers.
pub(super) fn stores(inventory: &Inventory) -> impl Iterator<Item = (StoreIndex, &OpenStore)> {
    (0u16..).map(StoreIndex).zip(inventory.stores().iter().map(AsRef::as_ref))
}

fn select_in(
    range: Range<usize>,
    (first, store): (u32, &OpenStore),
    prepared: &Prepared<'_>,
    category: Option<Category>,
    stop: &Flag,
) -> Selection {
    let mut selection = Selection::default();
    let verdicts = &store.classification.verdicts;
    let mut keep = |row: RowId, number: u32| {
        let Some(verdict) = verdicts.distinct().get(number as usize) else { return };
        if let Some(count) = selection.counts.get_mut(verdict.category.index()) {
            *count += 1;
        }
        if category.is_none_or(|wanted| wanted == verdict.category) {
            selection.ids.push(CookieId(first + row.0));
        }
    };
    let number_of = |row: RowId| verdicts.number_of(row.index()).filter(|number| prepared.of_verdict(*number).is_nothing());
    for range in stop.until_raised(range) {
        if prepared.asks_for_rows() {
            let passes = |row, cookie: &Cookie, number| prepared.of_row(row, cookie, number, |failing| !failing.is_nothing()).is_nothing();
            store.report.cookies.rows.visit(
                range,
                |row| number_of(row).is_some(),
                |row, cookie| number_of(row).filter(|number| passes(row, cookie, *number)).into_iter().for_each(|number| keep(row, number)),
            );
        } else {
            let rows = range.filter_map(|row| u32::try_from(row).ok()).map(RowId);
            rows.for_each(|row| number_of(row).into_iter().for_each(|number| keep(row, number)));
        }
    }
    selection
}
