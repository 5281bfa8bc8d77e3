//! Two texts beside each other, as the language has it.

use crate::i18n::Words;

/// Two whole sentences.
#[must_use]
pub fn sentences(words: &Words, first: &str, second: &str) -> String {
    words.with("sentences", &[("first", first.into()), ("second", second.into())])
}

/// Several whole sentences.
#[must_use]
pub fn all_sentences(words: &Words, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().reduce(|before, part| sentences(words, &before, &part)).unwrap_or_default()
}

/// Two short texts on one line: `Catalogue · likely`.
#[must_use]
pub fn aside(words: &Words, first: &str, second: &str) -> String {
    words.with("aside", &[("first", first.into()), ("second", second.into())])
}

/// The same for several.
#[must_use]
pub fn asides(words: &Words, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().reduce(|before, part| aside(words, &before, &part)).unwrap_or_default()
}

/// What something is, and its value: `Host: example.org`.
#[must_use]
pub fn key_value(words: &Words, key: &str, value: &str) -> String {
    words.with("key-value", &[("key", key.into()), ("value", value.into())])
}

/// A name with what tells it apart: `Firefox — default-release`.
#[must_use]
pub fn name_detail(words: &Words, name: &str, detail: &str) -> String {
    words.with("name-detail", &[("name", name.into()), ("detail", detail.into())])
}
