use super::ExportForm;
use crate::export::{ExportError, What};
use crate::i18n::Words;
use crate::ui::kit::State;
use crate::ui::kit::speech::{read_error, write_error};

/// Why an export was not written.
#[must_use]
pub(super) fn export_error(words: &Words, error: &ExportError) -> (String, Option<String>) {
    match error {
        ExportError::Unread(error) => {
            let (sentence, path) = read_error(words, error);
            (words.with("error-export-unread", &[("reason", sentence.into())]), path)
        }
        ExportError::Unwritten(error) => write_error(words, error),
        ExportError::Stopped => (words.text("toast-export-stopped").into_owned(), None),
    }
}

/// The proposed name of an export: `cookies-opendatasoft.com-2026-11-24.csv`.
#[must_use]
pub(super) fn export_name(state: &State, form: &ExportForm) -> String {
    let about = match (form.what, &state.browsing.filters.site) {
        (What::Site | What::Filtered, Some(site)) => format!("-{site}"),
        _ => String::new(),
    };
    let safe: String = about.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
    format!("cookies{safe}-{}.{}", state.words.file_date(state.now()), form.format.extension())
}
