use std::sync::Arc;

use egui::Context;

use super::Own;
use super::state::Visited;
use crate::ui::kit::{Ask, Happened, Screen, State, wake};
use crate::ui::widget::page;
use crate::visit::Visit;

impl Own {
    /// The page of the site that is chosen in the table.
    pub fn show(&mut self, state: &mut State, ctx: &Context) {
        self.visited.clear();
        page::begin_anew(ctx, super::page::ID);
        state.go_to(Screen::Site);
        self.work_out(state, ctx);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &mut State, ctx: &Context) {
        match happened {
            Happened::InventoryChanged if state.screen == Screen::Site => self.work_out(state, ctx),
            Happened::StoresClosed => self.visited.clear(),
            Happened::InventoryChanged | Happened::KnowledgeChanged | Happened::StoresChanged | Happened::LanguageChanged => {}
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self) {
        self.visited.poll();
    }

    /// Starts again what died.
    pub fn try_again(&mut self, state: &mut State, ctx: &Context) {
        if self.visited.failure().is_some() {
            self.work_out(state, ctx);
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { visited } = self;
        visited.is_running()
    }

    /// A site that is gone after a reload has no page.
    fn work_out(&mut self, state: &mut State, ctx: &Context) {
        let Some(inventory) = state.inventory().cloned() else { return };
        let site = state.browsing.filters.site.as_deref().and_then(|site| inventory.find_site(site));
        let Some(site) = site else {
            state.ask(Ask::GoTo(Screen::Cookies));
            return;
        };
        let work = move |_: &_| {
            let visit = Visit::to(&inventory, site);
            Ok(Visited { inventory, visit })
        };
        self.visited.start_behind("visit", Arc::default(), wake(ctx), work);
    }
}
