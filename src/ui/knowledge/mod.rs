//! Knowledge bases, corrections and the catalogue as files.

pub mod dialog;
mod files;
pub mod path;
pub mod update;
