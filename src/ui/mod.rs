//! The window. egui and rfd live here only.
//!
//! A click becomes an [`action::Action`]; `update` carries it out and starts jobs; `app` polls them and swaps their results in; the views
//! under `screen`, `panel` and `dialog` take `&State` and a sink for actions and change nothing themselves.

pub mod action;
mod app;
mod dialog;
pub mod env;
pub mod knowing;
pub mod model;
mod panel;
mod platform;
mod screen;
mod speech;
pub mod theme;
mod update;
pub mod view_state;
mod widget;
mod window;

pub use app::App;
pub use window::run;
