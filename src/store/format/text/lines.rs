//! A text of any length, line by line, in as much memory as its longest line.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};

use zeroize::Zeroizing;

use super::kind::{Unit, utf16_without_mark};
use crate::store::{Progress, ReadError};

/// Bytes that tell how a text is written.
const HEAD: usize = 64;
/// Bytes that are read at once.
const BLOCK: usize = 256 << 10;
/// Longer than the longest value that is kept, with all that stands around it. What is longer is cut.
const LONGEST_LINE: usize = 2 << 20;

/// The text of a file as UTF-8: a byte order mark is left out, UTF-16 is turned into UTF-8, also where it has no mark. Bytes that are neither stay as they are,
/// save zeros at the end, which are no part of it.
pub(crate) struct Utf8<'a> {
    file: io::Take<File>,
    ends_in_zeros: bool,
    encoding: Encoding,
    progress: &'a Progress,
    /// UTF-8 that was made and not yet given.
    made: Zeroizing<Vec<u8>>,
    given: usize,
    /// Half of a unit, and the first half of a pair.
    odd: Option<u8>,
    high: Option<u16>,
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16(Unit),
}

impl<'a> Utf8<'a> {
    /// Starts at the beginning of a file.
    pub(crate) fn new(mut file: File, progress: &'a Progress) -> io::Result<Self> {
        let mut head = Zeroizing::new(Vec::with_capacity(HEAD));
        Read::take(&mut file, HEAD as u64).read_to_end(&mut head)?;
        let (encoding, length) = match head.as_slice() {
            [0xff, 0xfe, ..] => (Encoding::Utf16(u16::from_le_bytes), 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16(u16::from_be_bytes), 2),
            [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
            head => (utf16_without_mark(head).map_or(Encoding::Utf8, Encoding::Utf16), 0),
        };
        let size = file.seek(SeekFrom::End(0))?;
        let end = match (before_zeros(&mut file, size, progress)?, encoding) {
            // Half of what stands for an ASCII character is zero.
            (end, Encoding::Utf16(_)) => end.next_multiple_of(2).min(size),
            (end, Encoding::Utf8) => end,
        };
        file.seek(SeekFrom::Start(length))?;
        let file = file.take(end.saturating_sub(length));
        Ok(Self { file, ends_in_zeros: end < size, encoding, progress, made: Zeroizing::default(), given: 0, odd: None, high: None })
    }

    /// Whether zeros stood behind the text: it was longer once, or was to become so.
    pub(crate) fn ends_in_zeros(&self) -> bool {
        self.ends_in_zeros
    }

    /// Bytes that a buffer for all of a small file has, or for a block of a larger one: it is overwritten when it goes, and most files are small.
    fn room(&self) -> usize {
        let size = self.file.get_ref().metadata().map_or(BLOCK, |meta| usize::try_from(meta.len()).unwrap_or(BLOCK));
        // One more shows that the file is at its end.
        size.saturating_add(1).clamp(512, BLOCK)
    }

    /// Turns the next bytes of the file into UTF-8; false at its end.
    fn make(&mut self, unit: Unit) -> io::Result<bool> {
        let mut bytes = Zeroizing::new([0; 8 << 10]);
        let length = self.file.read(&mut *bytes)?;
        self.made.clear();
        self.given = 0;
        for byte in bytes.get(..length).unwrap_or_default() {
            match self.odd.take() {
                None => self.odd = Some(*byte),
                Some(first) => self.take_unit(unit([first, *byte])),
            }
        }
        if length == 0 && (self.odd.take().is_some() | self.high.take().is_some()) {
            self.put(char::REPLACEMENT_CHARACTER);
        }
        Ok(length > 0 || !self.made.is_empty())
    }

    fn take_unit(&mut self, unit: u16) {
        let units = [self.high.take(), Some(unit)];
        if (0xd800..0xdc00).contains(&unit) {
            // The first half of a pair; one that was waiting for its second half has none.
            if units[0].is_some() {
                self.put(char::REPLACEMENT_CHARACTER);
            }
            self.high = Some(unit);
            return;
        }
        for decoded in char::decode_utf16(units.into_iter().flatten()) {
            self.put(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }

    fn put(&mut self, character: char) {
        self.made.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl Read for Utf8<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(io::Error::other("cancelled"));
        }
        let Encoding::Utf16(unit) = self.encoding else { return self.file.read(buffer) };
        while self.given == self.made.len() {
            if !self.make(unit)? {
                return Ok(0);
            }
        }
        let left = self.made.get(self.given..).unwrap_or_default();
        let length = left.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(left) {
            *to = *from;
        }
        self.given += length;
        Ok(length)
    }
}

/// Bytes of a file before the zeros at its end.
fn before_zeros(file: &mut File, size: u64, progress: &Progress) -> io::Result<u64> {
    const ZEROS: [u8; 4 << 10] = [0; 4 << 10];
    let mut room = ZEROS.len();
    let mut end = size;
    while end > 0 {
        if progress.is_cancelled() {
            return Err(io::Error::other("cancelled"));
        }
        // There may be a great many, and mostly there are none.
        let start = end.saturating_sub(room as u64);
        let mut block = Zeroizing::new(vec![0; usize::try_from(end - start).unwrap_or(0)]);
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut block)?;
        let is_zero = |part: &&[u8]| ZEROS.get(..part.len()) == Some(*part);
        let zeros: usize = block.rchunks(ZEROS.len()).take_while(is_zero).map(<[u8]>::len).sum();
        let others = block.get(..block.len() - zeros).unwrap_or_default();
        if let Some(last) = others.iter().rposition(|byte| *byte != 0) {
            return Ok(start + last as u64 + 1);
        }
        end = start;
        room = BLOCK;
    }
    Ok(0)
}

/// Lines, one after the other. They end in LF, CRLF or, where the first block has no LF, in CR.
pub(crate) struct Lines<'a> {
    text: Utf8<'a>,
    /// Overwritten when it goes: lines hold values.
    buffer: Zeroizing<Vec<u8>>,
    /// Where in the buffer the next line begins, and where what was read ends.
    next: usize,
    filled: usize,
    is_at_end: bool,
    ending: Option<u8>,
    number: u32,
}

/// One line, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'b> {
    /// From 1.
    pub(crate) number: u32,
    pub(crate) bytes: &'b [u8],
    /// It goes on, and is too long for a cookie.
    pub(crate) is_cut: bool,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: Utf8<'a>) -> Self {
        let buffer = Zeroizing::new(vec![0; text.room()]);
        Self { text, buffer, next: 0, filled: 0, is_at_end: false, ending: None, number: 0 }
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// When the file cannot be read, or the read was cancelled.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        while self.ending.is_none() {
            self.fill()?;
        }
        let (mut looked, mut is_cut) = (0, false);
        let (end, after) = loop {
            let waiting = self.buffer.get(self.next + looked..self.filled).unwrap_or_default();
            let ending = self.ending.unwrap_or(b'\n');
            if let Some(at) = waiting.iter().position(|byte| *byte == ending) {
                let end = self.next + looked + at;
                break (end, end + 1);
            }
            looked = self.filled - self.next;
            if self.is_at_end {
                break (self.filled, self.filled);
            }
            if looked > LONGEST_LINE {
                is_cut = true;
                break (self.filled, self.filled);
            }
            self.fill()?;
        };
        let start = self.next;
        if start == after && self.is_at_end {
            return Ok(None);
        }
        self.next = after;
        self.number = self.number.saturating_add(1);
        if is_cut {
            let number = self.number;
            self.skip_line(start)?;
            let bytes = self.buffer.get(..LONGEST_LINE).unwrap_or_default();
            return Ok(Some(Line { number, bytes, is_cut }));
        }
        let bytes = self.buffer.get(start..end).unwrap_or_default();
        let bytes = if self.ending == Some(b'\n') { bytes.strip_suffix(b"\r").unwrap_or(bytes) } else { bytes };
        Ok(Some(Line { number: self.number, bytes, is_cut }))
    }

    /// Reads more behind what waits, in a larger buffer where there is no room.
    fn fill(&mut self) -> io::Result<()> {
        if self.next > 0 {
            self.buffer.copy_within(self.next..self.filled, 0);
            self.filled -= self.next;
            self.next = 0;
        }
        if self.filled == self.buffer.len() {
            // A vector that grows by itself would leave what it held behind.
            let mut larger = Zeroizing::new(vec![0; self.buffer.len() * 2]);
            larger.iter_mut().zip(self.buffer.iter()).for_each(|(to, from)| *to = *from);
            self.buffer = larger;
        }
        let length = self.text.read(self.buffer.get_mut(self.filled..).unwrap_or_default())?;
        self.is_at_end = length == 0;
        self.filled += length;
        if self.ending.is_none() && (length == 0 || self.filled >= 4096) {
            let head = self.buffer.get(..self.filled).unwrap_or_default();
            let is_old_mac = !head.contains(&b'\n') && head.contains(&b'\r');
            self.ending = Some(if is_old_mac { b'\r' } else { b'\n' });
        }
        Ok(())
    }

    /// Passes over what is left of a line that is too long; its beginning is put at the beginning of the buffer.
    fn skip_line(&mut self, start: usize) -> io::Result<()> {
        self.buffer.copy_within(start..start + LONGEST_LINE, 0);
        let ending = self.ending.unwrap_or(b'\n');
        loop {
            let rest = self.buffer.get_mut(LONGEST_LINE..).unwrap_or_default();
            let length = self.text.read(rest)?;
            if length == 0 {
                self.is_at_end = true;
                (self.next, self.filled) = (0, 0);
                return Ok(());
            }
            if let Some(at) = rest.get(..length).unwrap_or_default().iter().position(|byte| *byte == ending) {
                self.next = LONGEST_LINE + at + 1;
                self.filled = LONGEST_LINE + length;
                return Ok(());
            }
        }
    }
}

/// What became of a text that could not be read on.
pub(crate) fn read_error(error: io::Error, path: &std::path::Path, progress: &Progress) -> ReadError {
    if progress.is_cancelled() { ReadError::Cancelled } else { ReadError::from_io(error, path) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(String, bool)> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let progress = Progress::default();
        let mut lines = Lines::new(Utf8::new(File::open(file.path()).unwrap(), &progress).unwrap());
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push((String::from_utf8_lossy(line.bytes).into_owned(), line.is_cut));
            assert_eq!(line.number as usize, found.len());
        }
        found
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        lines(bytes).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn ends_of_every_kind() {
        assert_eq!(texts(b""), Vec::<String>::new());
        for text in ["a\n\nb ", "a\n\nb \n", "a\r\n\r\nb \r\n", "a\r\rb \r", "\u{feff}a\n\nb "] {
            assert_eq!(texts(text.as_bytes()), ["a", "", "b "], "{text:?}");
            let utf16 = |unit: fn(u16) -> [u8; 2]| {
                format!("\u{feff}{}", text.trim_start_matches('\u{feff}')).encode_utf16().flat_map(unit).collect::<Vec<_>>()
            };
            assert_eq!(texts(&utf16(u16::to_le_bytes)), ["a", "", "b "], "{text:?}");
            assert_eq!(texts(&utf16(u16::to_be_bytes)), ["a", "", "b "], "{text:?}");
        }
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let unmarked: Vec<u8> = "a line\nclé\n".encode_utf16().flat_map(unit).collect();
            assert_eq!(texts(&unmarked), ["a line", "clé"]);
        }
        assert_eq!(texts(b"a\0b\0"), ["a\0b"], "too little to tell");
        assert_eq!(texts(b"a\rb\nc"), ["a\rb", "c"], "a carriage return within a line");
    }

    #[test]
    fn zeros_behind_a_text_are_no_part_of_it() {
        for zeros in [1, 2, 511, 4095, 4096, 10_000, BLOCK + 4096, 2 * BLOCK + 17] {
            let text = |bytes: &[u8]| texts(&[bytes, &vec![0; zeros]].concat());
            assert_eq!(text(b"a\nb\0c"), ["a", "b\0c"], "{zeros}");
            let utf16: Vec<u8> = "\u{feff}a\nb\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(text(&utf16), ["a", "b"], "{zeros}");
            let utf16: Vec<u8> = "\u{feff}a\nĀ".encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(text(&utf16), ["a", "Ā"], "{zeros}");
        }
        assert_eq!(texts(&[0; 5_000]), Vec::<String>::new());
    }

    #[test]
    fn pairs_of_utf16_over_the_ends_of_blocks_and_halves_of_them() {
        let text = format!("{}𝄞é", "x".repeat((4 << 10) - 2));
        let bytes: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(texts(&bytes), [text]);
        assert_eq!(texts(b"\xff\xfea\0\x34\xd8b\0\x34\xd8"), ["a\u{fffd}b\u{fffd}"]);
        assert_eq!(texts(b"\xff\xfea\0b"), ["a\u{fffd}"]);
    }

    #[test]
    fn lines_of_any_length() {
        let long = "y".repeat(BLOCK + 17);
        assert_eq!(texts(format!("{long}\n{long}\nz\n").as_bytes()), [long.as_str(), &long, "z"]);
        for beyond in [1, 100, BLOCK, 3 * LONGEST_LINE] {
            let too_long = "w".repeat(LONGEST_LINE * 2 + beyond);
            let found = lines(format!("a\n{too_long}\nb\n{too_long}").as_bytes());
            assert_eq!(
                found.iter().map(|(text, cut)| (text.len(), *cut)).collect::<Vec<_>>(),
                [(1, false), (LONGEST_LINE, true), (1, false), (LONGEST_LINE, true)],
                "{beyond}"
            );
        }
    }
}
