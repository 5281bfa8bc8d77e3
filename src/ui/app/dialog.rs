//! Which dialog is open.

use egui::Context;

use super::error;

use crate::ui::kit::ask::Actions;
use crate::ui::kit::state::State;
use crate::ui::kit::view_state::Dialog;

/// Paints the open dialog, if there is one.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    match &state.view.dialog {
        None => {}
        Some(Dialog::Export(form)) => crate::ui::export::dialog::show(ctx, state, form, actions),
        Some(Dialog::Settings) => crate::ui::settings::dialog::show(ctx, state, actions),
        Some(Dialog::OpenPath { text }) => crate::ui::open::path::show(ctx, state, text, actions),
        Some(Dialog::Error { sentence, path, retry }) => error::show(ctx, state, (sentence, path.as_deref(), retry), actions),
        Some(Dialog::Record) => crate::ui::open::record::show(ctx, state, actions),
        Some(Dialog::Keyboard) => crate::ui::help::keyboard::show(ctx, state, actions),
        Some(Dialog::Correct(form)) => crate::ui::correct::dialog::show(ctx, state, form, actions),
        Some(Dialog::Knowledge { listed }) => crate::ui::knowledge::dialog::show(ctx, state, listed.as_deref(), actions),
        Some(Dialog::KnowledgePath { task, text }) => crate::ui::knowledge::path::show(ctx, state, (*task, text), actions),
    }
}
