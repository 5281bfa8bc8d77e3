//! Notes and labels on cookies, sites and findings, and taking in those of somebody else. The only feature that changes the notes and their file.

mod changing;
mod dialog;
mod merging;
mod state;
mod their;
mod update;

pub use dialog::show;
pub use merging::show as show_merging;
pub use state::{NoteForm, Own};

use crate::notes::{Keep, Topic};

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Types something else.
    Change(NoteForm),
    /// Shows the kept note again, in place of what was begun.
    StartOver,
    /// Keeps the note; an empty one goes.
    Save,
    /// Types the path of notes of somebody else, where the system has no dialogs.
    TypePath(String),
    /// Reads those.
    UseTyped,
    /// Decides what becomes of two notes on the same.
    Choose(Topic, Keep),
    /// Decides that of all of them.
    ChooseAll(Keep),
    /// Takes in the notes of somebody else as it was decided.
    TakeIn,
}
