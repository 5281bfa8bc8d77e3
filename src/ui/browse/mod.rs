//! Sites, table and details.

mod chips;
mod correction;
mod details;
pub mod filtering;
pub mod page;
pub mod revealing;
pub mod selecting;
mod sites;
mod table;
mod value;
