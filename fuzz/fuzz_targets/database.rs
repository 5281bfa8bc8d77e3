//! A database with a write-ahead log or a rollback journal beside it, all three of any bytes: live rows, earlier versions, what is lost.
//!
//! An input is a byte that says what lies beside the database, the length of the database in units of 32 bytes (two bytes, little-endian), the
//! database, and what lies beside it.
#![no_main]

use cookie_charter_fuzz::{folder, read_as_told, written};
use libfuzzer_sys::fuzz_target;

/// What lies beside the database, by the first byte of an input.
const BESIDE: [&str; 3] = ["", "-wal", "-journal"];

fuzz_target!(|bytes: &[u8]| {
    let [kind, low, high, rest @ ..] = bytes else { return };
    let length = usize::from(u16::from_le_bytes([*low, *high])) * 32;
    let (main, beside) = rest.split_at(length.min(rest.len()));
    let suffix = BESIDE[usize::from(*kind) % BESIDE.len()];
    for other in BESIDE.iter().filter(|other| !other.is_empty() && **other != suffix) {
        // None is there at first, and only what the last input wrote is.
        let _ = std::fs::remove_file(folder().join(format!("file{other}")));
    }
    if !suffix.is_empty() {
        written(&format!("file{suffix}"), beside);
    }
    read_as_told(&written("file", main));
});
