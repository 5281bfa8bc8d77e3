//! The catalogue against itself, and verdicts against labelled stores and against what sites declare.

mod browsers_own;
mod catalogue;
mod corrections;
mod held_out;
mod knowledge;
mod portals;
mod renamed;
mod signed_in;
mod truth;
mod verdicts;
