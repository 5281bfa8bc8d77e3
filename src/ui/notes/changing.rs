//! Changing the notes and their file together, or neither. A write that reaches the disk takes its time, so it is work for a thread.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::files::WriteError;
use crate::notes::{Keep, Note, Notes, NotesError, Topic};

/// What is to become of the notes.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// They are read, when the window begins.
    Load,
    /// One is written, or taken away.
    Set(Topic, Note),
    /// Those of somebody else are taken in; of conflicts what was chosen.
    TakeIn(Arc<Notes>, BTreeMap<Topic, Keep>),
    /// The last change is taken back.
    Undo,
}

/// What the change begins with.
#[derive(Debug)]
pub(super) struct Before {
    /// The notes.
    pub notes: Arc<Notes>,
    /// Where they are kept; `None` keeps them until the window is closed.
    pub file: Option<PathBuf>,
}

/// What has become of them.
#[derive(Debug)]
pub(super) enum Outcome {
    /// They are these, in the window and in the file.
    Held {
        /// The notes.
        notes: Arc<Notes>,
        /// What the change did.
        effect: Effect,
    },
    /// The same, because their file cannot be used.
    Unusable(Arc<NotesError>),
    /// The same, because the file could not be written.
    Unwritten(WriteError),
}

/// What a change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// So many notes are others than before.
    Changed(usize),
    /// There was nothing to change.
    Nothing,
    /// What was to be taken back was changed elsewhere since, and is left.
    Overtaken,
}

/// Changes the notes and their file together, or neither. A change is one of what the file holds now: it may have been edited by hand or by another window.
pub(super) fn carry_out(change: &Change, before: Before) -> Outcome {
    let mut notes = before.notes;
    if let Some(file) = before.file.as_deref() {
        match notes.reloaded(file) {
            Ok(now) => notes = Arc::new(now),
            Err(error) => return Outcome::Unusable(Arc::new(error)),
        }
    }
    let new = Arc::make_mut(&mut notes);
    let could_undo = new.can_undo();
    let mut count = 1;
    let is_other = match change {
        Change::Load => false,
        Change::Set(about, note) => new.set(about.clone(), note.clone()),
        Change::TakeIn(theirs, chosen) => {
            count = new.take_in(theirs, chosen);
            count > 0
        }
        Change::Undo => new.undo(),
    };
    let effect = match change {
        _ if is_other => Effect::Changed(count),
        Change::Undo if could_undo => Effect::Overtaken,
        Change::Undo | Change::Load | Change::Set(..) | Change::TakeIn(..) => Effect::Nothing,
    };
    if let Some(file) = before.file.filter(|_| is_other)
        && let Err(error) = notes.save(&file)
    {
        return Outcome::Unwritten(error);
    }
    Outcome::Held { notes, effect }
}
