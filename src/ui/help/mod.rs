//! The keys, as the help shows them. Keeps nothing.

mod keyboard;

pub use keyboard::show;
