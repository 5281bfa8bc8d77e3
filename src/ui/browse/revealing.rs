//! Showing the value of one cookie: read again from its store, and forgotten as soon as it is no longer shown.

use std::sync::Arc;

use egui::Context;

use super::Own;
use super::state::Shown;
use crate::inventory::CookieId;
use crate::jobs::Job;
use crate::store::{Progress, read_value};
use crate::ui::kit::{Screen, State, speech, wake};
use crate::values::decode;
use crate::wipe;

/// Frames until nothing that was painted or spoken is kept for the next frame.
const FRAMES: u8 = 6;

impl Own {
    pub(super) fn reveal(&mut self, id: CookieId, state: &State, ctx: &Context) {
        self.forget_value();
        self.revealed = Some(id);
        let Some(view) = state.chosen().filter(|view| view.id == id) else { return };
        // The rows that are shown may be of a store that was closed or read again a moment ago.
        let opened = state.stores.iter().find(|opened| Arc::ptr_eq(&opened.store.report, &view.store.report));
        let location = opened.and_then(|opened| opened.source.location());
        let Some(location) = location else { return };
        let (report, row, now) = (Arc::clone(&view.store.report), view.row, state.now());
        let read = move |progress: &Progress| {
            // Parts of the value that decoders held for a moment are overwritten with the rest of what this thread gives back.
            let _traces = wipe::Traces;
            let value = read_value(&location, &report.cookies, row, now, progress)?;
            let name = report.cookies.get(row).map_or_else(String::new, |cookie| cookie.name().to_owned());
            let decoded = decode(&name, value.reveal());
            Ok(Shown { value, decoded })
        };
        self.value.start("read-value", Arc::default(), wake(ctx), read);
    }

    fn forget_value(&mut self) {
        self.value.clear();
        self.told = Vec::new();
    }

    /// Puts what the value says into the words of the language in use.
    pub(super) fn tell_value(&mut self, state: &State) {
        self.told = self.value.value().map_or_else(Vec::new, |shown| speech::decoded(&state.words, &shown.decoded));
    }

    pub(super) fn copy_value(&self, state: &mut State, ctx: &Context) {
        if let Some(shown) = self.value.value() {
            state.copy(String::from_utf8_lossy(shown.value.reveal()).into_owned(), ctx);
        }
    }

    pub(super) fn copy_decoded(&self, state: &mut State, ctx: &Context) {
        if let Some(shown) = self.value.value() {
            state.copy(speech::decoded_text(&state.words, &shown.decoded), ctx);
        }
    }

    /// A value is in memory only while it is shown: another row, another page, new rows and a closed store all take it away. Asked after
    /// everything that happens, so that nothing that happens can forget to.
    pub fn forget_unless_shown(&mut self, state: &State) {
        let is_shown = state.screen == Screen::Cookies && self.revealed.is_some() && self.revealed == state.cursor();
        if is_shown {
            return;
        }
        self.revealed = None;
        if !matches!(self.value.job(), Job::Idle) {
            self.forget_value();
            self.fading = FRAMES;
        }
    }

    /// Once the frames that showed a value are forgotten, what they have given back is overwritten: egui and AccessKit copy what they show.
    pub fn fade(&mut self, ctx: &Context) {
        match self.fading {
            0 => return,
            1 => wipe::freed_memory(),
            _ => ctx.request_repaint(),
        }
        self.fading -= 1;
    }
}
