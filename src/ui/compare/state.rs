use std::convert::Infallible;

use super::By;
use super::compared::{Compared, Wanted};
use crate::compare::MOST_SIDES;
use crate::i18n::Words;
use crate::jobs::Slot;
use crate::store::StoreSource;
use crate::ui::kit::{Opened, State};

/// What the feature keeps.
#[derive(Debug)]
pub struct Own {
    /// Stores that were taken in or out; of the others the first ones are compared.
    pub(super) chosen: Vec<(StoreSource, bool)>,
    /// Only the site that the table shows.
    pub(super) site_alone: bool,
    /// Only what differs.
    pub(super) differing: bool,
    /// All that could not be had of the sides, not only the first of it.
    pub(super) lists_unseen: bool,
    pub(super) by: By,
    /// The line whose details are shown.
    pub(super) line: Option<usize>,
    /// What the comparison at hand, or under way, is of.
    pub(super) wanted: Option<Wanted>,
    /// The comparison.
    pub(in crate::ui) compared: Slot<Compared, Infallible>,
}

impl Default for Own {
    fn default() -> Self {
        Self {
            chosen: Vec::new(),
            site_alone: false,
            differing: true,
            lists_unseen: false,
            by: By::default(),
            line: None,
            wanted: None,
            compared: Slot::default(),
        }
    }
}

impl Own {
    /// Whether a store is one of the sides.
    pub(super) fn is_side(&self, state: &State, source: &StoreSource) -> bool {
        self.sides(state).iter().any(|opened| opened.store.source == *source)
    }

    /// The stores beside each other: those that were taken in, and the first of the others, as far as there is room.
    pub(super) fn sides<'a>(&self, state: &'a State) -> Vec<&'a Opened> {
        let said = |opened: &Opened| self.chosen.iter().find(|(source, _)| *source == opened.store.source).map(|(_, is_in)| *is_in);
        let taken = state.stores.iter().filter(|opened| said(opened) == Some(true)).count();
        let mut room = MOST_SIDES.saturating_sub(taken);
        let mut is_in = |opened: &&Opened| match said(opened) {
            Some(is_in) => is_in,
            None if room > 0 => {
                room -= 1;
                true
            }
            None => false,
        };
        let mut sides: Vec<&Opened> = state.stores.iter().filter(|opened| is_in(opened)).collect();
        sides.truncate(MOST_SIDES);
        sides
    }

    /// What was found out, for who does not see it.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        let compared = self.compared.value().filter(|_| !self.compared.is_running())?;
        Some(words.count("compare-differing", compared.differing.len() as u64))
    }
}
