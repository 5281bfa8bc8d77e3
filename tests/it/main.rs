//! One integration binary, a module per layer.

// Tests may fail loudly, say what they skip, and use what the program itself reaches only through one door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout, clippy::disallowed_methods)]

mod architecture;
mod audit;
mod build;
mod charter;
mod classify;
mod cli;
mod compare;
mod examples;
mod guided;
mod query;
mod sites;
mod store;
mod support;
#[cfg(feature = "window")]
mod ui;
mod values;
mod work;
