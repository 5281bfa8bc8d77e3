//! The selection outlives a new reading: its cookies are found again by what tells cookies apart, whatever else changed.

use std::collections::HashSet;
use std::sync::Arc;

use egui::Context;

use super::Own;
use super::selecting::stays_where_one_looks;
use super::state::Kept;
use crate::inventory::{CookieId, CookieView, Inventory};
use crate::ui::kit::{CookieSet, ScrollTo, State, wake};

/// How many cookies are found again at most: whoever selected more did so to copy or export them.
const MOST: usize = 1_000;

impl Own {
    /// Begins to look for the selected cookies in a newer inventory.
    pub(super) fn keep_selection(&mut self, state: &State, ctx: &Context) {
        let (Some(rows), Some(inventory)) = (state.browsing.rows.value().cloned(), state.inventory().cloned()) else { return };
        let selected = &state.browsing.selected.ids;
        if selected.is_empty() || selected.len() > MOST || rows.inventory.has_rows_of(&inventory) {
            return;
        }
        let (ids, cursor) = (state.browsing.selected_of(&rows), state.browsing.cursor());
        self.kept
            .start_behind("selection", Arc::default(), wake(ctx), move |_| Ok(find_again(&rows.inventory, (&ids, cursor), &inventory)));
    }

    /// Selects them again, once both they and the rows have come.
    pub(super) fn select_kept(&mut self, state: &mut State) {
        let (Some(kept), Some(rows)) = (self.kept.value(), state.browsing.rows.value()) else { return };
        if !Arc::ptr_eq(&kept.inventory, &rows.inventory) {
            return;
        }
        // A value that was shown is of the reading before; the cookie may even have its number again.
        self.revealed = None;
        let is_kept: CookieSet = kept.ids.iter().copied().collect();
        let left: Vec<CookieId> = rows.ids.iter().copied().filter(|id| is_kept.contains(*id)).collect();
        let at = |wanted: CookieId| rows.ids.iter().position(|id| *id == wanted);
        let cursor = kept.cursor.and_then(at).or_else(|| left.first().copied().and_then(at));
        let stays = stays_where_one_looks(state);
        let selected = &mut state.browsing.selected;
        if selected.ids.is_empty() && !left.is_empty() {
            selected.ids = left.into_iter().collect();
            (selected.cursor, selected.anchor) = (cursor, cursor.unwrap_or(0));
            selected.scroll_to = cursor.filter(|_| !stays).map(|_| ScrollTo::Cursor);
        }
        self.kept.clear();
    }
}

/// What tells two cookies of a browser apart, and the store they are of.
fn key<'a>(view: &CookieView<'a>) -> (&'a str, &'a str, &'a str, &'a str, Option<&'a str>, Option<&'a str>) {
    let container = view.container_label().map(|label| label.code.as_str());
    (view.store.source.shown(), view.cookie.host(), view.cookie.name(), view.cookie.path(), view.top_level_site(), container)
}

fn find_again(old: &Inventory, (ids, cursor): (&[CookieId], Option<CookieId>), new: &Arc<Inventory>) -> Kept {
    let wanted: HashSet<_> = old.views(ids.iter().copied()).map(|view| key(&view)).collect();
    let first = cursor.and_then(|id| old.get(id)).map(|view| key(&view));
    let mut kept = Kept { inventory: Arc::clone(new), ids: Vec::new(), cursor: None };
    for view in new.iter() {
        let key = key(&view);
        if wanted.contains(&key) {
            kept.ids.push(view.id);
            kept.cursor = kept.cursor.or_else(|| (first == Some(key)).then_some(view.id));
        }
    }
    kept
}
