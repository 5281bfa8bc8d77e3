//! The edge between two panes: dragged, or moved by arrows.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData, Orientation, Role};
use egui::{Context, CursorIcon, Event, EventFilter, Id, Key, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::own_keys;
use crate::ui::theme::{focus_is_visible, tokens};

/// How far a key moves it, in points.
const STEP: f32 = 16.0;

/// An edge that makes one pane wider and its neighbour narrower.
pub struct Splitter<'a> {
    /// Stable id.
    pub id: Id,
    /// Whose width it changes, for screen readers.
    pub name: &'a str,
    /// How wide the pane is, in points.
    pub width: f32,
    /// How wide it may be.
    pub range: RangeInclusive<f32>,
    /// The pane is on the left of the edge.
    pub is_right_edge: bool,
}

/// The width while the edge is dragged.
#[must_use]
pub fn dragged(ctx: &Context, id: Id) -> Option<f32> {
    ctx.data(|data| data.get_temp(id))
}

impl Splitter<'_> {
    /// Shows it as a line at the left of `ui`'s room, `x` points from the left; the new width once it is let go or moved by a key.
    pub fn show(self, ui: &Ui, x: f32) -> Option<f32> {
        let (least, most) = (*self.range.start(), *self.range.end());
        let height = ui.max_rect().y_range();
        let line = Rect::from_x_y_ranges(x..=x, height);
        // 8 points are what a pointer hits; WCAG 2.5.8 is met by the keys.
        let response = ui.interact(line.expand2(vec2(4.0, 0.0)), self.id, Sense::click_and_drag());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Splitter, true, self.name);
            info.value = Some(f64::from(self.width.round()));
            info
        });
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_orientation(Orientation::Vertical);
            node.set_min_numeric_value(f64::from(least));
            node.set_max_numeric_value(f64::from(most));
            node.set_numeric_value_step(f64::from(STEP));
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
        let t = tokens(ui);
        let has_focus = response.has_focus() && focus_is_visible(ui.ctx());
        let stroke = if has_focus {
            Stroke::new(4.0, t.accent)
        } else if response.hovered() || response.dragged() {
            Stroke::new(2.0, t.accent)
        } else {
            Stroke::new(1.0, t.border)
        };
        ui.painter().vline(x, height, stroke);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
        }
        let by_key = self.by_key(ui, &response);
        if let Some(width) = by_key {
            return Some(width.clamp(least, most));
        }
        let pointer = response.interact_pointer_pos()?;
        let moved = if self.is_right_edge { pointer.x - x } else { x - pointer.x };
        let width = (self.width + moved).clamp(least, most);
        if response.drag_stopped() {
            ui.ctx().data_mut(|data| data.remove::<f32>(self.id));
            return Some(width);
        }
        if response.dragged() {
            ui.ctx().data_mut(|data| data.insert_temp(self.id, width));
            ui.ctx().request_repaint();
        }
        None
    }

    /// The width that keys or assistive technologies ask for.
    fn by_key(&self, ui: &Ui, response: &egui::Response) -> Option<f32> {
        let has_focus = response.has_focus();
        if has_focus {
            let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
            own_keys::keep(ui.ctx(), self.id, filter);
        }
        let wider = if self.is_right_edge { 1.0 } else { -1.0 };
        ui.input(|input| {
            let mut width = self.width;
            for event in &input.events {
                match event {
                    Event::Key { key, pressed: true, .. } if has_focus => match key {
                        Key::ArrowRight => width += wider * STEP,
                        Key::ArrowLeft => width -= wider * STEP,
                        Key::Home => width = *self.range.start(),
                        Key::End => width = *self.range.end(),
                        _ => {}
                    },
                    Event::AccessKitActionRequest(request) if request.target_node == self.id.accesskit_id() => {
                        match (request.action, &request.data) {
                            (Action::Increment, _) => width += STEP,
                            (Action::Decrement, _) => width -= STEP,
                            #[expect(clippy::cast_possible_truncation, reason = "a width in points")]
                            (Action::SetValue, Some(ActionData::NumericValue(value))) => width = *value as f32,
                            _ => {}
                        }
                    }
                    _ => {}
                }
            }
            ((width - self.width).abs() > 0.01).then_some(width)
        })
    }
}

/// The part of `rect` between two distances from its left edge.
#[must_use]
pub fn between(rect: Rect, from: f32, to: f32) -> Rect {
    Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()))
}
