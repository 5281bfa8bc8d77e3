//! The first bytes of a copy that SQLite refuses. All rows of a database may be there and one byte of its header be wrong: what the header says is held against
//! the pages, and put right where it cannot be true (sqlite.org/fileformat2.html, sections 1.3 and 1.6).

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::{Bytes, FEWEST_USABLE, Kind, LEAF_HEADER, cells_of, page_size_of, pointer};
use crate::store::sqlite::snapshot::DATABASE_MAGIC;

/// Bytes of the header of the file, behind which the first page begins as any other.
const FILE_HEADER: usize = 100;
/// The sizes that a page can have.
const SIZES: [usize; 8] = [512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536];
/// Bytes that are looked at to tell which size pages have.
const SAMPLE: u64 = 4 << 20;
/// Bytes of an entry of the schema before its name, with room for what is long.
const BEFORE_NAME: usize = 24;

/// Whether the room for something else at the end of each page is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Reserved {
    AsSaid,
    None,
}

/// Whether a schema lies on the first page of a file, whatever its header says: then it is a database.
pub(crate) fn has_schema(head: &[u8]) -> bool {
    entries(head) > 0
}

/// Puts the header of a copy right; false where nothing of it is known to be wrong, or it has no schema.
pub(in super::super) fn mend_header(copy: &Path, has_log: bool, reserved: Reserved) -> io::Result<bool> {
    let mut file = File::options().read(true).write(true).open(copy)?;
    let length = file.metadata()?.len();
    let mut head = Bytes::new(Vec::with_capacity(65_536));
    io::Read::take(&mut file, 65_536).read_to_end(&mut head)?;
    if !has_schema(&head) {
        return Ok(false);
    }
    let Some(size) = size_of_pages(&mut file, &head, length)? else { return Ok(false) };
    let mut mended = Bytes::new(head.get(..FILE_HEADER + LEAF_HEADER).unwrap_or_default().to_vec());
    let mut put = |at: usize, bytes: &[u8]| mended.iter_mut().skip(at).zip(bytes).for_each(|(to, from)| *to = *from);
    put(0, DATABASE_MAGIC);
    // The largest size does not fit and is written as 1.
    put(16, &u16::try_from(size).unwrap_or(1).to_be_bytes());
    for at in [18, 19] {
        if !head.get(at).is_some_and(|version| [1, 2].contains(version)) {
            put(at, &[if has_log { 2 } else { 1 }]);
        }
    }
    let room = head.get(20).copied().map_or(0, usize::from);
    if reserved == Reserved::None || size - room < FEWEST_USABLE {
        put(20, &[0]);
    }
    put(21, &[64, 32, 32]);
    if !has_log {
        // As many pages as there are; the count is only believed with the change counter beside it.
        put(28, &u32::try_from(length / size as u64).unwrap_or(u32::MAX).to_be_bytes());
        put(92, head.get(24..28).unwrap_or_default());
    }
    let number = |at: usize| head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes);
    if !(1..=4).contains(&number(44)) {
        put(44, &4u32.to_be_bytes());
    }
    if !(1..=3).contains(&number(56)) {
        put(56, &1u32.to_be_bytes());
    }
    let first = head.get(FILE_HEADER..).unwrap_or_default();
    let is_leaf = first.first() == Some(&Kind::TABLE.leaf) && cells_of(first).map(usize::from) == Some(entries(&head));
    if !is_leaf && first.first() != Some(&Kind::TABLE.inner) {
        put(FILE_HEADER, &[Kind::TABLE.leaf]);
        put(FILE_HEADER + 3, &u16::try_from(entries(&head)).unwrap_or(0).to_be_bytes());
    }
    if head.starts_with(&mended) {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&mended)?;
    Ok(true)
}

/// How many entries of a schema the first page holds from the first one on. Each begins with its lengths and then says what it is.
fn entries(head: &[u8]) -> usize {
    const WORDS: [&[u8]; 4] = [b"table", b"index", b"view", b"trigger"];
    let is_entry = |at: usize| {
        let begins = head.get(at..at + BEFORE_NAME).unwrap_or_default();
        WORDS.iter().any(|word| begins.windows(word.len()).any(|part| part == *word))
    };
    let most = head.len().saturating_sub(FILE_HEADER + LEAF_HEADER) / 2;
    // What lies before the content of the page is left of tables that were dropped.
    let start = pointer(head, FILE_HEADER + 5, 0).unwrap_or(0);
    let places = (0..most).map_while(|entry| pointer(head, FILE_HEADER + LEAF_HEADER, entry));
    // The list ends where its last entries, which were put on the page last, begin at the latest.
    let mut lowest = head.len();
    let mut count = 0;
    for at in places {
        let end_of_list = FILE_HEADER + LEAF_HEADER + 2 * (count + 1);
        if at < end_of_list || at < start || end_of_list > lowest || !is_entry(at) {
            break;
        }
        lowest = lowest.min(at);
        count += 1;
    }
    count
}

/// Bytes of a page: what the header says, or the largest size at which about as many pages of trees are met as at any smaller one. At a size that is too
/// large half of them are passed over, at one that is too small only what is no beginning of a page is looked at beside them.
fn size_of_pages(file: &mut File, head: &[u8], length: u64) -> io::Result<Option<usize>> {
    let said = page_size_of(head).filter(|said| SIZES.contains(said));
    let mut found = [0; SIZES.len()];
    for (found, size) in found.iter_mut().zip(SIZES) {
        *found = pages_of_trees(file, size, length)?;
    }
    let most = found.iter().copied().max().unwrap_or(0);
    let is_enough = |found: u64| found > 0 && found * 4 >= most * 3;
    let by_form = || found.iter().zip(SIZES).rev().find(|(found, _)| is_enough(**found)).map(|(_, size)| size);
    let is_likely = |said: &usize| found.iter().zip(SIZES).any(|(found, size)| size == *said && (is_enough(*found) || most == 0));
    Ok(said.filter(is_likely).or_else(by_form))
}

/// How many pages behind the first look like pages of a tree.
fn pages_of_trees(file: &mut File, size: usize, length: u64) -> io::Result<u64> {
    let pages = length.min(SAMPLE) / size as u64;
    let mut found = 0;
    for page in 1..pages {
        let mut begins = [0; LEAF_HEADER];
        file.seek(SeekFrom::Start(page * size as u64))?;
        file.read_exact(&mut begins)?;
        found += u64::from(is_of_tree(begins, size));
    }
    Ok(found)
}

/// Whether a page begins as one of a tree does: its kind, free room, the number of its cells, and where they begin.
fn is_of_tree(begins: [u8; LEAF_HEADER], size: usize) -> bool {
    let [kind, free_high, free_low, count_high, count_low, start_high, start_low, fragments] = begins;
    let number = |high, low| usize::from(u16::from_be_bytes([high, low]));
    let (free, count) = (number(free_high, free_low), number(count_high, count_low));
    let start = match number(start_high, start_low) {
        0 => 65_536,
        start => start,
    };
    [2, 5, 10, 13].contains(&kind) && free < size && LEAF_HEADER + 2 * count <= start && start <= size && count > 0 && fragments <= 60
}
