use std::convert::Infallible;

use crate::export::{ExportError, Exported, Format, Paths, Preset, What};
use crate::i18n::Language;
use crate::jobs::Slot;
use crate::store::Progress;

/// What the feature keeps.
#[derive(Debug)]
pub struct Own {
    /// What the dialog asks for.
    pub(super) form: ExportForm,
    /// The beginning of what would be written.
    pub(in crate::ui) preview: Slot<String, Infallible>,
    /// Writing.
    pub(super) export: Slot<Exported, ExportError, Progress>,
}

impl Default for Own {
    fn default() -> Self {
        Self { form: ExportForm::proposed(What::All, Language::En), preview: Slot::default(), export: Slot::default() }
    }
}

impl Own {
    /// Whether a file is being written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.export.is_running()
    }
}

/// The export dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportForm {
    /// Which rows.
    pub what: What,
    /// Which format.
    pub format: Format,
    /// Whether the values go along.
    pub with_values: bool,
    /// Whether the places of the stores go along.
    pub paths: Paths,
    /// The path typed in the window, where the system has no dialogs.
    pub path: Option<String>,
}

impl ExportForm {
    /// What is proposed first: a CSV that the usual spreadsheet of the language opens.
    #[must_use]
    pub fn proposed(what: What, language: Language) -> Self {
        let preset = match language {
            Language::Fr => Preset::ExcelFr,
            Language::En => Preset::Rfc,
        };
        Self { what, format: Format::Csv(preset), with_values: false, paths: Paths::Whole, path: None }
    }
}
