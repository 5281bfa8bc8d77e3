//! Turns what the core returns into words: categories, verdicts, errors, cells. No sentence is written here, only ids of messages.

mod cells;
mod disagreement;
mod errors;
mod verdict;
mod why;

use super::action::Source;
use super::model::State;
use super::view_state::{ExportForm, What};
use crate::charter::{Category, Confidence, Consent, Purpose};
use crate::classify::Finding;
use crate::i18n::Words;
use crate::inventory::OpenStore;

pub use cells::{Shown, cell, column_label, default_columns, shown, shown_columns};
pub use disagreement::disagreement;
pub use errors::{base_error, corrections_error, io_reason, problem_code, read_error};
pub use verdict::{facts, sentence};
pub use why::{About, reason, reason_about};

/// The word for a category.
#[must_use]
pub fn category(words: &Words, category: Category) -> String {
    words.text(&format!("category-{}", category.code())).into_owned()
}

/// The words for the four categories, for searching what one sees.
#[must_use]
pub fn category_words(words: &Words) -> [String; 4] {
    Category::ALL.map(|kind| category(words, kind))
}

/// The word for consent on a badge.
#[must_use]
pub fn consent(words: &Words, consent: Consent) -> String {
    words.text(&format!("consent-badge-{}", consent.code())).into_owned()
}

/// The word for confidence.
#[must_use]
pub fn confidence(words: &Words, confidence: Confidence) -> String {
    words.text(&format!("confidence-{}", confidence.code())).into_owned()
}

/// The word for a purpose.
#[must_use]
pub fn purpose(words: &Words, purpose: Purpose) -> String {
    words.text(&format!("purpose-{}", purpose.code())).into_owned()
}

/// A finding in one sentence.
#[must_use]
pub fn finding(words: &Words, finding: Finding) -> String {
    words.text(&format!("finding-{}", finding.code())).into_owned()
}

/// The shown name of what is being opened.
#[must_use]
pub fn source_name(words: &Words, source: &Source) -> String {
    match source {
        Source::Sample => words.text("sample-name").into_owned(),
        Source::Found(location) => format!("{} — {}", location.browser, location.profile),
        Source::Path(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
    }
}

/// The shown name of an open store: `Firefox — default-release`.
#[must_use]
pub fn store_name(words: &Words, store: &OpenStore) -> String {
    if store.source == crate::store::SAMPLE {
        return words.text("sample-name").into_owned();
    }
    super::model::store_name(store)
}

/// The proposed name of an export: `cookies-opendatasoft.com-2026-11-24.csv`.
#[must_use]
pub fn export_name(state: &State, form: &ExportForm) -> String {
    let about = match (form.what, &state.view.site) {
        (What::Site | What::Filtered, Some(site)) => format!("-{site}"),
        _ => String::new(),
    };
    let safe: String = about.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
    format!("cookies{safe}-{}.{}", state.words.file_date(state.now()), form.format.extension())
}

/// The way a shortcut is written beside its command.
#[must_use]
pub fn keys(words: &Words, shortcut: egui::KeyboardShortcut) -> String {
    let mut parts: Vec<std::borrow::Cow<'_, str>> = Vec::new();
    if shortcut.modifiers.command {
        parts.push(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" }.into());
    }
    if shortcut.modifiers.shift {
        parts.push(words.text("key-shift"));
    }
    parts.push(shortcut.logical_key.symbol_or_name().into());
    parts.join("+")
}

#[cfg(test)]
mod tests;
