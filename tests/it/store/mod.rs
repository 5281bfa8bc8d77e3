//! The reading layer against real and built stores.

mod conformance;
mod hostile;
mod schemas;
mod truth;
