//! What the window knows of the world outside: clock, language, places, dialogs. Tests bring their own, so they never wait.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::guided::Programs;
use crate::i18n::Language;
use crate::store::Places;

/// Everything that comes from outside.
#[derive(Clone)]
pub struct Env {
    /// The clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The zone in which times are shown.
    pub zone: TimeZone,
    /// The language of the system.
    pub language: Language,
    /// The language that was asked for when the program was started: it counts for this run, until another one is chosen.
    pub asked_language: Option<Language>,
    /// Where browsers keep their profiles.
    pub places: Places,
    /// Where the browsers of this machine lie.
    pub programs: Programs,
    /// The preferences file; `None` keeps nothing.
    pub settings: Option<PathBuf>,
    /// The file dialogs.
    pub picker: Arc<dyn FilePicker>,
    /// Shows a folder in the file manager of the system.
    pub show_folder: Arc<ShowFolder>,
    /// What the person asked the system for. May take a moment: called on a thread of its own.
    pub system_looks: Arc<dyn Fn() -> SystemLooks + Send + Sync>,
}

impl Env {
    /// The language of the first words: what was asked for, else what is kept, else that of the system.
    #[must_use]
    pub fn first_language(&self, kept: Option<Language>) -> Language {
        self.asked_language.or(kept).unwrap_or(self.language)
    }
}

/// What shows a folder to the person. May take a moment: called on a thread of its own.
pub type ShowFolder = dyn Fn(&Path) -> io::Result<()> + Send + Sync;

/// How a person wants programs to look; `None` where the system does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLooks {
    /// A dark theme.
    pub is_dark: Option<bool>,
    /// More contrast.
    pub wants_contrast: Option<bool>,
    /// Nothing that moves by itself.
    pub wants_no_motion: Option<bool>,
}

/// What a file dialog is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A file to open.
    File {
        /// Title of the dialog.
        title: String,
    },
    /// A folder to open.
    Folder {
        /// Title of the dialog.
        title: String,
    },
    /// Where to write.
    Save {
        /// Title of the dialog.
        title: String,
        /// Proposed name.
        name: String,
    },
}

/// What a file dialog answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// This path.
    Path(PathBuf),
    /// The person changed their mind.
    Cancelled,
    /// There are no dialogs here: the window asks for a path itself.
    NoDialog,
}

/// The system's file dialogs. Called on a thread of its own, so it may wait for the person.
pub trait FilePicker: Send + Sync {
    /// Asks and waits for the answer.
    fn pick(&self, pick: &Pick) -> Picked;
}

impl Env {
    /// A typed path; `~/x` as shells have it.
    #[must_use]
    pub fn expand_home(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.places.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_counts_before_what_is_kept_and_the_system() {
        let env = Env { language: Language::Fr, asked_language: Some(Language::En), ..crate::ui::platform::env() };
        assert_eq!(env.first_language(Some(Language::Fr)), Language::En);
        let env = Env { asked_language: None, ..env };
        assert_eq!(env.first_language(Some(Language::En)), Language::En);
        assert_eq!(env.first_language(None), Language::Fr);
    }
}
