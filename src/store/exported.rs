//! What a report of this program was made from, as the report says it: kept when its rows are read back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::FormatId;

/// A read that a report names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedRead {
    /// The name the store was opened under, or what stands for it.
    pub store: String,
    /// The browser.
    pub browser: String,
    /// Its profile; empty where it was left out.
    pub profile: String,
    /// The format of the store, as the code of that time; empty in a CSV, which does not tell it.
    pub store_format: String,
    /// Its schema version, where the report tells.
    #[serde(default)]
    pub schema_version: Option<i64>,
    /// When it was read, where the report tells.
    #[serde(with = "crate::written::some_time")]
    pub read_at: Option<Timestamp>,
    /// Its files.
    pub files: Vec<ExportedFile>,
}

impl ExportedRead {
    /// The format, where this program still knows the code.
    #[must_use]
    pub fn format(&self) -> Option<FormatId> {
        FormatId::ALL.iter().copied().find(|format| format.code() == self.store_format)
    }
}

/// A file of such a read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// Its path, or its name alone.
    pub path: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
}
