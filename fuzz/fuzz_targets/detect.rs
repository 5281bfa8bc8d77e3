//! Any bytes as a file of any kind: told what it is and read, or refused with a sentence.
#![no_main]

use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, locate, read};
use libfuzzer_sys::fuzz_target;

fn options() -> ReadOptions {
    ReadOptions { values: KeepValues::All, history: HistoryChoice::Beside, now: jiff::Timestamp::UNIX_EPOCH }
}

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir_in(std::env::temp_dir()).unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, bytes).unwrap();
    for location in locate(&path).unwrap_or_default() {
        if let Ok(report) = read(&location, &options(), &Progress::default()) {
            assert_eq!(report.cookies.rows.len(), report.values.len());
        }
    }
});
