//! The cookies as a virtual table: only the rows in view are ever laid out, and the number of accessibility nodes does not grow with the rows.

mod columns;
mod fitting;
mod frozen;
mod group;
mod heading;
mod keyboard;
mod row;
mod widths;

use egui::accesskit::Role;
use egui::{Align, Layout, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder};
use egui_extras::{Column as Track, TableBuilder};

use super::shown_columns::shown_columns;
use super::{Action, Actions, Own};
use crate::settings::Density;
use crate::speech::visible;
use crate::ui::kit::{Command, FilterPart, Line, Pane, ScrollTo, State, speech, stopped};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::button::pane_ring;
use crate::ui::widget::scroll::describe_bars;
use crate::ui::widget::spinner::spinner;
use crate::ui::widget::{button, height, region, text};

/// Widest lines of what is said in the place of rows, in points.
const WIDEST_REASON: f32 = 520.0;

/// Paints the table, or what to do when there is nothing in it.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0, tokens(ui).panel);
    if let Some(failure) = state.browsing.inventory.failure().or(state.browsing.rows.failure()) {
        stopped::show(ui, state, failure, actions);
        return;
    }
    let Some(rows) = state.browsing.rows.value() else {
        ui.centered_and_justified(|ui| spinner(ui, 24.0, &state.words.text("announce-reading")));
        return;
    };
    if rows.ids.is_empty() {
        // While other rows are being worked out, nothing is said that the next frame takes back.
        if !state.browsing.rows.is_running() {
            empty(ui, state, actions);
        }
        return;
    }
    region::mark_main(ui.ctx(), rect, Pane::Table.focus_id());
    let grid = ui.interact(rect, Pane::Table.focus_id(), Sense::focusable_noninteractive());
    name_grid(ui, state, &grid);
    let wants_menu = grid.has_focus() && keyboard::keys(ui, &grid, (state, own), actions);
    // The bar of the rows stands beside them: what lies under it is not seen.
    let bar = ui.spacing().scroll.allocated_width();
    let tracks = columns::Tracks::fit(shown_columns(state), rect.width() - bar);
    let mut area = ScrollArea::horizontal().id_salt("table-x").auto_shrink(false);
    if let Some(column) = own.column_to_show {
        area = area.horizontal_scroll_offset((tracks.span_of(column).max + bar - rect.width()).max(0.0));
    }
    let mut painted = row::Painted { rows, tracks: &tracks, wants_menu, is_focused: grid.has_focus(), stays: 0.0, table: rect };
    painted.stays = frozen::width(&painted, rect.width()).unwrap_or(0.0);
    // The rows are children of the grid: only so does a screen reader hear of the one that one stands on.
    ui.scope_builder(UiBuilder::new().accessibility_parent(grid.id), |ui| {
        let output = area.show(ui, |ui| {
            ui.set_width((tracks.total() + bar).max(rect.width()));
            table(ui, state, own, &painted, actions)
        });
        describe_bars(ui.ctx(), &output, &state.words.text("table-name"));
        let (rows, offset, row_height) = output.inner;
        let offset = egui::vec2(output.state.clamped_offset().x, offset);
        let body = frozen::Body { table: rect, rows, offset, row_height };
        frozen::show(ui, state, &painted, body, actions);
        group::show(ui, state, &painted, body);
    });
    pane_ring(ui, &grid, rect);
}

fn empty(ui: &mut Ui, state: &State, actions: &mut Actions) {
    // In a low window what one can do about it may stand below the edge.
    let output = ScrollArea::vertical().id_salt("table-empty").auto_shrink(false).show(ui, |ui| nothing(ui, state, actions));
    describe_bars(ui.ctx(), &output, &state.words.text("table-name"));
}

fn nothing(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let filtered = state.browsing.filters.hide_some();
    let id = if filtered { "table-empty-filtered" } else { "table-empty" };
    ui.vertical_centered(|ui| {
        if height::has_room_for_a_sign(ui) {
            ui.add_space((ui.available_height() * 0.3).min(160.0));
            button::decoration(ui, Icon::COOKIE, 36.0, 40.0, tokens(ui).weak);
        }
        ui.add_space(space::S);
        let words = &state.words;
        match searched(state) {
            // Whoever looks for a site that left nothing has an answer.
            Some(text) if filtered => drop(text::weak(ui, words.with("table-empty-searched", &[("text", visible(&text).into())]))),
            _ => drop(text::weak(ui, words.text(id))),
        }
        ui.add_space(space::S);
        if !filtered {
            why_empty(ui, state, actions);
            text::weak(ui, words.text("table-empty-next"));
        }
        if filtered {
            let clear = button::secondary(ui, Icon::CLOSE, &state.words.text("table-clear-filters"));
            region::mark_main(ui.ctx(), ui.max_rect(), clear.id);
            if clear.clicked() {
                actions.push(Action::ClearFilters);
            }
        }
    });
}

/// A store without cookies may say why, and a recording what its requests carried.
fn why_empty(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let records: Vec<_> = state.shown_stores().map(|opened| &opened.store.report.record).collect();
    let sentences = speech::why_empty(&state.words, &records);
    if sentences.is_empty() {
        return;
    }
    let width = ui.available_width().min(WIDEST_REASON);
    ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Center), |ui| {
        for sentence in sentences {
            text::weak(ui, sentence);
        }
    });
    let record = button::link_in(ui, &state.words.text("losses-record"), tokens(ui).accent);
    region::mark_main(ui.ctx(), ui.max_rect(), record.id);
    if record.clicked() {
        actions.run(Command::Record);
    }
}

/// What was typed, where words alone choose among all cookies.
fn searched(state: &State) -> Option<String> {
    let filters = &state.browsing.filters;
    let is_word = |part: &FilterPart| matches!(part, FilterPart::Term(term) if term.key().is_none() && !term.is_negated);
    let has_others = filters.site.is_some() || filters.only.category.is_some() || !filters.parts().iter().all(is_word);
    let typed = state.browsing.typed.text.trim();
    (!has_others && !typed.is_empty()).then(|| text::end_cut(typed, 300.0, 7.2))
}

fn name_grid(ui: &Ui, state: &State, grid: &Response) {
    let lines = state.browsing.lines.len();
    let name = state.words.text("table-name").into_owned();
    ui.ctx().accesskit_node_builder(grid.id, |node| {
        node.set_role(Role::Grid);
        node.set_label(name);
        node.set_row_count(lines);
        node.set_size_of_set(lines);
        node.set_multiselectable();
    });
}

/// Paints the rows; where they are in view, how far they are scrolled, and how high one is.
fn table(ui: &mut Ui, state: &State, own: &Own, painted: &row::Painted<'_>, actions: &mut Actions) -> (egui::Rect, f32, f32) {
    let row::Painted { rows, tracks, .. } = *painted;
    let bar = ui.spacing().scroll.allocated_width();
    let ctx = ui.ctx().clone();
    // Cells touch each other, so that hover and selection are whole rows; nothing is drawn between columns.
    ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let row_height = match state.settings.density {
        Density::Comfortable if !height::is_scarce(&ctx) => 34.0,
        Density::Comfortable | Density::Compact => 26.0,
    };
    let mut builder = TableBuilder::new(ui)
        .id_salt("cookies")
        .sense(Sense::CLICK)
        .auto_shrink(false)
        .animate_scrolling(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    for width in tracks.widths() {
        builder = builder.column(Track::exact(width));
    }
    let browsing = &state.browsing;
    let heading = browsing.selected.heading.and_then(|number| browsing.lines.of_heading(number));
    let cursor = heading.or(browsing.selected.cursor.map(|row| browsing.lines.of_row(row)));
    builder = match (browsing.selected.scroll_to, cursor) {
        (Some(ScrollTo::Top), _) => builder.vertical_scroll_offset(0.0),
        (Some(ScrollTo::Cursor), Some(cursor)) => builder.scroll_to_row(cursor, None),
        (Some(ScrollTo::Cursor), None) | (None, _) => builder,
    };
    let output = builder
        .header(frozen::head_height(&ctx), |mut header| {
            for (index, column) in tracks.columns().enumerate() {
                header.col(|ui| {
                    // Heads end where the rows below them do: of the next one nothing is seen above the bar.
                    ui.shrink_clip_rect(painted.table.with_max_x(painted.table.right() - bar));
                    let heading = heading::heading(ui, state, (tracks, index), column, actions);
                    if index > 0 && heading.gained_focus() {
                        // Not below the names that stay in view, nor above the bar.
                        let (left, right) = (heading.rect.left() - painted.stays, heading.rect.right() + bar);
                        ui.scroll_to_rect(heading.rect.with_min_x(left).with_max_x(right), None);
                    }
                    columns::keys(ui, &heading, (state, rows), (tracks, index), actions);
                    columns::handle(ui, (state, rows), (tracks, index), actions);
                });
            }
        })
        .body(|body| {
            body.rows(row_height, state.browsing.lines.len(), |row| match state.browsing.lines.at(row.index()) {
                Line::Heading(number) => group::heading(row, state, painted, number, actions),
                Line::Row(index) => row::show(row, index, state, painted, actions),
            });
        });
    describe_bars(&ctx, &output, &state.words.text("table-name"));
    if let Some(column) = browsing.selected.column.filter(|_| browsing.selected.scroll_to.is_some()) {
        // Here and not in the cell: the area of the rows, which goes up and down alone, takes what it is asked for sideways and does nothing with it.
        let span = tracks.span_of(column);
        let (left, stays) = (ui.min_rect().left(), if span.min > 0.0 { painted.stays } else { 0.0 });
        ui.scroll_to_rect(egui::Rect::from_x_y_ranges(left + span.min - stays..=left + span.max + bar, output.inner_rect.y_range()), None);
    }
    keyboard::remember_page(&output, row_height, (state, own), actions);
    (output.inner_rect, output.state.clamped_offset().y, row_height)
}
