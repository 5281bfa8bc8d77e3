//! The dialogs of the window.

pub mod open_path;
pub mod record;
