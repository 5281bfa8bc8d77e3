use std::collections::VecDeque;
use std::convert::Infallible;

use super::changing::{Change, Outcome};
use crate::jobs::Slot;
use crate::notes::Topic;

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
    /// The change under way, to the notes and their file.
    pub(super) change: Option<Change>,
    /// Its work.
    pub(super) changed: Slot<Outcome, Infallible>,
    /// What was written meanwhile: one change after the other, so that none drops another.
    pub(super) waiting: VecDeque<Change>,
}
