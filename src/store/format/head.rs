//! What the beginning of a file says, looked at once for all formats.

use std::path::Path;

use super::json::outline::{JsonKind, Outline};
use super::text::kind::{TextKind, decode, kind};
use crate::store::sqlite::snapshot::head_of;

/// JSON has the keys that tell its kind at the end, too; but it may be of any length.
const LONGEST_JSON: u64 = 8 << 20;

/// The beginning of a file.
pub(crate) struct Head<'a> {
    /// Its first 64 KiB.
    pub(crate) bytes: &'a [u8],
    /// What its lines are, where it is a text and no JSON.
    pub(crate) text: Option<TextKind>,
    /// What its JSON is.
    pub(crate) json: Option<JsonKind>,
    is_text: bool,
}

impl<'a> Head<'a> {
    /// Looks at a file of which `bytes` are the first.
    pub(crate) fn of(path: &Path, bytes: &'a [u8]) -> Self {
        let Some(text) = decode(bytes) else { return Self { bytes, text: None, json: None, is_text: false } };
        let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
        let json = if is_json { json_kind(path) } else { None };
        // `[Section]` begins like JSON.
        Self { bytes, text: if json.is_none() { kind(&text) } else { None }, json, is_text: true }
    }

    /// Whether it is a text in one of the usual encodings.
    pub(crate) fn is_text(&self) -> bool {
        self.is_text
    }
}

fn json_kind(path: &Path) -> Option<JsonKind> {
    let beginning = head_of(path, LONGEST_JSON).ok()?;
    let json = decode(&beginning)?;
    Some(Outline::of(json.trim_start_matches('\u{feff}'))?.kind())
}
