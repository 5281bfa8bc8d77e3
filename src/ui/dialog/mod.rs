//! The dialogs of the window.

pub mod correct;
pub mod knowledge;
pub mod knowledge_path;
pub mod open_path;
pub mod record;
