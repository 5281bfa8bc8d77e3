use crate::i18n::Words;
use crate::ui::kit::BaseError;
use crate::ui::kit::speech::{knowledge_error, text_error};

/// Why a list could not be loaded.
#[must_use]
pub(super) fn base_error(words: &Words, error: &BaseError) -> String {
    match error {
        BaseError::Unreadable(reason) => words.with("error-base-unreadable", &[("reason", text_error(words, reason).into())]),
        BaseError::NotKnown(error) => knowledge_error(words, error),
    }
}
