//! Correcting a verdict.

pub mod dialog;
