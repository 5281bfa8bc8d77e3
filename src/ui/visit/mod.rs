//! The page of the chosen site: what a visit to it leaves, to read, to copy and to print.

mod page;
mod parts;
mod state;
mod update;

pub use page::{left, show};
pub use state::Own;
