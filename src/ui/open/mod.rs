//! Opening, reading again and closing stores.

pub mod path;
pub mod record;
pub mod start;
pub mod update;
