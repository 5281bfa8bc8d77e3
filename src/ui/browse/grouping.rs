//! Rows that stand together under headings, and folding them. In the table and not in the list of sites: that list has a line for each site already, and
//! whoever groups wants to see, sort, select and export the cookies themselves.

use egui::Context;

use super::{Own, filtering};
use crate::ui::kit::{Folding, GroupBy, Lines, Pane, ScrollTo, State};

impl Own {
    /// Groups the rows, or no longer does. Nothing is folded at first: who groups wants to see what belongs together.
    pub fn group_by(&mut self, by: Option<GroupBy>, state: &mut State, ctx: &Context) {
        if state.browsing.by == by {
            return;
        }
        state.browsing.by = by;
        state.browsing.folding = Folding::default();
        state.browsing.begins_anew = state.browsing.selected.cursor.is_none();
        filtering::refilter(state, ctx);
    }
}

/// Folds a group, or unfolds it. One stands on its heading then.
pub(super) fn fold(number: usize, is_folded: bool, state: &mut State, ctx: &Context) {
    let Some(rows) = state.browsing.rows.value().cloned() else { return };
    let Some(group) = rows.groups.get(number) else { return };
    state.browsing.folding.set(&group.key, is_folded);
    state.browsing.selected.heading = Some(number);
    lay_out(state);
    Pane::Table.focus(ctx);
}

/// Folds all groups, or unfolds them.
pub(super) fn fold_all(is_folded: bool, state: &mut State) {
    state.browsing.folding = Folding::all(is_folded);
    lay_out(state);
    state.browsing.selected.scroll_to = Some(ScrollTo::Cursor);
}

/// Which line shows what, once other rows have come or a group was folded: a walk through the groups.
pub(super) fn lay_out(state: &mut State) {
    let Some(rows) = state.browsing.rows.value() else { return };
    state.browsing.lines = Lines::of(rows, &state.browsing.folding);
    if state.browsing.selected.heading.is_some_and(|number| number >= rows.groups.len()) {
        state.browsing.selected.heading = None;
    }
}
