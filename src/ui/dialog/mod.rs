//! The dialogs of the window.

pub mod correct;
pub mod open_path;
pub mod record;
