//! The pages of the window.

pub mod cookies;
pub mod start;
