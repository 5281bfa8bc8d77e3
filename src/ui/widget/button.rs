//! Buttons: one primary on a screen, secondary with a line, ghost without.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{AtomExt as _, Button, Color32, Id, Response, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::hint::Hint as _;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{CLEAR, Icon, radius, space, text, tokens};

/// A scope for what changes its neighbours when it is pressed, as a link to a note does, which then stands below that note: a widget is called by its place
/// among the others, would be another one after that, and whoever pressed it would lose the focus. Here it keeps its name, which must be its own.
pub fn steady<R>(ui: &mut Ui, id: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().scope_id(id), add).inner
}

/// A part that comes and goes, such as a note that is taken back, while what stands below it keeps its names, and with them the focus.
pub fn coming_and_going(ui: &mut Ui, is_there: bool, add: impl FnOnce(&mut Ui)) {
    if is_there {
        ui.scope(add);
    } else {
        // As many as a scope counts.
        ui.skip_ahead_auto_ids(1);
    }
}

/// Margins and icon of a button, in points.
const FRAME: f32 = 48.0;

/// The one thing to do on a screen.
pub fn primary(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let t = tokens(ui);
    let ink = |text: RichText| text.color(t.on_accent);
    let button = Button::new((ink(icon.text()), ink(text::strong(label)).atom_shrink(true))).fill(t.accent).stroke(Stroke::NONE);
    finish(ui, label, button)
}

/// A button with an icon.
pub fn secondary(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let button = Button::new((icon.text(), text::body(label).atom_shrink(true)));
    finish(ui, label, button)
}

/// A button without icon.
pub fn plain(ui: &mut Ui, label: &str) -> Response {
    finish(ui, label, Button::new(text::body(label)))
}

/// A button that opens a menu below it.
pub fn menu(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let button = Button::new((icon.text(), text::body(label).atom_shrink(true), Icon::DOWN.sized(14.0)));
    finish(ui, label, button)
}

/// A button without line, in the colour of links.
pub fn link(ui: &mut Ui, icon: Option<Icon>, label: &str) -> Response {
    let accent = tokens(ui).accent;
    let name = label;
    let label = text::body(label).color(accent);
    let button = match icon {
        Some(icon) => Button::new((icon.text().color(accent), label.atom_shrink(true))),
        None => Button::new(label),
    };
    finish(ui, name, button.fill(CLEAR).stroke(Stroke::NONE))
}

/// A link in a colour of the tokens, in one line with text.
pub fn link_in(ui: &mut Ui, label: &str, ink: Color32) -> Response {
    let button = Button::new(text::medium(label).color(ink)).fill(CLEAR).stroke(Stroke::NONE);
    let response = tight(ui, egui::Vec2::ZERO, 20.0, button);
    focus_ring(ui, &response);
    response.accessible_name(label)
}

/// A button in less room than usual. Not in a child of `ui`, which would have its place before it is known how wide it is: in a row that wraps, the button
/// could not go to the next line.
fn tight(ui: &mut Ui, padding: egui::Vec2, height: f32, button: Button<'_>) -> Response {
    let usual = Arc::clone(ui.style());
    ui.spacing_mut().button_padding = padding;
    ui.spacing_mut().interact_size.y = height;
    let response = ui.add(button);
    ui.set_style(usual);
    response
}

/// A small quiet button that opens a menu (“by count ⌄”).
pub fn quiet_menu(ui: &mut Ui, label: &str) -> Response {
    let weak = tokens(ui).weak;
    let button = Button::new((text::small(label).color(weak), Icon::DOWN.sized(12.0).color(weak))).fill(CLEAR).stroke(Stroke::NONE);
    let response = tight(ui, vec2(space::XS, 2.0), 24.0, button.min_size(vec2(0.0, 24.0)));
    focus_ring(ui, &response);
    response.accessible_name(label)
}

/// An icon alone; its name is for the tooltip and for screen readers.
pub fn icon(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_colored(ui, icon, name, tokens(ui).text)
}

/// [`icon`] in a colour of the tokens.
pub fn icon_colored(ui: &mut Ui, icon: Icon, name: &str, ink: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(space::CONTROL, space::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, radius::CONTROL, tokens(ui).hover);
    }
    let ink = if enabled { ink } else { ink.gamma_multiply(ui.visuals().disabled_alpha) };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon.glyph(), icon.font(16.0), ink);
    focus_ring(ui, &response);
    response.hint(name)
}

/// The name is the label alone: an icon has no sound.
fn finish(ui: &mut Ui, label: &str, button: Button<'_>) -> Response {
    let button = button.gap(space::S).corner_radius(radius::CONTROL).min_size(vec2(0.0, space::CONTROL));
    let text = ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Semibold), tokens(ui).text).size().x;
    // Wider than all the room there is, as in a window that is zoomed far: then in several lines.
    let response = ui.add(if text + FRAME > ui.max_rect().width() { button.wrap() } else { button });
    focus_ring(ui, &response);
    response.accessible_name(label)
}

/// The same around a whole pane.
pub fn pane_ring(ui: &Ui, response: &Response, rect: egui::Rect) {
    if response.has_focus() && crate::ui::theme::focus_is_visible(ui.ctx()) {
        ui.painter().rect_stroke(rect.shrink(1.0), 3, Stroke::new(2.0, tokens(ui).accent), StrokeKind::Inside);
    }
}

/// The same for a page, which fills the window: a bar at its edge.
pub fn page_mark(ui: &Ui, response: &Response, rect: egui::Rect) {
    if response.has_focus() && crate::ui::theme::focus_is_visible(ui.ctx()) {
        let bar = rect.with_max_x(rect.left() + 3.0);
        ui.painter().rect_filled(bar, 0, tokens(ui).accent);
    }
}

/// Makes the keyboard focus visible around a widget, and brings it into view when it gets the focus.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
    if response.has_focus() && crate::ui::theme::focus_is_visible(ui.ctx()) {
        let stroke = Stroke::new(2.0, tokens(ui).accent);
        let room = ui.clip_rect();
        // What fills its place to the edges, as a heading of the table does, would have its ring cut off all around: there it lies inside.
        if response.rect.expand(1.0).contains_rect(room) {
            ui.painter().rect_stroke(response.rect.intersect(room), radius::CONTROL, stroke, StrokeKind::Inside);
        } else {
            ui.painter().rect_stroke(response.rect.expand(1.0), radius::CONTROL + 1, stroke, StrokeKind::Outside);
        }
    }
}

/// A small quiet button in a bar of small text.
pub fn quiet(ui: &mut Ui, icon: Icon, label: &str, ink: Color32) -> Response {
    let button = Button::new((icon.sized(14.0).color(ink), text::small(label).color(ink))).fill(CLEAR).stroke(Stroke::NONE);
    let response = tight(ui, vec2(space::XS, 1.0), 20.0, button.min_size(vec2(0.0, 22.0)));
    focus_ring(ui, &response);
    response.accessible_name(label)
}

/// A button without line, in secondary text.
pub fn ghost(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let weak = tokens(ui).weak;
    let button = Button::new((icon.text().color(weak), text::body(label).color(weak).atom_shrink(true))).fill(CLEAR).stroke(Stroke::NONE);
    finish(ui, label, button)
}

/// An icon that only decorates: painted, without a node for screen readers. Stands in a line of `line` points.
pub fn decoration(ui: &mut Ui, icon: Icon, size: f32, line: f32, ink: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size, line), Sense::hover());
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon.glyph(), icon.font(size), ink);
}
