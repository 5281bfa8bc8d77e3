//! From the open stores to what is shown: inventory, sites, rows, sums. Each is made anew off the painting thread.

use std::sync::Arc;

use egui::Context;

use crate::column::ColumnId;
use crate::digest::Digest;
use crate::query::Filter;
use crate::ui::app::update::wake;
use crate::ui::kit::speech;
use crate::ui::kit::state::State;
use crate::ui::knowledge::update as knowing;
use crate::work;

/// Puts the shown stores together. Everything else follows when that arrives.
pub fn assemble(state: &mut State, ctx: &Context) {
    if !knowing::is_up_to_date(state) {
        knowing::reclassify(state, ctx);
        return;
    }
    let stores: Vec<_> = state.shown_stores().map(|opened| Arc::clone(&opened.store)).collect();
    let knowledge = state.model.knowing.knowledge.as_ref().clone();
    let build = move |_: &_| Ok(crate::inventory::Inventory::new(stores, knowledge));
    state.model.inventory.start("inventory", Arc::default(), wake(ctx), build);
}

pub fn new_inventory(state: &mut State, ctx: &Context) {
    let Some(inventory) = state.inventory().cloned() else { return };
    knowing::count_named(state, ctx);
    if state.view.site.as_deref().is_some_and(|site| inventory.find_site(site).is_none()) {
        state.view.site = None;
    }
    refilter(state, ctx);
    list_sites(state, ctx);
    add_up(state, ctx);
}

/// Works out the sums of overview and charter page anew.
pub fn add_up(state: &mut State, ctx: &Context) {
    let Some(inventory) = state.inventory().cloned() else { return };
    state.model.digest.start("digest", Arc::default(), wake(ctx), move |_| Ok(Digest::of(&inventory)));
}

/// Works out the rows of the table anew.
pub fn refilter(state: &mut State, ctx: &Context) {
    let Some(inventory) = state.inventory().cloned() else { return };
    let filter = Filter {
        store: None,
        site: state.view.site.as_deref().and_then(|site| inventory.find_site(site)),
        category: state.view.category,
        finding: state.view.finding,
        search: state.view.search.clone(),
        ..Filter::default()
    };
    let request = work::RowsRequest {
        inventory,
        filter,
        sort: state.view.sort.map(|column| (column, state.view.descending)),
        language: state.language(),
        words: speech::search_words(&state.words),
    };
    state.model.rows.start("rows", Arc::default(), wake(ctx), move |_| Ok(work::rows(&request)));
}

pub fn list_sites(state: &mut State, ctx: &Context) {
    let Some(inventory) = state.inventory().cloned() else { return };
    let (typed, order) = (state.view.site_filter.clone(), state.view.site_order);
    state.model.sites.start("sites", Arc::default(), wake(ctx), move |_| Ok(work::sites(&inventory, &typed, order)));
}

pub fn sort_by(state: &mut State, column: ColumnId, ctx: &Context) {
    // Ascending, descending, as stored.
    (state.view.sort, state.view.descending) = match (state.view.sort, state.view.descending) {
        (Some(current), false) if current == column => (Some(column), true),
        (Some(current), true) if current == column => (None, false),
        _ => (Some(column), false),
    };
    refilter(state, ctx);
}
