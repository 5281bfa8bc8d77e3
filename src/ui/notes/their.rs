//! Notes of somebody else: choosing their file, reading it, deciding about it.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::Own;
use super::changing::Change;
use super::state::Theirs;
use crate::jobs::{Failure, Flag, Job};
use crate::notes::{Keep, Notes, Topic};
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, PickFor, State, speech, wake};

impl Own {
    /// Asks for the file.
    pub fn pick_theirs(state: &mut State, ctx: &Context) {
        let title = state.words.text("their-notes").into_owned();
        state.picking.open(PickFor::Notes, Pick::File { title }, &state.env, ctx);
    }

    /// Reads the file that was chosen.
    pub fn picked(&mut self, answer: Picked, state: &mut State, ctx: &Context) {
        match answer {
            Picked::Path(path) => self.read_theirs(path, state, ctx),
            Picked::Cancelled => {}
            Picked::NoDialog => {
                self.theirs.clear();
                state.dialogs.show(Dialog::TheirNotes, ctx);
            }
        }
    }

    /// Reads the file whose path was typed.
    pub(super) fn use_typed(&mut self, state: &mut State, ctx: &Context) {
        let typed = self.typed.trim();
        if !typed.is_empty() {
            self.read_theirs(state.env.expand_home(typed), state, ctx);
        }
    }

    fn read_theirs(&mut self, path: PathBuf, state: &mut State, ctx: &Context) {
        self.chosen.clear();
        let mine = Arc::clone(&state.noted.notes);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let work = move |_: &Flag| {
            let notes = Arc::new(Notes::read(&path)?);
            Ok(Theirs { name, differences: mine.differences(&notes), notes })
        };
        self.theirs.start("notes-of-others", Arc::default(), wake(ctx), work);
        state.dialogs.show(Dialog::TheirNotes, ctx);
    }

    /// The file was read, or could not be.
    pub(super) fn their_notes_came(&mut self, state: &mut State, ctx: &Context) {
        let Job::Failed { failure, .. } = self.theirs.job() else { return };
        let (sentence, path) = match failure {
            Failure::Work(error) => speech::notes_error(&state.words, error),
            Failure::NoThread | Failure::Died => (state.words.text("error-died").into_owned(), None),
        };
        state.dialogs.close_if(&Dialog::TheirNotes);
        state.dialogs.show_error(sentence, path, Vec::new(), ctx);
        self.theirs.clear();
    }

    pub(super) fn choose(&mut self, about: Topic, keep: Keep) {
        self.chosen.insert(about, keep);
    }

    pub(super) fn choose_all(&mut self, keep: Keep) {
        let Some(theirs) = self.theirs.value() else { return };
        self.chosen = theirs.differences.conflicts.iter().map(|conflict| (conflict.about.clone(), keep)).collect();
    }

    /// The change that was decided on.
    pub(super) fn wanted(&mut self, state: &mut State) -> Option<Change> {
        let theirs = self.theirs.value().map(|theirs| Arc::clone(&theirs.notes))?;
        self.theirs.clear();
        state.dialogs.close_if(&Dialog::TheirNotes);
        Some(Change::TakeIn(theirs, std::mem::take(&mut self.chosen)))
    }
}
