//! The keys: those of the table of commands, then those that no command has.

use egui::Ui;

use super::line::line;
use crate::i18n::Words;
use crate::ui::kit::{Command, speech};

/// Keys of the toolkit and of widgets.
const OTHERS: [(&str, &str); 13] = [
    ("keyboard-arrows", "keyboard-arrows-text"),
    ("keyboard-pages", "keyboard-pages-text"),
    ("keyboard-sideways", "keyboard-sideways-text"),
    ("keyboard-headings", "keyboard-headings-text"),
    ("keyboard-by-cell", "keyboard-by-cell-text"),
    ("keyboard-letters", "keyboard-letters-text"),
    ("keyboard-toggle", "keyboard-toggle-text"),
    ("keyboard-menu", "keyboard-menu-text"),
    ("keyboard-zoom", "keyboard-zoom-text"),
    ("keyboard-quit", "keyboard-quit-text"),
    ("keyboard-tab", "keyboard-tab-text"),
    ("keyboard-enter", "keyboard-enter-text"),
    ("keyboard-escape", "keyboard-escape-text"),
];

/// Paints them.
pub(super) fn show(ui: &mut Ui, words: &Words) {
    for command in Command::ALL.iter().copied() {
        let Some(shortcut) = command.shortcut() else { continue };
        line(ui, words, &speech::keys(words, shortcut), &words.text(command.label_id()));
    }
    for (keys, what) in OTHERS {
        line(ui, words, &words.text(keys), &words.text(what));
    }
}
