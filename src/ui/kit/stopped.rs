//! Work that ended without a result, told where the result would be: no wheel turns for ever.

use std::convert::Infallible;

use egui::{Label, Ui};

use super::{Actions, Ask, State, speech};
use crate::jobs::Failure;
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::button;

/// Says what happened, and offers to try again.
pub fn show<A>(ui: &mut Ui, state: &State, failure: &Failure<Infallible>, actions: &mut Actions<A>) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.2).min(160.0));
        ui.set_max_width((ui.available_width() - 2.0 * space::L).clamp(80.0, 420.0));
        button::decoration(ui, Icon::ERROR, 28.0, 32.0, tokens(ui).warning.ink);
        ui.add_space(space::S);
        ui.add(Label::new(text::body(speech::stopped(&state.words, failure))).wrap());
        ui.add_space(space::S);
        if button::secondary(ui, Icon::RELOAD, &state.words.text("retry")).clicked() {
            actions.ask(Ask::TryAgain);
        }
    });
}
