//! The keys, as the help shows them.

pub mod keyboard;
