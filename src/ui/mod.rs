//! The window. egui and rfd live here only.
//!
//! A click becomes an [`action::Action`]; `update` carries it out and starts jobs; `app` polls them and swaps their results in; the views
//! under `screen`, `panel` and `dialog` take `&State` and a sink for actions and change nothing themselves.

mod app;
mod browse;
mod charter;
mod correct;
pub mod env;
mod export;
mod help;
pub mod kit;
mod knowledge;
mod look_up;
mod open;
mod overview;
mod platform;
mod settings;
pub mod theme;
mod widget;

pub use app::{App, run};
