//! The catalogue against itself, and verdicts against labelled stores.

mod catalogue;
mod knowledge;
mod truth;
mod verdicts;
