//! Badges hug their text; chips are badges that can be pressed; a bar shows four numbers that also stand beside it as text.

use egui::accesskit::Role;
use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::hint::Hint as _;
use super::roving;
use crate::charter::Category;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, Tokens, radius, tokens};

const HEIGHT: f32 = 22.0;

/// A word on a tint. Its size is known before it is placed, so that a row of badges wraps.
pub fn badge(ui: &mut Ui, icon: Option<Icon>, label: &str, ink: Color32, tint: Color32) -> Response {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font(12.0, Weight::Medium), ink);
    let icon_width = if icon.is_some() { 18.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0 + icon_width, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    paint_pill(ui.painter(), tokens(ui), rect, (ink, tint));
    if let Some(icon) = icon {
        ui.painter().text(pos2(rect.left() + 8.0, rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(14.0), ink);
    }
    ui.painter().galley(pos2(rect.left() + 8.0 + icon_width, rect.center().y - galley.size().y / 2.0), galley, ink);
    response
}

/// The shape of a badge. With high contrast the tints are the panel itself, and every edge is drawn.
fn paint_pill(painter: &Painter, t: &Tokens, rect: Rect, (ink, tint): (Color32, Color32)) {
    let edge = if tint == t.panel { Stroke::new(1.0, ink) } else { Stroke::NONE };
    painter.rect(rect, radius::FULL, tint, edge, StrokeKind::Inside);
}

/// A grey badge.
pub fn neutral(ui: &mut Ui, label: &str) -> Response {
    let t = tokens(ui);
    badge(ui, None, label, t.weak, t.quiet())
}

/// The category by icon, word and colour.
pub fn category(ui: &mut Ui, category: Category, label: &str) -> Response {
    let shades = tokens(ui).category(category);
    badge(ui, Some(Icon::of(category)), label, shades.ink, shades.tint)
}

/// The category painted into a table cell, at the left edge of `rect`; the row's own node carries the word.
pub fn paint_category(painter: &Painter, t: &Tokens, rect: Rect, category: Category, label: &str) {
    let shades = t.category(category);
    let galley = painter.layout_no_wrap(label.to_owned(), font(12.0, Weight::Medium), shades.ink);
    let size = vec2(galley.size().x + 34.0, HEIGHT.min(rect.height() - 4.0));
    let badge = Rect::from_min_size(pos2(rect.left(), rect.center().y - size.y / 2.0), size);
    paint_pill(painter, t, badge, (shades.ink, shades.tint));
    let icon = Icon::of(category);
    painter.text(badge.left_center() + vec2(9.0, 0.0), Align2::LEFT_CENTER, icon.glyph(), icon.font(14.0), shades.ink);
    painter.galley(pos2(badge.left() + 26.0, badge.center().y - galley.size().y / 2.0), galley, shades.ink);
}

/// Room of the icon of a chip, in points.
const CHIP_ICON: f32 = 22.0;

/// How wide a chip with this label and count is, in points.
#[must_use]
pub fn chip_width(ui: &Ui, has_icon: bool, label: &str, count: &str) -> f32 {
    let width_of = |text: &str, weight| ui.painter().layout_no_wrap(text.to_owned(), font(14.0, weight), Color32::PLACEHOLDER).size().x;
    let icon = if has_icon { CHIP_ICON } else { 0.0 };
    10.0 + icon + width_of(label, Weight::Regular) + 6.0 + width_of(count, Weight::Semibold) + 11.0
}

/// A chip: a filter with its count.
pub fn chip(ui: &mut Ui, icon: Option<Icon>, label: &str, count: &str, ink: Color32, chosen: bool) -> Response {
    let t = tokens(ui);
    let label_galley = ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Regular), ink);
    let count_galley = ui.painter().layout_no_wrap(count.to_owned(), font(14.0, Weight::Semibold), ink);
    let icon_width = if icon.is_some() { CHIP_ICON } else { 0.0 };
    let width = chip_width(ui, icon.is_some(), label, count);
    let (rect, response) = roving::member(ui, vec2(width, 28.0), chosen);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{label} {count}")));
    let fill = if chosen {
        t.selected
    } else if response.hovered() {
        t.hover
    } else {
        t.raised
    };
    let line = Stroke::new(1.0, if chosen { t.accent } else { t.border });
    ui.painter().rect(rect, radius::FULL, fill, line, StrokeKind::Inside);
    let mut x = rect.left() + 10.0;
    if let Some(icon) = icon {
        ui.painter().text(pos2(x, rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), ink);
        x += icon_width;
    }
    let centred = |x: f32, height: f32| -> Pos2 { pos2(x, rect.center().y - height / 2.0) };
    let label_width = label_galley.size().x;
    ui.painter().galley(centred(x, label_galley.size().y), label_galley, ink);
    ui.painter().galley(centred(x + label_width + 6.0, count_galley.size().y), count_galley, ink);
    focus_ring(ui, &response);
    response
}

/// A filter that a press takes away.
pub fn removable(ui: &mut Ui, label: &str, hint: &str) -> Response {
    let t = tokens(ui);
    let ink = t.text;
    let room = (ui.max_rect().width() - 48.0).max(80.0);
    let galley = ui.painter().layout_job(super::text::one_line(label, 14.0, Weight::Regular, ink, room));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 42.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(hint.to_owned()));
    let fill = if response.hovered() { t.hover } else { t.selected };
    ui.painter().rect(rect, radius::FULL, fill, Stroke::new(1.0, t.accent), StrokeKind::Inside);
    ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    ui.painter().text(pos2(rect.right() - 10.0, rect.center().y), Align2::RIGHT_CENTER, Icon::CLOSE.glyph(), Icon::CLOSE.font(14.0), ink);
    focus_ring(ui, &response);
    response.hint(hint)
}

/// Four shares of a bar, with one pixel between them. A share that is not nothing is never thinner than two points.
pub fn paint_bar(painter: &Painter, t: &Tokens, rect: Rect, counts: [u32; 4]) {
    let total: u32 = counts.iter().sum();
    if total == 0 {
        painter.rect_filled(rect, 2, t.line);
        return;
    }
    let present = counts.iter().filter(|count| **count > 0).count();
    #[expect(clippy::cast_precision_loss, reason = "a few pixels of a bar")]
    let (space_left, whole) = (rect.width() - 3.0 * (present.saturating_sub(1)) as f32, total as f32);
    let mut left = rect.left();
    let mut seen = 0;
    for (category, count) in Category::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
        seen += 1;
        #[expect(clippy::cast_precision_loss, reason = "a few pixels of a bar")]
        let share = (space_left * count as f32 / whole).max(0.0);
        let right = if seen == present { rect.right() } else { (left + share + 2.0).min(rect.right()) };
        paint_share(painter, Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom())), t, category);
        left = right + 1.0;
    }
}

/// A share of a bar. Each category has a shape too: whole, cut across, cut along, half as high; colour alone would not tell them apart.
fn paint_share(painter: &Painter, rect: Rect, t: &Tokens, category: Category) {
    let fill = t.category(category).fill;
    match category {
        Category::Necessary => {
            painter.rect_filled(rect, 2, fill);
        }
        Category::Statistics => {
            painter.rect_filled(rect, 2, fill);
            let mut x = rect.left() + 4.0;
            while x < rect.right() - 1.0 {
                painter.vline(x, rect.y_range(), Stroke::new(1.0, t.panel));
                x += 5.0;
            }
        }
        Category::FirstParty => {
            painter.rect_filled(rect, 2, fill);
            painter.hline(rect.x_range(), rect.center().y, Stroke::new(1.5, t.panel));
        }
        Category::ThirdParty => {
            painter.rect_filled(rect.with_min_y(rect.center().y), 1, fill);
        }
    }
}
