//! Which cookies are shown and in what order. Runs off the paint path; the result is a list of ids.

mod among;
mod filter;
mod folded;
mod life;
mod search;
mod sort;

pub use among::{Among, CookieKey};
pub use filter::{Filter, Selection, select};
pub use folded::fold;
pub use life::{LifeClass, Lived};
pub use search::{Search, SearchWords};
pub use sort::{Sort, sort};
