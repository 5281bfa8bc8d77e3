//! Texts of other programs: what they are, and their lines, one after the other.

pub(crate) mod heading;
pub(crate) mod kind;
pub(crate) mod lines;
