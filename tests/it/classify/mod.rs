//! Verdicts against labelled stores.

mod truth;
