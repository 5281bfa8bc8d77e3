//! The dialogs of the window.

mod correct;
mod error;
mod export;
mod keyboard;
mod knowledge;
mod knowledge_path;
mod open_path;
mod record;
mod settings;

use egui::Context;

use super::kit::ask::Actions;
use super::kit::state::State;
use super::kit::view_state::Dialog;

/// Paints the open dialog, if there is one.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    match &state.view.dialog {
        None => {}
        Some(Dialog::Export(form)) => export::show(ctx, state, form, actions),
        Some(Dialog::Settings) => settings::show(ctx, state, actions),
        Some(Dialog::OpenPath { text }) => open_path::show(ctx, state, text, actions),
        Some(Dialog::Error { sentence, path, retry }) => error::show(ctx, state, (sentence, path.as_deref(), retry), actions),
        Some(Dialog::Record) => record::show(ctx, state, actions),
        Some(Dialog::Keyboard) => keyboard::show(ctx, state, actions),
        Some(Dialog::Correct(form)) => correct::show(ctx, state, form, actions),
        Some(Dialog::Knowledge { listed }) => knowledge::show(ctx, state, listed.as_deref(), actions),
        Some(Dialog::KnowledgePath { task, text }) => knowledge_path::show(ctx, state, (*task, text), actions),
    }
}
