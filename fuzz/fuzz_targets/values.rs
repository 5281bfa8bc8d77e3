//! Any bytes as the value of a cookie: decoded for a person, notes of consent tools included. The first byte is the length of the name.
#![no_main]

use cookie_charter::values::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let (name, value) = bytes.split_at(usize::from(*first % 32).min(bytes.len()));
    let _ = decode(&String::from_utf8_lossy(name), value);
});
