//! The command palette: every command that makes sense now, found by typing.

mod dialog;
mod finding;
mod state;
mod update;

use super::kit::Command;

pub use dialog::show;
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// What is looked for.
    Type(String),
    /// Stands on a line.
    Choose(usize),
    /// Does what a command says.
    Run(Command),
}
