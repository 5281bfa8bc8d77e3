use std::collections::BTreeMap;
use std::sync::Arc;

use super::changing::{Change, Outcome};
use crate::jobs::Slot;
use crate::notes::{Differences, Excess, Keep, Note, Notes, NotesError, Topic};
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
    /// What the dialog shows was begun when it was opened before.
    pub(super) was_begun: bool,
    /// What is too much of what is typed.
    pub(super) excess: Option<Excess>,
    /// The path of notes of somebody else, as it is typed.
    pub(super) typed: String,
    /// Notes of somebody else beside one's own.
    pub(super) theirs: Slot<Theirs, NotesError>,
    /// What was decided of their conflicts.
    pub(super) chosen: BTreeMap<Topic, Keep>,
    /// What is to become of the notes and their file.
    pub(super) changes: Changes<Change, Outcome>,
}

/// Notes of somebody else beside one's own.
#[derive(Debug)]
pub(super) struct Theirs {
    /// Name of their file.
    pub name: String,
    /// The notes.
    pub notes: Arc<Notes>,
    /// What they say that one's own do not.
    pub differences: Differences,
}
