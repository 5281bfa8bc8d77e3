//! What the targets share: the same folder for every input of a process, because making one takes longer than most reads.

use std::path::{Path, PathBuf};

use cookie_charter::store::{
    FormatId, HistoryChoice, KeepValues, Progress, ReadOptions, StoreLocation, locate, read, sample_location,
};

/// All values, a fixed instant: the same bytes give the same read.
fn options() -> ReadOptions {
    ReadOptions { values: KeepValues::All, history: HistoryChoice::Beside, now: "1970-01-01T00:00:00Z".parse().unwrap() }
}

/// A folder of this process, empty at first, kept as long as the process lives.
pub fn folder() -> &'static Path {
    static FOLDER: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().unwrap().keep())
}

/// Writes `bytes` as `name` in the folder of this process.
pub fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Reads a file as what it is told to be.
pub fn read_as_told(path: &Path) {
    for location in locate(path).unwrap_or_default() {
        check(&location);
    }
}

/// Reads a file as `format`, whatever it is.
pub fn read_as(format: FormatId, file: PathBuf) {
    check(&StoreLocation { format, file, profile_folder: folder().to_path_buf(), id: "fuzz".to_owned(), ..sample_location() });
}

fn check(location: &StoreLocation) {
    if let Ok(report) = read(location, &options(), &Progress::default()) {
        assert_eq!(report.cookies.rows.len(), report.values.len());
        assert_eq!(report.record.rows_read, report.cookies.rows.len() as u64);
    }
}
