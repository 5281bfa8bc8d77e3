//! The filters of the search field: each as it is written, and the column that it looks at.

use egui::Ui;

use super::line::line;
use crate::i18n::Words;
use crate::query::filter::Key;
use crate::ui::kit::speech;

/// Paints them.
pub(super) fn show(ui: &mut Ui, words: &Words) {
    let names = speech::filter_names(words.language());
    for key in Key::ALL {
        line(ui, words, names.of_key(key), &speech::filter_key(words, key));
    }
}
