use egui::Context;

use super::{Action, Own, filtering, grouping, selecting};
use crate::query::Sort;
use crate::query::filter::placed;
use crate::ui::kit::{Filters, GroupBy, Happened, Screen, State, StoreNames, Typed};

/// Names the open stores anew where they or the language changed. Before anybody else hears of it: several features say those names.
pub fn name_stores(happened: Happened, state: &mut State) {
    match happened {
        Happened::StoresChanged | Happened::LanguageChanged => state.browsing.store_names = StoreNames::of(&state.words, &state.stores),
        Happened::StoresClosed => state.browsing.store_names = StoreNames::default(),
        Happened::KnowledgeChanged | Happened::InventoryChanged => {}
    }
}

/// The look that stores are to have which are being opened.
pub fn resume(filters: Filters, sort: Vec<Sort>, by: Option<GroupBy>, state: &mut State) {
    state.browsing.filters = filters;
    state.browsing.sort = sort;
    state.browsing.by = by;
    filtering::retype(state);
}

impl Own {
    /// Carries out what one does on the page.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::FilterSites(text) => {
                self.site_filter = text;
                self.list_sites(state, ctx);
            }
            Action::OrderSites(order) => {
                self.site_order = order;
                self.list_sites(state, ctx);
            }
            Action::ChooseSite(site) => self.filter(state, ctx, |filters| filters.site = site),
            Action::Search(text) => self.search(text, state, ctx),
            Action::ChooseCategory(category) => self.filter(state, ctx, |filters| filters.only.category = category),
            Action::Filter(new) => self.filter(state, ctx, |filters| *filters = *new),
            Action::Place { key, value, standing } => self.filter(state, ctx, |filters| {
                let terms = std::mem::take(&mut filters.only.terms);
                filters.only.terms = placed(terms, key, value, standing);
            }),
            Action::NameFilter(name) => self.filter_name = name,
            Action::KeepFilter => self.keep_filter(state),
            Action::UseKept(name) => self.use_kept(&name, state, ctx),
            Action::ForgetKept(name) => self.drop_filter(&name, state),
            Action::ClearFilters => self.filter(state, ctx, |filters| *filters = Filters::default()),
            Action::ShowColumn(column) => self.column_to_show = Some(column),
            Action::SortBy { column, is_also } => filtering::sort_by(column, is_also, state, ctx),
            Action::GroupBy(by) => self.group_by(by, state, ctx),
            Action::Fold { group, is_folded } => grouping::fold(group, is_folded, state, ctx),
            Action::FoldAll(is_folded) => grouping::fold_all(is_folded, state),
            Action::StandOn(group) => state.browsing.selected.heading = Some(group),
            Action::Select { row, how } => selecting::select(row, how, state, ctx),
            Action::MoveSelection { by, how } => selecting::step(by, how, state),
            Action::MoveCell(by) => selecting::step_aside(by, state),
            Action::TableShown { rows } => {
                self.page_rows = rows;
                self.column_to_show = None;
                state.browsing.selected.scroll_to = None;
            }
            Action::Reveal(id) => self.reveal(id, state, ctx),
            Action::HideValue => self.revealed = None,
            Action::StopCopying => self.copied.cancel(),
            Action::CopyValue => self.copy_value(state, ctx),
            Action::CopyDecoded => self.copy_decoded(state, ctx),
            Action::CopyRows(form) => self.copy_rows(form, state, ctx),
            Action::CopyCell(id, column) => selecting::copy_cell(id, column, state, ctx),
        }
    }

    /// The table with other cookies. A new look has the usual order: one that was chosen for another would be a riddle here.
    pub fn show(&mut self, filters: Filters, state: &mut State, ctx: &Context) {
        state.browsing.sort.clear();
        state.go_to(Screen::Cookies);
        self.filter(state, ctx, |before| *before = filters);
    }

    /// Selects all rows.
    pub fn select_all(&mut self, state: &mut State) {
        selecting::select_all(state);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &mut State, ctx: &Context) {
        match happened {
            Happened::StoresChanged => {
                filtering::assemble(state, ctx);
            }
            Happened::StoresClosed => {
                // What was chosen for the stores that are gone would hide and order those that come.
                self.sites.clear();
                self.kept.clear();
                self.site_filter.clear();
                let browsing = &mut state.browsing;
                browsing.inventory.clear();
                browsing.rows.clear();
                browsing.facets.clear();
                browsing.filters = Filters::default();
                browsing.typed = Typed::default();
                browsing.sort.clear();
                browsing.deselect();
            }
            // Searching and sorting go by the words one sees.
            Happened::LanguageChanged => {
                // Something half typed is left as it is.
                if state.browsing.typed.error.is_none() {
                    filtering::retype(state);
                }
                filtering::refilter(state, ctx);
                self.list_sites(state, ctx);
                self.tell_value(state);
            }
            Happened::KnowledgeChanged | Happened::InventoryChanged => {}
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        self.sites.poll();
        if state.browsing.inventory.poll() {
            self.new_inventory(state, ctx);
        }
        let replaced = state.browsing.rows.value().cloned();
        if state.browsing.rows.poll() {
            grouping::lay_out(state);
            // A place among other groups is that of another one.
            state.browsing.selected.heading = None;
            selecting::rows_arrived(replaced.as_deref(), state);
            self.select_kept(state);
            filtering::count_facets(state, ctx);
        }
        state.browsing.facets.poll();
        if self.kept.poll() {
            self.select_kept(state);
        }
        if self.value.poll() {
            self.tell_value(state);
        }
        if self.copied.poll() {
            self.copied(state, ctx);
        }
    }

    /// Starts again what died. What follows from a newer inventory starts when that arrives.
    pub fn try_again(&mut self, state: &mut State, ctx: &Context) {
        if state.browsing.inventory.failure().is_some() {
            filtering::assemble(state, ctx);
            return;
        }
        if state.browsing.rows.failure().is_some() {
            filtering::refilter(state, ctx);
        }
        if state.browsing.facets.failure().is_some() {
            filtering::count_facets(state, ctx);
        }
        if self.sites.failure().is_some() {
            self.list_sites(state, ctx);
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self {
            sites,
            site_filter: _,
            filter_name: _,
            dropped_filters: _,
            site_order: _,
            page_rows: _,
            kept,
            column_to_show: _,
            revealed: _,
            value,
            told: _,
            copied,
            fading: _,
        } = self;
        sites.is_running() || kept.is_running() || value.is_running() || copied.is_running()
    }
}
