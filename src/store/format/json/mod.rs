//! JSON of other programs: what it is, and its parts, one after the other.

pub(crate) mod outline;
