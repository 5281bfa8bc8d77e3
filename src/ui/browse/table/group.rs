//! Headings of groups: a line across the table with the name and the count, which folds.
//!
//! They are painted once more over the table, as the names that stay are: cells of the table cut what is written in them, and a heading that is scrolled
//! out sideways says nothing.

use egui::accesskit::{Action as NodeAction, Role};
use egui::{Stroke, Ui, pos2};
use egui_extras::TableRow;

use super::frozen::Body;
use super::row::{Painted, bounds};
use crate::charter::Category;
use crate::ui::browse::{Action, Actions};
use crate::ui::kit::{Group, GroupBy, Line, Pane, State, speech};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::text;

/// The line of a heading in the table: where it is clicked, and what screen readers hear of it.
pub fn heading(mut row: TableRow<'_, '_>, state: &State, painted: &Painted<'_>, number: usize, actions: &mut Actions) {
    let line = row.index();
    let Some(group) = painted.rows.groups.get(number) else { return };
    for position in 0..painted.tracks.columns().count() {
        let (_, cell) = row.col(|_| {});
        if position > 0 {
            cell.ctx.accesskit_node_builder(cell.id, |node| node.set_role(Role::GenericContainer));
        }
    }
    let response = row.response();
    let is_folded = state.browsing.lines.is_folded(number);
    let (title, count) = said(state, painted.rows.by, group);
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Row);
        node.set_label(format!("{title}, {count}"));
        node.set_expanded(!is_folded);
        node.set_row_index(line);
        node.set_position_in_set(line);
        node.set_bounds(bounds(painted.inside(response.rect)));
        node.add_action(NodeAction::Click);
        node.add_action(NodeAction::Focus);
    });
    if state.browsing.selected.heading == Some(number) {
        let id = response.id.accesskit_id();
        response.ctx.accesskit_node_builder(Pane::Table.focus_id(), |grid| grid.set_active_descendant(id));
    }
    if response.ctx.input(|input| input.has_accesskit_action_request(response.id, NodeAction::Focus)) {
        actions.push(Action::StandOn(number));
    }
    if response.clicked() {
        actions.push(Action::Fold { group: number, is_folded: !is_folded });
    }
}

/// What a group is called, and how many cookies it has.
fn said(state: &State, by: Option<GroupBy>, group: &Group) -> (String, String) {
    let words = &state.words;
    let title = match by {
        _ if group.key.is_empty() => words.text("group-nobody").into_owned(),
        Some(GroupBy::Site) => crate::speech::site(words, &group.key).into_owned(),
        Some(GroupBy::Category) => Category::from_code(&group.key).map_or_else(String::new, |category| speech::category(words, category)),
        Some(GroupBy::Organisation) | None => speech::visible(&group.key),
    };
    (title, words.count("cookies", group.rows.len() as u64))
}

/// Paints the headings in view, over the table.
pub fn show(ui: &Ui, state: &State, painted: &Painted<'_>, body: Body) {
    if painted.rows.groups.is_empty() {
        return;
    }
    let t = tokens(ui);
    let over = ui.painter().with_clip_rect(body.rows.intersect(body.table));
    for (line, rect) in body.lines() {
        let Line::Heading(number) = state.browsing.lines.at(line) else { continue };
        let Some(group) = painted.rows.groups.get(number).filter(|_| line < state.browsing.lines.len()) else { continue };
        let is_hovered = ui.rect_contains_pointer(rect);
        over.rect_filled(rect, 0, if is_hovered { t.hover } else { t.background });
        over.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
        let icon = if state.browsing.lines.is_folded(number) { Icon::RIGHT } else { Icon::DOWN };
        over.text(pos2(rect.left() + space::S, rect.center().y), egui::Align2::LEFT_CENTER, icon.glyph(), icon.font(14.0), t.weak);
        let (title, count) = said(state, painted.rows.by, group);
        let room = (rect.width() - 150.0).max(60.0);
        let title = over.layout_job(text::one_line(&title, 13.5, Weight::Semibold, t.text, room));
        let left = rect.left() + 28.0;
        let after = left + title.size().x + space::S;
        over.galley(pos2(left, rect.center().y - title.size().y / 2.0), title, t.text);
        let count = over.layout_job(text::one_line(&count, 12.5, Weight::Regular, t.weak, 140.0));
        over.galley(pos2(after, rect.center().y - count.size().y / 2.0), count, t.weak);
        if state.browsing.selected.heading == Some(number) && painted.is_focused {
            over.rect_stroke(rect.shrink(1.0), 3, Stroke::new(1.5, t.accent), egui::StrokeKind::Inside);
        }
    }
}
