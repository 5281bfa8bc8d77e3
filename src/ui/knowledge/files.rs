//! The files of the knowledge parts: asking for them, loading lists and corrections of others, writing corrections and the catalogue.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::update::{change, load_bases, offer_undo};
use crate::classify::write_edpb_catalogue;
use crate::corrections::Corrections;
use crate::files::write_whole;
use crate::jobs::{Failure, Flag, Job};
use crate::ui::app::update::{keep_settings, pick, wake};
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::knowledge::{Task, Written};
use crate::ui::kit::speech;
use crate::ui::kit::state::{Picking, State};
use crate::ui::kit::view_state::Dialog;
use crate::ui::open::update as opening;

pub fn ask(state: &mut State, task: Task, ctx: &Context) {
    let title = state.words.text(&format!("knowledge-{}-title", task.code())).into_owned();
    let what = match task.proposed_name() {
        Some(name) => Pick::Save { title, name: name.to_owned() },
        None => Pick::File { title },
    };
    pick(state, Picking::Know(task), what, ctx);
}

/// The file dialog has answered.
pub fn picked(state: &mut State, task: Task, answer: Picked, ctx: &Context) {
    match answer {
        Picked::Path(path) => carry_out(state, task, path, ctx),
        Picked::Cancelled => {}
        Picked::NoDialog => {
            // Where something is written a name is proposed; where something is read only the person knows.
            let home = state.env.places.home.clone().unwrap_or_default();
            let text = task.proposed_name().map(|name| home.join(name).display().to_string()).unwrap_or_default();
            state.view.dialog = Some(Dialog::KnowledgePath { task, text });
        }
    }
}

pub fn use_typed(state: &mut State, ctx: &Context) {
    let Some(Dialog::KnowledgePath { task, text }) = &state.view.dialog else { return };
    let (task, typed) = (*task, text.trim());
    if typed.is_empty() {
        return;
    }
    let path = opening::expand_home(typed, state.env.places.home.as_deref());
    carry_out(state, task, path, ctx);
}

fn carry_out(state: &mut State, task: Task, path: PathBuf, ctx: &Context) {
    state.view.dialog = Some(Dialog::Knowledge { listed: None });
    match task {
        Task::AddBase => {
            if !state.settings.knowledge.contains(&path) {
                state.settings.knowledge.push(path);
            }
            keep_settings(state);
            load_bases(state, ctx);
        }
        Task::ImportCorrections => {
            // Unlike the person's own file, the file of somebody else must be there.
            let load = move |_: &Flag| Corrections::read(&path);
            state.model.knowing.imported.start("import-corrections", Arc::default(), wake(ctx), load);
        }
        Task::ExportCorrections => write(state, path, state.model.knowing.corrections.to_toml(), ctx),
        Task::ExportCatalogue => write(state, path, write_edpb_catalogue(), ctx),
    }
}

fn write(state: &mut State, path: PathBuf, text: String, ctx: &Context) {
    let work = move |_: &Flag| {
        write_whole(&path, |out| out.write_all(text.as_bytes()))?;
        Ok(Written { path })
    };
    state.model.knowing.written.start("write-knowledge", Arc::default(), wake(ctx), work);
}

pub fn written(state: &mut State) {
    let (sentence, path) = match state.model.knowing.written.job() {
        Job::Done(written) => {
            let name = written.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = state.words.with("toast-written", &[("name", name.into())]);
            opening::toast(state, text);
            return;
        }
        Job::Failed { failure: Failure::Work(error), .. } => speech::write_error(&state.words, error),
        Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
        Job::Idle | Job::Running { .. } => return,
    };
    state.view.dialog = Some(Dialog::Error { sentence, path, retry: Vec::new() });
}

pub fn imported(state: &mut State, ctx: &Context) {
    let others = match state.model.knowing.imported.job() {
        Job::Done(others) => Arc::clone(others),
        Job::Failed { failure, .. } => {
            let (sentence, path) = match failure {
                Failure::Work(error) => speech::corrections_error(&state.words, error),
                Failure::NoThread | Failure::Died => (state.words.text("error-died").into_owned(), None),
            };
            state.view.dialog = Some(Dialog::Error { sentence, path, retry: Vec::new() });
            return;
        }
        Job::Idle | Job::Running { .. } => return,
    };
    state.model.knowing.imported.clear();
    let mut count = 0;
    let changed = change(state, ctx, |corrections| {
        count = corrections.merge(&others);
        count > 0
    });
    let text = state.words.count("toast-imported", count as u64);
    if changed {
        offer_undo(state, text);
    } else if state.model.knowing.broken.is_none() {
        opening::toast(state, text);
    }
}
