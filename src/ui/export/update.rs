use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::state::SaveError;
use super::{Action, ExportForm, Own, words};
use crate::export::{ExportError, ExportRequest, Exported, Format, Options, What};
use crate::inventory::OpenStore;
use crate::jobs::{Failure, Job};
use crate::store::Progress;
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, PickFor, State, wake};
use crate::ui::widget::text::middle_cut;

/// How many cookies the preview shows.
const PREVIEW_ROWS: usize = 4;

impl Own {
    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Change(form) => self.change(form, state, ctx),
            Action::Save => self.ask_where(state, ctx),
            Action::Stop => self.export.cancel(),
            Action::Replace => {
                if let Some(path) = self.stands_there.take() {
                    self.save(path, Existing::Replaced, state, ctx);
                }
            }
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
        let proposed = ExportForm::proposed(what, state.language());
        let format = self.last_format.unwrap_or(proposed.format);
        self.open(ExportForm { format, ..proposed }, state, ctx);
    }

    /// The dialog for these rows in this form.
    pub fn begin_with(&mut self, what: What, format: Format, state: &mut State, ctx: &Context) {
        self.open(ExportForm { format, ..ExportForm::proposed(what, state.language()) }, state, ctx);
    }

    fn open(&mut self, form: ExportForm, state: &mut State, ctx: &Context) {
        self.form = form;
        (self.stands_there, self.problem) = (None, None);
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
            // The dialog of the system has asked about a file that is there.
            Picked::Path(path) => self.save(path, Existing::Replaced, state, ctx),
            Picked::Cancelled => {}
            // Where the system has no dialogs, the window asks for the path itself.
            Picked::NoDialog => {
                self.form.path = Some(proposed_path(state, &self.form));
                // On the button, Enter would write at once to a place that nobody has read yet.
                ctx.memory_mut(|memory| memory.request_focus(path_field()));
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
        let Self { form: _, preview, export, stands_there: _, problem: _, last_format: _ } = self;
        preview.is_running() || export.is_running()
    }

    /// The dialog asks for something else. Where it is written does not change the preview.
    fn change(&mut self, mut new: ExportForm, state: &State, ctx: &Context) {
        (self.stands_there, self.problem) = (None, None);
        // A proposed name goes on being the proposed one; a name that was typed stays.
        if new.path.is_some() && new.path == self.form.path && new.path.as_ref() == Some(&proposed_path(state, &self.form)) {
            new.path = Some(proposed_path(state, &new));
        }
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
        let inventory = if form.with_notes { Arc::new(inventory.with_notes(Arc::clone(&state.noted.notes))) } else { inventory };
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
                with_notes: form.with_notes && form.format.holds_notes(),
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
                self.save(state.env.expand_home(typed), Existing::Kept, state, ctx);
            }
            return;
        }
        let (title, name) = (state.words.text("export-title").into_owned(), words::export_name(state, &self.form));
        state.picking.open(PickFor::Export, Pick::Save { title, name }, &state.env, ctx);
    }

    fn save(&mut self, path: PathBuf, existing: Existing, state: &State, ctx: &Context) {
        (self.stands_there, self.problem) = (None, None);
        let Some(request) = self.request(state) else { return };
        let work = move |progress: &Progress| match existing {
            Existing::Kept if path.is_file() => Err(SaveError::Exists(path)),
            Existing::Kept | Existing::Replaced => request.save(&path, progress).map_err(SaveError::Export),
        };
        self.export.start("export", Arc::default(), wake(ctx), work);
    }

    /// The file is written, or not.
    fn finished(&mut self, state: &mut State, ctx: &Context) {
        let problem = match self.export.job() {
            Job::Done(exported) => {
                self.last_format = Some(self.form.format);
                state.dialogs.close_if(&Dialog::Export);
                say_written(exported, state);
                return;
            }
            Job::Failed { failure: Failure::Work(SaveError::Exists(path)), .. } => {
                self.stands_there = Some(path.clone());
                self.export.clear();
                self.back_to_path(ctx);
                return;
            }
            Job::Failed { failure: Failure::Work(SaveError::Export(ExportError::Stopped)), .. } => {
                self.export.clear();
                state.say(state.words.text("toast-export-stopped").into_owned());
                return;
            }
            Job::Failed { failure: Failure::Work(SaveError::Export(error)), .. } => words::export_error(&state.words, error),
            Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
            Job::Idle | Job::Running { .. } => return,
        };
        self.export.clear();
        if state.dialogs.shows(&Dialog::Export) {
            self.problem = Some(problem);
            self.back_to_path(ctx);
        } else {
            state.dialogs.show_error(problem.0, problem.1, Vec::new(), ctx);
        }
    }
}

impl Own {
    /// Where the path was typed, it is what one changes next.
    fn back_to_path(&self, ctx: &Context) {
        if self.form.path.is_some() {
            ctx.memory_mut(|memory| memory.request_focus(path_field()));
        }
    }
}

/// The field in which the path is typed.
pub(super) fn path_field() -> egui::Id {
    egui::Id::unique("export-path")
}

/// Whether a file that is there may be written over.
#[derive(Clone, Copy)]
enum Existing {
    /// Not without asking.
    Kept,
    /// The person has said so.
    Replaced,
}

fn proposed_path(state: &State, form: &ExportForm) -> String {
    let folder = state.env.places.home.clone().unwrap_or_default();
    folder.join(words::export_name(state, form)).display().to_string()
}

/// How many cookies, in which file of which folder, and what is missing of it.
fn say_written(exported: &Exported, state: &mut State) {
    let words = &state.words;
    let name = exported.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = exported.path.parent().unwrap_or(&exported.path).display().to_string();
    let folder = middle_cut(&folder, 300.0, 7.2);
    let args = [("count", exported.rows.into()), ("name", name.into()), ("folder", folder.into())];
    let written = words.with("toast-exported", &args);
    let left_out = match exported {
        Exported { not_held: 0, values_left_out: 0, .. } => return state.say_written(written, &exported.path, true),
        Exported { not_held: 0, values_left_out, .. } => words.count("toast-values-left-out", *values_left_out as u64),
        Exported { not_held, .. } => words.count("export-not-held", *not_held as u64),
    };
    let partly = words.with("toast-exported-partly", &[("written", written.into()), ("left_out", left_out.into())]);
    state.say_written(partly, &exported.path, false);
}
