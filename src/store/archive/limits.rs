//! How much of an archive is unpacked. An archive that is made to harm is small and becomes endless.

use std::cell::Cell;
use std::io::{self, Read};

/// Entries that an archive may have. A profile with all its caches has some ten thousand.
const MOST_ENTRIES: u64 = 100_000;
/// Bytes that may come out of it.
const MOST_BYTES: u64 = 2 << 30;
/// How many times its size an archive may become: texts and databases are packed to a tenth.
const MOST_TIMES: u64 = 200;
/// Up to here no size is too many times another.
const ALWAYS: u64 = 64 << 20;

/// What may still come out of an archive.
#[derive(Debug)]
pub(super) struct Limits {
    entries: Cell<u64>,
    bytes: Cell<u64>,
    is_beyond: Cell<bool>,
}

impl Limits {
    /// Of an archive of `size` bytes.
    pub(super) fn of(size: u64) -> Self {
        let bytes = size.saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST_BYTES);
        Self { entries: Cell::new(MOST_ENTRIES), bytes: Cell::new(bytes), is_beyond: Cell::new(false) }
    }

    /// One entry more; false where that is one too many.
    pub(super) fn entry(&self) -> bool {
        take(&self.entries, 1, &self.is_beyond)
    }

    /// Whether a limit was met.
    pub(super) fn is_beyond(&self) -> bool {
        self.is_beyond.get()
    }

    /// What comes out of a reader, counted; at the limit it fails.
    pub(super) fn counted<R: Read>(&self, reader: R) -> Counted<'_, R> {
        Counted { reader, limits: self }
    }
}

fn take(left: &Cell<u64>, count: u64, is_beyond: &Cell<bool>) -> bool {
    match left.get().checked_sub(count) {
        Some(rest) => left.set(rest),
        None => is_beyond.set(true),
    }
    !is_beyond.get()
}

/// A reader whose bytes are counted.
pub(super) struct Counted<'l, R> {
    reader: R,
    limits: &'l Limits,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        if take(&self.limits.bytes, length as u64, &self.limits.is_beyond) { Ok(length) } else { Err(io::Error::other("too large")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_entries_end() {
        let limits = Limits::of(1_000);
        assert_eq!(io::copy(&mut limits.counted(io::repeat(0).take(ALWAYS)), &mut io::sink()).unwrap(), ALWAYS);
        assert!(!limits.is_beyond() && limits.entry());
        assert!(limits.counted(&[1u8][..]).read(&mut [0; 4]).is_err() && limits.is_beyond() && !limits.entry());
        let limits = Limits::of(ALWAYS);
        assert!(limits.bytes.get() == MOST_BYTES && (0..MOST_ENTRIES).all(|_| limits.entry()) && !limits.entry());
    }
}
