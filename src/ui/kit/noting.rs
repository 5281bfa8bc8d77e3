//! A note where what it is about is shown, and the way to write one.

use egui::{Label, Ui};

use super::{Actions, Ask, State, speech};
use crate::notes::Topic;
use crate::ui::theme::{Icon, text};
use crate::ui::widget::{badge, button, text as words_widget};

/// Paints the note on something, if there is one, and the link.
pub fn show<A>(ui: &mut Ui, state: &State, about: Topic, actions: &mut Actions<A>) {
    let words = &state.words;
    let note = state.noted.notes.get(&about);
    if let Some(note) = note {
        words_widget::part(ui, &words.text("note-part"));
        ui.horizontal_wrapped(|ui| {
            for label in &note.labels {
                badge::neutral(ui, &speech::visible(label));
            }
        });
        for line in note.text.lines() {
            ui.add(Label::new(text::body(speech::visible(line))).wrap().selectable(true));
        }
    }
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let id = if note.is_some() { "note-change" } else { "note-write" };
        if button::link(ui, Some(Icon::CORRECT), &words.text(id)).clicked() {
            actions.ask(Ask::Note(about));
        }
    });
}
