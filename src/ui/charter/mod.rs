//! Charters to read, each with what the open stores hold of it; the hosts they speak for, which the person can name. The only feature that changes
//! which charters are open and which portals are named.

mod columns;
mod entry;
mod keeping;
mod looking;
mod naming;
mod page;
mod preview;
mod scope;
mod state;
mod table;
mod update;

use std::path::PathBuf;

use crate::charter::{Column, Fields};

pub use page::{show, take_pasted};
pub use preview::show as show_preview;
pub use state::Own;
pub use update::ask_for_paste;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Asks for a charter to open.
    Open,
    /// Closes one that was opened.
    Close(PathBuf),
    /// Changes the host that is typed for the charter with that id.
    TypeHost {
        /// The charter.
        charter: String,
        /// What is typed.
        typed: String,
    },
    /// Looks through what was pasted.
    Paste(String),
    /// What one does with the charter that is looked through.
    Look(Look),
}

/// What one does with a charter that is looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Changes the name it is kept under.
    Title(String),
    /// Changes the hosts it speaks for.
    Scope(String),
    /// Shows another line.
    Choose(usize),
    /// Takes a column of a table for something else.
    Column {
        /// Which table of the page.
        table: usize,
        /// Which column.
        place: usize,
        /// What it means.
        kind: Column,
    },
    /// Gives the chosen line other fields.
    Correct(Fields),
    /// Leaves the chosen line out.
    LeaveOut,
    /// Takes the chosen line, which was not understood, as a declaration.
    TakeIn,
    /// Keeps the charter.
    Keep,
}
