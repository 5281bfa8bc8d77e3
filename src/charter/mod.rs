//! The cookie charter: its four categories, the decision table that leads to them, and charters as documents that declare cookies.

mod builtin;
mod category;
mod decision;
mod declaration;
mod facts;
mod import;
mod language;
mod pattern;

pub use builtin::builtin;
pub use category::{Category, Consent};
pub use decision::{ConsentFacts, categorise, consent};
pub use declaration::{Charter, Declaration, Localised};
pub use facts::{Confidence, Party, Purpose};
pub use import::{CharterError, CharterProblem, load};
pub use language::Language;
pub use pattern::{NamePattern, word_starts};
