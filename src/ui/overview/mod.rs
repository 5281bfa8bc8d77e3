//! Everything in a few sentences: how much, for what, by whom, for how long, and what is worth a look. Keeps nothing of its own: its sums stand
//! in [`State::digest`](super::kit::State), because the charter page shows them too.

mod charts;
mod leads;
mod page;
mod update;

pub use page::show;
pub use update::{hear, poll, try_again};
