//! What several layers' tests need.

pub mod archives;
pub mod binarycookies;
pub mod builder;
pub mod built;
pub mod files;
pub mod lattice;
pub mod mutations;
pub mod program;
pub mod reading;
pub mod sessions;
pub mod shared;
pub mod truth;
