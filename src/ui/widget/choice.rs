//! Radio buttons and boxes, with a small note beside the label.

use egui::accesskit::Role;
use egui::{Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::roving;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{space, tokens};

/// One of several.
pub fn radio(ui: &mut Ui, chosen: bool, label: &str, note: &str) -> Response {
    row(ui, Kind::Radio, chosen, label, note)
}

/// Yes or no.
pub fn check(ui: &mut Ui, chosen: bool, label: &str, note: &str) -> Response {
    row(ui, Kind::Check, chosen, label, note)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Radio,
    Check,
}

fn row(ui: &mut Ui, kind: Kind, chosen: bool, label: &str, note: &str) -> Response {
    let t = tokens(ui);
    let label_galley = ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Regular), t.text);
    let note_galley = ui.painter().layout_no_wrap(note.to_owned(), font(12.0, Weight::Regular), t.weak);
    let width = 24.0 + label_galley.size().x + space::S + note_galley.size().x + space::XS;
    let size = vec2(width, 26.0);
    let (rect, response) =
        if kind == Kind::Radio { roving::member(ui, size, chosen) } else { ui.allocate_exact_size(size, Sense::click()) };
    let enabled = ui.is_enabled();
    let widget = if kind == Kind::Radio { Role::RadioButton } else { Role::CheckBox };
    response.widget_info(|| WidgetInfo::selected(widget, enabled, chosen, label));
    if !note.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(note));
    }
    let centre = pos2(rect.left() + 8.0, rect.center().y);
    let ink = if chosen { t.accent } else { t.weak };
    let fill = if response.hovered() { t.hover } else { t.raised };
    match kind {
        Kind::Radio => {
            ui.painter().circle(centre, 7.0, fill, Stroke::new(if chosen { 2.0 } else { 1.25 }, ink));
            if chosen {
                ui.painter().circle_filled(centre, 3.5, ink);
            }
        }
        Kind::Check => {
            let mark = egui::Rect::from_center_size(centre, vec2(15.0, 15.0));
            ui.painter().rect(mark, 3, if chosen { t.accent } else { fill }, Stroke::new(1.25, ink), egui::StrokeKind::Inside);
            if chosen {
                // Drawn, because the box of a glyph is not the middle of what is seen of it.
                let mark = [vec2(-3.5, 0.2), vec2(-1.0, 2.7), vec2(3.6, -2.6)].map(|offset| centre + offset);
                ui.painter().line(mark.to_vec(), Stroke::new(1.75, t.on_accent));
            }
        }
    }
    let label_end = rect.left() + 24.0 + label_galley.size().x;
    ui.painter().galley(pos2(rect.left() + 24.0, rect.center().y - label_galley.size().y / 2.0), label_galley, t.text);
    ui.painter().galley(pos2(label_end + space::S, rect.center().y - note_galley.size().y / 2.0 + 1.0), note_galley, t.weak);
    focus_ring(ui, &response);
    response
}
