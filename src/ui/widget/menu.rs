//! Menus below a button.

use egui::accesskit::Role;
use egui::{Align2, Popup, PopupCloseBehavior, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, tokens};

/// Shows `add` below `button` while its menu is open.
pub fn below(button: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    Popup::menu(button).gap(4.0).width(width).show(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.set_min_width(width);
        add(ui);
    });
}

/// The same, but a click inside does not close it.
pub fn staying_below(button: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    Popup::menu(button).gap(4.0).width(width).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.set_min_width(width);
        add(ui);
    });
}

/// A line of a menu: icon, label, and at the end its keys or a note.
pub fn item(ui: &mut Ui, icon: Option<Icon>, label: &str, note: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), space::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, radius::CONTROL, t.hover);
    }
    let ink = if enabled { t.text } else { t.weak.gamma_multiply(0.6) };
    if let Some(icon) = icon {
        ui.painter().text(pos2(rect.left() + 8.0, rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), ink);
    }
    let note_galley = ui.painter().layout_no_wrap(note.to_owned(), font(12.0, Weight::Regular), t.weak);
    let left = rect.left() + 34.0;
    let room = rect.right() - left - note_galley.size().x - 2.0 * space::S;
    let galley = ui.painter().layout_job(super::text::one_line(label, 14.0, Weight::Regular, ink, room));
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
    let at = pos2(rect.right() - space::S - note_galley.size().x, rect.center().y - note_galley.size().y / 2.0);
    ui.painter().galley(at, note_galley, t.weak);
    focus_ring(ui, &response);
    if response.clicked() {
        ui.close();
    }
    response
}

/// A heading inside a menu.
pub fn heading(ui: &mut Ui, label: &str) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        super::text::note(ui, label);
    });
}
