use super::changing::{Change, Outcome};
use crate::notes::Topic;
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

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The note that is being written.
    pub(super) form: Option<NoteForm>,
    /// What is to become of the notes and their file.
    pub(super) changes: Changes<Change, Outcome>,
}
