//! Which columns, and how wide: as the person dragged them, else fitted to the room there is.

use egui::{CursorIcon, Event, Key, Rect, Response, Sense, Stroke, Ui, pos2};

use crate::column::ColumnId;
use crate::settings::{ColumnChoice, Settings};
use crate::ui::browse::Actions;
use crate::ui::browse::shown_columns::shown_columns;
use crate::ui::kit::{Ask, Preference};
use crate::ui::theme::tokens;

/// Narrowest column, in points.
const NARROWEST: f32 = 56.0;

/// The columns of one frame.
pub struct Tracks(Vec<(ColumnId, f32)>);

impl Tracks {
    /// Widths for `room` points. Widths that were never dragged give way or grow: long texts first.
    #[must_use]
    pub fn fit(settings: &Settings, room: f32) -> Self {
        let choices = shown_columns(settings);
        let mut tracks: Vec<_> = choices.into_iter().map(|choice| (choice.id, choice.width.max(NARROWEST))).collect();
        let total: f32 = tracks.iter().map(|(_, width)| width).sum();
        if settings.columns.is_empty() {
            spread(&mut tracks, room - total);
        }
        let before_last: f32 = tracks.iter().rev().skip(1).map(|(_, width)| width).sum();
        if let Some((_, last)) = tracks.last_mut() {
            // The last column takes what is left, so that rows reach the edge.
            *last = last.max(room - before_last);
        }
        Self(tracks)
    }

    /// All widths.
    pub fn widths(&self) -> impl Iterator<Item = f32> {
        self.0.iter().map(|(_, width)| *width)
    }

    /// All columns.
    pub fn columns(&self) -> impl Iterator<Item = ColumnId> {
        self.0.iter().map(|(column, _)| *column)
    }

    /// The width of all.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.widths().sum()
    }

    /// Where a column ends, from the left edge of the table; 0 for one that is not shown.
    #[must_use]
    pub fn end_of(&self, column: ColumnId) -> f32 {
        let place = self.0.iter().position(|(shown, _)| *shown == column);
        place.map_or(0.0, |place| self.widths().take(place + 1).sum())
    }

    fn choices(&self) -> Vec<ColumnChoice> {
        self.0.iter().map(|(column, width)| ColumnChoice { id: *column, width: *width }).collect()
    }
}

/// In a small room providers give way first, then names, then hosts, each down to a part of its width; what is left over goes to hosts and names, but not
/// without end, which would only pull the columns apart.
fn spread(tracks: &mut [(ColumnId, f32)], over: f32) {
    const GIVING: [(ColumnId, f32); 3] = [(ColumnId::Provider, 0.6), (ColumnId::Name, 0.61), (ColumnId::Host, 0.6)];
    const GAINING: [(ColumnId, f32); 3] = [(ColumnId::Host, 0.7), (ColumnId::Name, 1.0), (ColumnId::Provider, 1.0)];
    let mut left = over.min(260.0);
    let is_small = left < 0.0;
    for (id, part) in if is_small { GIVING } else { GAINING } {
        let Some((_, width)) = tracks.iter_mut().find(|(column, _)| *column == id) else { continue };
        let change = if is_small { left.max(-*width * (1.0 - part)) } else { left * part };
        *width += change.round();
        left -= change;
    }
}

/// How much a key changes a width, in points.
const STEP: f32 = 16.0;

/// Shift with an arrow makes the column of the focused heading wider or narrower.
pub fn keys(heading: &Response, tracks: &Tracks, index: usize, actions: &mut Actions) {
    if !heading.has_focus() {
        return;
    }
    let steps: f32 = heading.ctx.input(|input| {
        let steps = input.events.iter().filter_map(|event| match event {
            Event::Key { key: Key::ArrowRight, pressed: true, modifiers, .. } if modifiers.shift => Some(1.0),
            Event::Key { key: Key::ArrowLeft, pressed: true, modifiers, .. } if modifiers.shift => Some(-1.0),
            _ => None,
        });
        steps.sum()
    });
    let mut choices = tracks.choices();
    if let Some(choice) = choices.get_mut(index).filter(|_| steps != 0.0) {
        choice.width = STEP.mul_add(steps, choice.width).max(NARROWEST);
        actions.ask(Ask::Prefer(Preference::Columns(choices)));
    }
}

/// The edge of a heading that can be dragged.
pub fn handle(ui: &Ui, tracks: &Tracks, index: usize, actions: &mut Actions) {
    if index + 1 == tracks.0.len() {
        return;
    }
    let cell = ui.max_rect();
    // Inside the cell, because a heading is clipped to its own.
    let rect = Rect::from_min_max(pos2(cell.right() - 6.0, cell.top()), cell.right_bottom());
    // `Sense::drag()` would be a stop of Tab that no key does anything at; the keys are those of the heading.
    let response = ui.interact(rect, ui.scope_id().with("resize"), Sense::DRAG);
    ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::set_hidden);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
        ui.painter().vline(cell.right() - 1.0, cell.y_range(), Stroke::new(2.0, tokens(ui).accent));
    }
    if !response.dragged() && !response.drag_stopped() {
        return;
    }
    let mut choices = tracks.choices();
    if let (Some(choice), Some(pointer)) = (choices.get_mut(index), ui.ctx().pointer_latest_pos()) {
        choice.width = (pointer.x - cell.left()).max(NARROWEST);
    }
    let preference = if response.drag_stopped() { Preference::Columns(choices) } else { Preference::DraggedColumns(choices) };
    actions.ask(Ask::Prefer(preference));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untouched_columns_fit_the_room() {
        let settings = Settings::default();
        for room in [640.0, 726.0, 900.0, 2_000.0] {
            let tracks = Tracks::fit(&settings, room);
            assert!((tracks.total() - room).abs() < 4.0, "{room}: {}", tracks.total());
        }
        assert!(Tracks::fit(&settings, 300.0).total() > 300.0, "then it scrolls");
    }

    #[test]
    fn dragged_columns_keep_their_width() {
        let columns = vec![ColumnChoice { id: ColumnId::Name, width: 300.0 }];
        let tracks = Tracks::fit(&Settings { columns, ..Settings::default() }, 200.0);
        assert_eq!(tracks.widths().collect::<Vec<_>>(), [300.0]);
    }
}
