use egui::Context;

use super::{Action, Own};
use crate::ui::kit::{Ask, Dialog, State};

impl Own {
    /// Opens the dialog with nothing typed.
    pub fn show(&mut self, state: &mut State, ctx: &Context) {
        *self = Self::default();
        state.dialogs.show(Dialog::Commands, ctx);
    }

    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State) {
        match action {
            Action::Type(typed) => *self = Self { typed, line: 0 },
            Action::Choose(line) => self.line = line,
            Action::Run(command) => {
                // First, so that a dialog which the command opens is not the one that closes.
                state.dialogs.close_if(&Dialog::Commands);
                state.ask(Ask::Run(command));
            }
        }
    }
}
