//! What is done with stores: looked for, read one round after the other, shown, classified again, closed. All that takes long runs on threads and comes
//! back in `poll`.

use std::sync::Arc;

use egui::Context;

use super::state::{Reclassified, ToRead, Why};
use super::{Action, Own};
use crate::inventory::OpenStore;
use crate::jobs::{Flag, Job};
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, Happened, PickFor, Screen, ShownStores, Source, State, wake};

impl Own {
    /// Looks for the stores of this machine.
    pub fn discover(&mut self, state: &State, ctx: &Context) {
        let places = state.env.places.clone();
        self.found.start("discover", Arc::default(), wake(ctx), move |_| Ok(crate::store::discover(&places)));
    }

    /// Looks for the stores of applications on this machine.
    fn find_apps(&mut self, state: &State, ctx: &Context) {
        if !self.apps.is_running() {
            let places = state.env.places.clone();
            self.apps.start("discover-apps", Arc::default(), wake(ctx), move |progress| Ok(crate::store::discover_apps(&places, progress)));
        }
    }

    /// Carries out what one does with stores.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Close(index) => self.close(index, state, ctx),
            Action::Show(shown) => self.show(shown, state, ctx),
            Action::FindApps => self.find_apps(state, ctx),
            Action::CancelReading => self.reading.cancel(),
            Action::TypePath(typed) => self.typed = typed,
            Action::OpenTyped => self.open_typed(state, ctx),
        }
    }

    /// Reads stores beside those that are open.
    pub fn open(&mut self, sources: Vec<Source>, state: &State, ctx: &Context) {
        self.read(ToRead { sources, why: Why::Named }, state, ctx);
    }

    /// Reads what was open last.
    pub fn open_last(&mut self, sources: Vec<Source>, state: &State, ctx: &Context) {
        self.read(ToRead { sources, why: Why::Last }, state, ctx);
    }

    /// Reads the open stores again.
    pub fn reload(&mut self, state: &State, ctx: &Context) {
        let sources = state.stores.iter().map(|opened| opened.source.clone()).collect();
        self.read(ToRead { sources, why: Why::Again }, state, ctx);
    }

    /// Reads open stores again that were written. What is written while they are read makes another reading.
    pub fn read_again(&mut self, sources: Vec<Source>, state: &State, ctx: &Context) {
        self.read(ToRead { sources, why: Why::Written }, state, ctx);
    }

    /// Closes all stores, and drops what is being read.
    pub fn close_all(&mut self, state: &mut State) {
        self.reading.clear();
        self.reading_now = None;
        self.waiting.clear();
        self.reclassified.clear();
        state.unread.clear();
        state.stores.clear();
        state.shown = ShownStores::All;
        state.screen = Screen::Start;
        state.tell(Happened::StoresClosed);
    }

    /// Asks the system for a file to open.
    pub fn pick_file(&mut self, state: &mut State, ctx: &Context) {
        let title = state.words.text("dialog-open-file").into_owned();
        state.picking.open(PickFor::Open, Pick::File { title }, &state.env, ctx);
    }

    /// Asks the system for a folder to open.
    pub fn pick_folder(&mut self, state: &mut State, ctx: &Context) {
        let title = state.words.text("dialog-open-folder").into_owned();
        state.picking.open(PickFor::Open, Pick::Folder { title }, &state.env, ctx);
    }

    /// The file dialog has answered.
    pub fn picked(&mut self, answer: Picked, state: &mut State, ctx: &Context) {
        match answer {
            Picked::Path(path) => self.open(vec![Source::Path(path)], state, ctx),
            Picked::Cancelled => {}
            Picked::NoDialog => {
                self.typed.clear();
                state.dialogs.show(Dialog::OpenPath, ctx);
            }
        }
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &mut State, ctx: &Context) {
        match happened {
            Happened::KnowledgeChanged if state.has_stores() => self.show_stores(state, ctx),
            Happened::KnowledgeChanged
            | Happened::StoresChanged
            | Happened::StoresClosed
            | Happened::InventoryChanged
            | Happened::LanguageChanged => {}
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        self.found.poll();
        self.apps.poll();
        if self.reading.poll() {
            self.arrived(state, ctx);
        }
        if self.reclassified.poll() {
            self.reclassified(state, ctx);
        }
    }

    /// Starts again what died.
    pub fn try_again(&mut self, state: &State, ctx: &Context) {
        if self.found.failure().is_some() {
            self.discover(state, ctx);
        }
        if self.apps.failure().is_some() {
            self.find_apps(state, ctx);
        }
    }

    /// Whether work is under way or waits.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { found, apps, reading, reading_now: _, waiting, reclassified, typed: _ } = self;
        found.is_running() || apps.is_running() || reading.is_running() || !waiting.is_empty() || reclassified.is_running()
    }

    /// Shows one store, or all of them.
    fn show(&mut self, shown: ShownStores, state: &mut State, ctx: &Context) {
        state.shown = shown;
        keep_shown_valid(state);
        if state.screen == Screen::Start {
            state.screen = Screen::Cookies;
        }
        self.show_stores(state, ctx);
    }

    /// Closes the store at this place; nothing where there is none, as after a click that came twice.
    fn close(&mut self, index: usize, state: &mut State, ctx: &Context) {
        if index >= state.stores.len() {
            return;
        }
        state.stores.remove(index);
        if state.stores.is_empty() {
            self.close_all(state);
            return;
        }
        state.shown = match state.shown {
            ShownStores::One(shown) if shown == index => ShownStores::All,
            ShownStores::One(shown) if shown > index => ShownStores::One(shown - 1),
            shown => shown,
        };
        self.show_stores(state, ctx);
    }

    /// Opens what was typed where the system has no file dialog.
    fn open_typed(&mut self, state: &mut State, ctx: &Context) {
        let text = self.typed.trim();
        if text.is_empty() {
            return;
        }
        let path = state.env.expand_home(text);
        state.dialogs.close_if(&Dialog::OpenPath);
        self.open(vec![Source::Path(path)], state, ctx);
    }

    /// Tells that the stores are others, or the same with other verdicts; those that rest on older knowledge are classified first.
    pub(super) fn show_stores(&mut self, state: &mut State, ctx: &Context) {
        let knowledge = &state.judged_by.knowledge;
        if state.stores.iter().all(|opened| Arc::ptr_eq(&opened.knowledge, knowledge)) {
            state.tell(Happened::StoresChanged);
        } else {
            self.reclassify(state, ctx);
        }
    }

    /// Classifies the open stores again, from what was read: no file is touched.
    fn reclassify(&mut self, state: &State, ctx: &Context) {
        let reports: Vec<_> = state.stores.iter().map(|opened| (Arc::clone(&opened.store.report), opened.store.source.clone())).collect();
        let knowledge = Arc::clone(&state.judged_by.knowledge);
        let work = move |flag: &Flag| {
            let reports = reports.into_iter().take_while(|_| !flag.is_cancelled());
            let stores = reports.map(|(report, source)| Arc::new(OpenStore::classify(report, source, &knowledge))).collect();
            Ok(Reclassified { stores, knowledge })
        };
        self.reclassified.start("reclassify", Arc::default(), wake(ctx), work);
    }

    /// Takes the new verdicts, for those stores that are still the ones they were made of.
    fn reclassified(&mut self, state: &mut State, ctx: &Context) {
        let done = match self.reclassified.job() {
            Job::Done(done) => Arc::clone(done),
            Job::Failed { .. } => {
                let sentence = state.words.text("error-died").into_owned();
                state.dialogs.show_error(sentence, None, Vec::new(), ctx);
                return;
            }
            Job::Idle | Job::Running { .. } => return,
        };
        // The slot would otherwise keep a second reference to stores that are closed later.
        self.reclassified.clear();
        for opened in &mut state.stores {
            if let Some(store) = done.stores.iter().find(|store| Arc::ptr_eq(&store.report, &opened.store.report)) {
                (opened.store, opened.knowledge) = (Arc::clone(store), Arc::clone(&done.knowledge));
            }
        }
        self.show_stores(state, ctx);
    }
}

/// Shows all stores again when the shown one is gone.
pub(super) fn keep_shown_valid(state: &mut State) {
    if matches!(state.shown, ShownStores::One(index) if index >= state.stores.len()) {
        state.shown = ShownStores::All;
    }
}
