//! The keys, as the help shows them.

use egui::{Context, Grid, Label, vec2};

use crate::ui::kit::modal::{closer, modal, scrolling};
use crate::ui::kit::{Actions, Ask, Command, State, speech};
use crate::ui::theme::{space, text, tokens};
use crate::ui::widget::text as words_widget;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("command-keyboard"), 520.0, actions, |ui, actions| {
        scrolling(ui, &words.text("command-keyboard"), (240.0, f32::MAX), |ui| {
            Grid::new("keys").num_columns(2).spacing(vec2(space::XL, 6.0)).min_col_width(140.0).min_row_height(22.0).show(ui, |ui| {
                for command in Command::ALL.iter().copied() {
                    let Some(shortcut) = command.shortcut() else { continue };
                    ui.label(text::medium(speech::keys(words, shortcut)));
                    ui.label(text::body(words.text(command.label_id())).color(tokens(ui).weak));
                    ui.end_row();
                }
                for (key, what) in [
                    ("keyboard-arrows", "keyboard-arrows-text"),
                    ("keyboard-pages", "keyboard-pages-text"),
                    ("keyboard-sideways", "keyboard-sideways-text"),
                    ("keyboard-toggle", "keyboard-toggle-text"),
                    ("keyboard-menu", "keyboard-menu-text"),
                    ("keyboard-zoom", "keyboard-zoom-text"),
                    ("keyboard-quit", "keyboard-quit-text"),
                    ("keyboard-tab", "keyboard-tab-text"),
                    ("keyboard-enter", "keyboard-enter-text"),
                    ("keyboard-escape", "keyboard-escape-text"),
                ] {
                    ui.label(text::medium(words.text(key)));
                    ui.label(text::body(words.text(what)).color(tokens(ui).weak));
                    ui.end_row();
                }
            });
            ui.add_space(space::M);
            words_widget::heading(ui, text::strong(words.text("accessibility")));
            ui.add(Label::new(text::body(words.text("accessibility-statement"))).wrap());
        });
        ui.add_space(space::L);
        if closer(ui, &words.text("close")) {
            actions.ask(Ask::CloseDialog);
        }
    });
}
