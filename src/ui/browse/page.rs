//! Three panes: sites, table, details.

use egui::{CentralPanel, Frame, Panel, Ui, UiBuilder};

use super::{Actions, Own};
use crate::ui::kit::{Ask, Preference, State};
use crate::ui::theme::tokens;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let fill = Frame::new().fill(tokens(ui).panel);
    let narrow = ui.available_width() < 1_080.0;
    let sites_width = state.settings.sites_width.unwrap_or(if narrow { 200.0 } else { 240.0 });
    let details_width = state.settings.details_width.unwrap_or(if narrow { 250.0 } else { 312.0 });
    let room = ui.available_width();
    let sites = Panel::left("sites")
        .default_size(sites_width)
        .size_range(160.0..=(room * 0.30).max(161.0))
        .resizable(true)
        .frame(fill)
        .show(ui, |ui| within(ui, |ui| super::sites::show(ui, state, own, actions)));
    // In a narrow window the table has the room of the details until there are any.
    let details = (!narrow || state.cursor().is_some()).then(|| {
        Panel::right("details")
            .default_size(details_width)
            .size_range(220.0..=(room * 0.36).max(221.0))
            .resizable(true)
            .frame(fill)
            .show(ui, |ui| within(ui, |ui| super::details::show(ui, state, own, actions)))
    });
    CentralPanel::no_frame().show(ui, |ui| {
        super::chips::show(ui, state, actions);
        CentralPanel::no_frame().show(ui, |ui| super::table::show(ui, state, own, actions));
    });
    let details = details.map(|details| details.response.rect.width());
    keep_widths(ui, state, (sites.response.rect.width(), details), actions);
}

/// A pane has the width it was given: no long word inside makes it wider.
fn within(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let mut pane = ui.new_child(UiBuilder::new().max_rect(rect));
    pane.shrink_clip_rect(rect);
    add(&mut pane);
    ui.advance_cursor_after_rect(rect);
}

/// The widths go to the settings once a pane was dragged and the pointer lets go.
fn keep_widths(ui: &Ui, state: &State, (sites, details): (f32, Option<f32>), actions: &mut Actions) {
    if ui.input(|input| !input.pointer.any_released()) {
        return;
    }
    let moved = |kept: Option<f32>, now: f32, usual: [f32; 2]| match kept {
        Some(kept) => ((kept - now).abs() > 0.5).then_some(now),
        None => usual.iter().all(|usual| (usual - now).abs() > 1.0).then_some(now),
    };
    let (sites, details) = (
        moved(state.settings.sites_width, sites, [200.0, 240.0]),
        details.and_then(|details| moved(state.settings.details_width, details, [250.0, 312.0])),
    );
    if sites.is_some() || details.is_some() {
        actions.ask(Ask::Prefer(Preference::PaneWidths { sites, details }));
    }
}
