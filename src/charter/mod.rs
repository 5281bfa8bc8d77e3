//! The cookie charter: its four categories, the decision table that leads to them, and charters as documents that declare cookies.

mod builtin;
mod category;
mod decision;
mod declaration;
mod facts;
mod import;
mod language;
mod life;
mod pattern;
mod preview;
mod understand;
mod words;

pub use builtin::{BUILTIN_ID, builtin};
pub use category::{Category, Consent};
pub use decision::{ConsentFacts, categorise, consent};
pub use declaration::{Charter, Declaration, Localised};
pub use facts::{Confidence, Party, Purpose};
pub use import::{
    CharterError, CharterProblem, EdpbLine, ListLine, LoadedCharter, NotUnderstood, SourceId, decode, edpb_lines,
    is_open_cookie_database_csv, load, open_cookie_database_csv, open_cookie_database_json, read,
};
pub use language::Language;
pub use life::DeclaredLife;
pub use pattern::{NamePattern, word_starts};
pub use preview::{Fields, Preview, preview, preview_file};
pub use understand::{TableColumns, reads_as_itself};
pub use words::Column;
pub(crate) use words::{fold, vocabulary};
