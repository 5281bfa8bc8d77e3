//! Corrections, loaded lists and the look-up page: what they change, and classifying again after that.

use std::sync::Arc;

use egui::Context;

use super::files;
use crate::charter::{Purpose, categorise};
use crate::classify::look_up;
use crate::corrections::{Correction, Corrections, Reach};
use crate::files::WriteError;
use crate::inventory::OpenStore;
use crate::jobs::{Flag, Job};
use crate::query::{Filter, select};
use crate::ui::app::update::{go_to, keep_settings, wake};
use crate::ui::browse::filtering::{assemble, refilter};
use crate::ui::kit::Command;
use crate::ui::kit::knowledge::{CorrectForm, Know, LoadedBase, LookedUp, Reclassified, Touched, corrections_file, typed_host};
use crate::ui::kit::speech;
use crate::ui::kit::state::{Opened, State};
use crate::ui::kit::view_state::{Dialog, Pane, Screen};
use crate::ui::open::update as opening;

pub use files::picked;

/// A new window loads the lists of the settings, and says when the corrections cannot be used.
pub fn begin(state: &mut State, ctx: &Context) {
    if state.model.knowing.broken.is_some() {
        tell_broken(state);
    }
    if !state.settings.knowledge.is_empty() {
        load_bases(state, ctx);
    }
}

pub fn apply(state: &mut State, know: Know, ctx: &Context) {
    match know {
        Know::LookUp(form) => {
            state.view.look_up = form;
            look(state, ctx);
        }
        Know::GoTo(form) => {
            state.view.dialog = None;
            state.view.look_up = form;
            show_look_up(state, ctx);
        }
        Know::ShowNamed(name) => {
            (state.view.site, state.view.category, state.view.finding) = (None, None, None);
            state.view.search = format!("={name}");
            go_to(state, Screen::Cookies);
            refilter(state, ctx);
        }
        Know::Correct(form) => {
            let touched = Reach::ALL.map(|reach| touched(&state.model.stores, &state.model.knowing.corrections, &form.correction(reach)));
            state.view.dialog = Some(Dialog::Correct(CorrectForm { touched, ..form }));
        }
        Know::Decide => decide(state, ctx),
        Know::Forget(correction) => forget(state, &correction, ctx),
        Know::Ask(task) => files::ask(state, task, ctx),
        Know::RemoveBase(path) => {
            state.settings.knowledge.retain(|known| *known != path);
            keep_settings(state);
            load_bases(state, ctx);
        }
        Know::ReloadBases => load_bases(state, ctx),
        Know::ListProblems(listed) => state.view.dialog = Some(Dialog::Knowledge { listed }),
        Know::TypePath(typed) => {
            if let Some(Dialog::KnowledgePath { text, .. }) = &mut state.view.dialog {
                *text = typed;
            }
        }
        Know::UseTyped => files::use_typed(state, ctx),
    }
}

pub fn poll(state: &mut State, ctx: &Context) {
    let knowing = &mut state.model.knowing;
    knowing.named.poll();
    if knowing.bases.poll() {
        rethink(state, ctx);
        tell_missing(state);
    }
    if state.model.knowing.reclassified.poll() {
        reclassified(state, ctx);
    }
    if state.model.knowing.written.poll() {
        files::written(state);
    }
    if state.model.knowing.imported.poll() {
        files::imported(state, ctx);
    }
}

/// The dialog for the cookie that is shown.
pub fn begin_correction(state: &mut State, ctx: &Context) {
    let form = state.chosen().filter(|view| !view.cookie.name().is_empty()).map(|view| CorrectForm::of(&view));
    if let Some(form) = form {
        apply(state, Know::Correct(form), ctx);
    }
}

/// Whether every open store was classified with the knowledge in force.
pub fn is_up_to_date(state: &State) -> bool {
    state.model.stores.iter().all(|opened| Arc::ptr_eq(&opened.knowledge, &state.model.knowing.knowledge))
}

/// Classifies the open stores again, from what was read: no file is touched.
pub fn reclassify(state: &mut State, ctx: &Context) {
    let reports: Vec<_> = state.model.stores.iter().map(|opened| (Arc::clone(&opened.store.report), opened.store.source.clone())).collect();
    let knowledge = Arc::clone(&state.model.knowing.knowledge);
    let work = move |flag: &Flag| {
        let reports = reports.into_iter().take_while(|_| !flag.is_cancelled());
        let stores = reports.map(|(report, source)| Arc::new(OpenStore::classify(report, source, &knowledge))).collect();
        Ok(Reclassified { stores, knowledge })
    };
    state.model.knowing.reclassified.start("reclassify", Arc::default(), wake(ctx), work);
}

fn reclassified(state: &mut State, ctx: &Context) {
    let knowing = &mut state.model.knowing;
    let done = match knowing.reclassified.job() {
        Job::Done(done) => Arc::clone(done),
        Job::Failed { .. } => {
            let sentence = state.words.text("error-died").into_owned();
            state.view.dialog = Some(Dialog::Error { sentence, path: None, retry: Vec::new() });
            return;
        }
        Job::Idle | Job::Running { .. } => return,
    };
    // The slot would otherwise keep a second reference to stores that are closed later.
    knowing.reclassified.clear();
    for opened in &mut state.model.stores {
        if let Some(store) = done.stores.iter().find(|store| Arc::ptr_eq(&store.report, &opened.store.report)) {
            (opened.store, opened.knowledge) = (Arc::clone(store), Arc::clone(&done.knowledge));
        }
    }
    assemble(state, ctx);
}

/// Something that verdicts rest on has changed.
fn rethink(state: &mut State, ctx: &Context) {
    state.model.knowing.combine();
    if state.has_stores() {
        assemble(state, ctx);
    }
    look(state, ctx);
}

pub fn load_bases(state: &mut State, ctx: &Context) {
    let paths = state.settings.knowledge.clone();
    let load = move |_: &Flag| Ok(paths.into_iter().map(LoadedBase::load).collect());
    state.model.knowing.bases.start("knowledge", Arc::default(), wake(ctx), load);
}

/// Says which list is missing; where the lists are shown, that stands there already.
fn tell_missing(state: &mut State) {
    if matches!(state.view.dialog, Some(Dialog::Knowledge { .. })) {
        return;
    }
    let bases = state.model.knowing.bases.value();
    let missing = bases.and_then(|bases| bases.iter().find(|loaded| loaded.base.is_err()));
    let name = missing.map(|loaded| loaded.path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    if let Some(name) = name {
        let text = state.words.with("toast-list-missing", &[("name", name.into())]);
        offer(state, text, Command::Knowledge);
    }
}

/// What a decision would change: the cookies that it, and no narrower one, decides on.
fn touched(stores: &[Opened], corrections: &Corrections, correction: &Correction) -> Touched {
    let mut then = corrections.clone();
    then.add(correction.clone());
    let Some(base) = then.base() else { return Touched::default() };
    let candidates = base.candidates(correction.pattern.text());
    let decides = |host: &str| {
        let best = base.best_of(&candidates, host).and_then(|(line, _)| base.names.get(line));
        best.is_some_and(|line| correction.is_line(line))
    };
    let mut sum = Touched::default();
    for opened in stores {
        let cookies = &opened.store.report.cookies;
        let Some(name) = cookies.strings.find(correction.pattern.text()) else { continue };
        let rows = cookies.rows.iter().zip(opened.store.classification.verdicts.iter()).filter(|(cookie, _)| cookie.name == name);
        for (_, verdict) in rows.filter(|(cookie, _)| decides(cookies.strings.get(cookie.host.name()))) {
            sum.cookies += 1;
            sum.moved += u64::from(categorise(correction.purpose, verdict.party) != verdict.category);
        }
    }
    sum
}

/// Changes the corrections and their file together, or neither. Whether it was done.
pub fn change(state: &mut State, ctx: &Context, change: impl FnOnce(&mut Corrections) -> bool) -> bool {
    let file = corrections_file(state.env.settings.as_deref());
    let knowing = &mut state.model.knowing;
    // Perhaps the person has mended the file meanwhile.
    if knowing.broken.take().is_some()
        && let Some(file) = &file
    {
        match Corrections::load(file) {
            Ok(corrections) => knowing.corrections = corrections,
            Err(error) => {
                knowing.broken = Some(error);
                tell_broken(state);
                return false;
            }
        }
    }
    let before = knowing.corrections.clone();
    if !change(&mut knowing.corrections) {
        return false;
    }
    if let Some(Err(error)) = file.map(|file| state.model.knowing.corrections.save(&file)) {
        state.model.knowing.corrections = before;
        tell_unwritten(state, &error);
        return false;
    }
    rethink(state, ctx);
    true
}

fn decide(state: &mut State, ctx: &Context) {
    let Some(Dialog::Correct(form)) = state.view.dialog.clone() else { return };
    let correction = form.correction(form.reach);
    state.view.dialog = None;
    let text = decided(state, &form.name, form.purpose);
    if change(state, ctx, move |corrections| {
        corrections.add(correction);
        true
    }) {
        offer_undo(state, text);
        ctx.memory_mut(|memory| memory.request_focus(Pane::Table.focus_id()));
    }
}

fn decided(state: &State, name: &str, purpose: Purpose) -> String {
    let purpose = speech::purpose(&state.words, purpose);
    let name = speech::visible(name);
    state.words.with("toast-decided", &[("name", name.into()), ("purpose", purpose.into())])
}

fn forget(state: &mut State, correction: &Correction, ctx: &Context) {
    let name = speech::visible(correction.pattern.text());
    if change(state, ctx, |corrections| corrections.forget(correction)) {
        let text = state.words.with("toast-forgotten", &[("name", name.into())]);
        offer_undo(state, text);
    }
}

pub fn undo(state: &mut State, ctx: &Context) {
    if change(state, ctx, Corrections::undo) {
        let text = state.words.text("toast-undone").into_owned();
        opening::toast(state, text);
    }
}

pub fn offer_undo(state: &mut State, text: String) {
    offer(state, text, Command::Undo);
}

fn offer(state: &mut State, text: String, command: Command) {
    opening::toast(state, text);
    if let Some(toast) = &mut state.view.toast {
        (toast.offer, toast.is_warning) = (Some(command), command == Command::Knowledge);
    }
}

fn tell_broken(state: &mut State) {
    if let Some(error) = &state.model.knowing.broken {
        let (sentence, path) = speech::corrections_error(&state.words, error);
        state.view.dialog = Some(Dialog::Error { sentence, path, retry: Vec::new() });
    }
}

fn tell_unwritten(state: &mut State, error: &WriteError) {
    let reason = speech::write_problem(&state.words, &error.problem);
    let sentence = state.words.with("error-corrections-unwritten", &[("reason", reason.into())]);
    state.view.dialog = Some(Dialog::Error { sentence, path: Some(error.path.display().to_string()), retry: Vec::new() });
}

/// The look-up page, with the focus on the name.
pub fn show_look_up(state: &mut State, ctx: &Context) {
    go_to(state, Screen::LookUp);
    look(state, ctx);
    ctx.memory_mut(|memory| memory.request_focus(Pane::LookUp.focus_id()));
}

/// Looks the typed name up. Fast enough for every key; only counting cookies is work for a thread.
fn look(state: &mut State, ctx: &Context) {
    let name = state.view.look_up.name.trim().to_owned();
    let knowing = &mut state.model.knowing;
    if name.is_empty() {
        knowing.looked_up = None;
        knowing.named.clear();
        return;
    }
    let typed = typed_host(&state.view.look_up.host);
    let host_is_wrong = matches!(typed, Some(Err(())));
    let host = typed.and_then(Result::ok);
    let found = look_up(&name, host.as_deref(), &knowing.knowledge).ok();
    knowing.looked_up = found.map(|found| LookedUp { found, host, host_is_wrong });
    count_named(state, ctx);
}

/// How many shown cookies have the name on the look-up page.
pub fn count_named(state: &mut State, ctx: &Context) {
    let name = state.view.look_up.name.trim().to_owned();
    let Some(inventory) = state.inventory().cloned().filter(|_| !name.is_empty()) else {
        state.model.knowing.named.clear();
        return;
    };
    let count = move |_: &Flag| {
        let filter = Filter { search: format!("={name}"), ..Filter::default() };
        Ok(select(&inventory, &filter, &Default::default()).ids.len() as u64)
    };
    state.model.knowing.named.start("count-name", Arc::default(), wake(ctx), count);
}
