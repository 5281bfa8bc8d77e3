use std::path::PathBuf;
use std::{fs, io};

use crate::store::{FormatId, HistoryChoice, Progress, ReadError, ReadOptions, ReadReport, StoreLocation, read};

/// What names the built-in sample wherever a store is expected.
pub const SAMPLE: &str = "sample:";

/// The files of `assets/sample`: a profile that a real Firefox wrote.
const FILES: [(&str, &[u8]); 4] = [
    ("cookies.sqlite", include_bytes!("../../assets/sample/cookies.sqlite")),
    ("places.sqlite", include_bytes!("../../assets/sample/places.sqlite")),
    ("containers.json", include_bytes!("../../assets/sample/containers.json")),
    ("sessionstore.jsonlz4", include_bytes!("../../assets/sample/sessionstore.jsonlz4")),
];

/// The sample as a location: [`read_sample`] reads it, because its files are in the program.
#[must_use]
pub fn sample_location() -> StoreLocation {
    StoreLocation {
        id: SAMPLE.to_owned(),
        browser: "Firefox".to_owned(),
        is_app: false,
        browser_version: None,
        is_private_by_design: false,
        profile: "sample".to_owned(),
        profile_folder: PathBuf::new(),
        format: FormatId::Firefox,
        file: PathBuf::from(SAMPLE),
        session_file: None,
        twin: None,
        search: std::sync::Arc::default(),
        modified: None,
        in_use: false,
        archive: None,
    }
}

/// Reads the built-in sample, through the same doors as any profile.
///
/// # Errors
/// When the system's temporary folder cannot be written, or the read was cancelled.
pub fn read_sample(options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let folder = tempfile::tempdir().map_err(no_room)?;
    for (name, bytes) in FILES {
        fs::write(folder.path().join(name), bytes).map_err(no_room)?;
    }
    let location = StoreLocation {
        file: folder.path().join("cookies.sqlite"),
        profile_folder: folder.path().to_path_buf(),
        session_file: Some(folder.path().join("sessionstore.jsonlz4")),
        ..sample_location()
    };
    let mut report = read(&location, options, progress)?;
    // The folder is gone in a moment; what was read is part of the program.
    for file in &mut report.record.files {
        let from_elsewhere = matches!(&options.history, HistoryChoice::File(chosen) if *chosen == file.path);
        if let Some(name) = file.path.file_name().filter(|_| !from_elsewhere) {
            file.path = PathBuf::from(format!("{SAMPLE}{}", name.to_string_lossy()));
            file.modified = None;
        }
    }
    Ok(report)
}

fn no_room(error: io::Error) -> ReadError {
    ReadError::from_io(error, &std::env::temp_dir())
}
