//! The parts of the details pane that are about the person's own decisions, and about sources that contradict each other.

use egui::{Id, Ui};

use super::Actions;
use crate::classify::{Evidence, Finding};
use crate::inventory::CookieView;
use crate::removal;
use crate::ui::kit::speech::{self, About};
use crate::ui::kit::{Ask, Command, Dialog, NameOnHost, State};
use crate::ui::theme::{Icon, tokens};
use crate::ui::widget::button;
use crate::ui::widget::hint::Hint as _;

/// The way back from a decision, under the reason that tells of it.
pub fn forget_link(ui: &mut Ui, state: &State, (view, evidence): (&CookieView<'_>, &Evidence), actions: &mut Actions) {
    if !evidence.rule.is_own_decision() {
        return;
    }
    // A decision may be about several facts, and goes as a whole.
    let is_first = view.evidence().iter().find(|piece| piece.rule.is_own_decision() && piece.source == evidence.source) == Some(evidence);
    let Some(line) = view.knowledge().own_line(evidence).filter(|_| is_first) else { return };
    let lines = state.judged_by.corrections.lines();
    let Some(decision) = lines.iter().find(|decided| decided.is_line(line)) else { return };
    if button::link_in(ui, &state.words.text("correct-remove"), tokens(ui).accent).clicked() {
        actions.ask(Ask::Forget(decision.clone()));
    }
}

/// The way to a decision, under the verdict. A cookie without a name has nothing that a decision could go by.
pub fn correct_link(ui: &mut Ui, state: &State, view: &CookieView<'_>, actions: &mut Actions) {
    if view.cookie.name().is_empty() {
        return;
    }
    button::steady(ui, Id::unique("correct-link"), |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let keys = speech::keys_of(&state.words, Command::Correct);
        // What it leads to is about all rows that are selected.
        let label = match state.browsing.selected.to_correct(view.id) {
            several @ 2.. => state.words.count("correct-link-many", several as u64),
            _ => state.words.text("correct-link").into_owned(),
        };
        let correct = button::link(ui, Some(Icon::CORRECT), &label);
        if correct.hint(keys).clicked() {
            actions.run(Command::Correct);
        }
    });
}

/// The way to everything that is known of the name, under the reasons.
pub fn look_up_link(ui: &mut Ui, state: &State, view: &CookieView<'_>, actions: &mut Actions) {
    let name = view.cookie.name();
    if name.is_empty() {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        if button::link(ui, Some(Icon::SEARCH), &state.words.text("look-up-link")).clicked() {
            let name = NameOnHost { name: name.to_owned(), host: view.cookie.host().to_owned() };
            actions.ask(Ask::LookUp(name));
        }
    });
}

/// The way to get rid of the cookie in its browser, at the end of the links.
pub fn removal_link(ui: &mut Ui, state: &State, view: &CookieView<'_>, actions: &mut Actions) {
    // Asked in each frame; the way itself is made once it is wanted.
    if !removal::is_listed(view) {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        if button::link(ui, Some(Icon::CLOSE), &state.words.text("removal-link")).clicked()
            && let Some(removal) = removal::of_cookie(view)
        {
            actions.ask(Ask::ShowDialog(Dialog::Removal(speech::removal_ways(&state.words, &[removal]))));
        }
    });
}

/// A finding in words; where sources differ, who says what.
#[must_use]
pub fn finding(words: &crate::i18n::Words, view: &CookieView<'_>, finding: Finding) -> String {
    let sentence = speech::finding(words, finding);
    if !matches!(finding, Finding::SourcesDisagree | Finding::DeclaredContradicted) {
        return sentence;
    }
    match speech::disagreement(words, &About::of(view), view.evidence(), view.verdict.purpose) {
        Some(who) => speech::sentences(words, &sentence, &who),
        None => sentence,
    }
}
