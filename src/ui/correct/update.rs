use egui::Context;

use super::state::Touched;
use super::{Action, CorrectForm, Own};
use crate::charter::{Purpose, categorise};
use crate::corrections::{Correction, Corrections, Reach};
use crate::files::WriteError;
use crate::inventory::CookieId;
use crate::ui::kit::{Command, Dialog, Opened, Pane, State, corrections_file, speech};

impl Own {
    /// A new window says when the corrections cannot be used.
    pub fn begin(&mut self, state: &mut State, ctx: &Context) {
        tell_unusable(state, ctx);
    }

    /// The dialog for a cookie of the rows that are shown. One without a name has nothing that a correction could go by.
    pub fn correct(&mut self, id: CookieId, state: &mut State, ctx: &Context) {
        let form = state.browsing.cookie(id).filter(|view| !view.cookie.name().is_empty()).map(|view| CorrectForm::of(&view));
        if let Some(form) = form {
            self.change(form, state);
            state.dialogs.show(Dialog::Correct, ctx);
        }
    }

    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Change(form) => self.change(form, state),
            Action::Save => self.save(state, ctx),
        }
    }

    /// Takes one correction away.
    pub fn forget(&mut self, correction: &Correction, state: &mut State, ctx: &Context) {
        let name = speech::visible(correction.pattern.text());
        if change(state, ctx, |corrections| corrections.forget(correction)) {
            state.offer(state.words.with("toast-forgotten", &[("name", name.into())]), Command::Undo);
        }
    }

    /// Takes the last change back.
    pub fn undo(&mut self, state: &mut State, ctx: &Context) {
        if change(state, ctx, Corrections::undo) {
            state.say(state.words.text("toast-undone").into_owned());
        }
    }

    /// Takes in the corrections of somebody else.
    pub fn take_in(&mut self, others: &Corrections, state: &mut State, ctx: &Context) {
        let mut count = 0;
        let changed = change(state, ctx, |corrections| {
            count = corrections.merge(others);
            count > 0
        });
        let text = state.words.count("toast-imported", count as u64);
        if changed {
            state.offer(text, Command::Undo);
        } else if state.judged_by.unusable.is_none() {
            state.say(text);
        }
    }

    fn change(&mut self, form: CorrectForm, state: &State) {
        let touched = Reach::ALL.map(|reach| touched(&state.stores, &state.judged_by.corrections, &form.correction(reach)));
        self.form = Some(CorrectForm { touched, ..form });
    }

    fn save(&mut self, state: &mut State, ctx: &Context) {
        let Some(form) = self.form.take() else { return };
        let correction = form.correction(form.reach);
        state.dialogs.close_if(&Dialog::Correct);
        let text = decided(state, &form.name, form.purpose);
        if change(state, ctx, move |corrections| {
            corrections.add(correction);
            true
        }) {
            state.offer(text, Command::Undo);
            Pane::Table.focus(ctx);
        }
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
fn change(state: &mut State, ctx: &Context, change: impl FnOnce(&mut Corrections) -> bool) -> bool {
    let file = corrections_file(state.env.settings.as_deref());
    let judged = &mut state.judged_by;
    // Perhaps the person has mended the file meanwhile.
    if judged.unusable.take().is_some()
        && let Some(file) = &file
    {
        match Corrections::load(file) {
            Ok(corrections) => judged.corrections = corrections,
            Err(error) => {
                judged.unusable = Some(error);
                tell_unusable(state, ctx);
                return false;
            }
        }
    }
    let before = judged.corrections.clone();
    if !change(&mut judged.corrections) {
        return false;
    }
    if let Some(Err(error)) = file.map(|file| judged.corrections.save(&file)) {
        judged.corrections = before;
        tell_unwritten(state, &error, ctx);
        return false;
    }
    state.judge_anew();
    true
}

fn decided(state: &State, name: &str, purpose: Purpose) -> String {
    let purpose = speech::purpose(&state.words, purpose);
    let name = speech::visible(name);
    state.words.with("toast-decided", &[("name", name.into()), ("purpose", purpose.into())])
}

fn tell_unusable(state: &mut State, ctx: &Context) {
    if let Some(error) = &state.judged_by.unusable {
        let (sentence, path) = speech::corrections_error(&state.words, error);
        state.dialogs.tell_error(sentence, path, Vec::new(), ctx);
    }
}

fn tell_unwritten(state: &mut State, error: &WriteError, ctx: &Context) {
    let reason = speech::write_problem(&state.words, &error.problem);
    let sentence = state.words.with("error-corrections-unwritten", &[("reason", reason.into())]);
    state.dialogs.tell_error(sentence, Some(error.path.display().to_string()), Vec::new(), ctx);
}
