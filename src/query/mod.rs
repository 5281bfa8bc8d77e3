//! Which cookies are shown and in what order. Runs off the paint path; the result is a list of ids.

mod filter;
mod search;
mod sort;

pub use filter::{Filter, Selection, select};
pub use search::Search;
pub use sort::{Sort, sort};
