//! Words of the window that somebody may not know, in the order in which one meets them.

use egui::Ui;

use super::line::line;
use crate::i18n::Words;

/// The messages `help-word-…`, each with its meaning in `…-text`.
const TERMS: [&str; 21] = [
    "cookie",
    "host",
    "third-party",
    "for-third",
    "consent",
    "anonymous",
    "certainty",
    "charter",
    "declared",
    "store",
    "session",
    "same-site",
    "secure",
    "http-only",
    "partition",
    "container",
    "schema",
    "log",
    "moment",
    "dossier",
    "sum",
];

/// Paints them.
pub(super) fn show(ui: &mut Ui, words: &Words) {
    for term in TERMS {
        line(ui, words, &words.text(&format!("help-word-{term}")), &words.text(&format!("help-word-{term}-text")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_term_is_named_and_explained_in_both_languages() {
        for language in [Language::En, Language::Fr] {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            for term in TERMS {
                assert!(words.has(&format!("help-word-{term}")) && words.has(&format!("help-word-{term}-text")), "{language:?} {term}");
            }
        }
    }
}
