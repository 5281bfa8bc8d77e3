//! Writing a note: labels, and what one wants to remember.

use egui::{Context, Id};

use super::{Action, Actions, Own};
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::{Ask, State, notes_file, speech};
use crate::ui::theme::{Icon, space};
use crate::ui::widget::field::{Field, area};
use crate::ui::widget::{button, text as words_widget};

/// Lines of the field for the note.
const LINES: usize = 6;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let Some(form) = &own.form else { return };
    let words = &state.words;
    let about = words_widget::middle_cut(&speech::note_about(words, &form.about), 360.0, 9.5);
    let title = words.with("note-title", &[("about", about.into())]);
    modal(ctx, &title, 540.0, actions, |ui, actions| {
        let mut new = form.clone();
        ui.add_space(space::S);
        let hint = words.text("note-text");
        let (response, typed) = area(ui, Id::unique("note-text"), &hint, LINES, &form.text);
        new.text = typed.unwrap_or(new.text);
        if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(space::M);
        let hint = words.text("note-labels");
        let field = Field { id: Id::unique("note-labels"), icon: Icon::NAME, hint: &hint, suffix: None, width: ui.available_width() };
        new.labels = field.show(ui, &form.labels).1.unwrap_or(new.labels);
        if new != *form {
            actions.push(Action::Change(new));
        }
        ui.add_space(space::S);
        let file = notes_file(state.env.settings.as_deref());
        words_widget::note(ui, words.text(if file.is_some() { "note-kept" } else { "note-not-kept" }));
        ui.add_space(space::L);
        let (cancel, save) = (words.text("cancel"), words.text("note-save"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            if button::primary(ui, Icon::SAVE, &save).clicked() {
                actions.push(Action::Save);
            }
        });
    });
}
