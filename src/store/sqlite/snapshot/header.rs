//! The few bytes of SQLite's files that say how a copy must be opened (sqlite.org/fileformat2.html).

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// `SQLite format 3\0`.
pub(crate) const DATABASE_MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Log whose checksums run over little-endian words; the last byte is `83` for big-endian ones.
pub(crate) const LOG_MAGIC: [u8; 4] = [0x37, 0x7f, 0x06, 0x82];
/// A journal that holds a transaction to roll back.
pub(crate) const JOURNAL_MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// Bytes that the header of a database says it has.
pub(crate) fn promised_size(head: &[u8]) -> Option<u64> {
    let page_size = match u16::from_be_bytes([*head.get(16)?, *head.get(17)?]) {
        1 => 65_536,
        // Of any other number a damaged header speaks, and promises nothing.
        size => u64::from(size).is_power_of_two().then_some(u64::from(size))?,
    };
    let pages = u32_at(head, 28)?;
    // The count is only kept up by writers that also copy the change counter to byte 92.
    (u32_at(head, 24) == u32_at(head, 92)).then_some(u64::from(pages) * page_size)
}

/// Whether a log holds at least one frame that SQLite would believe: right magic, header checksum and salts.
pub(crate) fn log_has_frames(head: &[u8]) -> bool {
    let (Some(header), Some(frame)) = (head.get(..32), head.get(32..56)) else { return false };
    let little_endian = match header.get(..4) {
        Some(magic) if magic == LOG_MAGIC => true,
        Some([0x37, 0x7f, 0x06, 0x83]) => false,
        _ => return false,
    };
    let sums = header.get(..24).map(|bytes| checksum(bytes, little_endian, (0, 0)));
    sums == u32_at(header, 24).zip(u32_at(header, 28)) && header.get(16..24) == frame.get(8..16)
}

/// Whether a file in the place of a log, which is not empty, gives nothing that was written into it: it is none, or its first frame is damaged.
pub(crate) fn is_unreadable_log(head: &[u8]) -> bool {
    let Some(header) = head.get(..32) else { return !head.is_empty() };
    let little_endian = header.starts_with(&LOG_MAGIC);
    let sums = checksum(header.get(..24).unwrap_or_default(), little_endian, (0, 0));
    let is_log =
        (little_endian || header.starts_with(&[0x37, 0x7f, 0x06, 0x83])) && u32_at(header, 24).zip(u32_at(header, 28)) == Some(sums);
    if !is_log || !log_has_frames(head) {
        // What has the salts of an older log is left of it.
        return !is_log;
    }
    let page = u32_at(header, 8).and_then(|size| head.get(56..56 + usize::try_from(size).ok()?));
    let sums_of_frame = |page| checksum(page, little_endian, checksum(head.get(32..40).unwrap_or_default(), little_endian, sums));
    page.map(sums_of_frame).is_none_or(|sums| u32_at(head, 48).zip(u32_at(head, 52)) != Some(sums))
}

/// Whether a log ends in the middle of a frame or of a transaction. Behind the last one may stand frames of an older log, which have other salts.
pub(super) fn breaks_off(log: &Path) -> io::Result<bool> {
    let mut file = File::open(log)?;
    let length = file.metadata()?.len();
    let mut header = [0; 32];
    file.read_exact(&mut header)?;
    let frame = 24 + u64::from(u32_at(&header, 8).unwrap_or(0));
    let frames = (length - 32) / frame;
    let mut is_open = false;
    for number in 0..frames {
        let mut begins = [0; 24];
        file.seek(SeekFrom::Start(32 + number * frame))?;
        file.read_exact(&mut begins)?;
        if begins.get(8..16) != header.get(16..24) {
            return Ok(is_open);
        }
        // The last frame of a transaction says how many pages the database then has.
        is_open = u32_at(&begins, 4) == Some(0);
    }
    Ok(is_open || 32 + frames * frame != length)
}

/// What SQLite adds to the name of a database for a file that begins so: a log that holds something, or a journal.
pub(crate) fn companion_of(head: &[u8]) -> Option<&'static str> {
    match head {
        _ if log_has_frames(head) => Some("-wal"),
        _ if head.starts_with(&JOURNAL_MAGIC) => Some("-journal"),
        _ => None,
    }
}

/// The first page of an empty database of a log's page size. A main file without bytes is what a copy that failed leaves: SQLite takes its log for a
/// remainder and throws it away, with all rows; below this page it reads it.
pub(crate) fn first_page_for(log: &[u8]) -> Option<Vec<u8>> {
    let size = u32_at(log, 8).filter(|size| size.is_power_of_two() && (512..=65_536).contains(size))?;
    let mut page = DATABASE_MAGIC.to_vec();
    // Both are 16 bits wide; the largest size is written as 1, and the place of the cells on an empty page of that size as 0.
    page.extend(u16::try_from(size).unwrap_or(1).to_be_bytes());
    // Written and read through a log; fractions of pages; a change counter of 1, and one page.
    page.extend([2, 2, 0, 64, 32, 32, 0, 0, 0, 1, 0, 0, 0, 1]);
    // Format of the schema, encoding, and that the count of pages is kept up; a table without cells.
    for (end, number) in [(44, 0), (48, 4), (56, 0), (60, 1), (92, 0), (96, 1), (100, 0)] {
        page.resize(end - 1, 0);
        page.push(number);
    }
    page.extend([0x0d, 0, 0, 0, 0]);
    page.extend(u16::try_from(size).unwrap_or(0).to_be_bytes());
    page.resize(usize::try_from(size).ok()?, 0);
    Some(page)
}

/// The sums of a log over pairs of words, going on from those before.
pub(crate) fn checksum(bytes: &[u8], little_endian: bool, start: (u32, u32)) -> (u32, u32) {
    let word = |four: &[u8]| {
        let four = <[u8; 4]>::try_from(four).unwrap_or_default();
        if little_endian { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }
    };
    bytes.chunks_exact(8).fold(start, |(mut s0, mut s1), pair| {
        let (x, y) = pair.split_at(4);
        s0 = s0.wrapping_add(word(x)).wrapping_add(s1);
        s1 = s1.wrapping_add(word(y)).wrapping_add(s0);
        (s0, s1)
    })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
