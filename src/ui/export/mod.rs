//! Writing the classification into a file: which rows, in which form, with or without values, and a preview by the real exporter.

mod dialog;
mod state;
mod update;
mod words;

pub use dialog::show;
#[cfg(test)]
pub(in crate::ui) use state::SaveError;
pub use state::{ExportForm, Own};

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Asks for something else.
    Change(ExportForm),
    /// Asks where to save, then writes.
    Save,
    /// Writes over the file that is there.
    Replace,
    /// Writes no further.
    Stop,
}
