//! Any bytes as a charter that a site publishes; the first byte chooses the ending of the file's name, which is a hint of its form.
#![no_main]

use cookie_charter::charter::preview;
use libfuzzer_sys::fuzz_target;

const ENDINGS: [&str; 12] = ["", ".html", ".md", ".rst", ".txt", ".csv", ".json", ".js", ".vue", ".pdf", ".toml", ".tsx"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let name = format!("charter{}", ENDINGS[usize::from(*first) % ENDINGS.len()]);
    // The preview reads the charter and keeps the places of everything in it.
    let _ = preview(bytes.to_vec(), &name);
});
