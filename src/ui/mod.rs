//! The window, on four floors; each uses only what stands below it. egui and rfd live here only.
//!
//! 4. `app`: the window put together, and which feature takes what is asked for.
//! 3. One folder for each thing that a person does. A feature keeps its own state, which only its `update` changes; its views take it and what all see
//!    and change nothing. Features do not know each other: they ask ([`kit::Ask`]) or are told ([`kit::Happened`]).
//! 2. [`kit`]: what the features share, as plain data.
//! 1. [`theme`], `widget`, [`mod@env`], `platform`: how it looks and where it runs.

mod app;
mod audit;
pub mod browse;
mod charter;
mod commands;
mod compare;
mod correct;
pub mod env;
mod export;
mod guided;
mod help;
pub mod kit;
mod knowledge;
mod look_up;
mod notes;
pub mod open;
mod overview;
mod platform;
mod removal;
mod settings;
pub mod theme;
mod tour;
mod visit;
mod watch;
mod widget;

pub use app::{Action, App, run};
