//! The export dialog: preview, where to save, saving.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::export::{ExportRequest, Options};
use crate::inventory::OpenStore;
use crate::jobs::{Failure, Job};
use crate::store::Progress;
use crate::ui::app::update::{pick, wake};
use crate::ui::env::Pick;
use crate::ui::kit::speech;
use crate::ui::kit::state::{Picking, State};
use crate::ui::kit::view_state::{Dialog, ExportForm, What};
use crate::ui::open::update as opening;

/// How many cookies the preview shows.
const PREVIEW_ROWS: usize = 4;

fn form(state: &State) -> Option<&ExportForm> {
    match &state.view.dialog {
        Some(Dialog::Export(form)) => Some(form),
        _ => None,
    }
}

fn request(state: &State) -> Option<ExportRequest> {
    let form = form(state)?;
    let rows = state.model.rows.value().cloned();
    // Rows are ids of the inventory that they were chosen from, which may be older than the newest.
    let inventory = match (form.what, &rows) {
        (What::Filtered | What::Selected, Some(rows)) => Arc::clone(&rows.inventory),
        _ => Arc::clone(state.inventory()?),
    };
    let selected = match (&rows, form.what) {
        (Some(rows), What::Selected) => rows.ids.iter().filter(|id| state.view.selected.ids.contains(id)).copied().collect(),
        _ => Vec::new(),
    };
    let location = |store: &Arc<OpenStore>| {
        let opened = state.model.stores.iter().find(|opened| Arc::ptr_eq(&opened.store.report, &store.report));
        opened.and_then(|opened| opened.source.location())
    };
    Some(ExportRequest {
        locations: inventory.stores().iter().map(location).collect(),
        now: state.now(),
        site: state.view.site.as_deref().and_then(|site| inventory.find_site(site)),
        options: Options { format: form.format, language: state.language(), with_values: form.with_values, paths: form.paths },
        what: form.what,
        inventory,
        rows,
        selected,
    })
}

/// The dialog asks for something else. Where it is written does not change the preview.
pub fn change(state: &mut State, new: ExportForm, ctx: &Context) {
    let Some(Dialog::Export(form)) = &mut state.view.dialog else { return };
    let is_about_the_path = ExportForm { path: form.path.clone(), ..new.clone() } == *form;
    *form = new;
    if !is_about_the_path {
        preview(state, ctx);
    }
}

pub fn preview(state: &mut State, ctx: &Context) {
    let Some(request) = request(state) else { return };
    state.model.preview.start("preview", Arc::default(), wake(ctx), move |_| Ok(request.preview(PREVIEW_ROWS)));
}

/// Asks the system for a file, or takes the path that was typed.
pub fn ask_where(state: &mut State, ctx: &Context) {
    let Some(form) = form(state) else { return };
    if let Some(typed) = form.path.as_deref().map(str::trim) {
        if !typed.is_empty() {
            save(state, opening::expand_home(typed, state.env.places.home.as_deref()), ctx);
        }
        return;
    }
    let (title, name) = (state.words.text("export-title").into_owned(), speech::export_name(state, form));
    pick(state, Picking::Save, Pick::Save { title, name }, ctx);
}

/// Where the system has no dialogs, the window asks for the path itself.
pub fn type_path_instead(state: &mut State) {
    let Some(form) = form(state) else { return };
    let name = speech::export_name(state, form);
    let folder = state.env.places.home.clone().unwrap_or_default();
    if let Some(Dialog::Export(form)) = &mut state.view.dialog {
        form.path = Some(folder.join(name).display().to_string());
    }
}

pub fn save(state: &mut State, path: PathBuf, ctx: &Context) {
    let Some(request) = request(state) else { return };
    state.model.export.start("export", Arc::default(), wake(ctx), move |progress: &Progress| request.save(&path, progress));
}

/// The file is written, or not.
pub fn finished(state: &mut State) {
    let (message, path) = match state.model.export.job() {
        Job::Done(exported) => {
            let name = exported.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            state.view.dialog = None;
            let written = state.words.with("toast-exported", &[("count", exported.rows.into()), ("name", name.into())]);
            if exported.values_left_out == 0 {
                opening::toast(state, written);
                return;
            }
            let left_out = state.words.count("toast-values-left-out", exported.values_left_out as u64);
            let text = state.words.with("toast-exported-partly", &[("written", written.into()), ("left_out", left_out.into())]);
            opening::warn(state, text);
            return;
        }
        Job::Failed { failure: Failure::Work(error), .. } => speech::export_error(&state.words, error),
        Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
        Job::Idle | Job::Running { .. } => return,
    };
    state.model.export.clear();
    state.view.dialog = Some(Dialog::Error { sentence: message, path, retry: Vec::new() });
}
