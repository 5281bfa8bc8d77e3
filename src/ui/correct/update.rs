use std::sync::Arc;

use egui::Context;

use super::changing::{Before, Change, Effect, Outcome, Proposed, carry_out};
use super::counting::count;
use super::{Action, CorrectForm, Own};
use crate::corrections::{Correction, Corrections};
use crate::inventory::{CookieId, OpenStore};
use crate::jobs::Flag;
use crate::ui::kit::{Command, Dialog, Happened, Pane, State, Undoable, corrections_file, speech, wake};

/// Most rows that are corrected at once: what is decided on is looked at while the dialog opens, and more decisions nobody reads again.
const MOST_AT_ONCE: usize = 5_000;

impl Own {
    /// A new window reads the corrections.
    pub fn begin(&mut self, state: &State, ctx: &Context) {
        self.then(Change::Load, state, ctx);
    }

    /// The dialog for a cookie of the rows that are shown, with all that are selected if it is one of them.
    pub fn correct(&mut self, id: CookieId, state: &mut State, ctx: &Context) {
        let selected = &state.browsing.selected.ids;
        let is_among = state.browsing.selected.to_correct(id) > 1;
        if is_among && selected.len() > MOST_AT_ONCE {
            state.warn(state.words.with("correct-too-many", &[("most", MOST_AT_ONCE.into())]));
            return;
        }
        let ids = match state.browsing.rows.value() {
            Some(rows) if is_among => state.browsing.selected_of(rows),
            _ => vec![id],
        };
        let form = CorrectForm::of(ids.iter().filter_map(|id| state.browsing.cookie(*id)));
        if let Some(form) = form {
            self.counted.clear();
            self.form = Some(form);
            self.count_anew(state, ctx);
            state.dialogs.show(Dialog::Correct, ctx);
        }
    }

    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Change(form) => {
                // A reason changes nothing that is counted but for the first and the last letter of it.
                let is_said = |form: &CorrectForm| form.reason.trim() != form.now.reason;
                let of_reason = |before: &CorrectForm| CorrectForm { reason: before.reason.clone(), ..form.clone() };
                let counts = self.form.as_ref().is_none_or(|before| of_reason(before) != *before || is_said(before) != is_said(&form));
                self.form = Some(form);
                if counts {
                    self.count_anew(state, ctx);
                }
            }
            Action::Save => self.save(state, ctx),
        }
    }

    /// Takes one correction away.
    pub fn forget(&mut self, correction: Correction, state: &State, ctx: &Context) {
        self.then(Change::Forget(correction), state, ctx);
    }

    /// Takes the last change back.
    pub fn undo(&mut self, state: &State, ctx: &Context) {
        self.then(Change::Undo, state, ctx);
    }

    /// Takes in the corrections of somebody else.
    pub fn take_in(&mut self, others: Arc<Corrections>, state: &State, ctx: &Context) {
        self.then(Change::TakeIn(others), state, ctx);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &State, ctx: &Context) {
        match happened {
            // Other rows may be touched, or go elsewhere.
            Happened::StoresChanged if state.dialogs.shows(&Dialog::Correct) => self.count_anew(state, ctx),
            Happened::StoresClosed => self.counted.clear(),
            Happened::StoresChanged | Happened::KnowledgeChanged | Happened::InventoryChanged | Happened::LanguageChanged => {}
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        self.counted.poll();
        if self.changes.poll() {
            self.changed(state, ctx);
            self.next(state, ctx);
        }
    }

    /// The window is about to go: what was decided is kept first.
    pub fn finish(&mut self, state: &mut State, ctx: &Context) {
        while self.changes.wait() {
            self.changed(state, ctx);
            self.next(state, ctx);
        }
    }

    /// Whether work is under way or waits.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { form: _, counted, changes } = self;
        counted.is_running() || changes.is_busy()
    }

    /// Whether a change is under way or waits.
    #[must_use]
    pub fn is_changing(&self) -> bool {
        self.changes.is_busy()
    }

    fn save(&mut self, state: &mut State, ctx: &Context) {
        let Some(form) = self.form.take() else { return };
        state.dialogs.close_if(&Dialog::Correct);
        Pane::Table.focus(ctx);
        let (stores, knowledge) = (open_stores(state), Arc::clone(&state.judged_by.knowledge));
        self.then(Change::Add(Arc::new(Proposed { corrections: form.corrections(form.reach), stores, knowledge })), state, ctx);
    }

    fn count_anew(&mut self, state: &State, ctx: &Context) {
        let Some(form) = self.form.clone() else { return };
        let (stores, knowledge) = (open_stores(state), Arc::clone(&state.judged_by.knowledge));
        let corrections = Arc::clone(&state.judged_by.corrections);
        let work = move |flag: &Flag| Ok(count(&stores, &corrections, (&form, &knowledge), flag));
        self.counted.start("count-touched", Arc::default(), wake(ctx), work);
    }

    fn then(&mut self, change: Change, state: &State, ctx: &Context) {
        self.changes.push(change);
        self.next(state, ctx);
    }

    fn next(&mut self, state: &State, ctx: &Context) {
        let before =
            Before { corrections: Arc::clone(&state.judged_by.corrections), file: corrections_file(state.env.settings.as_deref()) };
        self.changes.next("corrections", ctx, move |change| carry_out(change, before));
    }

    /// A change has ended.
    fn changed(&mut self, state: &mut State, ctx: &Context) {
        let Some((change, outcome)) = self.changes.ended(state, ctx) else { return };
        match outcome.as_ref() {
            Outcome::Held { corrections, base, is_other, effect } => {
                let judged = &mut state.judged_by;
                (judged.corrections, judged.unusable) = (Arc::clone(corrections), None);
                if *is_other {
                    judged.own_base.clone_from(base);
                    state.judge_anew();
                }
                match change {
                    Change::Undo => state.took_back(Undoable::Correction),
                    Change::Load => {}
                    Change::Add(_) | Change::Forget(_) | Change::TakeIn(_) if *effect == Effect::Nothing => {}
                    Change::Add(_) | Change::Forget(_) | Change::TakeIn(_) => state.undoable.push(Undoable::Correction),
                }
                say(&change, *effect, state);
            }
            Outcome::Unusable(error) => {
                let (sentence, path) = speech::corrections_error(&state.words, error);
                state.judged_by.unusable = Some(Arc::clone(error));
                if matches!(change, Change::Load) {
                    state.dialogs.show_unread((sentence, path), ctx);
                } else {
                    state.dialogs.show_error(sentence, path, Vec::new(), ctx);
                }
            }
            Outcome::Unwritten(error) => {
                let reason = speech::write_problem(&state.words, &error.problem);
                let sentence = state.words.with("error-corrections-unwritten", &[("reason", reason.into())]);
                state.dialogs.show_error(sentence, Some(error.path.display().to_string()), Vec::new(), ctx);
            }
        }
    }
}

fn open_stores(state: &State) -> Vec<Arc<OpenStore>> {
    state.stores.iter().map(|opened| Arc::clone(&opened.store)).collect()
}

/// Says what was done, and offers to take it back.
fn say(change: &Change, effect: Effect, state: &mut State) {
    let words = &state.words;
    let name = |correction: &Correction| speech::visible(correction.pattern.text());
    match (change, effect) {
        // Only what is added may turn out to be said anyway.
        (Change::Load, _)
        | (Change::Forget(_) | Change::Undo, Effect::Nothing)
        | (Change::Forget(_) | Change::Undo | Change::TakeIn(_), Effect::Dropped) => {}
        (_, Effect::Overtaken) => state.warn(words.text("toast-overtaken").into_owned()),
        (Change::Add(_), Effect::Nothing) => state.say(words.text("toast-decided-already").into_owned()),
        (Change::TakeIn(_), Effect::Nothing) => state.say(words.count("toast-imported", 0)),
        (Change::Add(_), Effect::Dropped) => state.offer(words.text("toast-decision-dropped").into_owned(), Command::Undo),
        (Change::Add(proposed), Effect::Changed(count)) => {
            let text = match &*proposed.corrections {
                [only] if !only.is_empty() => {
                    let said = speech::decided(words, only);
                    words.with("toast-decided", &[("name", name(only).into()), ("said", said.into())])
                }
                _ => words.count("toast-decided-many", count as u64),
            };
            state.offer(text, Command::Undo);
        }
        (Change::Forget(correction), Effect::Changed(_)) => {
            let text = words.with("toast-forgotten", &[("name", name(correction).into())]);
            state.offer(text, Command::Undo);
        }
        (Change::Undo, Effect::Changed(_)) => state.say(words.text("toast-undone").into_owned()),
        (Change::TakeIn(_), Effect::Changed(count)) => state.offer(words.count("toast-imported", count as u64), Command::Undo),
    }
}
