//! Where stores are, and what a path is.

pub(crate) mod discover;
mod locate;

pub use discover::{Places, discover, find_by_id};
pub use locate::locate;
