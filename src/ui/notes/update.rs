use std::sync::Arc;

use egui::Context;

use super::changing::{Before, Change, Effect, Outcome, carry_out};
use super::{Action, NoteForm, Own};
use crate::notes::Topic;
use crate::ui::kit::{Command, Dialog, State, Undoable, notes_file, speech};

impl Own {
    /// A new window reads the notes.
    pub fn begin(&mut self, state: &State, ctx: &Context) {
        self.then(Change::Load, state, ctx);
    }

    /// The dialog for a note on something, with what was begun and not kept.
    pub fn write(&mut self, about: Topic, state: &mut State, ctx: &Context) {
        let begun = self.begun.get(&about).cloned();
        self.was_begun = begun.is_some();
        let form = begun.unwrap_or_else(|| kept(about, state));
        self.fill(form, state);
        state.dialogs.show(Dialog::Note, ctx);
    }

    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Change(form) => {
                // Esc leaves what was typed for the next time; what says the same as the kept note was not begun.
                if form.note() == kept(form.about.clone(), state).note() {
                    self.begun.remove(&form.about);
                } else {
                    self.begun.insert(form.about.clone(), form.clone());
                }
                self.fill(form, state);
            }
            Action::StartOver => {
                let Some(form) = self.form.take() else { return };
                self.begun.remove(&form.about);
                self.fill(kept(form.about, state), state);
            }
            Action::TypePath(typed) => self.typed = typed,
            Action::UseTyped => self.use_typed(state, ctx),
            Action::Choose(about, keep) => self.choose(about, keep),
            Action::ChooseAll(keep) => self.choose_all(keep),
            Action::TakeIn => {
                if let Some(change) = self.wanted(state) {
                    self.then(change, state, ctx);
                }
            }
            Action::Save if self.excess.is_some() => {}
            Action::Save => {
                let Some(form) = self.form.take() else { return };
                self.begun.remove(&form.about);
                state.dialogs.close_if(&Dialog::Note);
                let note = form.note();
                self.then(Change::Set(form.about, note), state, ctx);
            }
        }
    }

    fn fill(&mut self, form: NoteForm, state: &State) {
        let before = state.noted.notes.get(&form.about).cloned().unwrap_or_default();
        self.excess = form.note().excess(&before);
        self.form = Some(form);
    }

    /// Says why a change was not made. What could not be kept is shown once more behind that, unless another note is being written: then it waits until
    /// it is asked for again.
    fn refuse(&mut self, change: Change, (sentence, path): (String, Option<String>), state: &mut State, ctx: &Context) {
        let is_writing = state.dialogs.awaits(&Dialog::Note);
        state.dialogs.show_error(sentence, path, Vec::new(), ctx);
        let is_lost = if let Change::Set(about, note) = change {
            let form = NoteForm::of(about, &note);
            let form = self.begun.entry(form.about.clone()).or_insert(form).clone();
            if !is_writing {
                self.was_begun = true;
                self.fill(form, state);
            }
            true
        } else {
            false
        };
        if is_writing || is_lost {
            state.dialogs.show_after_error(Dialog::Note, ctx);
        }
    }

    /// Takes the last change back.
    pub fn undo(&mut self, state: &State, ctx: &Context) {
        self.then(Change::Undo, state, ctx);
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        if self.theirs.poll() {
            self.their_notes_came(state, ctx);
        }
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
        let Self { form: _, begun: _, was_begun: _, excess: _, typed: _, chosen: _, theirs, changes } = self;
        theirs.is_running() || changes.is_busy()
    }

    /// Whether a change is under way or waits.
    #[must_use]
    pub fn is_changing(&self) -> bool {
        self.changes.is_busy()
    }

    fn then(&mut self, change: Change, state: &State, ctx: &Context) {
        self.changes.push(change);
        self.next(state, ctx);
    }

    fn next(&mut self, state: &State, ctx: &Context) {
        let before = Before { notes: Arc::clone(&state.noted.notes), file: notes_file(state.env.settings.as_deref()) };
        self.changes.next("notes", ctx, move |change| carry_out(change, before));
    }

    /// A change has ended.
    fn changed(&mut self, state: &mut State, ctx: &Context) {
        let Some((change, outcome)) = self.changes.ended(state, ctx) else { return };
        match outcome.as_ref() {
            Outcome::Held { notes, effect } => {
                state.noted.notes = Arc::clone(notes);
                match (change, effect) {
                    (Change::Set(..), Effect::Changed(_)) => {
                        state.undoable.push(Undoable::Note);
                        state.offer(state.words.text("toast-noted").into_owned(), Command::Undo);
                    }
                    (Change::TakeIn(..), Effect::Changed(count)) => {
                        state.undoable.push(Undoable::Note);
                        state.offer(state.words.count("toast-notes-taken-in", *count as u64), Command::Undo);
                    }
                    (Change::TakeIn(..), Effect::Nothing | Effect::Overtaken) => state.say(state.words.count("toast-notes-taken-in", 0)),
                    (Change::Undo, effect) => {
                        state.took_back(Undoable::Note);
                        match effect {
                            Effect::Changed(_) => state.say(state.words.text("toast-undone").into_owned()),
                            Effect::Overtaken => state.warn(state.words.text("toast-overtaken").into_owned()),
                            Effect::Nothing => {}
                        }
                    }
                    (Change::Load | Change::Set(..), _) => {}
                }
            }
            Outcome::Unusable(error) => {
                let told = speech::notes_error(&state.words, error);
                if matches!(change, Change::Load) {
                    state.dialogs.show_unread(told, ctx);
                } else {
                    self.refuse(change, told, state, ctx);
                }
            }
            Outcome::Unwritten(error) => {
                let reason = speech::write_problem(&state.words, &error.problem);
                let sentence = state.words.with("error-notes-unwritten", &[("reason", reason.into())]);
                self.refuse(change, (sentence, Some(error.path.display().to_string())), state, ctx);
            }
        }
    }
}

/// The form with the note that is kept.
fn kept(about: Topic, state: &State) -> NoteForm {
    let note = state.noted.notes.get(&about).cloned().unwrap_or_default();
    NoteForm::of(about, &note)
}
