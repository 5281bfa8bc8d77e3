//! A guided audit: the person is led through the steps in a browser with a fresh profile, and the cookies of each are opened under their moment.

mod dialog;
mod state;
mod update;

use crate::audit::Label;

pub use dialog::show;
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Changes the address that is typed.
    TypeAddress(String),
    /// Chooses a browser, by its place in the list.
    Choose(usize),
    /// Starts the browser for the first visitor.
    Start,
    /// The person has done what the step asks for: its cookies are taken.
    Done,
    /// Waits no longer.
    Stop,
    /// Does a step again.
    Again(Label),
    /// Closes the browsers and ends the audit; the stores stay.
    Finish,
}
