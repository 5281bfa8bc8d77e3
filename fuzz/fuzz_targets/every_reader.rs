//! Any bytes given to a reader that they may not be for; the first byte chooses which.
#![no_main]

use cookie_charter::store::{FormatId, HistoryChoice, KeepValues, Progress, ReadOptions, StoreLocation, read, sample_location};
use libfuzzer_sys::fuzz_target;

fn options() -> ReadOptions {
    ReadOptions { values: KeepValues::All, history: HistoryChoice::Beside, now: jiff::Timestamp::UNIX_EPOCH }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = FormatId::ALL[usize::from(*first) % FormatId::ALL.len()];
    let folder = tempfile::tempdir_in(std::env::temp_dir()).unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, bytes).unwrap();
    let location = StoreLocation { format, file, profile_folder: folder.path().to_path_buf(), id: "fuzz".to_owned(), ..sample_location() };
    if let Ok(report) = read(&location, &options(), &Progress::default()) {
        assert_eq!(report.cookies.rows.len(), report.values.len());
    }
});
