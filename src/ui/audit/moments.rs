//! The open stores as cards, each with the moment at which it was taken.

use egui::{Id, Ui};

use super::{Action, Actions, Own};
use crate::audit::Label;
use crate::store::StoreSource;
use crate::ui::kit::{Opened, State, speech};
use crate::ui::theme::{Icon, space, text};
use crate::ui::widget::{button, card, menu, text as words_widget};

/// How wide a card is at least, in points.
const LEAST: f32 = 250.0;

/// Paints the cards, as many in a line as there is room for.
pub(super) fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few cards")]
    let fit = (((width + space::M) / (LEAST + space::M)) as usize).max(1);
    let across = fit.min(state.stores.len().max(1));
    #[expect(clippy::cast_precision_loss, reason = "a few cards")]
    let card_width = (width - (across - 1) as f32 * space::M) / across as f32;
    let is_said = |opened: &Opened| own.label_of(&opened.store.source) != Label::Observed;
    if state.stores.len() > 1 && !state.stores.iter().any(is_said) {
        words_widget::weak(ui, state.words.text("audit-say-moments"));
    }
    for line in state.stores.chunks(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for opened in line {
                one(ui, state, (own, opened), actions, card_width);
            }
        });
    }
}

fn one(ui: &mut Ui, state: &State, (own, opened): (&Own, &Opened), actions: &mut Actions, width: f32) {
    let words = &state.words;
    let label = own.label_of(&opened.store.source);
    let name = speech::visible(&speech::opened_name(words, &state.browsing.store_names, opened));
    let report = &opened.store.report;
    card::frame(ui).inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.vertical(|ui| {
            ui.set_width(width - 34.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            // The sentence above goes with the first moment that is said, and the audit that is made anew brings others and takes them away.
            let id = Id::unique(("audit-moment", &opened.store.source));
            button::steady(ui, id, |ui| labels_menu(ui, state, (&opened.store.source, label, &name), actions));
            ui.add_space(2.0);
            words_widget::cut_hinting(ui, text::body(&name), opened.store.source.shown());
            let cookies = words.count("cookies", report.cookies.rows.len() as u64);
            words_widget::note(ui, speech::name_detail(words, &cookies, &words.date_time(report.record.read_at)));
        });
    });
}

fn labels_menu(ui: &mut Ui, state: &State, (store, label, name): (&StoreSource, Label, &str), actions: &mut Actions) {
    let words = &state.words;
    let shown = speech::audit_moment(words, label);
    let spoken = words.with("audit-moment-of", &[("store", name.into()), ("moment", speech::audit_label(words, label).into())]);
    let icon = if label == Label::Observed { Icon::CLOCK } else { Icon::CHECK };
    let opener = button::menu(ui, icon, &shown).accessible_name(&spoken);
    menu::below(&opener, 240.0, |ui| {
        for choice in Label::ALL {
            if menu::radio_item(ui, choice == label, None, &speech::audit_moment(words, choice), "").clicked() {
                actions.push(Action::Label(store.clone(), choice));
            }
        }
    });
}
