//! What the values of known consent tools say: what a visitor chose, when, and by which tool. Values are decoded on request only, and dropped at once:
//! a record holds the decoded choice and nothing else of the value.
//!
//! What any one value says in forms that are known everywhere (JSON, tokens, identifiers with their dates …) is worked out by `decode`, for a value that
//! somebody asked to see.
//!
//! It stands after the charter, because a choice is about purposes in the charter's words.

// Nothing here can fail, whatever stands in a value.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod bits;
mod decode;
mod json;
mod read;
mod record;
mod text;
mod time;
mod tool;
mod words;

pub use decode::{Decoded, Doubt, Fact, FactId, FormId, Layer, Secret, decode};
pub use read::{FoundRecord, is_consent_record, records_of};
pub use record::{Answer, Choice, ChoiceName, ConsentRecord, Flaw, Overall, RecordProblem};
pub use tool::ToolId;

#[cfg(test)]
mod tests;
