//! The reading layer against real and built stores.

mod truth;
