use std::sync::Arc;

use egui::Context;

use super::Action;
use crate::digest::Digest;
use crate::ui::kit::{Happened, State, wake};

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// All third parties are listed.
    pub(super) lists_all: bool,
}

impl Own {
    /// Carries out what one does on the page.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::ListAll(all) => self.lists_all = all,
        }
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &mut State, ctx: &Context) {
        match happened {
            Happened::InventoryChanged => add_up(state, ctx),
            Happened::StoresClosed => {
                self.lists_all = false;
                state.digest.clear();
            }
            Happened::KnowledgeChanged | Happened::StoresChanged | Happened::LanguageChanged => {}
        }
    }
}

/// Takes in the sums.
pub fn poll(state: &mut State) {
    state.digest.poll();
}

/// Starts again what died. What follows from a newer inventory starts when that arrives.
pub fn try_again(state: &mut State, ctx: &Context) {
    if state.digest.failure().is_some() && state.browsing.inventory.failure().is_none() {
        add_up(state, ctx);
    }
}

/// Works out the sums of overview and charter page anew.
fn add_up(state: &mut State, ctx: &Context) {
    let Some(inventory) = state.inventory().cloned() else { return };
    state.digest.start_behind("digest", Arc::default(), wake(ctx), move |_| Ok(Digest::of(&inventory)));
}
