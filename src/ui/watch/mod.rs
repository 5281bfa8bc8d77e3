//! Following the stores of running browsers, and what a reading changed: a bar above the status line with counts, a list that leads to the rows, and the way to
//! begin again from here.

mod bar;
mod files;
mod list;
mod state;
mod telling;
mod update;

pub use bar::{show, split, usual_height};
pub use state::Own;
pub use update::try_again;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the list, or closes it.
    List(bool),
    /// Stands on a line of it.
    Choose(usize),
    /// Shows the row of a line in the table.
    Lead(usize),
    /// Shows all rows in the table that are new or changed.
    LeadToAll,
    /// Copies the list as text.
    Copy,
    /// Compares with nothing any more, and follows nothing.
    Close,
}
