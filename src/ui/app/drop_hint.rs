//! Files held over the window.

use egui::{Align2, LayerId, Order, Stroke, StrokeKind, Ui, vec2};

use crate::ui::kit::State;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, tokens};

/// Covers the window while files are held over it.
pub fn show(ui: &Ui, state: &State) {
    if ui.ctx().input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let t = tokens(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, egui::Id::unique("drop-hint")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0, t.background.gamma_multiply(0.92));
    painter.rect_stroke(rect.shrink(16.0), radius::DIALOG, Stroke::new(2.0, t.accent), StrokeKind::Inside);
    let centre = rect.center();
    painter.text(centre - vec2(0.0, 24.0), Align2::CENTER_CENTER, Icon::DROP.glyph(), Icon::DROP.font(40.0), t.accent);
    painter.text(centre + vec2(0.0, 20.0), Align2::CENTER_CENTER, state.words.text("drop-now"), font(17.0, Weight::Semibold), t.text);
}
