//! What happened, what to do, and a button that does it.

use egui::{Context, Label};

use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, primary_width};
use crate::ui::kit::{Actions, Ask, Source, State};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::button;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, (sentence, path, retry): (&str, Option<&str>, &[Source]), actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("error-title"), 520.0, actions, |ui, actions| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            button::decoration(ui, Icon::ERROR, 20.0, 20.0, tokens(ui).warning.ink);
            ui.vertical(|ui| {
                ui.add(Label::new(text::body(sentence)).wrap());
                if let Some(path) = path {
                    egui::ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).show(ui, |ui| {
                        ui.add(Label::new(text::small(path).color(tokens(ui).weak)).wrap().selectable(true));
                    });
                }
            });
        });
        ui.add_space(space::L);
        let (close, again) = (words.text("close"), words.text("retry"));
        let again_width = if retry.is_empty() { 0.0 } else { primary_width(ui, &again) + space::S };
        let width = button_width(ui, &close, false) + again_width;
        buttons(ui, width, |ui| {
            let closer = button::plain(ui, &close);
            if closer.clicked() {
                actions.ask(Ask::CloseDialog);
            }
            if retry.is_empty() {
                focus_once(&closer);
                return;
            }
            let again = button::primary(ui, Icon::RELOAD, &again);
            focus_once(&again);
            if again.clicked() {
                actions.ask(Ask::CloseDialog);
                actions.ask(Ask::Open(retry.to_vec()));
            }
        });
    });
}
