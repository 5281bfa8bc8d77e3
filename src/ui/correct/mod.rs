//! Correcting a verdict: what cookies are for, for whom, who gets the data, why, and how far that goes. The only feature that changes the corrections and their file.

mod changing;
mod counting;
mod dialog;
mod form;
mod state;
mod update;

pub use dialog::show;
pub use form::CorrectForm;
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Chooses something else.
    Change(CorrectForm),
    /// Keeps the correction.
    Save,
}
