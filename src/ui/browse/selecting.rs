//! Selecting rows, moving between panes, copying.

use egui::Context;

use crate::column::ColumnId;
use crate::inventory::CookieId;
use crate::ui::kit::ask::Selecting;
use crate::ui::kit::speech;
use crate::ui::kit::state::{Rows, State};
use crate::ui::kit::view_state::{Pane, Selected};

/// How many rows one copy puts on the clipboard at most, so that a million rows do not stop the window.
const COPIED_ROWS: usize = 10_000;

pub fn select(state: &mut State, row: usize, how: Selecting, ctx: &Context) {
    let Some(rows) = state.model.rows.value().cloned() else { return };
    let Some(id) = rows.ids.get(row).copied() else { return };
    let selected = &mut state.view.selected;
    match how {
        Selecting::Only => {
            selected.ids.clear();
            selected.ids.insert(id);
            selected.anchor = row;
        }
        Selecting::Toggle => {
            if !selected.ids.remove(&id) {
                selected.ids.insert(id);
            }
            selected.anchor = row;
        }
        Selecting::Through => select_through(selected, &rows.ids, row),
    }
    selected.cursor = Some(row);
    ctx.memory_mut(|memory| memory.request_focus(Pane::Table.focus_id()));
}

fn select_through(selected: &mut Selected, ids: &[CookieId], row: usize) {
    let (from, to) = (selected.anchor.min(row), selected.anchor.max(row));
    selected.ids.clear();
    selected.ids.extend(ids.get(from..=to).unwrap_or_default());
}

pub fn step(state: &mut State, by: isize, extend: bool) {
    let Some(rows) = state.model.rows.value().cloned() else { return };
    let Some(last) = rows.ids.len().checked_sub(1) else { return };
    let selected = &mut state.view.selected;
    let row = match selected.cursor {
        Some(cursor) => cursor.saturating_add_signed(by).min(last),
        None if by < 0 => last,
        None => 0,
    };
    if extend && selected.cursor.is_some() {
        select_through(selected, &rows.ids, row);
    } else {
        selected.ids.clear();
        selected.ids.extend(rows.ids.get(row));
        selected.anchor = row;
    }
    selected.cursor = Some(row);
    selected.scroll_to_cursor = true;
}

pub fn select_all(state: &mut State) {
    let Some(rows) = state.model.rows.value() else { return };
    state.view.selected.ids = rows.ids.iter().copied().collect();
    if state.view.selected.cursor.is_none() && !rows.ids.is_empty() {
        state.view.selected.cursor = Some(0);
    }
}

/// New rows after `replaced`: the selection, which was made on those, keeps the cookies that are still there.
pub fn rows_arrived(state: &mut State, replaced: Option<&Rows>) {
    let Some(rows) = state.model.rows.value() else { return };
    if !replaced.is_some_and(|replaced| replaced.inventory.has_rows_of(&rows.inventory)) {
        // Ids of another inventory mean other cookies in this one.
        state.view.deselect();
        return;
    }
    let before = state.view.selected.ids.clone();
    let selected = &mut state.view.selected;
    if before.is_empty() {
        selected.cursor = None;
        return;
    }
    let first = rows.ids.iter().position(|id| before.contains(id));
    selected.ids = rows.ids.iter().filter(|id| before.contains(id)).copied().collect();
    selected.cursor = first;
    selected.anchor = first.unwrap_or(0);
    selected.scroll_to_cursor = first.is_some();
}

pub fn move_focus(state: &State, by: isize, ctx: &Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let at = Pane::ROUND.iter().position(|pane| Some(pane.focus_id()) == focused);
    let last = Pane::ROUND.len() - 1;
    let next = match (at, by) {
        (None, _) => 1,
        (Some(at), 1) if at == last => 0,
        (Some(0), -1) => last,
        (Some(at), by) => at.saturating_add_signed(by),
    };
    // Without a cookie to show, the details pane has nothing to focus.
    let pane = if Pane::ROUND[next] == Pane::Details && state.cursor().is_none() { Pane::Sites } else { Pane::ROUND[next] };
    ctx.memory_mut(|memory| memory.request_focus(pane.focus_id()));
}

pub fn copy_rows(state: &mut State, ctx: &Context) {
    let Some(rows) = state.model.rows.value() else { return };
    let columns = speech::shown_columns(&state.settings);
    let mut text = columns.iter().map(|column| speech::column_label(&state.words, column.id)).collect::<Vec<_>>().join("\t");
    let chosen = rows.ids.iter().filter(|id| state.view.selected.ids.contains(id));
    for view in chosen.take(COPIED_ROWS).filter_map(|id| rows.inventory.get(*id)) {
        text.push('\n');
        let cells: Vec<String> =
            columns.iter().map(|column| speech::cell(&state.words, column.id, &view).replace(['\t', '\n', '\r'], " ")).collect();
        text.push_str(&cells.join("\t"));
    }
    crate::ui::app::update::copy(state, text, ctx);
}

pub fn copy_cell(state: &mut State, id: CookieId, column: ColumnId, ctx: &Context) {
    let text = state.model.rows.value().and_then(|rows| {
        let view = rows.inventory.get(id)?;
        Some(speech::cell(&state.words, column, &view))
    });
    if let Some(text) = text {
        crate::ui::app::update::copy(state, text, ctx);
    }
}
