//! From the open stores to what is shown: inventory, sites, rows. Each is made anew off the painting thread.

use std::sync::Arc;

use egui::Context;

use super::Own;
use crate::column::ColumnId;
use crate::inventory::Inventory;
use crate::query::Sort;
use crate::query::filter::parse;
use crate::ui::kit::{Filters, Happened, State, Typed, speech, wake};
use crate::work;

impl Own {
    pub(super) fn new_inventory(&mut self, state: &mut State, ctx: &Context) {
        let Some(inventory) = state.inventory().cloned() else { return };
        if state.browsing.filters.site.as_deref().is_some_and(|site| inventory.find_site(site).is_none()) {
            state.browsing.filters.site = None;
        }
        drop_foreign_line(state, &inventory);
        self.keep_selection(state, ctx);
        refilter(state, ctx);
        self.list_sites(state, ctx);
        state.tell(Happened::InventoryChanged);
    }

    pub(super) fn list_sites(&mut self, state: &State, ctx: &Context) {
        let Some(inventory) = state.inventory().cloned() else { return };
        let request = work::SitesRequest {
            inventory,
            filter: state.browsing.filters.only.clone(),
            words: speech::search_words(&state.words),
            typed: self.site_filter.clone(),
            order: self.site_order,
        };
        self.sites.start_behind("sites", Arc::default(), wake(ctx), move |stop| Ok(work::sites(&request, stop)));
    }

    /// Shows what other filters leave, from its top. The list of sites shows where that is.
    pub(super) fn filter(&mut self, state: &mut State, ctx: &Context, change: impl FnOnce(&mut Filters)) {
        let before = state.browsing.filters.clone();
        change(&mut state.browsing.filters);
        // What was not understood counted for nothing: what is chosen now takes its place, also where the terms stay the same.
        if before.only.terms != state.browsing.filters.only.terms || state.browsing.typed.error.is_some() {
            retype(state);
        }
        self.show_anew(&before, state, ctx);
    }

    /// Takes what was typed into the search field. While it is not understood the last filter that was stays, and the field says why. But a word of it
    /// that is gone from what is understood was the beginning of what is being typed: whoever types `party:` letter by letter had last looked for the
    /// word `party`, and would be left with no rows and no counts.
    pub(super) fn search(&mut self, text: String, state: &mut State, ctx: &Context) {
        let before = state.browsing.filters.clone();
        let parsed = parse(&text, speech::filter_names(state.language()));
        let terms = &mut state.browsing.filters.only.terms;
        let error = match parsed {
            Ok(understood) => {
                *terms = understood;
                None
            }
            Err(error) => {
                terms.retain(|term| term.key().is_some() || error.understood.contains(term));
                Some(error)
            }
        };
        state.browsing.typed = Typed { text, error };
        if before != state.browsing.filters {
            self.show_anew(&before, state, ctx);
        }
    }

    fn show_anew(&mut self, before: &Filters, state: &mut State, ctx: &Context) {
        state.browsing.begins_anew = true;
        refilter(state, ctx);
        if before.only != state.browsing.filters.only {
            self.list_sites(state, ctx);
        }
    }
}

/// A line of a charter is a number through all charters in force: once others are, it may be the number of another line.
fn drop_foreign_line(state: &mut State, inventory: &Inventory) {
    let Some(line) = state.browsing.filters.only.declaration else { return };
    let declared = |inventory: &Inventory| {
        inventory.knowledge().declaration(line).map(|(charter, declared)| (charter.id.clone(), declared.name().to_owned()))
    };
    let before = state.browsing.rows.value().and_then(|rows| declared(&rows.inventory));
    if before.is_none() || before != declared(inventory) {
        state.browsing.filters.only.declaration = None;
    }
}

/// Puts the shown stores together. Everything else follows when that arrives.
pub(super) fn assemble(state: &mut State, ctx: &Context) {
    let stores: Vec<_> = state.shown_stores().map(|opened| Arc::clone(&opened.store)).collect();
    let knowledge = state.judged_by.knowledge.as_ref().clone();
    state.browsing.inventory.start("inventory", Arc::default(), wake(ctx), move |_| Ok(Inventory::new(stores, knowledge)));
}

/// Writes the terms into the search field, in the names of the language.
pub(super) fn retype(state: &mut State) {
    state.browsing.typed = Typed::of(&state.browsing.filters, speech::filter_names(state.language()));
}

/// Works out the rows of the table anew.
pub(super) fn refilter(state: &mut State, ctx: &Context) {
    let Some(request) = request(state) else { return };
    state.browsing.rows.start_behind("rows", Arc::default(), wake(ctx), move |stop| Ok(work::rows(&request, stop)));
}

/// Counts what each value would leave, once the rows have come: they are what one waits for.
pub(super) fn count_facets(state: &mut State, ctx: &Context) {
    let Some(request) = request(state) else { return };
    state.browsing.facets.start_behind("facets", Arc::default(), wake(ctx), move |stop| Ok(work::facets(&request, stop)));
}

fn request(state: &State) -> Option<work::RowsRequest> {
    let inventory = state.inventory().cloned()?;
    let browsing = &state.browsing;
    Some(work::RowsRequest {
        filter: browsing.filters.of(&inventory),
        inventory,
        sort: browsing.sort.clone(),
        by: browsing.by,
        language: state.language(),
        words: speech::search_words(&state.words),
    })
}

/// Ascending, descending, not at all: by the column alone, or by it after those that are sorted by already.
pub(super) fn sort_by(column: ColumnId, is_also: bool, state: &mut State, ctx: &Context) {
    let browsing = &mut state.browsing;
    if !is_also {
        let is_alone = browsing.sort.len() == 1;
        browsing.sort.retain(|sort| is_alone && sort.column == column);
    }
    match browsing.sort.iter().position(|sort| sort.column == column) {
        None => browsing.sort.push(Sort { column, descending: false }),
        Some(place) => match browsing.sort.get_mut(place) {
            Some(sort) if !sort.descending => sort.descending = true,
            _ => drop(browsing.sort.remove(place)),
        },
    }
    // What one looks at stays in view; without it one begins to read another order at its beginning.
    browsing.begins_anew = browsing.selected.cursor.is_none();
    refilter(state, ctx);
}
