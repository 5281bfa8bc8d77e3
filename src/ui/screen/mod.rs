//! The pages of the window.

pub mod charter;
pub mod cookies;
pub mod overview;
pub mod start;
