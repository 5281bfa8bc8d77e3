//! Changing the notes and their file together, or neither. A write that reaches the disk takes its time, so it is work for a thread.

use std::path::PathBuf;
use std::sync::Arc;

use crate::files::WriteError;
use crate::notes::{Note, Notes, NotesError, Topic};

/// What is to become of the notes.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// They are read, when the window begins.
    Load,
    /// One is written, or taken away.
    Set(Topic, Note),
    /// The last change is taken back.
    Undo,
}

/// What the change begins with.
#[derive(Debug)]
pub(super) struct Before {
    /// The notes.
    pub notes: Arc<Notes>,
    /// The file could be used when it was last read.
    pub is_usable: bool,
    /// Where they are kept; `None` keeps them until the window is closed.
    pub file: Option<PathBuf>,
}

/// What has become of them.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Others.
    Changed(Arc<Notes>),
    /// The same: there was nothing to change.
    Same,
    /// The same, because their file cannot be used.
    Unusable(Arc<NotesError>),
    /// The same, because the file could not be written.
    Unwritten(WriteError),
}

/// Changes the notes and their file together, or neither.
pub(super) fn carry_out(change: &Change, before: Before) -> Outcome {
    let mut notes = before.notes;
    // When the file could not be used, perhaps the person has mended it meanwhile.
    if let Some(file) = before.file.as_deref().filter(|_| !before.is_usable || matches!(change, Change::Load)) {
        match Notes::load(file) {
            Ok(loaded) => notes = Arc::new(loaded),
            Err(error) => return Outcome::Unusable(Arc::new(error)),
        }
    }
    let new = Arc::make_mut(&mut notes);
    let is_other = match change {
        Change::Load => !new.is_empty(),
        Change::Set(about, note) => new.set(about.clone(), note.clone()),
        Change::Undo => new.undo(),
    };
    if !is_other {
        return Outcome::Same;
    }
    if let Some(file) = before.file.filter(|_| !matches!(change, Change::Load))
        && let Err(error) = notes.save(&file)
    {
        return Outcome::Unwritten(error);
    }
    Outcome::Changed(notes)
}
