//! The person's own decisions on purposes: kept in a file of their own, and counted at once.

use egui::Context;

use super::opening;
use crate::charter::Purpose;
use crate::corrections::{Corrections, CorrectionsError, Reach};
use crate::inventory::CookieId;
use crate::ui::model::State;
use crate::ui::speech;
use crate::ui::view_state::Dialog;

/// Loads the decisions of earlier starts. A file that cannot be used is told and left alone.
pub(super) fn load(state: &mut State) {
    let Some(path) = state.corrections_file() else { return };
    match Corrections::load(&path) {
        Ok(corrections) => state.corrections = Some(corrections),
        Err(error) => {
            state.corrections = None;
            let reason = match &error {
                CorrectionsError::Unreadable { reason, .. } => speech::io_reason(&state.words, reason),
                CorrectionsError::NotACatalogue { reason, .. } => reason.to_string(),
            };
            let sentence = state.words.with("error-corrections", &[("reason", reason.into())]);
            state.view.dialog = Some(Dialog::Error { sentence, path: Some(path.display().to_string()), retry: Vec::new() });
        }
    }
}

pub(super) fn decide(state: &mut State, id: CookieId, reach: Reach, purpose: Purpose, ctx: &Context) {
    state.view.dialog = None;
    let Some(inventory) = state.inventory().cloned() else { return };
    let Some(view) = inventory.get(id) else { return };
    if let Some(corrections) = &mut state.corrections {
        corrections.decide(&view, reach, purpose);
        keep_and_judge(state, ctx);
    } else {
        // Says again why nothing can be decided; the file may have been mended meanwhile.
        load(state);
    }
}

pub(super) fn remove(state: &mut State, index: usize, ctx: &Context) {
    state.view.dialog = None;
    if let Some(corrections) = &mut state.corrections {
        corrections.remove(index);
        keep_and_judge(state, ctx);
    }
}

/// Saves the decisions, then reads the stores again, so that every verdict counts them.
fn keep_and_judge(state: &mut State, ctx: &Context) {
    if let (Some(path), Some(corrections)) = (state.corrections_file(), &state.corrections)
        && let Err(error) = corrections.save(&path)
    {
        let reason = speech::io_reason(&state.words, &error.reason);
        let message = state.words.with("error-export", &[("reason", reason.into())]);
        opening::toast(state, message);
    }
    state.view.keep_selection = true;
    opening::reload(state, ctx);
}
