use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::{Action, Own, Task};
use crate::classify::write_edpb_catalogue;
use crate::corrections::Corrections;
use crate::files::write_whole;
use crate::jobs::{Failure, Flag, Job};
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Ask, Command, Dialog, Happened, LoadedBase, PickFor, Preference, State, speech, wake};

/// A new window loads the knowledge bases of the settings.
pub fn begin(state: &mut State, ctx: &Context) {
    if !state.settings.knowledge.is_empty() {
        load(state.settings.knowledge.clone(), state, ctx);
    }
}

/// Starts again what died.
pub fn try_again(state: &mut State, ctx: &Context) {
    if state.judged_by.bases.failure().is_some() {
        load(state.settings.knowledge.clone(), state, ctx);
    }
}

impl Own {
    /// The dialog.
    pub fn show(&mut self, state: &mut State, ctx: &Context) {
        self.problems_of = None;
        state.dialogs.show(Dialog::Knowledge, ctx);
    }

    /// Carries out what one does in the dialogs.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::PickFile(task) => self.pick(task, state, ctx),
            Action::Remove(path) => {
                let mut bases = state.settings.knowledge.clone();
                bases.retain(|known| *known != path);
                choose(bases, state, ctx);
            }
            Action::LoadAgain => load(state.settings.knowledge.clone(), state, ctx),
            Action::ShowProblems(path) => self.problems_of = path,
            Action::TypePath(typed) => self.typed = typed,
            Action::UseTyped => self.use_typed(state, ctx),
        }
    }

    /// The file dialog has answered.
    pub fn picked(&mut self, answer: Picked, state: &mut State, ctx: &Context) {
        let Some(task) = self.task else { return };
        match answer {
            Picked::Path(path) => self.carry_out(task, path, state, ctx),
            Picked::Cancelled => {}
            Picked::NoDialog => {
                // Where something is written a name is proposed; where something is read only the person knows.
                let home = state.env.places.home.clone().unwrap_or_default();
                self.typed = task.proposed_name().map(|name| home.join(name).display().to_string()).unwrap_or_default();
                state.dialogs.show(Dialog::KnowledgePath, ctx);
            }
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        if state.judged_by.bases.poll() {
            self.expect_effect(state);
            state.judge_anew();
            warn_of_missing(state);
        }
        if self.effect.poll() {
            self.say_effect(state);
        }
        if self.written.poll() {
            self.written(state, ctx);
        }
        if self.imported.poll() {
            self.imported(state, ctx);
        }
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &State, ctx: &Context) {
        match happened {
            Happened::InventoryChanged => self.compare(state, ctx),
            Happened::StoresClosed => self.before = None,
            Happened::KnowledgeChanged | Happened::StoresChanged | Happened::LanguageChanged => {}
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { problems_of: _, task: _, typed: _, written, before: _, effect, imported } = self;
        written.is_running() || effect.is_running() || imported.is_running()
    }

    fn pick(&mut self, task: Task, state: &mut State, ctx: &Context) {
        // The answer to the dialog that is open belongs to what that one was opened for.
        if state.picking.is_open() {
            return;
        }
        self.task = Some(task);
        let title = state.words.text(task.title_id()).into_owned();
        let what = match task.proposed_name() {
            Some(name) => Pick::Save { title, name: name.to_owned() },
            None => Pick::File { title },
        };
        state.picking.open(PickFor::Knowledge, what, &state.env, ctx);
    }

    fn use_typed(&mut self, state: &mut State, ctx: &Context) {
        let typed = self.typed.trim();
        if let Some(task) = self.task.filter(|_| !typed.is_empty()) {
            self.carry_out(task, state.env.expand_home(typed), state, ctx);
        }
    }

    fn carry_out(&mut self, task: Task, path: PathBuf, state: &mut State, ctx: &Context) {
        self.show(state, ctx);
        match task {
            Task::AddBase => {
                let mut bases = state.settings.knowledge.clone();
                if !bases.contains(&path) {
                    bases.push(path);
                }
                choose(bases, state, ctx);
            }
            Task::ImportCorrections => {
                // Unlike the person's own file, the file of somebody else must be there.
                let read = move |_: &Flag| Corrections::read(&path);
                self.imported.start("import-corrections", Arc::default(), wake(ctx), read);
            }
            Task::ExportCorrections => {
                let corrections = Arc::clone(&state.judged_by.corrections);
                self.write(path, move || corrections.to_toml(), ctx);
            }
            Task::ExportCatalogue => self.write(path, write_edpb_catalogue, ctx),
        }
    }

    fn write(&mut self, path: PathBuf, text: impl FnOnce() -> String + Send + 'static, ctx: &Context) {
        let work = move |_: &Flag| write_whole(&path, |out| out.write_all(text().as_bytes())).map(|()| path);
        self.written.start("write-knowledge", Arc::default(), wake(ctx), work);
    }

    fn written(&self, state: &mut State, ctx: &Context) {
        let (sentence, path) = match self.written.job() {
            Job::Done(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                state.say(state.words.with("toast-written", &[("name", name.into())]));
                return;
            }
            Job::Failed { failure: Failure::Work(error), .. } => speech::write_error(&state.words, error),
            Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
            Job::Idle | Job::Running { .. } => return,
        };
        state.dialogs.show_error(sentence, path, Vec::new(), ctx);
    }

    fn imported(&mut self, state: &mut State, ctx: &Context) {
        match self.imported.job() {
            Job::Done(others) => state.ask(Ask::TakeIn(Arc::clone(others))),
            Job::Failed { failure, .. } => {
                let (sentence, path) = match failure {
                    Failure::Work(error) => speech::corrections_error(&state.words, error),
                    Failure::NoThread | Failure::Died => (state.words.text("error-died").into_owned(), None),
                };
                state.dialogs.show_error(sentence, path, Vec::new(), ctx);
                return;
            }
            Job::Idle | Job::Running { .. } => return,
        }
        self.imported.clear();
    }
}

/// From now on these knowledge bases are loaded, and now.
fn choose(bases: Vec<PathBuf>, state: &mut State, ctx: &Context) {
    state.ask(Ask::Prefer(Preference::KnowledgeBases(bases.clone())));
    load(bases, state, ctx);
}

fn load(bases: Vec<PathBuf>, state: &mut State, ctx: &Context) {
    let load = move |_: &Flag| Ok(bases.into_iter().map(LoadedBase::load).collect());
    state.judged_by.bases.start("knowledge", Arc::default(), wake(ctx), load);
}

/// Says which knowledge base is missing; where they are shown, that stands there already.
fn warn_of_missing(state: &mut State) {
    if state.dialogs.shows(&Dialog::Knowledge) {
        return;
    }
    let bases = state.judged_by.bases.value();
    let missing = bases.and_then(|bases| bases.iter().find(|loaded| loaded.base.is_err()));
    let name = missing.map(|loaded| loaded.path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    if let Some(name) = name {
        state.warn_and_offer(state.words.with("toast-list-missing", &[("name", name.into())]), Command::Knowledge);
    }
}
