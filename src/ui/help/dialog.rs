//! The keys, as the help shows them.

use egui::{Context, Label, Ui};

use crate::i18n::Words;
use crate::ui::kit::modal::{closer, modal, scrolling};
use crate::ui::kit::{Actions, Ask, Command, State, speech};
use crate::ui::theme::{space, text, tokens};
use crate::ui::widget::text as words_widget;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("command-keyboard"), 520.0, actions, |ui, actions| {
        scrolling(ui, &words.text("command-keyboard"), (240.0, f32::MAX), |ui| {
            for command in Command::ALL.iter().copied() {
                let Some(shortcut) = command.shortcut() else { continue };
                line(ui, words, &speech::keys(words, shortcut), &words.text(command.label_id()));
            }
            for (key, what) in [
                ("keyboard-arrows", "keyboard-arrows-text"),
                ("keyboard-pages", "keyboard-pages-text"),
                ("keyboard-sideways", "keyboard-sideways-text"),
                ("keyboard-headings", "keyboard-headings-text"),
                ("keyboard-by-cell", "keyboard-by-cell-text"),
                ("keyboard-toggle", "keyboard-toggle-text"),
                ("keyboard-menu", "keyboard-menu-text"),
                ("keyboard-zoom", "keyboard-zoom-text"),
                ("keyboard-quit", "keyboard-quit-text"),
                ("keyboard-tab", "keyboard-tab-text"),
                ("keyboard-enter", "keyboard-enter-text"),
                ("keyboard-escape", "keyboard-escape-text"),
            ] {
                line(ui, words, &words.text(key), &words.text(what));
            }
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

/// Keys and what they do: two columns for the eye, one line for screen readers.
fn line(ui: &mut Ui, words: &Words, keys: &str, what: &str) {
    let width = (ui.available_width() * 0.42).min(190.0);
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        ui.scope(|ui| {
            ui.set_max_width(width - space::S);
            let shown = ui.add(Label::new(text::medium(keys)).wrap());
            words_widget::spoken_as(&shown, speech::key_value(words, keys, what));
        });
        ui.add_space((left + width - ui.cursor().left()).max(0.0));
        words_widget::unspoken(&ui.add(Label::new(text::body(what).color(tokens(ui).weak)).wrap()));
    });
}
