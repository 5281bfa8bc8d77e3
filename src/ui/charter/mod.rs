//! The charter to read.

pub mod page;
