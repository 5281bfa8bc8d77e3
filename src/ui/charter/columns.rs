//! What the columns of the table mean in which the chosen line stands, each to be corrected.

use egui::Ui;

use super::looking::Looking;
use super::{Action, Actions, Look};
use crate::charter::{Column, TableColumns};
use crate::ui::kit::{State, speech};
use crate::ui::theme::space;
use crate::ui::widget::{button, menu, text as words_widget};

/// Paints a menu for each column; nothing where the source is no table.
pub(super) fn show(ui: &mut Ui, state: &State, looking: &Looking, actions: &mut Actions) {
    let line = looking.entry().map_or(1, |entry| looking.line_of(entry));
    let tables = &looking.preview.tables;
    let Some(table) = tables.iter().rev().find(|table| table.line <= line).or_else(|| tables.first()) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        // A menu that does not fit goes to the next line as a whole.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        words_widget::note(ui, state.words.text("charter-preview-columns"));
        for (place, kind) in table.kinds.iter().enumerate() {
            column(ui, state, table, (place, *kind), actions);
        }
    });
}

fn column(ui: &mut Ui, state: &State, table: &TableColumns, (place, kind): (usize, Column), actions: &mut Actions) {
    let words = &state.words;
    let name = |kind: Column| words.text(&format!("charter-column-{}", kind.code())).into_owned();
    let header = table.header.get(place).map(|header| speech::visible(header)).filter(|header| !header.is_empty());
    let header = header.unwrap_or_else(|| words.with("charter-preview-column", &[("number", (place + 1).into())]));
    let label = speech::key_value(words, &words_widget::end_cut(&header, 130.0, 7.0), &name(kind));
    let opener = button::quiet_menu(ui, &label).accessible_name(speech::key_value(words, &header, &name(kind)));
    menu::below(&opener, 260.0, |ui| {
        for choice in Column::ALL {
            if menu::radio_item(ui, choice == kind, None, &name(choice), "").clicked() {
                actions.push(Action::Look(Look::Column { table: table.table, place, kind: choice }));
            }
        }
    });
}
