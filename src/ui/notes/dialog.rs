//! Writing a note: labels, and what one wants to remember.

use egui::{Context, Id, Label, Ui};

use super::{Action, Actions, NoteForm, Own};
use crate::i18n::Words;
use crate::notes::{Excess, LONGEST_LABEL, MOST_LABELS, MOST_TEXT};
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, State, notes_file, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::{Field, area};
use crate::ui::widget::{button, card, text as words_widget};

/// Lines of the field for the note: at first, and at most before it scrolls by itself.
const LINES: [usize; 2] = [6, 10];

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let Some(form) = &own.form else { return };
    let words = &state.words;
    let about = words_widget::middle_cut(&speech::note_about(words, &form.about), 360.0, 9.5);
    let title = words.with("note-title", &[("about", about.into())]);
    modal(ctx, &title, 540.0, actions, |ui, actions| {
        // In a low window what is written scrolls, the buttons stay.
        scrolling(ui, &title, f32::MAX, |ui| whole_form(ui, state, (own, form), actions));
        ui.add_space(space::L);
        let (cancel, save) = (words.text("cancel"), words.text("note-save"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            ui.add_enabled_ui(own.excess.is_none(), |ui| {
                if button::primary(ui, Icon::SAVE, &save).clicked() {
                    actions.push(Action::Save);
                }
            });
        });
    });
}

/// The note, its labels, and what is to be said of both.
fn whole_form(ui: &mut Ui, state: &State, (own, form): (&Own, &NoteForm), actions: &mut Actions) {
    let words = &state.words;
    let mut new = form.clone();
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
    remarks(ui, words, (own, form), actions);
    let file = notes_file(state.env.settings.as_deref());
    words_widget::note(ui, words.text(if file.is_some() { "note-kept" } else { "note-not-kept" }));
}

/// What is too much, and that what is shown is not kept yet.
fn remarks(ui: &mut Ui, words: &Words, (own, form): (&Own, &NoteForm), actions: &mut Actions) {
    if let Some(excess) = own.excess {
        card::notice(ui, tokens(ui).quiet(), |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(text::body(too_much(words, excess))).wrap());
        });
        ui.add_space(space::S);
    }
    // Of what one is just writing, nobody needs to be told.
    if own.was_begun && own.begun.contains_key(&form.about) {
        ui.horizontal_wrapped(|ui| {
            words_widget::note(ui, words.text("note-begun"));
            if button::link(ui, None, &words.text("note-start-over")).clicked() {
                actions.push(Action::StartOver);
            }
        });
    }
}

fn too_much(words: &Words, excess: Excess) -> String {
    let (id, most) = match excess {
        Excess::Text => ("note-too-long", MOST_TEXT),
        Excess::Labels => ("note-too-many-labels", MOST_LABELS),
        Excess::Label => ("note-label-too-long", LONGEST_LABEL),
    };
    words.with(id, &[("most", most.into())])
}

impl Own {
    /// What is too much of what is typed, for who does not see the dialog.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        self.excess.map(|excess| too_much(words, excess))
    }
}
