//! What could not be seen: there an absence of findings proves nothing.

use egui::{Label, Ui};

use super::audited::Audited;
use super::{Action, Actions, Own};
use crate::audit::Unseen;
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// Sentences that are shown until all are asked for.
const FIRST: usize = 2;

/// That stores hold nothing of the site, before anything else, with the sites that come near.
pub(super) fn nothing(ui: &mut Ui, state: &State, audited: &Audited, actions: &mut Actions) {
    let words = &state.words;
    let nothing = |unseen: &&Unseen| matches!(unseen, Unseen::NothingOfSite { .. });
    let mut near: Vec<&str> = Vec::new();
    for unseen in audited.audit.unseen.iter().filter(nothing) {
        card::remark(ui, tokens(ui).warning, &speech::audit_unseen_one(words, &audited.subject(), unseen), None);
        if let Unseen::NothingOfSite { near: sites, .. } = unseen {
            near.extend(sites.iter().map(String::as_str));
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
    // What the site lacks altogether was said before anything else.
    let rest = audited.audit.unseen.iter().filter(|unseen| !matches!(unseen, Unseen::NothingOfSite { .. }));
    let said = rest.map(|unseen| speech::audit_unseen_one(words, &subject, unseen));
    let sentences: Vec<String> = said.chain(speech::audit_unseen_of_stores(words, &subject)).collect();
    if sentences.is_empty() {
        super::choices::ask(ui, state, own, actions);
        return;
    }
    card::frame(ui).inner_margin(egui::Margin::symmetric(16, 10)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::heading(ui, text::strong(words.text("audit-unseen-title")));
        let shown = if own.lists_unseen { sentences.len() } else { FIRST };
        for sentence in sentences.iter().take(shown) {
            ui.horizontal_top(|ui| {
                button::decoration(ui, Icon::HIDDEN, 14.0, 20.0, tokens(ui).weak);
                ui.add(Label::new(text::body(sentence)).wrap());
            });
        }
        if sentences.len() > FIRST {
            let (icon, label) = if own.lists_unseen {
                (Icon::UP, words.text("audit-unseen-less").into_owned())
            } else {
                (Icon::DOWN, words.count("audit-unseen-more", (sentences.len() - FIRST) as u64))
            };
            if button::quiet(ui, icon, &label, tokens(ui).accent).clicked() {
                actions.push(Action::ListUnseen(!own.lists_unseen));
            }
        }
        super::choices::ask(ui, state, own, actions);
    });
}
