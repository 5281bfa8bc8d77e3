//! The chosen line in whole: what each side says of the cookie, and the way to it.

use egui::Ui;

use super::compared::Compared;
use super::leading::{chosen, lead_to_cookie};
use super::{Actions, Own};
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, space, text};
use crate::ui::widget::{button, text as words_widget};

/// Paints the details; of sums the lines say all.
pub(super) fn show(ui: &mut Ui, state: &State, (own, compared): (&Own, &Compared), actions: &mut Actions) {
    let words = &state.words;
    let Some(line) = chosen((own, compared), own.line) else { return };
    words_widget::heading(ui, text::strong(speech::compare_key(words, &line.key)));
    let (category, organisation) = line.verdict();
    let mut facts = vec![(words.text("column-category").into_owned(), speech::category(words, category))];
    if !organisation.is_empty() {
        facts.push((words.text("audit-party").into_owned(), speech::visible(&speech::site(words, organisation))));
    }
    for (number, (side, column)) in line.sides.iter().zip(&compared.comparison.sides).enumerate() {
        let key = speech::key_value(words, &speech::compare_letter(number), &speech::visible(&column.side.name));
        facts.push((key, speech::compare_cell(words, side.as_ref(), compared.comparison.could_show(line, number))));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::named_values(ui, words, &facts);
    });
    if button::secondary(ui, Icon::COOKIE, &words.text("audit-show-cookie")).clicked() {
        lead_to_cookie((own, compared), own.line, actions);
    }
}
