//! The charter as a page one reads, with what the open store holds of it. Keeps nothing; the sums are those of the overview.

mod page;

pub use page::show;
