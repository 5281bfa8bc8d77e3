//! Opening, reloading and closing stores.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::jobs::Job;
use crate::store::{HistoryChoice, KeepValues, Progress, ReadError, ReadOptions};
use crate::ui::app::update::{keep_settings, keep_shown_valid, wake};
use crate::ui::browse::filtering::assemble;
use crate::ui::env::Picked;
use crate::ui::kit::ask::Source;
use crate::ui::kit::speech;
use crate::ui::kit::state::{Picking, Reading, State, ToRead};
use crate::ui::kit::view_state::{Dialog, Screen, Shown, Toast};
use crate::work::{self, Asked};

pub fn open(state: &mut State, sources: Vec<Source>, replace: bool, ctx: &Context) {
    if sources.is_empty() {
        return;
    }
    let asked = ToRead { sources, replace };
    // A second press asks for nothing new; a second reload may find something new, but only one needs to wait.
    let is_known = state.model.waiting.contains(&asked) || (!replace && state.model.reading_now.as_ref() == Some(&asked));
    if !is_known {
        state.model.waiting.push_back(asked);
    }
    read_next(state, ctx);
}

/// Starts the next round of reading, once the one before has ended.
fn read_next(state: &mut State, ctx: &Context) {
    if state.model.reading.is_running() {
        return;
    }
    state.model.reading_now = state.model.waiting.pop_front();
    let Some(ToRead { sources, replace }) = state.model.reading_now.clone() else { return };
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: state.now() };
    let asked = Asked { options, knowledge: Arc::clone(&state.model.knowing.knowledge) };
    let progress = Arc::new(Progress::default());
    let read = move |progress: &Progress| Ok(Reading { round: work::open(sources, &asked, progress), replace });
    state.model.reading.start("read", progress, wake(ctx), read);
}

pub fn reload(state: &mut State, ctx: &Context) {
    let sources = state.model.stores.iter().map(|opened| opened.source.clone()).collect();
    open(state, sources, true, ctx);
}

/// A round of reading has ended.
pub fn arrived(state: &mut State, ctx: &Context) {
    let ended = match state.model.reading.job() {
        Job::Done(reading) => Ok(Arc::clone(reading)),
        Job::Failed { failure, .. } => Err(speech::stopped(&state.words, failure)),
        Job::Idle | Job::Running { .. } => return,
    };
    // The slot would otherwise keep a second reference to stores that are closed later.
    state.model.reading.clear();
    match ended {
        Ok(reading) => {
            complain(state, &reading);
            if !reading.round.stores.is_empty() {
                show_read(state, &reading, ctx);
            }
        }
        Err(sentence) => tell_error(state, sentence, None, Vec::new()),
    }
    read_next(state, ctx);
}

fn show_read(state: &mut State, reading: &Reading, ctx: &Context) {
    take_in(state, reading);
    keep_shown_valid(state);
    if state.view.screen == Screen::Start && state.has_stores() {
        state.view.screen = Screen::Cookies;
    }
    assemble(state, ctx);
}

/// Shows what went wrong. What the person has not read yet is not painted over.
fn tell_error(state: &mut State, sentence: String, path: Option<String>, retry: Vec<Source>) {
    let error = Dialog::Error { sentence, path, retry };
    if matches!(state.view.dialog, Some(Dialog::Error { .. })) {
        state.view.later.push_back(error);
    } else {
        state.view.dialog = Some(error);
    }
}

fn take_in(state: &mut State, reading: &Reading) {
    for opened in &reading.round.stores {
        if let Some(known) = state.model.stores.iter_mut().find(|known| known.store.source == opened.store.source) {
            *known = opened.clone();
        } else if !reading.replace {
            state.model.stores.push(opened.clone());
            // What was just opened is what one wants to see.
            state.view.shown = Shown::One(state.model.stores.len() - 1);
        } else {
            // Closed while it was read again.
            continue;
        }
        if let Source::Found(location) = &opened.source {
            state.settings.remember(&location.file);
        }
    }
    if reading.round.stores.len() > 1 && !reading.replace {
        state.view.shown = Shown::All;
    }
    keep_settings(state);
}

/// Says what could not be opened; one sentence for the first, the number of the others.
fn complain(state: &mut State, reading: &Reading) {
    let failures: Vec<_> = reading.round.failures.iter().filter(|(_, error)| !matches!(**error, ReadError::Cancelled)).collect();
    let Some((_, error)) = failures.first() else {
        if !reading.round.failures.is_empty() {
            let id = if reading.round.stores.is_empty() { "toast-cancelled" } else { "toast-cancelled-kept" };
            let message = state.words.text(id).into_owned();
            toast(state, message);
        }
        return;
    };
    let (mut sentence, path) = speech::read_error(&state.words, error);
    if failures.len() > 1 {
        sentence = format!("{sentence} {}", state.words.count("error-more", failures.len() as u64 - 1));
    }
    let retry = failures.iter().map(|(source, _)| source.clone()).collect();
    tell_error(state, sentence, path, retry);
}

pub fn show(state: &mut State, shown: Shown, ctx: &Context) {
    state.view.shown = shown;
    keep_shown_valid(state);
    if state.view.screen == Screen::Start {
        state.view.screen = Screen::Cookies;
    }
    assemble(state, ctx);
}

pub fn close(state: &mut State, index: usize, ctx: &Context) {
    if index >= state.model.stores.len() {
        return;
    }
    state.model.stores.remove(index);
    if state.model.stores.is_empty() {
        close_all(state);
        return;
    }
    state.view.shown = match state.view.shown {
        Shown::One(shown) if shown == index => Shown::All,
        Shown::One(shown) if shown > index => Shown::One(shown - 1),
        shown => shown,
    };
    assemble(state, ctx);
}

pub fn close_all(state: &mut State) {
    state.model.reading.clear();
    state.model.reading_now = None;
    state.model.waiting.clear();
    state.model.stores.clear();
    state.model.inventory.clear();
    state.model.rows.clear();
    state.model.sites.clear();
    state.model.digest.clear();
    state.model.knowing.reclassified.clear();
    state.model.knowing.named.clear();
    state.view.deselect();
    (state.view.site, state.view.category, state.view.finding) = (None, None, None);
    state.view.search.clear();
    state.view.shown = Shown::All;
    state.view.screen = Screen::Start;
}

/// The file dialog has answered.
pub fn picked(state: &mut State, ctx: &Context) {
    // A dialog that died is as good as none: the window asks for the path itself.
    let answer = match state.model.picking.failure() {
        Some(_) => Some(Picked::NoDialog),
        None => state.model.picking.value().map(|picked| (**picked).clone()),
    };
    state.model.picking.clear();
    match (state.model.picking_for.take(), answer) {
        (Some(Picking::Open), Some(Picked::Path(path))) => open(state, vec![Source::Path(path)], false, ctx),
        (Some(Picking::Open), Some(Picked::NoDialog)) => state.view.dialog = Some(Dialog::OpenPath { text: String::new() }),
        (Some(Picking::Save), Some(Picked::Path(path))) => crate::ui::export::update::save(state, path, ctx),
        (Some(Picking::Save), Some(Picked::NoDialog)) => crate::ui::export::update::type_path_instead(state),
        (Some(Picking::Know(task)), Some(answer)) => crate::ui::knowledge::update::picked(state, task, answer, ctx),
        _ => {}
    }
}

pub fn open_typed(state: &mut State, ctx: &Context) {
    let Some(Dialog::OpenPath { text }) = &state.view.dialog else { return };
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let path = expand_home(text, state.env.places.home.as_deref());
    state.view.dialog = None;
    open(state, vec![Source::Path(path)], false, ctx);
}

/// `~/x` as shells have it.
pub fn expand_home(typed: &str, home: Option<&std::path::Path>) -> PathBuf {
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

pub fn toast(state: &mut State, text: String) {
    state.view.toast = Some(Toast { text, until: None, offer: None, is_warning: false });
}

/// As [`toast`], for what was done and is not all that was asked for.
pub fn warn(state: &mut State, text: String) {
    state.view.toast = Some(Toast { text, until: None, offer: None, is_warning: true });
}
