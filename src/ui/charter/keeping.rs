//! Reading charters, looking them through one after the other, and keeping them beside the settings. Reading and writing is work for threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::looking::Looking;
use super::state::Unread;
use super::{Look, Own};
use crate::charter;
use crate::jobs::{Failure, Flag, Job};
use crate::kept::{self, KeptCharters};
use crate::ui::kit::{Dialog, OpenedCharter, ReadCharter, Screen, State, speech, wake};

impl Own {
    /// A new window reads the charters that were kept.
    pub(super) fn read_shelf(&mut self, state: &State, ctx: &Context) {
        if let Some(folder) = shelf(state) {
            self.shelf.start("charters", Arc::default(), wake(ctx), move |_: &Flag| Ok(KeptCharters::load(&folder)));
        }
    }

    pub(super) fn shelf_arrived(&mut self, state: &mut State) {
        let Some(kept) = self.shelf.value().cloned() else { return };
        // Read once: what is kept or closed from here on is done to the list of open charters.
        self.shelf.clear();
        if let Some(first) = kept.unusable.first() {
            let name = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let args = [("count", kept.unusable.len().into()), ("name", name.into())];
            state.warn(state.words.with("toast-charters-unusable", &args));
        }
        if !kept.charters.is_empty() {
            // Before those that were opened meanwhile: the list is in the order in which the person opened them.
            let opened = kept.charters.iter().map(|kept| OpenedCharter::new(kept.path.clone(), kept.charter.clone()));
            state.judged_by.charters.splice(0..0, opened);
            state.judge_anew();
        }
    }

    /// Reads a file to look it through.
    pub(super) fn read_file(&mut self, path: PathBuf, ctx: &Context) {
        let read = move |_: &Flag| {
            let preview = charter::preview_file(&path).map_err(Unread::File)?;
            Ok(ReadCharter { path: Some(path), preview: Arc::new(preview) })
        };
        self.opened.start("charter", Arc::default(), wake(ctx), read);
    }

    /// Reads what was pasted.
    pub(super) fn paste(&mut self, text: String, ctx: &Context) {
        let read = move |_: &Flag| {
            let preview = charter::preview(text.into_bytes(), "").map_err(Unread::Pasted)?;
            Ok(ReadCharter { path: None, preview: Arc::new(preview) })
        };
        self.opened.start("charter", Arc::default(), wake(ctx), read);
    }

    pub(super) fn read(&mut self, state: &mut State, ctx: &Context) {
        let (sentence, path) = match self.opened.job() {
            Job::Done(read) => {
                let read = read.as_ref().clone();
                self.opened.clear();
                self.look_through(vec![read], state, ctx);
                return;
            }
            Job::Failed { failure: Failure::Work(Unread::File(error)), .. } => speech::charter_error(&state.words, error),
            Job::Failed { failure: Failure::Work(Unread::Pasted(problem)), .. } => {
                let reason = speech::charter_problem(&state.words, problem);
                (state.words.with("error-charter-pasted", &[("reason", reason.into())]), None)
            }
            Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
            Job::Idle | Job::Running { .. } => return,
        };
        self.opened.clear();
        state.dialogs.show_error(sentence, path, Vec::new(), ctx);
    }

    /// Looks charters through, one after the other.
    pub fn look_through(&mut self, read: Vec<ReadCharter>, state: &mut State, ctx: &Context) {
        let unnamed = state.words.text("charter-pasted").into_owned();
        self.looking.extend(read.into_iter().map(|read| Looking::new(read, &unnamed, state.language())));
        self.show_next(state, ctx);
    }

    /// Shows the first one, once no other dialog is open; one whose dialog the person has closed is not kept.
    pub(super) fn show_next(&mut self, state: &mut State, ctx: &Context) {
        // The one that is being kept leaves the list by itself, or stays in it with the reason why it could not be.
        if self.kept.is_running() {
            return;
        }
        // `looks` says that a dialog was shown for the first one: closed by Esc or the backdrop, it comes to nobody's notice but here.
        let is_open = state.dialogs.open().is_some();
        if self.looks && !is_open {
            self.looking.pop_front();
        }
        if self.looks && !state.dialogs.shows(&Dialog::CharterPreview) {
            self.looks = false;
            self.reread.clear();
        }
        if !self.looks && !is_open && !self.looking.is_empty() {
            self.looks = true;
            state.dialogs.show(Dialog::CharterPreview, ctx);
        }
    }

    pub(super) fn look(&mut self, look: Look, state: &State, ctx: &Context) {
        let Some(looking) = self.looking.front_mut() else { return };
        match look {
            Look::Column { table, place, kind } => {
                // What a column means changes what every row says, and a charter may have ten thousand: work for a thread.
                let preview = looking.preview.clone();
                self.reread.start("charter", Arc::default(), wake(ctx), move |_: &Flag| preview.with_column(table, place, kind));
            }
            Look::Keep => self.keep(state, ctx),
            other => looking.apply(other, state.language()),
        }
    }

    pub(super) fn reread(&mut self, state: &State) {
        let Some(looking) = self.looking.front_mut() else { return };
        match self.reread.job() {
            Job::Done(preview) => looking.read_again(preview.as_ref().clone(), state.language()),
            Job::Failed { failure: Failure::Work(problem), .. } => looking.problem = Some(problem.clone()),
            Job::Failed { .. } | Job::Idle | Job::Running { .. } => {}
        }
    }

    /// Without settings it is kept until the window is closed.
    fn keep(&mut self, state: &State, ctx: &Context) {
        let Some(looking) = self.looking.front().filter(|looking| !looking.title.trim().is_empty()) else { return };
        let (known, folder) = (looking.corrected(state.language()), shelf(state));
        // A pasted one has no file; what tells charters apart is then its title.
        let path = looking.path.clone().unwrap_or_else(|| PathBuf::from(looking.title.trim()));
        let work = move |_: &Flag| {
            let path = match &folder {
                Some(folder) => kept::keep(folder, &known)?,
                None => path,
            };
            Ok(OpenedCharter::new(path, known))
        };
        self.kept.start("keep-charter", Arc::default(), wake(ctx), work);
    }

    /// The charter is kept, and stands beside those that are open; one that is open already is read anew.
    pub(super) fn kept(&mut self, state: &mut State, ctx: &Context) {
        match self.kept.job() {
            Job::Done(new) => {
                let new = new.as_ref().clone();
                self.looking.pop_front();
                self.looks = false;
                state.dialogs.close_if(&Dialog::CharterPreview);
                let title = speech::visible(new.charter.title.get(state.language()));
                state.judged_by.charters.retain(|known| known.path != new.path);
                let path = new.path.clone();
                state.judged_by.charters.push(new);
                state.say(state.words.with("toast-charter-opened", &[("title", title.into())]));
                // Whoever opens a charter from an audit wants to see that audit with it.
                if state.screen != Screen::Audit {
                    state.go_to(Screen::Charter);
                    super::page::lead_to(ctx, &path);
                }
                state.judge_anew();
            }
            Job::Failed { failure: Failure::Work(error), .. } => {
                let (sentence, path) = speech::write_error(&state.words, error);
                state.dialogs.show_error(sentence, path, Vec::new(), ctx);
            }
            Job::Failed { .. } => super::update::died(state, ctx),
            Job::Idle | Job::Running { .. } => return,
        }
        self.kept.clear();
    }

    /// Closes a charter; one that is kept is kept no longer.
    pub(super) fn close(&mut self, path: &Path, state: &mut State, ctx: &Context) {
        state.judged_by.charters.retain(|opened| opened.path != path);
        state.judge_anew();
        // Only a file of this program's own folder is removed, never the one that the person opened.
        if shelf(state).is_some_and(|folder| path.starts_with(folder)) {
            let path = path.to_owned();
            let forget = move |_: &Flag| kept::forget(&path).map(|()| path);
            self.forgotten.start("forget-charter", Arc::default(), wake(ctx), forget);
        }
    }

    pub(super) fn forgotten(&mut self, state: &mut State, ctx: &Context) {
        if let Some(Failure::Work(error)) = self.forgotten.failure() {
            let (sentence, path) = speech::write_error(&state.words, error);
            state.dialogs.show_error(sentence, path, Vec::new(), ctx);
        }
        self.forgotten.clear();
    }
}

/// The folder of kept charters, beside the settings; none where nothing is kept.
fn shelf(state: &State) -> Option<PathBuf> {
    state.env.settings.as_deref().and_then(Path::parent).map(kept::folder_in)
}
