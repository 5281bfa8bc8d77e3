//! What window and command line ask of the core and what may take long: opening all that was named, choosing and ordering rows. Each takes what it needs by value or shared, so that it can run on any thread, and gives an immutable result.

mod each;
mod groups;
mod open;
mod rows;

pub use each::{Step, open_below, open_each};
pub use groups::{Group, GroupBy};
pub use open::{Asked, Opened, Round, Source, knowledge, knowledge_of, knowledge_with, open, open_again};
pub use rows::{Rows, RowsRequest, SiteCounts, SiteList, SiteOrder, SitesRequest, facets, rows, sites};
