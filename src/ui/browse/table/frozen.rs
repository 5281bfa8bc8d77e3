//! The names stay in view when the table is scrolled sideways: painted once more at its left edge, over the cells that went below them.
//!
//! Two tables beside each other were thought of and thrown out: they would have to scroll, be spoken and be gone through by keys as one.

use egui::accesskit::Node;
use egui::{Context, Id, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::row::{self, Painted};
use crate::column::ColumnId;
use crate::ui::browse::{Action, Actions};
use crate::ui::kit::{Line, State, speech};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{space, tokens};
use crate::ui::widget::{height, text};

/// Height of the heads, in points.
pub fn head_height(ctx: &Context) -> f32 {
    if height::is_scarce(ctx) { 26.0 } else { 33.0 }
}

/// Where the rows are painted.
#[derive(Clone, Copy)]
pub struct Body {
    /// The table with its heads.
    pub table: Rect,
    /// The part of it in which rows are in view.
    pub rows: Rect,
    /// How far it is scrolled.
    pub offset: Vec2,
    /// Height of a row, in points.
    pub row_height: f32,
}

impl Body {
    /// The lines in view, and perhaps some after the last one, each with where it is painted.
    pub fn lines(self) -> impl Iterator<Item = (usize, Rect)> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a window")]
        let first = (self.offset.y / self.row_height) as usize;
        #[expect(clippy::cast_precision_loss, reason = "a scroll offset in points")]
        let mut top = self.rows.top() + first as f32 * self.row_height - self.offset.y;
        (first..).map_while(move |line| {
            let rect = Rect::from_min_size(pos2(self.table.left(), top), vec2(self.table.width(), self.row_height));
            top += self.row_height;
            (rect.top() < self.rows.bottom()).then_some((line, rect))
        })
    }
}

/// The width of the names that stay, where they come first and leave as much room again for the rest.
pub fn width(painted: &Painted<'_>, table_width: f32) -> Option<f32> {
    let first = painted.tracks.columns().next().filter(|column| *column == ColumnId::Name);
    first.and_then(|_| painted.tracks.widths().next()).filter(|width| 2.0 * width <= table_width)
}

/// Paints the names, once the table is scrolled past them.
pub fn show(ui: &mut Ui, state: &State, painted: &Painted<'_>, body: Body, actions: &mut Actions) {
    let Some(width) = width(painted, body.table.width()).filter(|_| body.offset.x > 0.5) else { return };
    let column = Rect::from_min_max(body.table.min, pos2(body.table.left() + width, body.rows.bottom()));
    names(ui, state, painted, (body, column));
    head(ui, state, column, actions);
    ui.painter().vline(column.right() - 0.5, column.y_range(), Stroke::new(1.0, tokens(ui).border));
}

fn head(ui: &Ui, state: &State, column: Rect, actions: &mut Actions) {
    let t = tokens(ui);
    let rect = column.with_max_y(column.top() + head_height(ui.ctx()));
    // The head below it has the keys and the words for screen readers.
    let response = ui.interact(rect, Id::unique("frozen-name"), Sense::CLICK);
    ui.ctx().accesskit_node_builder(response.id, Node::set_hidden);
    ui.painter().rect_filled(rect, 0, if response.hovered() { t.hover } else { t.panel });
    let label =
        text::one_line(&speech::column_label(&state.words, ColumnId::Name), 12.0, Weight::Medium, t.weak, rect.width() - 2.0 * space::S);
    let galley = ui.painter().layout_job(label);
    ui.painter().galley(pos2(rect.left() + space::S, rect.center().y - galley.size().y / 2.0), galley, t.weak);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    if response.clicked() {
        actions.push(Action::SortBy { column: ColumnId::Name, is_also: ui.input(|input| input.modifiers.shift) });
    }
}

fn names(ui: &mut Ui, state: &State, painted: &Painted<'_>, (body, column): (Body, Rect)) {
    let t = tokens(ui);
    let chosen = &state.browsing.selected;
    for (line, rect) in body.lines().take_while(|(line, _)| *line < state.browsing.lines.len()) {
        let Line::Row(index) = state.browsing.lines.at(line) else { continue };
        let Some(id) = painted.rows.ids.get(index) else { break };
        let rect = rect.with_max_x(column.right());
        let Some(view) = painted.rows.inventory.get(*id) else { continue };
        let (is_selected, is_cursor) = (chosen.ids.contains(*id), chosen.cursor == Some(index) && chosen.heading.is_none());
        let mut cell = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("frozen", index)));
        cell.shrink_clip_rect(rect.intersect(Rect::everything_below(body.rows.top())));
        let is_hovered = cell.rect_contains_pointer(rect.with_max_x(body.table.right()));
        let fill = if is_selected {
            t.selected
        } else if is_hovered {
            t.hover
        } else {
            t.panel
        };
        cell.painter().rect_filled(rect, 0, fill);
        row::cell(&mut cell, state, ColumnId::Name, &view);
        row::mark(&cell, is_selected, is_cursor && painted.is_focused);
    }
}
