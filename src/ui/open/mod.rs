//! Opening, reading again and closing stores: the start page, the path one types, the work of reading, and the record of each read. The only
//! feature that changes which stores are open.

mod found;
mod path;
mod reading;
mod record;
mod start;
mod state;
mod update;

use super::kit::ShownStores;

pub use state::{Own, stale};

/// What the feature shows.
pub mod show {
    pub use super::path::show as path;
    pub use super::record::show as record;
    pub use super::start::show as start;
}

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does with stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Closes one.
    Close(usize),
    /// Shows one or all of those that are open.
    Show(ShownStores),
    /// Looks for the stores of applications.
    FindApps,
    /// Stops the reading under way.
    CancelReading,
    /// Changes the path that is typed.
    TypePath(String),
    /// Opens what was typed.
    OpenTyped,
}
