//! Surfaces: cards, notices and the lines between things.

use egui::{Color32, CornerRadius, Frame, InnerResponse, Label, Margin, Sense, Stroke, Ui};

use super::button;
use crate::ui::theme::{Icon, Shades, radius, text, tokens};

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
    let t = tokens(ui);
    // With high contrast the tints are the panel itself, and every edge is drawn.
    let edge = if tint == t.panel { Stroke::new(1.0, t.border) } else { Stroke::NONE };
    let frame = Frame::new().fill(tint).stroke(edge).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(16, 10));
    frame.show(ui, add)
}

/// A tinted notice with a sentence, and perhaps a link after it. True when that was pressed.
pub fn remark(ui: &mut Ui, shades: Shades, sentence: &str, link: Option<&str>) -> bool {
    let mut is_pressed = false;
    notice(ui, shades.tint, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::WARNING, 16.0, 20.0, shades.ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(text::body(sentence)).wrap());
                is_pressed = link.is_some_and(|link| button::link_in(ui, link, tokens(ui).accent).clicked());
            });
        });
    });
    is_pressed
}

/// A line across.
pub fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, tokens(ui).line);
}
