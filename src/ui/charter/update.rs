use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::naming::{Unnamed, carry_out};
use super::{Action, Own};
use crate::jobs::{Failure, Flag, Job};
use crate::portals::{Portals, PortalsError};
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, PickFor, PortalWish, Screen, State, speech, wake};

impl Own {
    /// A new window reads the named portals and the charters that were kept.
    pub fn begin(&mut self, state: &State, ctx: &Context) {
        self.read_shelf(state, ctx);
        if let Some(file) = portals_file(state) {
            self.loaded.start("portals", Arc::default(), wake(ctx), move |_: &Flag| Portals::load(&file));
        }
    }

    /// Carries out what one does on the page.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Open => {
                let title = state.words.text("charter-open-title").into_owned();
                state.picking.open(PickFor::Charter, Pick::File { title }, &state.env, ctx);
            }
            Action::Close(path) => self.close(&path, state, ctx),
            Action::Paste(text) => self.paste(text, ctx),
            Action::Look(look) => self.look(look, state, ctx),
            Action::TypeHost { charter, typed } => (self.typed, self.problem) = ((charter, typed), None),
        }
    }

    /// The file dialog has answered.
    pub fn picked(&mut self, answer: Picked, state: &mut State, ctx: &Context) {
        match answer {
            Picked::Path(path) => self.read_file(path, ctx),
            Picked::Cancelled => {}
            // Everything can be opened by the path that is typed there; what it is, is decided by content.
            Picked::NoDialog => state.dialogs.show(Dialog::OpenPath, ctx),
        }
    }

    /// Names, refuses or forgets a portal; the file first, so that both agree. Wishes are carried out one after the other.
    pub fn portal(&mut self, wish: &PortalWish, state: &mut State, ctx: &Context) {
        self.wishes.push_back(wish.clone());
        self.next(state, ctx);
    }

    fn next(&mut self, state: &State, ctx: &Context) {
        if self.written.is_running() || self.loaded.is_running() {
            return;
        }
        if let Some(wish) = self.wishes.pop_front() {
            let (before, file) = (Arc::clone(&state.judged_by.portals), portals_file(state));
            self.under_way = Some(wish.clone());
            self.written.start("portals", Arc::default(), wake(ctx), move |_: &Flag| carry_out(&wish, before, file));
        }
    }

    /// The window is about to go: what was decided is kept first.
    pub fn finish(&mut self, state: &mut State, ctx: &Context) {
        self.kept.wait();
        self.forgotten.wait();
        if self.loaded.wait() {
            self.loaded(state, ctx);
        }
        self.next(state, ctx);
        while self.written.wait() {
            self.written(state, ctx);
            self.next(state, ctx);
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        if self.loaded.poll() {
            self.loaded(state, ctx);
            self.next(state, ctx);
        }
        if self.written.poll() {
            self.written(state, ctx);
            self.next(state, ctx);
        }
        if self.opened.poll() {
            self.read(state, ctx);
        }
        if self.shelf.poll() {
            self.shelf_arrived(state);
        }
        if self.reread.poll() {
            self.reread(state);
        }
        if self.kept.poll() {
            self.kept(state, ctx);
        }
        if self.forgotten.poll() {
            self.forgotten(state, ctx);
        }
        self.show_next(state, ctx);
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self {
            typed: _,
            problem: _,
            opened,
            looking: _,
            looks: _,
            reread,
            kept,
            forgotten,
            shelf,
            loaded,
            wishes,
            written,
            under_way: _,
            done: _,
        } = self;
        let reads = opened.is_running() || reread.is_running() || shelf.is_running() || loaded.is_running();
        reads || kept.is_running() || forgotten.is_running() || written.is_running() || !wishes.is_empty()
    }

    fn loaded(&mut self, state: &mut State, ctx: &Context) {
        match self.loaded.job() {
            // Where none was ever named all stays as it is: what is being read at the start would be classified twice.
            Job::Done(portals) if *portals == state.judged_by.portals => {}
            Job::Done(portals) => {
                state.judged_by.portals = Arc::clone(portals);
                state.judge_anew();
            }
            Job::Failed { failure: Failure::Work(error), .. } => state.dialogs.show_unread(speech::portals_error(&state.words, error), ctx),
            Job::Failed { .. } => died(state, ctx),
            Job::Idle | Job::Running { .. } => {}
        }
    }

    fn written(&mut self, state: &mut State, ctx: &Context) {
        match self.written.job() {
            Job::Done(portals) => {
                state.judged_by.portals = Arc::clone(portals);
                self.problem = None;
                self.done = self.under_way.take();
                // What was typed and is not named yet stays.
                let (charter, typed) = &self.typed;
                if portals.names(typed, charter) {
                    self.typed = (String::new(), String::new());
                }
                state.judge_anew();
            }
            Job::Failed { failure: Failure::Work(error), .. } => match error {
                Unnamed::Host(wish, problem) => {
                    (self.typed, self.problem) = ((wish.charter.clone(), wish.host.clone()), Some(*problem));
                    // It may have been proposed on another page, where nothing would be seen of it.
                    state.go_to(Screen::Charter);
                }
                Unnamed::Unusable(error) => unusable(error, state, ctx),
                Unnamed::Unwritten(error) => {
                    let reason = speech::write_problem(&state.words, &error.problem);
                    let sentence = state.words.with("error-portals-unwritten", &[("reason", reason.into())]);
                    state.dialogs.show_error(sentence, Some(error.path.display().to_string()), Vec::new(), ctx);
                }
            },
            Job::Failed { .. } => died(state, ctx),
            Job::Idle | Job::Running { .. } => {}
        }
    }
}

/// Asks the system for what was copied; it comes as if it had been pasted on the page of the audit, or on that of charters, which is gone to from any other.
pub fn ask_for_paste(state: &mut State, ctx: &Context) {
    if state.screen != Screen::Audit {
        state.go_to(Screen::Charter);
    }
    ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
}

fn unusable(error: &PortalsError, state: &mut State, ctx: &Context) {
    let (sentence, path) = speech::portals_error(&state.words, error);
    state.dialogs.show_error(sentence, path, Vec::new(), ctx);
}

pub(super) fn died(state: &mut State, ctx: &Context) {
    let sentence = state.words.text("error-died").into_owned();
    state.dialogs.show_error(sentence, None, Vec::new(), ctx);
}

fn portals_file(state: &State) -> Option<PathBuf> {
    state.env.settings.as_deref().and_then(Path::parent).map(Portals::file_in)
}
