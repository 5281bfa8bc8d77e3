//! JSON of other programs: what it is, and its parts, one after the other.

pub(crate) mod mended;
pub(crate) mod node;
pub(crate) mod outline;
pub(crate) mod walk;
