//! The only door to SQLite: private copies, and every row that can be had of them.

pub(crate) mod cell;
pub(crate) mod database;
pub(crate) mod earlier;
pub(crate) mod log_rows;
mod open;
pub(crate) mod pages;
pub(crate) mod parts;
pub(crate) mod rows;
pub(crate) mod scan;
pub(crate) mod snapshot;
mod strays;
pub(crate) mod table;
