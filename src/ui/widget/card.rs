//! Surfaces: cards, notices and the lines between things.

use egui::{Color32, CornerRadius, Frame, InnerResponse, Margin, Sense, Stroke, Ui};

use crate::ui::theme::{radius, tokens};

/// A card with the usual margin.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    frame(ui).show(ui, add)
}

/// The frame of a card.
pub fn frame(ui: &Ui) -> Frame {
    let t = tokens(ui);
    Frame::new()
        .fill(t.panel)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(16))
}

/// A tinted notice.
pub fn notice<R>(ui: &mut Ui, tint: Color32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let frame = Frame::new().fill(tint).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(16, 10));
    frame.show(ui, add)
}

/// A line across.
pub fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, tokens(ui).line);
}
