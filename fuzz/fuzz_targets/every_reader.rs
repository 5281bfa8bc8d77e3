//! Any bytes given to a reader that they may not be for; the first byte chooses which.
#![no_main]

use cookie_charter::store::FormatId;
use cookie_charter_fuzz::{read_as, written};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    read_as(FormatId::ALL[usize::from(*first) % FormatId::ALL.len()], written("file", bytes));
});
