//! The card of what could not be seen, which stands above what was found: there an absence proves nothing.

use egui::{Label, Ui};

use crate::i18n::Words;
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card as frames, text as words_widget};

/// Sentences that are shown until all are asked for.
const FIRST: usize = 2;

/// Paints it, with `also` at its end; whether one wants to see all sentences instead of the first, or the other way round.
pub fn card(ui: &mut Ui, words: &Words, sentences: &[String], lists_all: bool, width: f32, also: impl FnOnce(&mut Ui)) -> bool {
    let painted = frames::frame(ui).inner_margin(egui::Margin::symmetric(16, 10)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::heading(ui, text::strong(words.text("audit-unseen-title")));
        let shown = if lists_all { sentences.len() } else { FIRST };
        for sentence in sentences.iter().take(shown) {
            ui.horizontal_top(|ui| {
                button::decoration(ui, Icon::HIDDEN, 14.0, 20.0, tokens(ui).weak);
                ui.add(Label::new(text::body(sentence)).wrap());
            });
        }
        let is_turned = sentences.len() > FIRST && {
            let (icon, label) = if lists_all {
                (Icon::UP, words.text("audit-unseen-less").into_owned())
            } else {
                (Icon::DOWN, words.count("audit-unseen-more", (sentences.len() - FIRST) as u64))
            };
            button::quiet(ui, icon, &label, tokens(ui).accent).clicked()
        };
        also(ui);
        is_turned
    });
    painted.inner
}
