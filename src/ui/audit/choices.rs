//! What consent tools noted of the visitors' choices: asked for once an audit, then in sentences, each with the moment that it makes likely.

use egui::{Label, Ui};

use super::audited::Audited;
use super::{Action, Actions, Own};
use crate::audit::{self, propose_moment};
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// Paints the way to the choices, the question before values are read, or that they are being read.
pub(super) fn ask(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    if own.choices.is_running() {
        words_widget::weak(ui, words.text("audit-choices-reading"));
        return;
    }
    if !own.may_ask_for_choices(own.wanted.as_ref()) {
        return;
    }
    if !own.asks_for_choices {
        if button::secondary(ui, Icon::CONSENT, &words.text("audit-choices-read")).clicked() {
            actions.push(Action::AskForChoices(true));
        }
        return;
    }
    card::notice(ui, tokens(ui).warning.tint, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::body(words.text("audit-choices-question"))).wrap());
        ui.horizontal_wrapped(|ui| {
            if button::secondary(ui, Icon::CONSENT, &words.text("audit-choices-yes")).clicked() {
                actions.push(Action::ReadChoices);
            }
            if button::plain(ui, &words.text("audit-choices-no")).clicked() {
                actions.push(Action::AskForChoices(false));
            }
        });
    });
}

/// Paints what was noted, record by record.
pub(super) fn show(ui: &mut Ui, state: &State, audited: &Audited, actions: &mut Actions) {
    let words = &state.words;
    let subject = audited.subject();
    for (place, record) in audited.audit.records.iter().flatten().enumerate() {
        if place > 0 {
            card::line(ui);
        }
        let store = subject.inventory.stores().get(record.store);
        let name = store.map_or_else(String::new, |store| speech::visible(store.source.shown()));
        let title = speech::key_value(words, &speech::audit_moment(words, record.label), record.tool.name());
        words_widget::heading(ui, text::strong(title));
        words_widget::note(ui, words_widget::middle_cut(&name, ui.available_width(), 6.4));
        for sentence in speech::consent_record(words, &audited.audit, record) {
            ui.add(Label::new(text::body(sentence)).wrap().selectable(true));
        }
        let proposed = record.outcome.as_ref().ok().and_then(|said| propose_moment(std::slice::from_ref(said)));
        let is_open = record.label == audit::Label::Observed && audited.dossier().is_none();
        if let (Some(label), Some(store)) = (proposed.filter(|_| is_open), store) {
            let moment = speech::audit_label(words, label);
            if button::secondary(ui, Icon::CHECK, &words.with("audit-choices-label", &[("moment", moment.into())])).clicked() {
                actions.push(Action::Label(store.source.clone(), label));
            }
        }
    }
}
