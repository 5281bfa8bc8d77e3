//! The catalogue against itself, and verdicts against labelled stores.

mod browsers_own;
mod catalogue;
mod knowledge;
mod portals;
mod truth;
mod verdicts;
