use std::convert::Infallible;
use std::path::PathBuf;

use crate::export::{ExportError, Exported, Format, Paths, Preset, What};
use crate::i18n::{Language, Words};
use crate::jobs::Slot;
use crate::speech::{self, SentenceAndPath};
use crate::store::Progress;

/// What the feature keeps.
#[derive(Debug)]
pub struct Own {
    /// What the dialog asks for.
    pub(super) form: ExportForm,
    /// The beginning of what would be written.
    pub(in crate::ui) preview: Slot<String, Infallible>,
    /// Writing.
    pub(in crate::ui) export: Slot<Exported, SaveError, Progress>,
    /// A file that is there already, and would be written over: the person is asked.
    pub(super) stands_there: Option<PathBuf>,
    /// Why the last file was not written, and its path. The form stays as it was.
    pub(super) problem: Option<SentenceAndPath>,
    /// The format of the last file that was written.
    pub(super) last_format: Option<Format>,
}

/// Why a file was not written.
#[derive(Debug)]
pub(in crate::ui) enum SaveError {
    /// A file of that name is there already, and nobody has said that it may go.
    Exists(PathBuf),
    /// Something failed.
    Export(ExportError),
}

impl Default for Own {
    fn default() -> Self {
        Self {
            form: ExportForm::proposed(What::All, Language::En),
            preview: Slot::default(),
            export: Slot::default(),
            stands_there: None,
            problem: None,
            last_format: None,
        }
    }
}

impl Own {
    /// What the dialog asks for or tells since it was opened, for who does not see it.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        if let Some((sentence, path)) = &self.problem {
            return Some(path.as_ref().map_or_else(|| sentence.clone(), |path| speech::sentences(words, sentence, path)));
        }
        if let Some(path) = &self.stands_there {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Some(words.with("export-exists", &[("name", name.into())]));
        }
        self.form.path.as_ref().map(|_| words.text("announce-export-path").into_owned())
    }

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
    /// Whether the notes go along.
    pub with_notes: bool,
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
        Self { what, format: Format::Csv(preset), with_values: false, with_notes: false, paths: Paths::Whole, path: None }
    }
}
