//! What could not be seen: there an absence of findings proves nothing.

use egui::Ui;

use super::audited::Audited;
use super::{Action, Actions, Own};
use crate::audit::Unseen;
use crate::ui::kit::{State, speech, unseen};
use crate::ui::theme::{Icon, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// That stores hold nothing of the site, before anything else, with the sites that come near.
pub(super) fn nothing(ui: &mut Ui, state: &State, audited: &Audited, actions: &mut Actions) {
    let words = &state.words;
    let nothing = |unseen: &&Unseen| matches!(unseen, Unseen::NothingOfSite { .. });
    let mut near: Vec<&str> = Vec::new();
    for unseen in audited.audit.unseen.iter().filter(nothing) {
        card::remark(ui, tokens(ui).warning, &speech::audit_unseen_one(words, &audited.subject(), unseen), None);
        if let Unseen::NothingOfSite { near: sites, others, .. } = unseen {
            near.extend(sites.iter().chain(others).map(String::as_str));
        }
    }
    near.sort_unstable();
    near.dedup();
    if near.is_empty() || audited.audit.site_was_seen {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        words_widget::weak(ui, words.text("audit-near"));
        for site in near {
            if button::secondary(ui, Icon::DOMAIN, &speech::visible(&speech::site(words, site))).clicked() {
                actions.push(Action::ChooseSite(site.to_owned()));
            }
        }
    });
}

/// All the rest, in a card.
pub(super) fn show(ui: &mut Ui, state: &State, (own, audited): (&Own, &Audited), actions: &mut Actions, width: f32) {
    let words = &state.words;
    let subject = audited.subject();
    // What the site lacks altogether was said before anything else, and that there is no charter below the title.
    let rest = audited.audit.unseen.iter().filter(|unseen| !matches!(unseen, Unseen::NothingOfSite { .. } | Unseen::NoCharter));
    let said = rest.map(|unseen| speech::audit_unseen_one(words, &subject, unseen));
    let sentences: Vec<String> = said.chain(speech::audit_unseen_of_stores(words, &subject)).collect();
    if sentences.is_empty() {
        super::choices::ask(ui, state, own, actions);
        return;
    }
    let is_turned = unseen::card(ui, words, &sentences, own.lists_unseen, width, |ui| super::choices::ask(ui, state, own, actions));
    if is_turned {
        actions.push(Action::ListUnseen(!own.lists_unseen));
    }
}
