//! The head of a column: sorts, alone or after others, and can be dragged to another place.

use egui::accesskit::{Role, SortDirection};
use egui::{Align2, CursorIcon, Id, Response, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::columns::Tracks;
use crate::column::ColumnId;
use crate::ui::browse::{Action, Actions};
use crate::ui::kit::{Ask, Preference, State, speech};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::text;

/// The focus goes with a column that is moved.
pub fn id(column: ColumnId) -> Id {
    Id::unique("heading").with(column.code())
}

/// Paints it.
pub fn heading(ui: &mut Ui, state: &State, (tracks, index): (&Tracks, usize), column: ColumnId, actions: &mut Actions) -> Response {
    let t = tokens(ui);
    let rect = ui.max_rect();
    let label = speech::column_label(&state.words, column);
    let response = ui.interact(rect, id(column), Sense::click_and_drag());
    let place = state.browsing.sort.iter().position(|sort| sort.column == column);
    let sorted = place.and_then(|place| state.browsing.sort.get(place)).map(|sort| sort.descending);
    name(&response, state, &label, (place, sorted));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, t.hover);
    }
    let (ink, weight) = if sorted.is_some() { (t.text, Weight::Semibold) } else { (t.weak, Weight::Medium) };
    // Of several columns each says which one it is.
    let number = place.filter(|_| state.browsing.sort.len() > 1).map_or_else(String::new, |place| (place + 1).to_string());
    let room = rect.width() - 2.0 * space::S - if sorted.is_some() { 16.0 } else { 0.0 } - if number.is_empty() { 0.0 } else { 9.0 };
    let galley = ui.painter().layout_job(text::one_line(&label, 12.0, weight, ink, room));
    let end = rect.left() + space::S + galley.size().x;
    ui.painter().galley(pos2(rect.left() + space::S, rect.center().y - galley.size().y / 2.0), galley, ink);
    if let Some(descending) = sorted {
        let icon = if descending { Icon::DOWN } else { Icon::UP };
        ui.painter().text(pos2(end + 5.0, rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(12.0), ink);
        let font = crate::ui::theme::text::font(10.5, Weight::Medium);
        ui.painter().text(pos2(end + 19.0, rect.center().y), Align2::LEFT_CENTER, &number, font, ink);
    }
    let line = Stroke::new(1.0, t.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    focus_ring(ui, &response);
    drag(ui, &response, (tracks, index), actions);
    if response.clicked() {
        let is_also = ui.input(|input| input.modifiers.shift);
        actions.push(Action::SortBy { column, is_also });
    }
    match speech::column_hint(&state.words, column) {
        Some(hint) => response.hint(hint),
        None => response,
    }
}

/// What a screen reader says of it.
fn name(response: &Response, state: &State, label: &str, (place, sorted): (Option<usize>, Option<bool>)) {
    let id = match sorted {
        None => "table-sort",
        Some(false) => "table-sorted-up",
        Some(true) => "table-sorted-down",
    };
    let name = state.words.with(id, &[("column", label.into())]);
    let all = state.browsing.sort.len();
    let name = match place.filter(|_| all > 1) {
        Some(place) => state.words.with("table-sort-place", &[("what", name.into()), ("place", (place + 1).into()), ("all", all.into())]),
        None => name,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ColumnHeader);
        if let Some(descending) = sorted {
            node.set_sort_direction(if descending { SortDirection::Descending } else { SortDirection::Ascending });
        }
    });
}

/// Dragged, a line shows where the column would stand; let go, it does.
fn drag(ui: &Ui, response: &Response, (tracks, index): (&Tracks, usize), actions: &mut Actions) {
    if !response.dragged() && !response.drag_stopped() {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_latest_pos() else { return };
    let left = response.rect.left() - tracks.widths().take(index).sum::<f32>();
    let target = tracks.at(pointer.x - left);
    if response.drag_stopped() {
        if target != index {
            actions.ask(Ask::Prefer(Preference::Columns(tracks.moved(index, target))));
        }
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if target != index {
        // Behind the target where it goes to the right, before it where it goes to the left.
        let behind = usize::from(target > index);
        let x = left + tracks.widths().take(target + behind).sum::<f32>();
        let over = ui.ctx().layer_painter(ui.layer_id());
        over.vline(x, response.rect.y_range(), Stroke::new(3.0, tokens(ui).accent));
    }
}
