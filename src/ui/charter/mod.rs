//! Charters to read, each with what the open stores hold of it; the hosts they speak for, which the person can name. The only feature that changes
//! which charters are open and which portals are named.

mod naming;
mod page;
mod scope;
mod state;
mod table;
mod update;

use std::path::PathBuf;

pub use page::show;
pub use state::Own;
pub use update::open;

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
}
