//! From the open stores to what is shown: inventory, sites, rows. Each is made anew off the painting thread.

use std::sync::Arc;

use egui::Context;

use super::Own;
use crate::column::ColumnId;
use crate::inventory::Inventory;
use crate::query::Filter;
use crate::ui::kit::{Happened, State, speech, wake};
use crate::work;

impl Own {
    pub(super) fn new_inventory(&mut self, state: &mut State, ctx: &Context) {
        let Some(inventory) = state.inventory().cloned() else { return };
        if state.browsing.filters.site.as_deref().is_some_and(|site| inventory.find_site(site).is_none()) {
            state.browsing.filters.site = None;
        }
        refilter(state, ctx);
        self.list_sites(state, ctx);
        state.tell(Happened::InventoryChanged);
    }

    pub(super) fn list_sites(&mut self, state: &State, ctx: &Context) {
        let Some(inventory) = state.inventory().cloned() else { return };
        let (typed, order) = (self.site_filter.clone(), self.site_order);
        self.sites.start("sites", Arc::default(), wake(ctx), move |_| Ok(work::sites(&inventory, &typed, order)));
    }
}

/// Puts the shown stores together. Everything else follows when that arrives.
pub(super) fn assemble(state: &mut State, ctx: &Context) {
    let stores: Vec<_> = state.shown_stores().map(|opened| Arc::clone(&opened.store)).collect();
    let knowledge = state.judged_by.knowledge.as_ref().clone();
    state.browsing.inventory.start("inventory", Arc::default(), wake(ctx), move |_| Ok(Inventory::new(stores, knowledge)));
}

/// Works out the rows of the table anew.
pub(super) fn refilter(state: &mut State, ctx: &Context) {
    let Some(inventory) = state.inventory().cloned() else { return };
    let browsing = &state.browsing;
    let filters = &browsing.filters;
    let filter = Filter {
        store: None,
        site: filters.site.as_deref().and_then(|site| inventory.find_site(site)),
        category: filters.category,
        finding: filters.finding,
        search: filters.search.clone(),
        ..Filter::default()
    };
    let request = work::RowsRequest {
        inventory,
        filter,
        sort: browsing.sort.map(|column| (column, browsing.descending)),
        language: state.language(),
        words: speech::search_words(&state.words),
    };
    state.browsing.rows.start("rows", Arc::default(), wake(ctx), move |_| Ok(work::rows(&request)));
}

/// Ascending, descending, as stored.
pub(super) fn sort_by(column: ColumnId, state: &mut State, ctx: &Context) {
    let browsing = &mut state.browsing;
    (browsing.sort, browsing.descending) = match (browsing.sort, browsing.descending) {
        (Some(current), false) if current == column => (Some(column), true),
        (Some(current), true) if current == column => (None, false),
        _ => (Some(column), false),
    };
    refilter(state, ctx);
}
