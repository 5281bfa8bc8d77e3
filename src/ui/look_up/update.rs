use std::sync::Arc;

use egui::Context;

use super::state::{LookedUp, typed_host};
use super::{Action, Own};
use crate::classify::look_up;
use crate::jobs::Flag;
use crate::query::filter::{Key, Value};
use crate::query::{Filter, SearchWords, select};
use crate::ui::kit::{Happened, NameOnHost, Pane, Screen, State, wake};

impl Own {
    /// Carries out what one does on the page.
    pub fn apply(&mut self, action: Action, state: &State, ctx: &Context) {
        match action {
            Action::Type(typed) => {
                self.typed = typed;
                self.look(state, ctx);
            }
        }
    }

    /// The page for this name.
    pub fn look_up(&mut self, name: NameOnHost, state: &mut State, ctx: &Context) {
        self.typed = name;
        self.show(state, ctx);
    }

    /// The page, with the focus on the name.
    pub fn show(&mut self, state: &mut State, ctx: &Context) {
        state.go_to(Screen::LookUp);
        self.look(state, ctx);
        state.dialogs.give_focus_to(Pane::LookUp.focus_id(), ctx);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &State, ctx: &Context) {
        match happened {
            Happened::KnowledgeChanged => self.look(state, ctx),
            Happened::InventoryChanged => self.count_named(state, ctx),
            Happened::StoresClosed => self.named.clear(),
            Happened::StoresChanged | Happened::LanguageChanged => {}
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self) {
        self.named.poll();
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { typed: _, looked_up: _, named } = self;
        named.is_running()
    }

    /// Looks the typed name up. Fast enough for every key; only counting cookies is work for a thread.
    fn look(&mut self, state: &State, ctx: &Context) {
        let name = self.typed.name.trim().to_owned();
        if name.is_empty() {
            self.looked_up = None;
            self.named.clear();
            return;
        }
        let typed = typed_host(&self.typed.host);
        let host_is_wrong = matches!(typed, Some(Err(())));
        let host = typed.and_then(Result::ok);
        let found = look_up(&name, host.as_deref(), &state.judged_by.knowledge).ok();
        self.looked_up = found.map(|found| LookedUp { found, host, host_is_wrong });
        self.count_named(state, ctx);
    }

    /// How many shown cookies have the name.
    fn count_named(&mut self, state: &State, ctx: &Context) {
        let name = self.typed.name.trim().to_owned();
        let Some(inventory) = state.inventory().cloned().filter(|_| !name.is_empty()) else {
            self.named.clear();
            return;
        };
        let count = move |_: &Flag| {
            let filter = Filter::on(Key::Name, Value::text(name));
            Ok(select(&inventory, &filter, &SearchWords::default()).ids.len() as u64)
        };
        self.named.start("count-name", Arc::default(), wake(ctx), count);
    }
}
