//! The filter language: `party:third life>13mo site:*.fr -provider:Google`. Terms are data; texts are one form of them, in the names of a language.
//!
//! A cookie must meet every term. Values of one key that stand apart by commas are alternatives, `-` turns a term round, `"…"` (or `« … »`, `“…”`) holds what
//! would else mean something, `*` stands for any letters. Values of cookies are no key: they are never searched.

mod complete;
mod day;
mod error;
mod key;
mod lex;
mod names;
mod parse;
mod pattern;
mod print;
mod span;
mod term;
mod value;

pub use complete::{Completion, Meaning, Offer, complete};
pub use day::Day;
pub use error::{Expected, FilterError};
pub use key::{Key, Kind, Token};
pub use names::Names;
pub use parse::parse;
pub use pattern::{FoldedPattern, Part, Pattern};
pub use print::{print, print_value};
pub use span::{Span, Unit};
pub use term::{Condition, Order, Standing, Term, placed, standing};
pub use value::Value;

#[cfg(test)]
mod tests;
