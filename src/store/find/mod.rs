//! Where stores are, and what a path is.

pub(crate) mod discover;
mod locate;

pub use discover::ids::{IdError, find_by_id};
pub use discover::{Places, discover};
pub use locate::{locate, search};
