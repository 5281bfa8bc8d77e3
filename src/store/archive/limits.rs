//! How much of an archive is unpacked. An archive that is made to harm is small and becomes endless.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// Entries that an archive may have. A profile with all its caches has some ten thousand.
const MOST_ENTRIES: u64 = 100_000;
/// Bytes that may come out of it.
const MOST_BYTES: u64 = 2 << 30;
/// Bytes that may be gone through where what is of no use cannot be sought over: a minute or so.
const MOST_DECODED: u64 = 16 << 30;
/// Bytes that lie between the contents of two entries of a tar archive: names that are too long for a header, and what else stands there. They are held
/// in memory as a whole.
const MOST_IN_HEADERS: u64 = 64 << 10;
/// How many times its size an archive may become: texts and databases are packed to a tenth.
const MOST_TIMES: u64 = 200;
/// Up to here no size is too many times another.
const ALWAYS: u64 = 64 << 20;

/// What may still come out of an archive.
#[derive(Debug)]
pub(super) struct Limits {
    entries: Cell<u64>,
    bytes: Cell<u64>,
    decoded: Cell<u64>,
    is_beyond: Cell<bool>,
}

impl Limits {
    /// Of an archive of `size` bytes.
    pub(super) fn of(size: u64) -> Self {
        let bytes = size.saturating_mul(MOST_TIMES).clamp(ALWAYS, MOST_BYTES);
        Self { entries: Cell::new(MOST_ENTRIES), bytes: Cell::new(bytes), decoded: Cell::new(MOST_DECODED), is_beyond: Cell::new(false) }
    }

    /// One entry more; false where that is one too many.
    pub(super) fn entry(&self) -> bool {
        take(&self.entries, 1, &self.is_beyond)
    }

    /// Whether so many entries are not too many.
    pub(super) fn allows_entries(&self, count: usize) -> bool {
        count as u64 <= self.entries.get()
    }

    /// Whether a limit was met.
    pub(super) fn is_beyond(&self) -> bool {
        self.is_beyond.get()
    }

    /// So many bytes that came out are kept; false where that is too many.
    pub(super) fn keep(&self, bytes: usize) -> bool {
        take(&self.bytes, bytes as u64, &self.is_beyond)
    }

    /// What comes out of a reader and is kept, counted; at the limit it fails.
    pub(super) fn counted<R: Read>(&self, reader: R) -> Counted<'_, R> {
        Counted { reader, left: &self.bytes, is_beyond: &self.is_beyond }
    }

    /// The same of what is only gone through.
    pub(super) fn decoded<R: Read>(&self, reader: R) -> Counted<'_, R> {
        Counted { reader, left: &self.decoded, is_beyond: &self.is_beyond }
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
    left: &'l Cell<u64>,
    is_beyond: &'l Cell<bool>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        if take(self.left, length as u64, self.is_beyond) { Ok(length) } else { Err(io::Error::other("too large")) }
    }
}

/// A reader that fails where more comes out of an entry than its archive says: where an archive is unpacked was chosen by that.
pub(super) struct Promised<R> {
    reader: R,
    left: u64,
}

impl<R: Read> Promised<R> {
    /// Of an entry of so many bytes.
    pub(super) fn new(reader: R, bytes: u64) -> Self {
        Self { reader, left: bytes }
    }
}

impl<R: Read> Read for Promised<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        self.left = self.left.checked_sub(length as u64).ok_or_else(|| io::Error::other("longer than it says"))?;
        Ok(length)
    }
}

/// How much may be read between two entries, for the one who walks through them and for the reader under the archive.
#[derive(Clone, Default)]
pub(super) struct Headers(Rc<Cell<Option<u64>>>);

impl Headers {
    /// From now on headers are read.
    pub(super) fn bound(&self) {
        self.0.set(Some(MOST_IN_HEADERS));
    }

    /// From now on the content of an entry is read.
    pub(super) fn lift(&self) {
        self.0.set(None);
    }

    pub(super) fn bounded<R>(&self, reader: R) -> Bounded<R> {
        Bounded { reader, headers: self.clone() }
    }
}

/// A reader that fails where too much is read between two entries.
pub(super) struct Bounded<R> {
    reader: R,
    headers: Headers,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        if let Some(left) = self.headers.0.get() {
            let rest = left.checked_sub(length as u64).ok_or_else(|| io::Error::other("too long a name"))?;
            self.headers.0.set(Some(rest));
        }
        Ok(length)
    }
}

impl<R: Seek> Seek for Bounded<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.reader.seek(to)
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
        // What is only gone through is not counted as kept.
        let limits = Limits::of(1_000);
        assert!(io::copy(&mut limits.decoded(io::repeat(0).take(ALWAYS + 1)), &mut io::sink()).is_ok() && limits.bytes.get() == ALWAYS);
        limits.decoded.set(1);
        assert!(limits.decoded(&[1u8; 2][..]).read(&mut [0; 4]).is_err() && limits.is_beyond());
        let limits = Limits::of(ALWAYS);
        assert!(limits.allows_entries(100_000) && !limits.allows_entries(100_001));
        assert!(limits.bytes.get() == MOST_BYTES && (0..MOST_ENTRIES).all(|_| limits.entry()) && !limits.entry());
    }
}
