//! Language, theme, density, and what is remembered.

pub mod dialog;
