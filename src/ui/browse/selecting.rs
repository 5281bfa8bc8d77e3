//! Selecting rows, moving between panes, copying a cell.

use egui::Context;

use super::shown_columns::shown_columns;
use super::{Moving, Selecting};
use crate::column::ColumnId;
use crate::inventory::CookieId;
use crate::ui::kit::{CookieSet, Line, Pane, Rows, ScrollTo, Selected, State, speech};

pub(super) fn select(row: usize, how: Selecting, state: &mut State, ctx: &Context) {
    let Some(rows) = state.browsing.rows.value().cloned() else { return };
    let Some(id) = rows.ids.get(row).copied() else { return };
    let selected = &mut state.browsing.selected;
    match how {
        Selecting::Only => {
            selected.ids.clear();
            selected.ids.insert(id);
            selected.anchor = row;
        }
        Selecting::Toggle => {
            if !selected.ids.remove(id) {
                selected.ids.insert(id);
            }
            selected.anchor = row;
        }
        Selecting::Through => select_through(selected, &rows.ids, row),
    }
    selected.cursor = Some(row);
    selected.heading = None;
    Pane::Table.focus(ctx);
}

fn select_through(selected: &mut Selected, ids: &[CookieId], row: usize) {
    let (from, to) = (selected.anchor.min(row), selected.anchor.max(row));
    selected.ids.clear();
    selected.ids.extend(ids.get(from..=to).unwrap_or_default().iter().copied());
}

pub(super) fn step(by: isize, how: Moving, state: &mut State) {
    let Some(rows) = state.browsing.rows.value().cloned() else { return };
    let lines = &state.browsing.lines;
    let Some(last) = lines.len().checked_sub(1) else { return };
    let selected = &mut state.browsing.selected;
    let now = selected.heading.and_then(|number| lines.of_heading(number)).or(selected.cursor.map(|row| lines.of_row(row)));
    let line = match now {
        Some(line) => line.saturating_add_signed(by).min(last),
        // One step back from nowhere leads to the last row, as in other lists; a page back, or Home, to the first.
        None if by == -1 => last,
        // The first step leads to the first row.
        None => 0_usize.saturating_add_signed(by.saturating_sub(1)).min(last),
    };
    selected.scroll_to = Some(ScrollTo::Cursor);
    let row = match lines.at(line) {
        // On a heading one stands, and selects nothing.
        Line::Heading(number) => {
            selected.heading = Some(number);
            selected.column = None;
            return;
        }
        Line::Row(row) => row,
    };
    selected.heading = None;
    match how {
        Moving::Extending if selected.cursor.is_some() => select_through(selected, &rows.ids, row),
        Moving::Leaving => {}
        Moving::Selecting | Moving::Extending => {
            selected.ids.clear();
            selected.ids.extend(rows.ids.get(row).copied());
            selected.anchor = row;
        }
    }
    selected.cursor = Some(row);
}

/// From cell to cell; left of the first one is the row as a whole, which is where one begins.
pub(super) fn step_aside(by: isize, state: &mut State) {
    let columns = shown_columns(state);
    let selected = &mut state.browsing.selected;
    let at = selected.column.and_then(|column| columns.iter().position(|choice| choice.id == column));
    let next = match (at, by) {
        (None, by) if by < 0 => None,
        (None, _) => Some(0),
        (Some(at), by) => at.checked_add_signed(by),
    };
    selected.column = next.and_then(|next| columns.get(next.min(columns.len().saturating_sub(1)))).map(|choice| choice.id);
    selected.scroll_to = selected.cursor.map(|_| ScrollTo::Cursor);
}

pub(super) fn select_all(state: &mut State) {
    let Some(rows) = state.browsing.rows.value() else { return };
    state.browsing.selected.ids = rows.ids.iter().copied().collect();
    if state.browsing.selected.cursor.is_none() && !rows.ids.is_empty() {
        state.browsing.selected.cursor = Some(0);
    }
}

/// New rows after `replaced`: the selection, which was made on those, keeps the cookies that are still there, and the details their cookie.
pub(super) fn rows_arrived(replaced: Option<&Rows>, state: &mut State) {
    let begins_anew = std::mem::take(&mut state.browsing.begins_anew);
    keep_selected(replaced, state);
    let stays = stays_where_one_looks(state);
    let selected = &mut state.browsing.selected;
    selected.scroll_to = if begins_anew { Some(ScrollTo::Top) } else { selected.cursor.filter(|_| !stays).map(|_| ScrollTo::Cursor) };
}

/// While stores are followed the rows change by themselves, under the eyes of whoever has scrolled somewhere else to read.
pub(super) fn stays_where_one_looks(state: &State) -> bool {
    state.watching.is_following()
}

fn keep_selected(replaced: Option<&Rows>, state: &mut State) {
    let Some(rows) = state.browsing.rows.value() else { return };
    let Some(replaced) = replaced.filter(|replaced| replaced.inventory.has_rows_of(&rows.inventory)) else {
        // Ids of another inventory mean other cookies in this one.
        state.browsing.deselect();
        return;
    };
    let selected = &mut state.browsing.selected;
    if selected.ids.is_empty() {
        selected.cursor = None;
        return;
    }
    let is_left = |id: &CookieId| selected.ids.contains(*id);
    let ids: CookieSet = rows.ids.iter().copied().filter(is_left).collect();
    let first = rows.ids.iter().position(is_left);
    let now = |before: usize| rows.ids.iter().position(|id| Some(id) == replaced.ids.get(before));
    let cursor = selected.cursor.and_then(now).or(first);
    selected.anchor = now(selected.anchor).or(cursor).unwrap_or(0);
    selected.ids = ids;
    selected.cursor = cursor;
}

pub(super) fn copy_cell(id: CookieId, column: ColumnId, state: &mut State, ctx: &Context) {
    let text = state.browsing.rows.value().and_then(|rows| {
        let view = rows.inventory.get(id)?;
        Some(speech::row_cell(&state.words, &state.browsing.store_names, column, &view).into_text(&state.words))
    });
    if let Some(text) = text {
        state.copy(text, ctx);
    }
}
