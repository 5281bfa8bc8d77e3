//! The table of a charter: what it declares, what of that is there, and the declared life beside the one that was seen.

use egui::{Label, Ui};

use super::Actions;
use crate::charter::{Charter, Declaration};
use crate::cookie::Longest;
use crate::digest::{DeclaredSum, Digest};
use crate::query::Filter;
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card};

/// Shares of the width of the seven columns.
const SHARES: [f32; 7] = [0.17, 0.13, 0.16, 0.19, 0.14, 0.105, 0.105];

/// Paints the table of the charter at a place of the knowledge.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    (place, charter): (usize, &Charter),
    digest: Option<&Digest>,
    actions: &mut Actions,
    width: f32,
) {
    let weak = tokens(ui).weak;
    let titles =
        ["charter-name", "charter-provider", "charter-service", "charter-purpose", "charter-here", "column-declared_life", "charter-seen"];
    card::frame(ui).inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        row(ui, width - 34.0, |ui, index| {
            let title = titles.get(index).copied().unwrap_or_default();
            ui.add(Label::new(text::small(state.words.text(title)).color(weak)).wrap());
        });
        for (index, line) in charter.declarations.iter().enumerate() {
            card::line(ui);
            let sum = digest.and_then(|digest| digest.charters.get(place)).and_then(|charter| charter.lines.get(index));
            let filter = digest.and_then(|digest| digest.inventory.knowledge().line_id(place, index));
            let filter = filter.map(|id| Filter { declaration: Some(id), ..Filter::default() });
            row(ui, width - 34.0, |ui, column| cell(ui, state, (line, sum, filter.as_ref()), column, actions));
        }
    });
}

/// Cells beside each other; the highest one gives the height. The width is that of the table: a cell that is too full must not widen the next row.
fn row(ui: &mut Ui, width: f32, mut cell: impl FnMut(&mut Ui, usize)) {
    ui.add_space(7.0);
    ui.horizontal_top(|ui| {
        for (index, share) in SHARES.into_iter().enumerate() {
            let (left, cell_width) = (ui.cursor().left(), width * share);
            ui.vertical(|ui| {
                ui.set_width(cell_width - space::M);
                cell(ui, index);
            });
            // Also back, where a cell took more than its own.
            ui.add_space(left + cell_width - ui.cursor().left());
        }
    });
    ui.add_space(7.0);
}

type Line<'a> = (&'a Declaration, Option<&'a DeclaredSum>, Option<&'a Filter>);

fn cell(ui: &mut Ui, state: &State, (line, sum, filter): Line<'_>, column: usize, actions: &mut Actions) {
    let (words, language) = (&state.words, state.language());
    let wrapped = |ui: &mut Ui, text: egui::RichText| drop(ui.add(Label::new(text).wrap()));
    match column {
        0 => wrapped(ui, text::medium(speech::visible(line.name()))),
        1 => wrapped(ui, text::body(speech::visible(&line.provider))),
        2 => wrapped(ui, text::body(speech::visible(line.service.get(language)))),
        3 => wrapped(ui, text::body(speech::visible(line.purpose.get(language)))),
        4 => presence(ui, state, (sum, filter), actions),
        5 => wrapped(ui, text::body(line.life.seconds().map_or_else(|| "—".to_owned(), |seconds| words.span_short(seconds)))),
        _ => wrapped(ui, text::body(seen(state, sum))),
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
                ui.label(text::body(state.words.text("charter-absent")));
            }
            Some(sum) => {
                button::decoration(ui, Icon::PRESENT, 16.0, 20.0, t.good().ink);
                let label = state.words.count("charter-present-rows", u64::from(sum.present));
                if button::link_in(ui, &label, t.accent).clicked() {
                    actions.ask(Ask::Show(filter.cloned().unwrap_or_default().into()));
                }
            }
            None => drop(ui.label(text::body("—").color(t.weak))),
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
