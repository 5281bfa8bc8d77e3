//! What several layers' tests need.

pub mod built;
pub mod files;
pub mod reading;
pub mod truth;
