//! A note where what it is about is shown, and the way to write one.

use egui::{Id, Label, Ui};

use super::{Actions, Ask, State, speech};
use crate::notes::{Note, Topic};
use crate::ui::theme::{Icon, text};
use crate::ui::widget::{badge, button, text as words_widget};

/// Paints the note on something, if there is one, and the link.
pub fn show<A>(ui: &mut Ui, state: &State, about: Topic, actions: &mut Actions<A>) {
    let words = &state.words;
    let note = state.noted.notes.get(&about);
    said(ui, &words.text("note-part"), note);
    button::steady(ui, Id::unique(("note", &about)), |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let id = if note.is_some() { "note-change" } else { "note-write" };
        if button::link(ui, Some(Icon::CORRECT), &words.text(id)).clicked() {
            actions.ask(Ask::Note(about));
        }
    });
}

/// Paints the note that a dossier holds on something: whoever kept it may be somebody else. Where the person's own note says all of it, that one is enough.
pub fn kept(ui: &mut Ui, state: &State, note: Option<&Note>, about: &Topic) {
    let own = state.noted.notes.get(about);
    said(ui, &state.words.text("note-in-dossier"), note.filter(|note| own.is_none_or(|own| !own.covers(note))));
}

/// What a note says, if there is one. Whoever takes it back is mostly somewhere below it, and stays there.
fn said(ui: &mut Ui, title: &str, note: Option<&Note>) {
    button::coming_and_going(ui, note.is_some(), |ui| {
        let Some(note) = note else { return };
        words_widget::part(ui, title);
        ui.horizontal_wrapped(|ui| {
            for label in &note.labels {
                badge::neutral(ui, &speech::visible(label));
            }
        });
        for line in note.text.lines() {
            ui.add(Label::new(text::body(speech::visible(line))).wrap().selectable(true));
        }
    });
}
