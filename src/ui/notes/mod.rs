//! Notes and labels on cookies and sites. The only feature that changes the notes and their file.

mod changing;
mod dialog;
mod state;
mod update;

pub use dialog::show;
pub use state::{NoteForm, Own};

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
}
