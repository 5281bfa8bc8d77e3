use std::sync::Arc;

use egui::Context;

use super::changing::{Before, Change, Outcome, carry_out};
use super::{Action, NoteForm, Own};
use crate::notes::{Note, Topic};
use crate::ui::kit::{Command, Dialog, State, notes_file, speech};

impl Own {
    /// A new window reads the notes.
    pub fn begin(&mut self, state: &State, ctx: &Context) {
        self.then(Change::Load, state, ctx);
    }

    /// The dialog for a note on something.
    pub fn write(&mut self, about: Topic, state: &mut State, ctx: &Context) {
        let note = state.noted.notes.get(&about).cloned().unwrap_or_default();
        self.form = Some(NoteForm { labels: note.typed_labels(), text: note.text, about });
        state.dialogs.show(Dialog::Note, ctx);
    }

    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Change(form) => self.form = Some(form),
            Action::Save => {
                let Some(form) = self.form.take() else { return };
                state.dialogs.close_if(&Dialog::Note);
                let note = Note::of_typed(&form.labels, &form.text);
                self.then(Change::Set(form.about, note), state, ctx);
            }
        }
    }

    /// Takes the last change back.
    pub fn undo(&mut self, state: &State, ctx: &Context) {
        self.then(Change::Undo, state, ctx);
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        if self.changes.poll() {
            self.changed(state, ctx);
            self.next(state, ctx);
        }
    }

    /// The window is about to go: what was written is kept first.
    pub fn finish(&mut self, state: &mut State, ctx: &Context) {
        while self.changes.wait() {
            self.changed(state, ctx);
            self.next(state, ctx);
        }
    }

    /// Whether work is under way or waits.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { form: _, changes } = self;
        changes.is_busy()
    }

    fn then(&mut self, change: Change, state: &State, ctx: &Context) {
        self.changes.push(change);
        self.next(state, ctx);
    }

    fn next(&mut self, state: &State, ctx: &Context) {
        let before = Before {
            notes: Arc::clone(&state.noted.notes),
            is_usable: !state.noted.is_unusable,
            file: notes_file(state.env.settings.as_deref()),
        };
        self.changes.next("notes", ctx, move |change| carry_out(change, before));
    }

    /// A change has ended.
    fn changed(&mut self, state: &mut State, ctx: &Context) {
        let Some((change, outcome)) = self.changes.ended(state, ctx) else { return };
        match outcome.as_ref() {
            Outcome::Changed(notes) => {
                state.noted.notes = Arc::clone(notes);
                (state.noted.is_unusable, state.noted.is_last) = (false, notes.can_undo());
                match change {
                    Change::Load => {}
                    Change::Set(..) => state.offer(state.words.text("toast-noted").into_owned(), Command::Undo),
                    Change::Undo => state.say(state.words.text("toast-undone").into_owned()),
                }
            }
            Outcome::Same => state.noted.is_unusable = false,
            Outcome::Unusable(error) => {
                state.noted.is_unusable = true;
                let (sentence, path) = speech::notes_error(&state.words, error);
                state.dialogs.show_error(sentence, path, Vec::new(), ctx);
            }
            Outcome::Unwritten(error) => {
                let reason = speech::write_problem(&state.words, &error.problem);
                let sentence = state.words.with("error-notes-unwritten", &[("reason", reason.into())]);
                state.dialogs.show_error(sentence, Some(error.path.display().to_string()), Vec::new(), ctx);
            }
        }
    }
}
