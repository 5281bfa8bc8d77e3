//! Showing the value of one cookie: read again from its store, and forgotten as soon as it is no longer shown.

use std::sync::Arc;

use egui::Context;

use crate::inventory::CookieId;
use crate::jobs::Job;
use crate::store::{Progress, read_value};
use crate::ui::app::update::wake;
use crate::ui::kit::state::State;
use crate::ui::kit::view_state::Screen;
use crate::wipe;

pub fn reveal(state: &mut State, id: CookieId, ctx: &Context) {
    state.model.value.clear();
    state.view.revealed = Some(id);
    let Some(view) = state.chosen().filter(|view| view.id == id) else { return };
    // The rows that are shown may be of a store that was closed or read again a moment ago.
    let opened = state.model.stores.iter().find(|opened| Arc::ptr_eq(&opened.store.report, &view.store.report));
    let location = opened.and_then(|opened| opened.source.location());
    let Some(location) = location else { return };
    let (report, row, now) = (Arc::clone(&view.store.report), view.row, state.now());
    let read = move |progress: &Progress| read_value(&location, &report.cookies, row, now, progress);
    state.model.value.start("read-value", Arc::default(), wake(ctx), read);
}

pub fn copy(state: &mut State, ctx: &Context) {
    let text = state.model.value.value().map(|value| String::from_utf8_lossy(value.reveal()).into_owned());
    if let Some(text) = text {
        crate::ui::app::update::copy(state, text, ctx);
    }
}

/// A value is in memory only while it is shown: another row, another page, new rows and a closed store all take it away. Asked after
/// everything that happens, so that nothing that happens can forget to.
pub fn forget_unless_shown(state: &mut State) {
    let is_shown = state.view.screen == Screen::Cookies && state.view.revealed.is_some() && state.view.revealed == state.cursor();
    if is_shown {
        return;
    }
    state.view.revealed = None;
    if !matches!(state.model.value.job(), Job::Idle) {
        state.model.value.clear();
        state.model.fading = FRAMES;
    }
}

/// Frames until nothing that was painted or spoken is kept for the next frame.
const FRAMES: u8 = 6;

/// Once the frames that showed a value are forgotten, what they have given back is overwritten: egui and AccessKit copy what they show.
pub fn fade(state: &mut State, ctx: &Context) {
    match state.model.fading {
        0 => return,
        1 => wipe::freed_memory(),
        _ => ctx.request_repaint(),
    }
    state.model.fading -= 1;
}
