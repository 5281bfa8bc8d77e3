use std::path::Path;

use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadError, ReadOptions, ReadReport, StoreLocation, locate, read};
use jiff::Timestamp;

/// Options of a test: values kept, the history beside the store, a fixed time.
pub fn options() -> ReadOptions {
    ReadOptions { values: KeepValues::All, history: HistoryChoice::Beside, now: "2026-11-24T12:00:00Z".parse::<Timestamp>().unwrap() }
}

/// The only store of a path.
pub fn only(path: &Path) -> StoreLocation {
    let mut found = locate(path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

/// Reads the only store of a path.
pub fn read_only_store(path: &Path) -> Result<ReadReport, ReadError> {
    let location = locate(path)?.remove(0);
    read(&location, &options(), &Progress::default())
}
