//! Writing what one sees into a file.

pub mod dialog;
pub mod update;
