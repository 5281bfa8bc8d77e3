//! What consent tools noted of the visitors' choices: asked for once an audit, then in sentences, each with the moment that it makes likely.

use egui::{Id, Label, Response, Sense, Ui};

use super::audited::Audited;
use super::state::WayToChoices;
use super::{Action, Actions, Own};
use crate::audit::{self, propose_moment};
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// Paints the way to the choices, the question before values are read, or that they are being read.
pub(super) fn ask(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    if own.reads_choices() {
        let reading = steady(ui, |ui| {
            let text = text::body(words.text("audit-choices-reading")).color(tokens(ui).weak);
            ui.add(Label::new(text).wrap().sense(Sense::focusable_noninteractive()))
        });
        let has_focus = reading.has_focus();
        ui.data_mut(|data| data.insert_temp(place(), has_focus));
        return;
    }
    if !own.may_ask_for_choices(own.wanted.as_ref()) {
        return;
    }
    if own.way_to_choices != WayToChoices::Question {
        if steady(ui, |ui| button::secondary(ui, Icon::CONSENT, &words.text("audit-choices-read"))).clicked() {
            actions.push(Action::AskForChoices(true));
        }
        return;
    }
    card::notice(ui, tokens(ui).warning.tint, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        let question = words.text("audit-choices-question");
        ui.add(Label::new(text::body(question.as_ref())).wrap());
        ui.horizontal_wrapped(|ui| {
            let yes = steady(ui, |ui| button::secondary(ui, Icon::CONSENT, &words.text("audit-choices-yes")));
            ui.ctx().accesskit_node_builder(yes.id, |node| node.set_description(question.as_ref()));
            if yes.clicked() {
                actions.push(Action::ReadChoices);
            }
            if button::plain(ui, &words.text("audit-choices-no")).clicked() {
                // What asked stands there again.
                yes.request_focus();
                actions.push(Action::AskForChoices(false));
            }
        });
    });
}

/// What asks, what answers and what tells of the reading follow upon each other under one name: the keyboard stays with them.
fn steady(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    button::steady(ui, Id::unique("audit-choices"), add)
}

fn place() -> Id {
    Id::unique("audit-choices-focused")
}

/// What was noted has come: the keyboard goes there from what told of the reading, unless the person has left that meanwhile.
pub(super) fn lead_to(option: &Response, actions: &mut Actions) {
    if option.ctx.data(|data| data.get_temp(place())).unwrap_or(false) {
        option.request_focus();
    }
    actions.push(Action::ChoicesShown);
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
