use std::collections::BTreeMap;

use super::changing::{Change, Outcome};
use crate::notes::{Excess, Note, Topic};
use crate::ui::kit::Changes;

/// The dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteForm {
    /// What the note is about.
    pub about: Topic,
    /// Labels as typed, apart by commas.
    pub labels: String,
    /// The note as typed.
    pub text: String,
}

impl NoteForm {
    /// The form that shows a note.
    pub(super) fn of(about: Topic, note: &Note) -> Self {
        Self { labels: note.typed_labels(), text: note.text.clone(), about }
    }

    /// The note as typed.
    pub(super) fn note(&self) -> Note {
        Note::of_typed(&self.labels, &self.text)
    }
}

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The note that is being written.
    pub(super) form: Option<NoteForm>,
    /// What was begun and not kept, until the window is closed.
    pub(super) begun: BTreeMap<Topic, NoteForm>,
    /// What is too much of what is typed.
    pub(super) excess: Option<Excess>,
    /// What is to become of the notes and their file.
    pub(super) changes: Changes<Change, Outcome>,
}
