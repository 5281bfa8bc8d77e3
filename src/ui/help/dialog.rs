//! The help: all of it is text that one reads, under five headings.

use egui::{Context, Label, Ui};

use super::{filters, keys, words};
use crate::i18n::Words;
use crate::ui::kit::modal::{closer, modal, scrolling};
use crate::ui::kit::{Actions, Ask, State};
use crate::ui::theme::{space, text};
use crate::ui::widget::text as words_widget;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let words = &state.words;
    let title = words.text("command-help");
    modal(ctx, &title, 640.0, actions, |ui, actions| {
        scrolling(ui, &title, f32::MAX, |ui| {
            for sentence in ["help-does", "help-does-not", "help-verdicts"] {
                ui.add(Label::new(text::body(words.text(sentence))).wrap().selectable(true));
            }
            part(ui, words, "help-words", |ui| words::show(ui, words));
            part(ui, words, "help-keys", |ui| keys::show(ui, words));
            part(ui, words, "help-filters", |ui| {
                ui.add(Label::new(text::body(words.text("help-filters-text"))).wrap().selectable(true));
                filters::show(ui, words);
            });
            part(ui, words, "accessibility", |ui| {
                ui.add(Label::new(text::body(words.text("accessibility-statement"))).wrap().selectable(true));
            });
        });
        ui.add_space(space::L);
        if closer(ui, &words.text("close")) {
            actions.ask(Ask::CloseDialog);
        }
    });
}

fn part(ui: &mut Ui, words: &Words, heading: &str, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    words_widget::heading(ui, text::strong(words.text(heading)));
    add(ui);
}
