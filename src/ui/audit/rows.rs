//! The lines of a part: cookies, declarations or third parties, in columns.

use std::borrow::Cow;
use std::collections::BTreeSet;

use egui::{Id, Painter, Rect, Ui, UiBuilder, pos2, vec2};

use super::audited::{Audited, Line, PartLines};
use super::words::{category_of, declared_life, moments_short};
use super::{Action, Actions, Own, Part};
use crate::audit::{Labels, Row};
use crate::charter::Category;
use crate::ui::kit::{State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Tokens, tokens};
use crate::ui::widget::list::{self, List};
use crate::ui::widget::{badge, card, text as words_widget};

/// Height of a line, in points.
const LINE: f32 = 34.0;
/// Lines that are in view at most; more scroll.
const IN_VIEW: usize = 9;
/// Where less than this is left for name and host, in points, the host is left to the details.
const NAMES: f32 = 290.0;
/// What a category needs with its sign and the gap behind it, in points, in either language.
const CATEGORY: f32 = 116.0;
/// The same of "Declared".
const DECLARED: f32 = 66.0;
/// The gap between columns.
const GAP: f32 = 8.0;

/// A cell as it is painted.
enum Cell {
    /// What the line is about, a little heavier than the rest.
    Name(String),
    /// Anything else in words.
    Text(String),
    /// A category with its word.
    Category(Category, String),
}

/// Paints the lines, and what is chosen among them.
pub(super) fn show(ui: &mut Ui, state: &State, (own, audited): (&Own, &Audited), part: &PartLines, actions: &mut Actions) {
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = columns(ui, state, (audited, part));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let t = tokens(ui);
    let lines = part.lines.len();
    for (column, at) in columns.iter().zip(places(&columns, list::heads(ui, rect, (lines, IN_VIEW)))) {
        put(ui.painter(), t, at, &Cell::Text(words.text(column.title).into_owned()), true);
    }
    card::line(ui);
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = lines.min(IN_VIEW) as f32 * LINE;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.shrink_clip_rect(rect);
    let id = Id::unique(("audit-lines", format!("{:?}", part.part)));
    let name = super::findings::title(state, audited, part.part);
    let begins = |line: usize| part.lines.get(line).map_or(Cow::Borrowed(""), |line| name_of(state, audited, *line));
    let list = List { id, name: &name, lines, line_height: LINE, chosen: Some(own.line.unwrap_or(0)), begins: &begins };
    let done = list.show(&mut inside, |ui, line: &list::Line| {
        let Some(of_part) = part.lines.get(line.number) else { return String::new() };
        let cells = columns.iter().map(|column| (column.cell)(state, audited, *of_part));
        for (cell, at) in cells.zip(places(&columns, line.rect)) {
            put(ui.painter(), t, at, &cell, false);
        }
        spoken(state, audited, *of_part)
    });
    if let Some(line) = done.chosen {
        actions.push(Action::ShowLine(line));
    }
    if done.is_entered {
        super::leading::lead_to_cookie(audited, part, done.chosen.or(own.line), actions);
    }
    card::line(ui);
}

/// A column.
struct Column {
    /// Message of its title.
    title: &'static str,
    /// How wide it is.
    width: Width,
    /// What stands in it.
    cell: fn(&State, &Audited, Line) -> Cell,
}

/// How wide a column is.
#[derive(Clone, Copy)]
enum Width {
    /// So many points, with the gap behind it: as much as its words need.
    Points(f32),
    /// Its part of what those leave.
    Share(f32),
}

/// The columns of a part, in the room that there is. What has few words takes what those need, and names have the rest.
fn columns(ui: &Ui, state: &State, (audited, part): (&Audited, &PartLines)) -> Vec<Column> {
    use Width::{Points, Share};
    let column = |title, width, cell| Column { title, width, cell };
    if part.part == Part::Parties {
        return vec![
            column("audit-party", Share(0.3), name),
            column("tab-cookies", Share(0.12), count),
            column("audit-moments", Share(0.34), moments),
            column("audit-named-by", Share(0.24), declared),
        ];
    }
    if matches!(part.lines.first(), Some(Line::Declaration { .. })) {
        return vec![
            column("charter-name", Share(0.44), name),
            column("column-category", Points(CATEGORY), category),
            column("charter-provider", Share(0.32), host),
            column("column-declared_life", Share(0.24), moments),
        ];
    }
    let of_moments = moments_width(ui, state, (audited, part));
    let room = ui.available_width() - 2.0 * GAP - CATEGORY;
    if room - of_moments - DECLARED < NAMES {
        // A name keeps half at least.
        let of_moments = of_moments.min(room / 2.0);
        return vec![
            column("column-name", Share(1.0), name),
            column("column-category", Points(CATEGORY), category),
            column("audit-moments", Points(of_moments), moments),
        ];
    }
    vec![
        column("column-name", Share(0.5), name),
        column("column-host", Share(0.5), host),
        column("column-category", Points(CATEGORY), category),
        column("audit-moments", Points(of_moments), moments),
        column("column-declared", Points(DECLARED), declared),
    ]
}

/// What the longest of the moments of a part needs, its head included.
fn moments_width(ui: &Ui, state: &State, (audited, part): (&Audited, &PartLines)) -> f32 {
    let words = &state.words;
    let told: BTreeSet<Labels> = part.lines.iter().filter_map(|line| row_of(audited, *line)).map(Row::labels).collect();
    let wide = |text: String, size: f32| ui.painter().layout_no_wrap(text, font(size, Weight::Regular), tokens(ui).text).size().x;
    let head = wide(words.text("audit-moments").into_owned(), 12.0);
    told.into_iter().map(|labels| wide(moments_short(words, labels), 14.0)).fold(head, f32::max).ceil() + 2.0 * GAP
}

/// Where the cells of a line stand.
fn places(columns: &[Column], rect: Rect) -> Vec<Rect> {
    let room = rect.shrink2(vec2(GAP, 0.0));
    let fixed: f32 = columns.iter().map(|column| if let Width::Points(points) = column.width { points } else { 0.0 }).sum();
    let mut left = room.left();
    let place = |column: &Column| {
        let right = left
            + match column.width {
                Width::Points(points) => points,
                Width::Share(share) => (room.width() - fixed).max(0.0) * share,
            };
        let at = Rect::from_min_max(pos2(left, rect.top()), pos2(right - GAP, rect.bottom()));
        left = right;
        at
    };
    columns.iter().map(place).collect()
}

/// Paints a cell in its place; what has no room is cut at its end.
fn put(painter: &Painter, t: &Tokens, at: Rect, cell: &Cell, is_title: bool) {
    let (text, weight) = match cell {
        Cell::Category(category, label) => {
            badge::paint_category(&painter.with_clip_rect(at.intersect(painter.clip_rect())), t, at, *category, label);
            return;
        }
        Cell::Name(text) => (text, Weight::Medium),
        Cell::Text(text) => (text, Weight::Regular),
    };
    let (size, ink) = if is_title { (12.0, t.weak) } else { (14.0, t.text) };
    let galley = painter.layout_job(words_widget::one_line(text, size, weight, ink, at.width()));
    painter.galley(pos2(at.left(), at.center().y - galley.size().y / 2.0), galley, ink);
}

fn row_of(audited: &Audited, line: Line) -> Option<&Row> {
    if let Line::Row { row, .. } = line { audited.row(row) } else { None }
}

/// For what a line does not have.
fn nothing() -> Cell {
    Cell::Text("—".to_owned())
}

fn name(state: &State, audited: &Audited, line: Line) -> Cell {
    Cell::Name(name_of(state, audited, line).into_owned())
}

/// What a line is about: a cookie, a declared one, or a third party.
fn name_of<'a>(state: &'a State, audited: &'a Audited, line: Line) -> Cow<'a, str> {
    match line {
        Line::Row { row, .. } => audited.row(row).map_or("", |row| &row.name).into(),
        Line::Declaration { finding } => audited.finding(finding).map_or("", |finding| &finding.name).into(),
        Line::Party(place) => {
            let party = audited.audit.third_parties.get(place);
            party.map_or(Cow::Borrowed(""), |party| speech::site(&state.words, &party.name))
        }
        Line::Record(_) => "".into(),
    }
}

/// The host, or of a declaration the provider.
fn host(_: &State, audited: &Audited, line: Line) -> Cell {
    if let Some(row) = row_of(audited, line) {
        return Cell::Text(row.host.clone());
    }
    let provider = audited.declaration(line).map(|line| line.provider.clone());
    provider.filter(|text| !text.is_empty()).map_or_else(nothing, Cell::Text)
}

fn category(state: &State, audited: &Audited, line: Line) -> Cell {
    let of_row = row_of(audited, line).map(category_of);
    let category = of_row.or_else(|| audited.declaration(line).and_then(|line| line.category));
    category.map_or_else(nothing, |category| Cell::Category(category, speech::category(&state.words, category)))
}

/// When it was there, or of a declaration how long it is said to live.
fn moments(state: &State, audited: &Audited, line: Line) -> Cell {
    let words = &state.words;
    Cell::Text(match line {
        Line::Row { row, .. } => audited.row(row).map_or_else(String::new, |row| moments_short(words, row.labels())),
        Line::Party(place) => audited.audit.third_parties.get(place).map_or_else(String::new, |party| moments_short(words, party.labels)),
        Line::Record(_) => String::new(),
        Line::Declaration { .. } => {
            let declared = audited.declaration(line);
            return declared.map_or_else(nothing, |declared| Cell::Text(declared_life(state, declared)));
        }
    })
}

/// Whether the charter declares it, or what of it names a third party.
fn declared(state: &State, audited: &Audited, line: Line) -> Cell {
    let words = &state.words;
    if let Line::Party(place) = line {
        let named_by = audited.audit.third_parties.get(place).and_then(|party| party.named_by);
        return named_by.map_or_else(nothing, |named_by| Cell::Text(speech::audit_named_by(words, named_by)));
    }
    if audited.charter().is_none() {
        return nothing();
    }
    let is_declared = row_of(audited, line).is_some_and(|row| row.declaration.is_some());
    Cell::Text(words.text(if is_declared { "yes" } else { "no" }).into_owned())
}

fn count(state: &State, audited: &Audited, line: Line) -> Cell {
    let Line::Party(place) = line else { return nothing() };
    Cell::Text(audited.audit.third_parties.get(place).map_or_else(String::new, |party| state.words.number(party.cookies as u64)))
}

/// The whole line for screen readers.
fn spoken(state: &State, audited: &Audited, line: Line) -> String {
    let words = &state.words;
    let (text, kind) = match line {
        Line::Record(_) => return String::new(),
        Line::Row { row, .. } => {
            let Some(row) = audited.row(row) else { return String::new() };
            (speech::audit_row(words, row), Some(speech::category(words, category_of(row))))
        }
        Line::Declaration { finding } => (audited.finding(finding).map_or_else(String::new, |found| speech::visible(&found.name)), None),
        Line::Party(place) => {
            let Some(party) = audited.audit.third_parties.get(place) else { return String::new() };
            let name = speech::visible(&speech::site(words, &party.name));
            (speech::key_value(words, &name, &words.count("cookies", party.cookies as u64)), None)
        }
    };
    kind.map_or_else(|| text.clone(), |kind| speech::aside(words, &text, &kind))
}
