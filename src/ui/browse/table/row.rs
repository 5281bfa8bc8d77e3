use egui::accesskit::{Rect as Bounds, Role};
use egui::{Rect, Response, Stroke, Ui, pos2};
use egui_extras::TableRow;

use super::columns::Tracks;
use crate::column::ColumnId;
use crate::inventory::CookieView;
use crate::ui::browse::{Action, Actions, Selecting};
use crate::ui::kit::speech::{self, CellText};
use crate::ui::kit::{Ask, Command, Rows, State};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::{badge, menu, text};

/// Paints one row. Only cells in view come here, so nothing needs to be kept between frames.
pub fn show(mut row: TableRow<'_, '_>, state: &State, rows: &Rows, tracks: &Tracks, actions: &mut Actions) {
    let index = row.index();
    let Some(view) = rows.ids.get(index).and_then(|id| rows.inventory.get(*id)) else { return };
    let selected = state.browsing.selected.ids.contains(view.id);
    row.set_selected(selected);
    let mut spoken: Vec<String> = Vec::with_capacity(12);
    for column in tracks.columns() {
        let (_, response) = row.col(|ui| spoken.push(cell(ui, state, column, &view)));
        if response.secondary_clicked() && !selected {
            actions.push(Action::Select { row: index, how: Selecting::Only });
        }
        if response.secondary_clicked() || response.context_menu_opened() {
            context_menu(&response, state, column, &view, actions);
        }
    }
    let response = row.response();
    let scale = f64::from(response.ctx.pixels_per_point());
    let at = |x: f32| f64::from(x) * scale;
    let rect = response.rect;
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Row);
        node.set_label(spoken.join(", "));
        node.set_selected(selected);
        node.set_row_index(index);
        // egui gives no place to the node of a cell, and a screen reader would not know where to point.
        node.set_bounds(Bounds { x0: at(rect.left()), y0: at(rect.top()), x1: at(rect.right()), y1: at(rect.bottom()) });
        node.add_action(egui::accesskit::Action::Click);
    });
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

/// From this width on, in points, a host and the site beside it can both be read.
const BESIDE: f32 = 250.0;

/// Paints a cell and gives its text for the row's own node.
fn cell(ui: &mut Ui, state: &State, column: ColumnId, view: &CookieView<'_>) -> String {
    let t = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    let inner = Rect::from_min_max(pos2(rect.left() + space::S, rect.top()), pos2(rect.right() - space::S, rect.bottom()));
    let (words, ink) = match speech::shown(&state.words, column, view) {
        CellText::Category(category) => {
            let label = speech::category(&state.words, category);
            badge::paint_category(ui.painter(), t, inner, category, &label);
            return label;
        }
        CellText::Text(words) => (words, t.text),
        CellText::Weak(words) => (words, t.weak),
    };
    let name = column == ColumnId::Name;
    // Rows of one name and host differ by the site under which they are kept: it stands beside the host.
    let words = match (column, view.seen_on()) {
        (ColumnId::Host, Some(site)) if inner.width() > BESIDE => {
            speech::aside(&state.words, &words, &crate::speech::site(&state.words, site))
        }
        _ => words,
    };
    let shown = if name && words.is_empty() { state.words.text("no-name").into_owned() } else { speech::visible(&words) };
    let weight = if name { Weight::Medium } else { Weight::Regular };
    let cut = if matches!(column, ColumnId::Host | ColumnId::Site | ColumnId::Path | ColumnId::Store) {
        middle(ui, &shown, inner.width(), weight)
    } else {
        shown.clone()
    };
    let galley = ui.painter().layout_job(text::one_line(&cut, 14.0, weight, ink, inner.width()));
    let elided = galley.elided || cut != shown;
    ui.painter().galley(pos2(inner.left(), inner.center().y - galley.size().y / 2.0), galley, ink);
    if elided && ui.rect_contains_pointer(rect) {
        ui.response().on_hover_text(&shown);
    }
    shown
}

/// Hosts and paths keep both ends. Measured only when the plain estimate says that the text may not fit.
fn middle(ui: &Ui, shown: &str, width: f32, weight: Weight) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a number of glyphs")]
    let length = shown.chars().count() as f32;
    // No glyph of the face is wider than its size, so this text surely fits.
    if length * 14.0 < width {
        return shown.to_owned();
    }
    let natural = ui.painter().layout_no_wrap(shown.to_owned(), font(14.0, weight), tokens(ui).text).size().x;
    if natural <= width { shown.to_owned() } else { text::middle_cut(shown, width, natural / length) }
}

fn context_menu(response: &Response, state: &State, column: ColumnId, view: &CookieView<'_>, actions: &mut Actions) {
    let id = view.id;
    response.context_menu(|ui| {
        ui.set_width(340.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = speech::column_label(&state.words, column);
        let label = state.words.with("command-copy-cell", &[("cell", label.into())]);
        if menu::item(ui, Some(Icon::COPY), &label, "").clicked() {
            actions.push(Action::CopyCell(id, column));
        }
        let rows = Command::CopyRows;
        if menu::item(ui, Some(rows.icon()), &state.words.text(rows.label_id()), "").clicked() {
            actions.run(rows);
        }
        if !view.cookie.name().is_empty() {
            let correct = Command::Correct;
            let keys = speech::keys_of(&state.words, correct);
            if menu::item(ui, Some(correct.icon()), &state.words.text(correct.label_id()), &keys).clicked() {
                actions.ask(Ask::Correct(id));
            }
        }
        let site = text::middle_cut(&crate::speech::site(&state.words, view.site), 200.0, 7.2);
        let only = state.words.with("filter-site", &[("site", site.into())]);
        if state.browsing.filters.site.as_deref() != Some(view.site) && menu::item(ui, Some(Icon::FILTER), &only, "").clicked() {
            actions.push(Action::ChooseSite(Some(view.site.to_owned())));
        }
        let export = Command::Export;
        if menu::item(ui, Some(export.icon()), &state.words.text(export.label_id()), "").clicked() {
            actions.run(export);
        }
    });
}
