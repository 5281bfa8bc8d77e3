//! The parts of the window that stand around and inside the screens.

pub mod chips;
pub mod correction;
pub mod details;
pub mod sites;
pub mod table;
mod value;
