//! That a damaged store lost rows, said where its rows are shown: once, for all shown stores, with the way to the record.

use egui::Ui;

use super::Actions;
use crate::ui::kit::{Command, State, speech};
use crate::ui::theme::{space, tokens};
use crate::ui::widget::card;

/// Paints the notice, if there is anything to say.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let Some(sentence) = speech::losses(&state.words, state.shown_stores().map(|opened| &opened.store.report.record)) else { return };
    ui.add_space(space::S);
    if card::remark(ui, tokens(ui).warning, &sentence, Some(&state.words.text("losses-record"))) {
        actions.run(Command::Record);
    }
}
