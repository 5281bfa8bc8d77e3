//! The columns of a frame, and how they are moved and made wider by keys and by the pointer.

use egui::{CursorIcon, Event, Key, Modifiers, Rangef, Rect, Response, Sense, Stroke, Ui, pos2};

use super::fitting::fitting;
use super::widths::{NARROWEST, widths};
use crate::column::ColumnId;
use crate::settings::ColumnChoice;
use crate::ui::browse::Actions;
use crate::ui::kit::{Ask, Preference, Rows, State};
use crate::ui::theme::tokens;

/// The columns of one frame.
pub struct Tracks {
    /// As they are kept.
    choices: Vec<ColumnChoice>,
    /// The widths that are painted, in points.
    painted: Vec<f32>,
    /// The width of the last one before it was stretched to the edge, which is what is kept: the room is another one tomorrow.
    natural_last: f32,
}

impl Tracks {
    /// Widths for `room` points, in which rows are seen.
    #[must_use]
    pub fn fit(choices: Vec<ColumnChoice>, room: f32) -> Self {
        let mut painted = widths(&choices, room);
        let before_last: f32 = painted.iter().rev().skip(1).sum();
        let mut natural_last = 0.0;
        if let Some(last) = painted.last_mut() {
            natural_last = *last;
            // The last column takes what is left, so that rows reach the edge.
            *last = last.max(room - before_last);
        }
        Self { choices, painted, natural_last }
    }

    /// All widths.
    pub fn widths(&self) -> impl Iterator<Item = f32> {
        self.painted.iter().copied()
    }

    /// All columns.
    pub fn columns(&self) -> impl Iterator<Item = ColumnId> {
        self.choices.iter().map(|choice| choice.id)
    }

    /// The width of all.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.widths().sum()
    }

    /// From where to where a column goes, from the left edge of the table; nothing for one that is not shown.
    #[must_use]
    pub fn span_of(&self, column: ColumnId) -> Rangef {
        let Some(place) = self.columns().position(|shown| shown == column) else { return Rangef::point(0.0) };
        let begin = self.widths().take(place).sum();
        Rangef::new(begin, begin + self.painted.get(place).copied().unwrap_or_default())
    }

    /// The column at so many points from the left edge; the first or last one beyond them.
    #[must_use]
    pub fn at(&self, x: f32) -> usize {
        let ends = self.widths().scan(0.0, |end, width| {
            *end += width;
            Some(*end)
        });
        ends.take_while(|end| *end <= x).count().min(self.last())
    }

    /// The place of the last column.
    fn last(&self) -> usize {
        self.choices.len().saturating_sub(1)
    }

    /// The columns with one of them at another place; widths that nobody chose stay unchosen.
    #[must_use]
    pub fn moved(&self, from: usize, to: usize) -> Vec<ColumnChoice> {
        let mut choices = self.choices.clone();
        if from < choices.len() && to < choices.len() {
            let choice = choices.remove(from);
            choices.insert(to, choice);
        }
        choices
    }

    /// All as they are painted: whoever makes one wider wants the others to stay where they are.
    fn held(&self) -> Vec<ColumnChoice> {
        let widths = self.painted.iter().rev().skip(1).rev().copied().chain([self.natural_last]);
        self.choices.iter().zip(widths).map(|(choice, width)| ColumnChoice { id: choice.id, width: Some(width) }).collect()
    }

    /// The columns with one of them so wide, in points.
    fn with_width(&self, index: usize, width: f32) -> Vec<ColumnChoice> {
        let mut choices = self.held();
        if let Some(choice) = choices.get_mut(index) {
            choice.width = Some(width.max(NARROWEST));
        }
        choices
    }

    /// The columns with one of them wider by so many points; narrower below 0. What is painted grows, what is kept shrinks: less than the room of the last
    /// column is not seen, and more than that is.
    fn widened(&self, index: usize, by: f32) -> Vec<ColumnChoice> {
        let painted = self.painted.get(index).copied().unwrap_or_default();
        let kept = if index == self.last() { self.natural_last } else { painted };
        self.with_width(index, by + if by > 0.0 { painted } else { kept })
    }
}

/// How much a key changes a width, in points.
const STEP: f32 = 16.0;

/// Shift with an arrow makes the column of the focused heading wider or narrower, Ctrl with an arrow moves it, Shift+Home fits it to its texts.
pub fn keys(ui: &Ui, heading: &Response, of: (&State, &Rows), (tracks, index): (&Tracks, usize), actions: &mut Actions) {
    if !heading.has_focus() {
        return;
    }
    let pressed = |wanted: Key, modifiers: Modifiers| {
        heading.ctx.input(|input| {
            let is = |event: &Event| {
                matches!(event, Event::Key { key, pressed: true, modifiers: held, .. }
                    if *key == wanted && held.command == modifiers.command && held.shift == modifiers.shift)
            };
            input.events.iter().any(is)
        })
    };
    if pressed(Key::Home, Modifiers::SHIFT) {
        fit(ui, of, (tracks, index), actions);
    }
    let target = if pressed(Key::ArrowRight, Modifiers::COMMAND) {
        (index + 1).min(tracks.last())
    } else if pressed(Key::ArrowLeft, Modifiers::COMMAND) {
        index.saturating_sub(1)
    } else {
        index
    };
    if target != index {
        actions.ask(Ask::Prefer(Preference::Columns(tracks.moved(index, target))));
        // egui takes arrows for steps of the focus, which stays with the column.
        heading.request_focus();
    }
    let steps: f32 = heading.ctx.input(|input| {
        let steps = input.events.iter().filter_map(|event| match event {
            Event::Key { key: Key::ArrowRight, pressed: true, modifiers, .. } if modifiers.shift => Some(1.0),
            Event::Key { key: Key::ArrowLeft, pressed: true, modifiers, .. } if modifiers.shift => Some(-1.0),
            _ => None,
        });
        steps.sum()
    });
    if steps != 0.0 {
        actions.ask(Ask::Prefer(Preference::Columns(tracks.widened(index, STEP * steps))));
    }
}

/// Makes a column as wide as its texts.
fn fit(ui: &Ui, (state, rows): (&State, &Rows), (tracks, index): (&Tracks, usize), actions: &mut Actions) {
    if let Some(column) = tracks.columns().nth(index) {
        let width = fitting(ui, state, rows, column);
        actions.ask(Ask::Prefer(Preference::Columns(tracks.with_width(index, width))));
    }
}

/// The edge of a heading that can be dragged, or clicked twice for a column as wide as its texts.
pub fn handle(ui: &Ui, of: (&State, &Rows), (tracks, index): (&Tracks, usize), actions: &mut Actions) {
    if index == tracks.last() {
        return;
    }
    let cell = ui.max_rect();
    // Inside the cell, because a heading is clipped to its own.
    let rect = Rect::from_min_max(pos2(cell.right() - 6.0, cell.top()), cell.right_bottom());
    // `Sense::drag()` would be a stop of Tab that no key does anything at; the keys are those of the heading.
    let response = ui.interact(rect, ui.scope_id().with("resize"), Sense::CLICK | Sense::DRAG);
    ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::set_hidden);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
        ui.painter().vline(cell.right() - 1.0, cell.y_range(), Stroke::new(2.0, tokens(ui).accent));
    }
    if response.double_clicked() {
        fit(ui, of, (tracks, index), actions);
        return;
    }
    if !response.dragged() && !response.drag_stopped() {
        return;
    }
    let choices = match ui.ctx().pointer_latest_pos() {
        Some(pointer) => tracks.with_width(index, pointer.x - cell.left()),
        None => tracks.held(),
    };
    let preference = if response.drag_stopped() { Preference::Columns(choices) } else { Preference::DraggedColumns(choices) };
    actions.ask(Ask::Prefer(preference));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_where_it_stands_and_moved_from_there() {
        let choice = |id| ColumnChoice { id, width: Some(100.0) };
        let columns = vec![choice(ColumnId::Name), choice(ColumnId::Host), choice(ColumnId::Category)];
        let tracks = Tracks::fit(columns, 300.0);
        let places: Vec<usize> = [-5.0, 0.0, 99.0, 100.0, 250.0, 900.0].into_iter().map(|x| tracks.at(x)).collect();
        assert_eq!(places, [0, 0, 0, 1, 2, 2]);
        let order = |from, to| tracks.moved(from, to).into_iter().map(|choice| choice.id).collect::<Vec<_>>();
        assert_eq!(order(0, 2), [ColumnId::Host, ColumnId::Category, ColumnId::Name]);
        assert_eq!(order(2, 0), [ColumnId::Category, ColumnId::Name, ColumnId::Host]);
        assert_eq!(order(1, 9), [ColumnId::Name, ColumnId::Host, ColumnId::Category]);
    }

    #[test]
    fn what_is_kept_of_the_last_column_is_not_the_room_that_it_fills() {
        let choice = |id| ColumnChoice { id, width: Some(100.0) };
        let columns = vec![choice(ColumnId::Name), choice(ColumnId::Host), choice(ColumnId::Category)];
        let tracks = Tracks::fit(columns, 1_000.0);
        assert_eq!(tracks.widths().collect::<Vec<_>>(), [100.0, 100.0, 800.0]);
        let widths = |choices: Vec<ColumnChoice>| choices.into_iter().map(|choice| choice.width.unwrap()).collect::<Vec<_>>();
        assert_eq!(widths(tracks.moved(2, 0)), [100.0, 100.0, 100.0]);
        assert_eq!(widths(tracks.widened(0, 16.0)), [116.0, 100.0, 100.0]);
        assert_eq!(widths(tracks.widened(2, 16.0)), [100.0, 100.0, 816.0], "what is seen grows");
        assert_eq!(widths(tracks.widened(2, -16.0)), [100.0, 100.0, 84.0]);
    }

    #[test]
    fn dragged_columns_keep_their_width() {
        let columns = vec![ColumnChoice { id: ColumnId::Name, width: Some(300.0) }];
        let tracks = Tracks::fit(columns, 200.0);
        assert_eq!(tracks.widths().collect::<Vec<_>>(), [300.0]);
    }
}
