//! Session files, built as Firefox builds them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// When the sessions of tests were last written, in milliseconds.
pub const UPDATED: i64 = 1_795_500_000_000;

/// The text of a session that holds these cookies.
pub fn session(cookies: &[Value]) -> String {
    json!({ "version": ["sessionrestore", 1], "windows": [], "cookies": cookies, "session": { "lastUpdate": UPDATED } }).to_string()
}

/// A text as Firefox compresses it: one LZ4 block of literals alone is as valid as any other.
pub fn compressed(text: &str) -> Vec<u8> {
    let mut bytes = b"mozLz40\0".to_vec();
    bytes.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
    match text.len() {
        short @ 0..15 => bytes.push(u8::try_from(short << 4).unwrap()),
        long => {
            bytes.push(0xf0);
            let mut rest = long - 15;
            while rest >= 255 {
                bytes.push(255);
                rest -= 255;
            }
            bytes.push(u8::try_from(rest).unwrap());
        }
    }
    bytes.extend(text.as_bytes());
    bytes
}

/// Writes a file of a profile, with the folders that it lies in.
pub fn write(profile: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = profile.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}
