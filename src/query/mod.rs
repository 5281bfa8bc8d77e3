//! Which cookies are shown and in what order. Runs off the paint path; the result is a list of ids.

mod among;
mod facet;
pub mod filter;
mod folded;
mod life;
mod of_cell;
mod search;
mod select;
mod sort;

pub use among::{Among, CookieKey};
pub(crate) use facet::facets_until;
pub use facet::{FACETS, Facets, facets};
pub use folded::fold;
pub use life::{LifeClass, Lived};
pub use of_cell::of_cell;
pub use search::SearchWords;
pub(crate) use select::select_until;
pub use select::{Filter, Selection, select};
pub(crate) use sort::sort_until;
pub use sort::{Sort, sort};
