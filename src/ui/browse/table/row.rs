use egui::accesskit::{Action as NodeAction, Rect as Bounds, Role};
use egui::{Align2, Rect, Response, Stroke, Ui, pos2};
use egui_extras::TableRow;

use super::columns::Tracks;
use crate::column::ColumnId;
use crate::inventory::CookieView;
use crate::query::filter::{Standing, Term};
use crate::query::of_cell;
use crate::ui::browse::{Action, Actions, CopyForm, Selecting};
use crate::ui::kit::speech::{self, CellText};
use crate::ui::kit::{Ask, Command, Mark, Pane, Rows, State};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, tokens};
use crate::ui::widget::hint::{self, Hint as _};
use crate::ui::widget::{badge, menu, text};

/// What all rows of a frame share.
pub struct Painted<'a> {
    /// The rows.
    pub rows: &'a Rows,
    /// The columns.
    pub tracks: &'a Tracks,
    /// A key asks for the context menu of the row one stands on.
    pub wants_menu: bool,
    /// The table has the keyboard.
    pub is_focused: bool,
    /// The width of the names that stay in view, in points.
    pub stays: f32,
    /// Where the table is.
    pub table: Rect,
}

impl Painted<'_> {
    /// The part of a row that lies in the table: it goes on below what stands beside that.
    pub fn inside(&self, row: Rect) -> Rect {
        Rect::from_x_y_ranges(row.x_range().intersection(self.table.x_range()), row.y_range())
    }
}

/// Paints one row. Only cells in view come here, so nothing needs to be kept between frames.
pub fn show(mut row: TableRow<'_, '_>, index: usize, state: &State, painted: &Painted<'_>, actions: &mut Actions) {
    let line = row.index();
    let Some(view) = painted.rows.ids.get(index).and_then(|id| painted.rows.inventory.get(*id)) else { return };
    let chosen = &state.browsing.selected;
    let (is_selected, is_cursor) = (chosen.ids.contains(view.id), chosen.cursor == Some(index) && chosen.heading.is_none());
    row.set_selected(is_selected);
    let mut at_cell = None;
    for (position, column) in painted.tracks.columns().enumerate() {
        let is_active = is_cursor && chosen.column == Some(column);
        let (_, response) = row.col(|ui| {
            let cut = cell(ui, state, column, &view);
            if position == 0 {
                mark(ui, is_selected, is_cursor && painted.is_focused);
            }
            if is_active {
                let active = active_cell(ui, state, column, &view);
                if let Some(whole) = cut.filter(|_| painted.is_focused) {
                    hint::whole(&active, &whole);
                }
                at_cell = Some(active.id);
            }
        });
        if position > 0 {
            // The row says it all; the cell one stands on has a node of its own.
            response.ctx.accesskit_node_builder(response.id, |node| node.set_role(Role::GenericContainer));
        }
        if response.secondary_clicked() && !is_selected {
            actions.push(Action::Select { row: index, how: Selecting::Only });
        }
        let by_key = painted.wants_menu && is_cursor && (is_active || (position == 0 && chosen.column.is_none()));
        menu::context(&response, by_key, 340.0, &state.words.text("key-context"), |ui| context_menu(ui, state, column, &view, actions));
    }
    let response = row.response();
    name_row(&response, state, painted, (line, is_selected), &view);
    if is_cursor {
        let id = at_cell.unwrap_or(response.id);
        response.ctx.accesskit_node_builder(Pane::Table.focus_id(), |grid| grid.set_active_descendant(id.accesskit_id()));
    }
    if response.ctx.input(|input| input.has_accesskit_action_request(response.id, NodeAction::Focus)) {
        actions.push(Action::Select { row: index, how: Selecting::Only });
    }
    if response.clicked() {
        let modifiers = response.ctx.input(|input| input.modifiers);
        let how = if modifiers.shift {
            Selecting::Through
        } else if modifiers.command {
            Selecting::Toggle
        } else {
            Selecting::Only
        };
        actions.push(Action::Select { row: index, how });
    }
}

/// What a screen reader says of a row: the name, and each other cell with the word at the head of its column.
fn name_row(response: &Response, state: &State, painted: &Painted<'_>, (index, is_selected): (usize, bool), view: &CookieView<'_>) {
    let rect = painted.inside(response.rect);
    response.ctx.accesskit_node_builder(response.id, |node| {
        // Rows of one name and host differ by these, which are told also where their columns are not shown.
        let apart = APART.into_iter().filter(|apart| painted.tracks.columns().all(|column| column != *apart));
        let columns = painted.tracks.columns().chain(apart);
        let cells = columns.map(|column| (column, shown(state, column, view))).filter(|(_, text)| !text.is_empty() && text != "—");
        let spoken: Vec<String> = cells
            .map(|(column, text)| {
                if column == ColumnId::Name {
                    text
                } else {
                    speech::key_value(&state.words, &speech::column_label(&state.words, column), &text)
                }
            })
            .collect();
        node.set_role(Role::Row);
        let mark = state.watching.mark(view).map(|mark| mark_word(state, mark));
        node.set_label(spoken.into_iter().chain(mark).collect::<Vec<_>>().join(", "));
        node.set_selected(is_selected);
        node.set_row_index(index);
        node.set_position_in_set(index);
        // In points: egui's root node carries the scale. egui gives no place to the node of a row, and a screen reader would not know where to point.
        node.set_bounds(bounds(rect));
        node.add_action(NodeAction::Click);
        node.add_action(NodeAction::Focus);
    });
}

/// What tells rows of one name and host apart.
const APART: [ColumnId; 2] = [ColumnId::SeenOn, ColumnId::Container];

/// The same of one cookie in words: the site under which it is kept, the container.
fn apart(state: &State, view: &CookieView<'_>) -> Vec<String> {
    let site = view.seen_on().map(|site| crate::speech::site(&state.words, site).into_owned());
    site.into_iter().chain(speech::container(&state.words, view)).collect()
}

pub fn bounds(rect: Rect) -> Bounds {
    Bounds { x0: rect.left().into(), y0: rect.top().into(), x1: rect.right().into(), y1: rect.bottom().into() }
}

/// The cell one stands on: a frame for the eye, a node of its own for screen readers.
fn active_cell(ui: &Ui, state: &State, column: ColumnId, view: &CookieView<'_>) -> Response {
    let rect = ui.max_rect();
    ui.painter().rect_stroke(rect.shrink(1.0), 3, Stroke::new(1.5, tokens(ui).accent), egui::StrokeKind::Inside);
    let id = ui.unique_id().with("active");
    let response = ui.interact(rect, id, egui::Sense::hover());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let label = speech::column_label(&state.words, column);
        node.set_role(Role::Cell);
        node.set_label(speech::key_value(&state.words, &label, &shown(state, column, view)));
        node.set_bounds(bounds(rect));
    });
    response
}

/// A bar at the edge says that a row is selected, not its tint alone; the row one stands on without selecting it is framed there.
pub fn mark(ui: &Ui, is_selected: bool, is_cursor: bool) {
    let rect = ui.max_rect();
    let accent = tokens(ui).accent;
    let edge = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom() - 1.0));
    if is_selected {
        ui.painter().rect_filled(edge, 0, accent);
    } else if is_cursor {
        ui.painter().rect_stroke(edge.expand2(egui::vec2(1.0, -2.0)), 0, Stroke::new(1.0, accent), egui::StrokeKind::Inside);
    }
}

/// The words of a cell as they are seen.
fn shown(state: &State, column: ColumnId, view: &CookieView<'_>) -> String {
    let text = speech::row_cell(&state.words, &state.browsing.store_names, column, view).into_text(&state.words);
    if column == ColumnId::Name && text.is_empty() { state.words.text("no-name").into_owned() } else { speech::visible(&text) }
}

/// From this width on, in points, a host and the site beside it can both be read.
const BESIDE: f32 = 250.0;

/// Room for the sign that says there is a site beside it, in points.
const SIGN: f32 = 18.0;

/// What is said of a row at its name.
fn mark_of(state: &State, column: ColumnId, view: &CookieView<'_>) -> Option<Mark> {
    if column == ColumnId::Name { state.watching.mark(view) } else { None }
}

fn mark_word(state: &State, mark: Mark) -> String {
    let id = match mark {
        Mark::New => "watch-mark-new",
        Mark::Changed => "watch-mark-changed",
    };
    state.words.text(id).into_owned()
}

/// Paints the mark at the right end of `rect`, by sign and word; the room that it takes. Where the name needs the room, by its sign alone: screen readers hear
/// the word with the row.
fn paint_mark(ui: &Ui, state: &State, mark: Mark, (rect, name): (Rect, &str)) -> f32 {
    let t = tokens(ui);
    let (icon, shades) = match mark {
        Mark::New => (Icon::PRESENT, t.good()),
        Mark::Changed => (Icon::DISAGREE, t.warning),
    };
    let galley = ui.painter().layout_no_wrap(mark_word(state, mark), font(11.0, Weight::Medium), shades.ink);
    let name = ui.painter().layout_no_wrap(name.to_owned(), font(14.0, Weight::Medium), t.text).size().x;
    let has_word = rect.width() > name + galley.size().x + 30.0;
    let width = if has_word { galley.size().x + 25.0 } else { 20.0 };
    let badge = Rect::from_min_max(pos2(rect.right() - width, rect.center().y - 9.0), pos2(rect.right(), rect.center().y + 9.0));
    ui.painter().rect_filled(badge, radius::FULL, shades.tint);
    ui.painter().text(pos2(badge.left() + 4.0, badge.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(12.0), shades.ink);
    if has_word {
        ui.painter().galley(pos2(badge.left() + 18.0, badge.center().y - galley.size().y / 2.0), galley, shades.ink);
    }
    width + 4.0
}

/// Paints a cell; the whole text where it is cut.
pub fn cell(ui: &mut Ui, state: &State, column: ColumnId, view: &CookieView<'_>) -> Option<String> {
    let mark = mark_of(state, column, view);
    let t = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    let inner = Rect::from_min_max(pos2(rect.left() + space::S, rect.top()), pos2(rect.right() - space::S, rect.bottom()));
    let (words, ink) = match speech::row_cell(&state.words, &state.browsing.store_names, column, view) {
        CellText::Category(category) => {
            let label = speech::category(&state.words, category);
            badge::paint_category(ui.painter(), t, inner, category, &label);
            return None;
        }
        CellText::Text(words) => (words, t.text),
        CellText::Weak(words) => (words, t.weak),
    };
    let name = column == ColumnId::Name;
    let apart = if column == ColumnId::Host { apart(state, view) } else { Vec::new() };
    let is_beside = inner.width() > BESIDE;
    let words = if is_beside { apart.iter().fold(words, |words, one| speech::aside(&state.words, &words, one)) } else { words };
    let shown = if name && words.is_empty() { state.words.text("no-name").into_owned() } else { speech::visible(&words) };
    let is_signed = !is_beside && !apart.is_empty();
    let weight = if name { Weight::Medium } else { Weight::Regular };
    // Where there is no room for that beside a host, a sign says that there is something.
    let taken = mark.map_or(0.0, |mark| paint_mark(ui, state, mark, (inner, &shown)));
    let room = inner.width() - taken - if is_signed { SIGN } else { 0.0 };
    let cut = match column {
        ColumnId::Host if !is_beside || apart.is_empty() => {
            let site = crate::speech::site(&state.words, view.site);
            text::middle_fit(ui, &shown, (font(14.0, weight), room), site.chars().count())
        }
        ColumnId::Store => store_cell(ui, state, view, (font(14.0, weight), room)).unwrap_or_else(|| shown.clone()),
        ColumnId::Host | ColumnId::Site | ColumnId::Path => text::middle_fit(ui, &shown, (font(14.0, weight), room), 0),
        _ => shown.clone(),
    };
    let galley = ui.painter().layout_job(text::one_line(&cut, 14.0, weight, ink, room));
    let whole = if is_signed {
        let icon = Icon::PARTITION;
        ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, icon.glyph(), icon.font(12.0), t.weak);
        speech::asides(&state.words, std::iter::once(shown.clone()).chain(apart))
    } else {
        shown.clone()
    };
    let elided = galley.elided || is_signed || cut != shown;
    ui.painter().galley(pos2(inner.left(), inner.center().y - galley.size().y / 2.0), galley, ink);
    if elided && ui.rect_contains_pointer(rect) {
        ui.response().hint(&whole);
    }
    elided.then_some(whole)
}

/// What tells a store from the others; where that would be cut, from where on it differs. It is cut at its end: of places, the beginnings differ.
fn store_cell(ui: &Ui, state: &State, view: &CookieView<'_>, (font, room): (egui::FontId, f32)) -> Option<String> {
    let names = &state.browsing.store_names;
    let brief = speech::visible(names.brief_of(view.store)?);
    let wide = ui.painter().layout_no_wrap(brief.clone(), font, tokens(ui).text).size().x;
    if wide <= room { Some(brief) } else { names.end_of(view.store).map(speech::visible) }
}

/// Asks for what stands in the cell, or leaves it out.
fn by_cell(ui: &mut Ui, state: &State, column: ColumnId, view: &CookieView<'_>, actions: &mut Actions) {
    let Some((key, value)) = of_cell(column, view, state.words.zone()) else { return };
    for (standing, term, icon, keys) in [
        (Standing::Only, Term::is(key, value.clone()), Icon::FILTER, "+"),
        (Standing::Not, Term::is_not(key, value.clone()), Icon::CLOSE, "-"),
    ] {
        if menu::item(ui, Some(icon), &speech::filter_term(&state.words, &term), keys).clicked() {
            actions.push(Action::Place { key, value: value.clone(), standing });
        }
    }
}

fn context_menu(ui: &mut Ui, state: &State, column: ColumnId, view: &CookieView<'_>, actions: &mut Actions) {
    let id = view.id;
    let label = speech::column_label(&state.words, column);
    let label = state.words.with("command-copy-cell", &[("cell", label.into())]);
    if menu::item(ui, Some(Icon::COPY), &label, "").clicked() {
        actions.push(Action::CopyCell(id, column));
    }
    let rows = Command::CopyRows;
    if menu::item(ui, Some(rows.icon()), &state.words.text(rows.label_id()), "").clicked() {
        actions.run(rows);
    }
    for (form, label) in [(CopyForm::Csv, "copy-rows-csv"), (CopyForm::Json, "copy-rows-json")] {
        if menu::item(ui, Some(Icon::COPY), &state.words.text(label), "").clicked() {
            actions.push(Action::CopyRows(form));
        }
    }
    if !view.cookie.name().is_empty() {
        let correct = Command::Correct;
        let keys = speech::keys_of(&state.words, correct);
        let label = match state.browsing.selected.to_correct(id) {
            several @ 2.. => state.words.count("command-correct-many", several as u64),
            _ => state.words.text(correct.label_id()).into_owned(),
        };
        if menu::item(ui, Some(correct.icon()), &label, &keys).clicked() {
            actions.ask(Ask::Correct(id));
        }
    }
    by_cell(ui, state, column, view, actions);
    let site = text::middle_cut(&crate::speech::site(&state.words, view.site), 200.0, 7.2);
    let only = state.words.with("filter-site", &[("site", site.into())]);
    if state.browsing.filters.site.as_deref() != Some(view.site) && menu::item(ui, Some(Icon::FILTER), &only, "").clicked() {
        actions.push(Action::ChooseSite(Some(view.site.to_owned())));
    }
    let export = Command::Export;
    if menu::item(ui, Some(export.icon()), &state.words.text(export.label_id()), "").clicked() {
        actions.run(export);
    }
}
