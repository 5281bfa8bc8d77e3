//! The parts of the window that stand around and inside the screens.

pub mod chips;
pub mod correction;
pub mod details;
pub mod drop_hint;
pub mod sites;
pub mod status;
pub mod table;
pub mod tabs;
pub mod toast;
pub mod toolbar;
mod value;
