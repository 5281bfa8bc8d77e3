//! Everything in a few sentences.

mod charts;
pub mod page;
