//! The table of a charter: what it declares, what of that is there, and the declared life beside the one that was seen.

use std::borrow::Cow;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Id, Label, Ui, UiBuilder};

use super::Actions;
use crate::charter::{Charter, Declaration};
use crate::cookie::Longest;
use crate::digest::{DeclaredSum, Digest};
use crate::query::Filter;
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::tall_rows::{Content, TallRows};
use crate::ui::widget::{button, card, region, text as text_widget};

/// The columns, each with the word at its head and its share of the width.
const COLUMNS: [(&str, f32); 7] = [
    ("charter-name", 0.17),
    ("charter-provider", 0.13),
    ("charter-service", 0.16),
    ("charter-purpose", 0.19),
    ("charter-here", 0.14),
    ("column-declared_life", 0.105),
    ("charter-seen", 0.105),
];

/// Who provides it and for which service.
const MAY_BE_MISSING: [usize; 2] = [1, 2];

/// What it is for, which takes most words.
const PURPOSE: usize = 3;

/// Which of them says whether the cookie is there.
const PRESENCE: usize = 4;

/// A column that is shown: its place in [`COLUMNS`] and its share of the width.
type Shown = (usize, f32);

/// The columns in which the charter says something: the purpose has the room of those in which it says nothing.
fn columns(state: &State, charter: &Charter) -> Vec<Shown> {
    let language = state.language();
    let is_said = |column: usize| {
        charter.declarations.iter().any(|line| {
            let text = if column == 1 { &line.provider } else { line.service.get(language) };
            !text.is_empty()
        })
    };
    let missing: Vec<usize> = MAY_BE_MISSING.into_iter().filter(|column| !is_said(*column)).collect();
    let given: f32 = COLUMNS.iter().enumerate().filter(|(column, _)| missing.contains(column)).map(|(_, (_, share))| share).sum();
    let shown = COLUMNS.iter().enumerate().filter(|(column, _)| !missing.contains(column));
    shown.map(|(column, (_, share))| (column, if column == PURPOSE { share + given } else { *share })).collect()
}

/// The word at the head of a column.
fn title(state: &State, column: usize) -> Cow<'_, str> {
    let id = COLUMNS.get(column).map_or("", |(id, _)| id);
    let are_several = column == PRESENCE && state.shown_stores().nth(1).is_some();
    state.words.text(if are_several { "charter-here-several" } else { id })
}

/// Below this width, in points, columns have no room for whole words.
const NARROW: f32 = 620.0;

/// Paints the table of the charter at a place of the knowledge.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    (place, charter): (usize, &Arc<Charter>),
    digest: Option<&Digest>,
    actions: &mut Actions,
    width: f32,
) {
    card::frame(ui).inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        region::name(ui, Role::Table, &speech::visible(charter.title.get(state.language())));
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let is_narrow = width < NARROW;
        let columns = columns(state, charter);
        if !is_narrow {
            headings(ui, state, &columns, width - 34.0);
        }
        let sums = digest.and_then(|digest| digest.charters.get(place)).map(|charter| &charter.lines);
        let sum_of = |index: usize| sums.and_then(|sums| sums.get(index));
        let rows = TallRows {
            id: Id::unique(("charter-table", place)),
            count: charter.declarations.len(),
            content: content(state, charter, digest),
        };
        // Where there are rows of it, a link leads to them.
        let stays = |index: usize| sum_of(index).is_some_and(|sum| sum.present > 0);
        rows.show(ui, stays, |ui, index| {
            let Some(line) = charter.declarations.get(index) else { return };
            if index > 0 || !is_narrow {
                card::line(ui);
            }
            let filter = digest.and_then(|digest| digest.inventory.knowledge().line_id(place, index));
            let filter = filter.map(|id| Filter { declaration: Some(id), ..Filter::default() });
            // A line without a name fits nothing, so neither "present" nor "absent" can be said of it.
            let line = (line, sum_of(index).filter(|_| line.pattern.is_some()), filter.as_ref());
            let name = spoken(state, &columns, line);
            if is_narrow {
                stacked(ui, state, (&columns, &name), line, actions);
            } else {
                row(ui, (&columns, &name), width - 34.0, |ui, column| cell(ui, state, line, column, actions));
            }
        });
    });
}

/// What the cells say.
fn content(state: &State, charter: &Arc<Charter>, digest: Option<&Digest>) -> Content {
    let content = Content::of(state.language().tag()).and(charter);
    match digest {
        Some(digest) => content.and(&digest.inventory),
        None => content,
    }
}

fn headings(ui: &mut Ui, state: &State, columns: &[Shown], width: f32) {
    let weak = tokens(ui).weak;
    row(ui, (columns, &state.words.text("charter-columns")), width, |ui, column| {
        let heading = ui.add(Label::new(text::small(title(state, column)).color(weak)).wrap());
        // Each row says the words of its columns itself.
        text_widget::unspoken(&heading);
    });
}

/// What a screen reader says of a row: the name, and each other cell with the word at the head of its column.
fn spoken(state: &State, columns: &[Shown], line: Line<'_>) -> String {
    let said = columns.iter().filter_map(|(column, _)| {
        let text = shown(state, line, *column);
        let text = if *column == 0 { text } else { speech::key_value(&state.words, &title(state, *column), &text) };
        (!shown(state, line, *column).is_empty()).then_some(text)
    });
    said.collect::<Vec<_>>().join(", ")
}

/// In a narrow window the cells stand under each other, each beside the word of its column.
fn stacked(ui: &mut Ui, state: &State, (columns, name): (&[Shown], &str), line: Line<'_>, actions: &mut Actions) {
    ui.add_space(7.0);
    let row = UiBuilder::new().accessibility_role(Role::Row).accessibility_label(name);
    ui.scope_builder(row, |ui| {
        for (column, _) in columns {
            // Below each other nothing has to keep its place.
            if shown(state, line, *column).is_empty() {
                continue;
            }
            if *column > 0 {
                text_widget::unspoken(&text_widget::note(ui, title(state, *column)));
            }
            cell(ui, state, line, *column, actions);
        }
    });
    ui.add_space(7.0);
}

/// Cells beside each other; the highest one gives the height. The width is that of the table: a cell that is too full must not widen the next row.
fn row(ui: &mut Ui, (columns, name): (&[Shown], &str), width: f32, mut cell: impl FnMut(&mut Ui, usize)) {
    ui.add_space(7.0);
    ui.horizontal_top(|ui| {
        region::name(ui, Role::Row, name);
        for (column, share) in columns {
            let (left, cell_width) = (ui.cursor().left(), width * share);
            ui.vertical(|ui| {
                ui.set_width(cell_width - space::M);
                cell(ui, *column);
            });
            // Also back, where a cell took more than its own.
            ui.add_space(left + cell_width - ui.cursor().left());
        }
    });
    ui.add_space(7.0);
}

type Line<'a> = (&'a Declaration, Option<&'a DeclaredSum>, Option<&'a Filter>);

fn cell(ui: &mut Ui, state: &State, (line, sum, filter): Line<'_>, column: usize, actions: &mut Actions) {
    if column == PRESENCE {
        presence(ui, state, (sum, filter), actions);
        return;
    }
    let words = shown(state, (line, sum, filter), column);
    let words = if column == 0 { text::medium(words) } else { text::body(words) };
    // The row says it all.
    text_widget::unspoken(&ui.add(Label::new(words).wrap()));
}

/// The words of a cell as they are seen.
fn shown(state: &State, (line, sum, _): Line<'_>, column: usize) -> String {
    let (words, language) = (&state.words, state.language());
    match column {
        0 if line.pattern.is_none() => words.text("charter-read-nameless").into_owned(),
        0 => speech::visible(line.name()),
        1 => speech::visible(&line.provider),
        2 => speech::visible(line.service.get(language)),
        PURPOSE => speech::visible(line.purpose.get(language)),
        PRESENCE => match sum {
            Some(DeclaredSum { present: 0, .. }) => words.text("charter-absent").into_owned(),
            Some(sum) => words.count("charter-present-rows", u64::from(sum.present)),
            None => "—".to_owned(),
        },
        5 => speech::declared_life(words, line.life).unwrap_or_else(|| "—".to_owned()),
        _ => seen(state, sum),
    }
}

/// Whether it is there, and the way to its rows.
fn presence(ui: &mut Ui, state: &State, (sum, filter): (Option<&DeclaredSum>, Option<&Filter>), actions: &mut Actions) {
    let t = tokens(ui);
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        match sum {
            Some(DeclaredSum { present: 0, .. }) => {
                button::decoration(ui, Icon::ABSENT, 16.0, 20.0, t.weak);
                text_widget::unspoken(&ui.label(text::body(state.words.text("charter-absent"))));
            }
            Some(sum) => {
                button::decoration(ui, Icon::PRESENT, 16.0, 20.0, t.good().ink);
                let label = state.words.count("charter-present-rows", u64::from(sum.present));
                if button::link_in(ui, &label, t.accent).clicked() {
                    actions.ask(Ask::Show(filter.cloned().unwrap_or_default().into()));
                }
            }
            None => text_widget::unspoken(&ui.label(text::body("—").color(t.weak))),
        }
    });
}

fn seen(state: &State, sum: Option<&DeclaredSum>) -> String {
    match sum {
        Some(DeclaredSum { present: 1.., longest: Longest::Seconds(seconds) }) => state.words.span_short(*seconds),
        Some(DeclaredSum { present: 1.., longest: Longest::Session }) => state.words.text("life-session").into_owned(),
        Some(DeclaredSum { present: 1.., longest: Longest::Endless }) => state.words.text("life-forever").into_owned(),
        _ => "—".to_owned(),
    }
}
