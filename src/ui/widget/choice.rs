//! Radio buttons and boxes, with a small note beside the label.

use egui::accesskit::Role;
use egui::{Color32, Painter, Pos2, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::roving;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Tokens, space, tokens};

/// One of several.
pub fn radio(ui: &mut Ui, chosen: bool, label: &str, note: &str) -> Response {
    row(ui, Kind::Radio, chosen, label, note)
}

/// Yes or no.
pub fn check(ui: &mut Ui, chosen: bool, label: &str, note: &str) -> Response {
    row(ui, Kind::Check, chosen, label, note)
}

/// Where the words begin, and the height of one line of them, in points.
const TEXT: f32 = 24.0;
const LINE: f32 = 26.0;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Radio,
    Check,
}

fn row(ui: &mut Ui, kind: Kind, chosen: bool, label: &str, note: &str) -> Response {
    let t = tokens(ui);
    // Long words wrap; the note stands beside them where there is room, else under them.
    let room = (ui.available_width() - TEXT).max(80.0);
    let label_galley = ui.painter().layout(label.to_owned(), font(14.0, Weight::Regular), t.text, room);
    let note_galley = ui.painter().layout(note.to_owned(), font(12.0, Weight::Regular), t.weak, room);
    let (of_label, of_note) = (label_galley.size(), note_galley.size());
    let beside = of_label.x + space::S + of_note.x + space::XS;
    let is_beside = note.is_empty() || beside <= room && label_galley.rows.len() < 2;
    let size = if is_beside { vec2(TEXT + beside.min(room), of_label.y + 9.0) } else { vec2(TEXT + room, of_label.y + of_note.y + 9.0) };
    let size = size.max(vec2(0.0, LINE));
    let (rect, response) =
        if kind == Kind::Radio { roving::member(ui, size, chosen) } else { ui.allocate_exact_size(size, Sense::click()) };
    let enabled = ui.is_enabled();
    let widget = if kind == Kind::Radio { Role::RadioButton } else { Role::CheckBox };
    response.widget_info(|| WidgetInfo::selected(widget, enabled, chosen, label));
    if !note.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(note));
    }
    let centre = pos2(rect.left() + 8.0, rect.top() + LINE / 2.0);
    let ink = if chosen { t.accent } else { t.weak };
    let fill = if response.hovered() { t.hover } else { t.raised };
    match kind {
        Kind::Radio => {
            ui.painter().circle(centre, 7.0, fill, Stroke::new(if chosen { 2.0 } else { 1.25 }, ink));
            if chosen {
                ui.painter().circle_filled(centre, 3.5, ink);
            }
        }
        Kind::Check => paint_box(ui.painter(), t, centre, chosen, fill),
    }
    let left = rect.left() + TEXT;
    // The first line stands beside the mark.
    let top = rect.top() + (LINE - of_label.y / to_f32(label_galley.rows.len())) / 2.0;
    ui.painter().galley(pos2(left, top), label_galley, t.text);
    let note_at =
        if is_beside { pos2(left + of_label.x + space::S, rect.center().y - of_note.y / 2.0 + 1.0) } else { pos2(left, top + of_label.y) };
    ui.painter().galley(note_at, note_galley, t.weak);
    focus_ring(ui, &response);
    response
}

/// The box of something to tick; `fill` is what is in it while it is not ticked.
pub fn paint_box(painter: &Painter, t: &Tokens, centre: Pos2, chosen: bool, fill: Color32) {
    let mark = egui::Rect::from_center_size(centre, vec2(15.0, 15.0));
    let ink = if chosen { t.accent } else { t.weak };
    painter.rect(mark, 3, if chosen { t.accent } else { fill }, Stroke::new(1.25, ink), egui::StrokeKind::Inside);
    if chosen {
        // Drawn, because the box of a glyph is not the middle of what is seen of it.
        let mark = [vec2(-3.5, 0.2), vec2(-1.0, 2.7), vec2(3.6, -2.6)].map(|offset| centre + offset);
        painter.line(mark.to_vec(), Stroke::new(1.75, t.on_accent));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn to_f32(lines: usize) -> f32 {
    lines.max(1) as f32
}
