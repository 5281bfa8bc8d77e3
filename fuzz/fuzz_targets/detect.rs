//! Any bytes as a file of any kind: told what it is and read, or refused with a sentence.
#![no_main]

use cookie_charter_fuzz::{read_as_told, written};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_as_told(&written("file", bytes)));
