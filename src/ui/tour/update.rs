use super::state::STEPS;
use super::{Action, Own};
use crate::ui::kit::{Ask, Happened, Source, State};

impl Own {
    /// Begins, in the sample store.
    pub fn begin(&mut self, state: &mut State) {
        if state.stores.iter().any(|opened| opened.source == Source::Sample) {
            self.go(0, state);
        } else {
            // Its page comes with it.
            self.step = Some(0);
            state.ask(Ask::Open(vec![Source::Sample]));
        }
    }

    /// Carries out what one does.
    pub fn apply(&mut self, action: Action, state: &mut State) {
        match action {
            Action::Step(step) => self.go(step, state),
            Action::Leave => self.step = None,
        }
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened) {
        match happened {
            // There is nothing left to show.
            Happened::StoresClosed => self.step = None,
            Happened::KnowledgeChanged | Happened::StoresChanged | Happened::InventoryChanged | Happened::LanguageChanged => {}
        }
    }

    fn go(&mut self, step: usize, state: &mut State) {
        let Some((command, _)) = STEPS.get(step) else { return };
        self.step = Some(step);
        state.ask(Ask::Run(*command));
    }
}
