//! What several layers' tests need.

pub mod files;
pub mod reading;
pub mod truth;
