//! A line of two columns.

use egui::{Label, Ui};

use crate::i18n::Words;
use crate::ui::kit::speech;
use crate::ui::theme::{space, text, tokens};
use crate::ui::widget::text as words_widget;

/// The column of terms and keys, in points, and the share of the dialog that it takes at most.
const TERMS: (f32, f32) = (190.0, 0.42);

/// A term, or keys, and what they mean: two columns for the eye, one line for screen readers.
pub(super) fn line(ui: &mut Ui, words: &Words, term: &str, meaning: &str) {
    let width = (ui.available_width() * TERMS.1).min(TERMS.0);
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        ui.scope(|ui| {
            ui.set_max_width(width - space::S);
            let shown = ui.add(Label::new(text::medium(term)).wrap());
            words_widget::spoken_as(&shown, speech::key_value(words, term, meaning));
        });
        ui.add_space((left + width - ui.cursor().left()).max(0.0));
        words_widget::unspoken(&ui.add(Label::new(text::body(meaning).color(tokens(ui).weak)).wrap()));
    });
}
