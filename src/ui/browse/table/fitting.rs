//! How wide a column must be for its texts to be read whole.

use egui::Ui;

use crate::column::ColumnId;
use crate::ui::kit::speech::{self, CellText};
use crate::ui::kit::{Rows, State};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{space, tokens};

/// So many rows are measured, spread over all: more would cost frames.
const MEASURED: usize = 300;

/// No column is made wider than this by itself, in points.
const WIDEST: f32 = 480.0;

/// The width in points, with room for the head.
pub fn fitting(ui: &Ui, state: &State, rows: &Rows, column: ColumnId) -> f32 {
    let wide = |text: String, weight| ui.painter().layout_no_wrap(text, font(14.0, weight), tokens(ui).text).size().x;
    let step = rows.ids.len().div_ceil(MEASURED).max(1);
    let views = rows.ids.iter().step_by(step).filter_map(|id| rows.inventory.get(*id));
    let cells = views.map(|view| match speech::row_cell(&state.words, &state.browsing.store_names, column, &view) {
        CellText::Category(category) => wide(speech::category(&state.words, category), Weight::Medium) + 36.0,
        CellText::Text(text) | CellText::Weak(text) => {
            wide(speech::visible(&text), if column == ColumnId::Name { Weight::Medium } else { Weight::Regular })
        }
    });
    let head = wide(speech::column_label(&state.words, column), Weight::Semibold) + 12.0;
    (cells.fold(head, f32::max) + 2.0 * space::S + 4.0).min(WIDEST)
}
