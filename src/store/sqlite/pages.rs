//! The rows of a whole copy taken from its pages, without SQLite's machine (sqlite.org/fileformat2.html, sections 1.3, 1.5 and 1.6).
//!
//! SQLite works a row out step by step and gives it cell by cell, with three calls for each; of a million rows that was a third of all reading.
//! Here nothing is read but what hangs together: a copy without log and journal, as long as its header says, in UTF-8, with a table whose columns
//! lie in its records as they were declared. Whatever is odd (a page of another kind, a cell beyond its page, a row number out of turn, a record
//! that is too short, an index with another count) makes the reader give up, and SQLite reads the table with all due care.
//!
//! It is no door to SQLite files of its own: [`super::parts`] asks it first, and everything that needs to know more than cells is SQLite's.

mod cut;
mod layout;
mod mend;
mod record;
mod stray;

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use zeroize::Zeroizing;

use super::snapshot::{DATABASE_MAGIC, promised_size};

pub(super) use cut::trim_last_page;
pub(super) use layout::{FEWEST_FIELDS, Layout};
pub(crate) use mend::has_schema;
pub(super) use mend::{Reserved, mend_header};
pub(super) use record::Record;
pub(crate) use record::RecordCells;
pub(super) use stray::OtherTree;

/// A page, which may hold values: overwritten when it goes.
pub(super) type Bytes = Zeroizing<Vec<u8>>;

/// A row with its number.
pub(super) type NumberedRecord<'a> = (i64, Record<'a>);

/// The pages of a copy. Each thread has its own.
pub(super) struct Pages {
    file: File,
    size: usize,
    /// Bytes of a page that hold content.
    usable: usize,
    count: u32,
    /// Bytes that may still be gathered from pages of their own: rows of a hostile file may share them.
    overflow_left: usize,
}

/// The kinds of pages of one tree.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    inner: u8,
    leaf: u8,
}

impl Kind {
    pub(super) const TABLE: Self = Self { inner: 0x05, leaf: 0x0d };
    pub(super) const INDEX: Self = Self { inner: 0x02, leaf: 0x0a };
}

/// The pages at the foot of a tree in their order, and the cells above them.
pub(super) struct Leaves {
    pub(super) pages: Vec<u32>,
    inner_cells: u64,
}

/// Rows of a part of the leaves: how many, and the numbers of the first and the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) bounds: Option<(i64, i64)>,
}

/// Bytes of content that a page has at least.
const FEWEST_USABLE: usize = 480;
/// Rows that are given together.
const BATCH: usize = 64;
/// No tree of pages is higher: each page above the leaves leads to two others at least.
const MOST_LEVELS: usize = 20;
/// Bytes of the header of a page at the foot of a tree, and above.
const LEAF_HEADER: usize = 8;
const INNER_HEADER: usize = 12;
/// As much as SQLite is allowed for one row (`super::open`).
const LARGEST_ROW: usize = 16 << 20;

impl Pages {
    /// The pages of a copy; none when its header does not promise what is there.
    pub(super) fn open(copy: &Path, size_of_file: u64) -> Option<Self> {
        let (file, head) = Self::head(copy)?;
        if promised_size(&head) != Some(size_of_file) {
            return None;
        }
        let count = number(&head, 28)?;
        Self::with(file, &head, size_of_file, count)
    }

    /// A file that begins like a database in UTF-8, with its header.
    fn head(copy: &Path) -> Option<(File, [u8; 100])> {
        let mut file = File::open(copy).ok()?;
        let mut head = [0; 100];
        file.read_exact(&mut head).ok()?;
        let is_utf8 = number(&head, 56)? == 1;
        (head.starts_with(DATABASE_MAGIC) && is_utf8).then_some((file, head))
    }

    fn with(file: File, head: &[u8], size_of_file: u64, count: u32) -> Option<Self> {
        let size = page_size_of(head)?;
        let usable = size.checked_sub(usize::from(*head.get(20)?)).filter(|usable| *usable >= FEWEST_USABLE)?;
        let overflow_left = usize::try_from(size_of_file).ok()?.saturating_mul(4).saturating_add(LARGEST_ROW);
        Some(Self { file, size, usable, count, overflow_left })
    }

    /// Bytes of a page.
    pub(super) fn page_size(&self) -> usize {
        self.size
    }

    /// The pages at the foot of the tree below `root`, level by level, so that pages that point at each other come to an end.
    pub(super) fn leaves(&mut self, root: u32, kind: Kind) -> Option<Leaves> {
        let mut leaves = Leaves { pages: vec![root], inner_cells: 0 };
        let mut page = self.bench();
        for _ in 0..MOST_LEVELS {
            self.read(*leaves.pages.first()?, &mut page)?;
            if page.first() == Some(&kind.leaf) {
                return Some(leaves);
            }
            let mut below = Vec::new();
            for number in leaves.pages {
                self.read(number, &mut page)?;
                leaves.inner_cells += children(&page, kind, &mut below)?;
                if below.len() > self.count as usize {
                    return None;
                }
            }
            leaves.pages = below;
        }
        None
    }

    /// How many entries the index below `root` has.
    pub(super) fn entries(&mut self, root: u32) -> Option<u64> {
        let leaves = self.leaves(root, Kind::INDEX)?;
        let mut entries = leaves.inner_cells;
        for number in leaves.pages {
            let mut head = [0; LEAF_HEADER];
            self.read(number, &mut head)?;
            entries += u64::from(cells_of(&head).filter(|_| head.first() == Some(&Kind::INDEX.leaf))?);
        }
        Some(entries)
    }

    /// Gives the rows of a page at the foot of a table to `each`, some at a time, with their numbers, which must be beyond those of `tally`.
    pub(super) fn rows(
        &mut self,
        number: u32,
        page: &mut Bytes,
        tally: &mut Tally,
        each: &mut dyn FnMut(&[NumberedRecord<'_>]),
    ) -> Option<()> {
        self.read(number, page)?;
        if page.first() != Some(&Kind::TABLE.leaf) {
            return None;
        }
        let mut batch = Vec::with_capacity(BATCH);
        for cell in 0..usize::from(cells_of(page)?) {
            let at = pointer(page, LEAF_HEADER, cell)?;
            let (length, at) = varint(page, at)?;
            let (rowid, at) = varint(page, at)?;
            let (length, rowid) = (usize::try_from(length).ok().filter(|length| *length <= LARGEST_ROW)?, rowid.cast_signed());
            *tally = tally.and(Tally { rows: 1, bounds: Some((rowid, rowid)) })?;
            let local = self.local(length);
            let here = page.get(at..at + local).filter(|_| at + local <= self.usable)?;
            if local == length {
                batch.push((rowid, Record::of(here)?));
            }
            if batch.len() == BATCH || local < length {
                each(&batch);
                batch.clear();
            }
            if local < length {
                let next = self::number(page, at + local)?;
                let whole = self.gather(here, length, next)?;
                each(&[(rowid, Record::of(&whole)?)]);
            }
        }
        each(&batch);
        Some(())
    }

    /// Bytes of a row of so many that lie on its page.
    fn local(&self, length: usize) -> usize {
        local_of(length, self.usable, self.usable - 35)
    }

    /// A row that goes on on pages of its own.
    fn gather(&mut self, here: &[u8], length: usize, mut next: u32) -> Option<Bytes> {
        self.overflow_left = self.overflow_left.checked_sub(length)?;
        let (mut row, mut page) = (Bytes::new(Vec::with_capacity(length)), self.bench());
        row.extend_from_slice(here);
        while row.len() < length {
            self.read(next, &mut page)?;
            next = number(&page, 0)?;
            let left = (length - row.len()).min(self.usable - 4);
            row.extend_from_slice(page.get(4..4 + left)?);
        }
        Some(row)
    }

    /// Room for a page.
    pub(super) fn bench(&self) -> Bytes {
        Bytes::new(vec![0; self.size])
    }

    /// Reads the beginning of a page. The first page holds the schema and is no tree's but that one's.
    fn read(&mut self, number: u32, into: &mut [u8]) -> Option<()> {
        if number < 2 { None } else { self.read_at(number, into) }
    }

    /// The same of any page.
    fn read_at(&mut self, number: u32, into: &mut [u8]) -> Option<()> {
        if !(1..=self.count).contains(&number) {
            return None;
        }
        self.file.seek(SeekFrom::Start((u64::from(number) - 1) * self.size as u64)).ok()?;
        self.file.read_exact(into).ok()
    }
}

impl Tally {
    /// Adds the rows of the leaves that follow; none when their numbers do not.
    pub(super) fn and(self, next: Self) -> Option<Self> {
        let bounds = match (self.bounds, next.bounds) {
            (Some((first, end)), Some((start, last))) if end < start => Some((first, last)),
            (Some(_), Some(_)) => return None,
            (one, other) => one.or(other),
        };
        Some(Self { rows: self.rows + next.rows, bounds })
    }
}

/// Bytes of a cell of so many that lie on its page, where `most` may (section 1.6, "cell payload overflow pages").
fn local_of(length: usize, usable: usize, most: usize) -> usize {
    if length <= most {
        return length;
    }
    let fewest = (usable - 12) * 32 / 255 - 23;
    let fitting = fewest + (length - fewest) % (usable - 4);
    if fitting <= most { fitting } else { fewest }
}

/// Adds the pages below one that is no leaf, and says how many cells it has.
fn children(page: &[u8], kind: Kind, below: &mut Vec<u32>) -> Option<u64> {
    if page.first() != Some(&kind.inner) {
        return None;
    }
    let cells = cells_of(page)?;
    for cell in 0..usize::from(cells) {
        below.push(number(page, pointer(page, INNER_HEADER, cell)?)?);
    }
    below.push(number(page, 8)?);
    Some(u64::from(cells))
}

/// Bytes of a page, by the header of the file.
fn page_size_of(head: &[u8]) -> Option<usize> {
    match u16::from_be_bytes([*head.get(16)?, *head.get(17)?]) {
        1 => Some(65_536),
        size => Some(usize::from(size)).filter(|size| *size >= 512 && size.is_power_of_two()),
    }
}

/// How many cells a page has.
fn cells_of(page: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes([*page.get(3)?, *page.get(4)?]))
}

/// Where a cell begins.
fn pointer(page: &[u8], header: usize, cell: usize) -> Option<usize> {
    let at = header + 2 * cell;
    Some(usize::from(u16::from_be_bytes([*page.get(at)?, *page.get(at + 1)?])))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..).and_then(<[u8]>::first_chunk::<4>).map(|four| u32::from_be_bytes(*four))
}

/// A number of one to nine bytes and where it ends (section 1.6, "varint").
#[inline]
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let first = *bytes.get(at)?;
    if first < 0x80 {
        return Some((u64::from(first), at + 1));
    }
    let mut number = u64::from(first & 0x7f);
    for place in 1..8 {
        let byte = *bytes.get(at + place)?;
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number, at + place + 1));
        }
    }
    Some((number << 8 | u64::from(*bytes.get(at + 8)?), at + 9))
}

#[cfg(test)]
mod tests;
