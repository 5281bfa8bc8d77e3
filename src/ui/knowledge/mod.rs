//! Knowledge bases that are loaded, and files of corrections and of the catalogue that are read and written.

mod dialog;
mod effect;
mod path;
mod state;
mod update;
mod words;

use std::path::PathBuf;

pub use state::{Own, Task};
pub use update::{begin, try_again};

/// The dialogs of the feature.
pub mod show {
    pub use super::dialog::show as dialog;
    pub use super::path::show as path;
}

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does in the dialogs.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Asks for a file, then does this with it.
    PickFile(Task),
    /// Forgets a loaded knowledge base.
    Remove(PathBuf),
    /// Loads the knowledge bases again.
    LoadAgain,
    /// Lists the lines of a knowledge base that were not understood, or hides them.
    ShowProblems(Option<PathBuf>),
    /// Changes the path that is typed.
    TypePath(String),
    /// Uses what was typed.
    UseTyped,
}
