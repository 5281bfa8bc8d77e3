//! Which of the open stores stand beside each other, each under its letter.

use egui::Ui;
use egui::accesskit::Role;

use super::{Action, Actions, Own};
use crate::compare::MOST_SIDES;
use crate::ui::kit::{State, speech};
use crate::ui::theme::space;
use crate::ui::widget::choice;

/// Paints the choice.
pub(super) fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let sides = own.sides(state);
    let builder = egui::UiBuilder::new().accessibility_label(words.text("compare-sides")).accessibility_role(Role::Group);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for opened in &state.stores {
            let source = &opened.store.source;
            let place = sides.iter().position(|side| side.store.source == *source);
            let name = speech::visible(&speech::opened_name(words, &state.browsing.store_names, opened));
            let name = place.map_or_else(|| name.clone(), |place| speech::key_value(words, &speech::compare_letter(place), &name));
            let cookies = words.count("cookies", opened.store.report.cookies.rows.len() as u64);
            let is_side = own.is_side(state, source);
            // A fifth one has no room.
            ui.add_enabled_ui(is_side || sides.len() < MOST_SIDES, |ui| {
                if choice::check(ui, is_side, &name, &cookies).clicked() {
                    actions.push(Action::Side(source.clone(), !is_side));
                }
            });
        }
        if let Some(site) = &state.browsing.filters.site {
            let site = speech::visible(&speech::site(words, site));
            let label = words.with("compare-site-alone", &[("site", site.into())]);
            if choice::check(ui, own.site_alone, &label, "").clicked() {
                actions.push(Action::SiteAlone(!own.site_alone));
            }
        }
    });
}
