use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::{Action, ExportForm, Own, words};
use crate::export::{ExportRequest, Format, Options, What};
use crate::inventory::OpenStore;
use crate::jobs::{Failure, Job};
use crate::store::Progress;
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, PickFor, State, wake};

/// How many cookies the preview shows.
const PREVIEW_ROWS: usize = 4;

impl Own {
    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Change(form) => self.change(form, state, ctx),
            Action::Save => self.ask_where(state, ctx),
        }
    }

    /// The dialog, with what one most likely wants.
    pub fn begin(&mut self, state: &mut State, ctx: &Context) {
        let filters = &state.browsing.filters;
        let what = if state.browsing.selected.ids.len() > 1 {
            What::Selected
        } else if filters.narrow() {
            What::Filtered
        } else if filters.site.is_some() {
            What::Site
        } else {
            What::All
        };
        self.open(ExportForm::proposed(what, state.language()), state, ctx);
    }

    /// The dialog for these rows in this form.
    pub fn begin_with(&mut self, what: What, format: Format, state: &mut State, ctx: &Context) {
        self.open(ExportForm { format, ..ExportForm::proposed(what, state.language()) }, state, ctx);
    }

    fn open(&mut self, form: ExportForm, state: &mut State, ctx: &Context) {
        self.form = form;
        state.dialogs.show(Dialog::Export, ctx);
        self.preview_anew(state, ctx);
    }

    /// The file dialog has answered.
    pub fn picked(&mut self, answer: Picked, state: &State, ctx: &Context) {
        // Closed while the person looked for a place.
        if !state.dialogs.shows(&Dialog::Export) {
            return;
        }
        match answer {
            Picked::Path(path) => self.save(path, state, ctx),
            Picked::Cancelled => {}
            // Where the system has no dialogs, the window asks for the path itself.
            Picked::NoDialog => {
                let folder = state.env.places.home.clone().unwrap_or_default();
                self.form.path = Some(folder.join(words::export_name(state, &self.form)).display().to_string());
            }
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        self.preview.poll();
        if self.export.poll() {
            self.finished(state, ctx);
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { form: _, preview, export } = self;
        preview.is_running() || export.is_running()
    }

    /// The dialog asks for something else. Where it is written does not change the preview.
    fn change(&mut self, new: ExportForm, state: &State, ctx: &Context) {
        let is_about_the_path = ExportForm { path: self.form.path.clone(), ..new.clone() } == self.form;
        self.form = new;
        if !is_about_the_path {
            self.preview_anew(state, ctx);
        }
    }

    fn request(&self, state: &State) -> Option<ExportRequest> {
        let form = &self.form;
        let rows = state.browsing.rows.value().cloned();
        // Rows are ids of the inventory that they were chosen from, which may be older than the newest.
        let inventory = match (form.what, &rows) {
            (What::Filtered | What::Selected, Some(rows)) => Arc::clone(&rows.inventory),
            _ => Arc::clone(state.inventory()?),
        };
        let selected = match (&rows, form.what) {
            (Some(rows), What::Selected) => state.browsing.selected_of(rows),
            _ => Vec::new(),
        };
        let location = |store: &Arc<OpenStore>| {
            let opened = state.stores.iter().find(|opened| Arc::ptr_eq(&opened.store.report, &store.report));
            opened.and_then(|opened| opened.source.location())
        };
        Some(ExportRequest {
            locations: inventory.stores().iter().map(location).collect(),
            now: state.now(),
            site: state.browsing.filters.site.as_deref().and_then(|site| inventory.find_site(site)),
            options: Options {
                format: form.format,
                language: state.language(),
                with_values: form.with_values,
                paths: form.paths,
                site: None,
            },
            what: form.what,
            inventory,
            rows,
            selected,
        })
    }

    fn preview_anew(&mut self, state: &State, ctx: &Context) {
        let Some(request) = self.request(state) else { return };
        self.preview.start("preview", Arc::default(), wake(ctx), move |_| Ok(request.preview(PREVIEW_ROWS)));
    }

    /// Asks the system for a file, or takes the path that was typed.
    fn ask_where(&mut self, state: &mut State, ctx: &Context) {
        if let Some(typed) = self.form.path.as_deref().map(str::trim) {
            if !typed.is_empty() {
                self.save(state.env.expand_home(typed), state, ctx);
            }
            return;
        }
        let (title, name) = (state.words.text("export-title").into_owned(), words::export_name(state, &self.form));
        state.picking.open(PickFor::Export, Pick::Save { title, name }, &state.env, ctx);
    }

    fn save(&mut self, path: PathBuf, state: &State, ctx: &Context) {
        let Some(request) = self.request(state) else { return };
        self.export.start("export", Arc::default(), wake(ctx), move |progress: &Progress| request.save(&path, progress));
    }

    /// The file is written, or not.
    fn finished(&mut self, state: &mut State, ctx: &Context) {
        let (message, path) = match self.export.job() {
            Job::Done(exported) => {
                let name = exported.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                state.dialogs.close_if(&Dialog::Export);
                let written = state.words.with("toast-exported", &[("count", exported.rows.into()), ("name", name.into())]);
                if exported.values_left_out == 0 {
                    state.say(written);
                    return;
                }
                let left_out = state.words.count("toast-values-left-out", exported.values_left_out as u64);
                state.warn(state.words.with("toast-exported-partly", &[("written", written.into()), ("left_out", left_out.into())]));
                return;
            }
            Job::Failed { failure: Failure::Work(error), .. } => words::export_error(&state.words, error),
            Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
            Job::Idle | Job::Running { .. } => return,
        };
        self.export.clear();
        state.dialogs.show_error(message, path, Vec::new(), ctx);
    }
}
