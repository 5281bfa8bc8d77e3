//! What the features share: what each sees, what it may ask of the others, and the words and frames of all.

pub mod ask;
pub mod command;
pub mod knowledge;
pub mod modal;
pub mod speech;
pub mod state;
pub mod stopped;
pub mod view_state;

pub use command::{Command, CommandSpec, Place};
