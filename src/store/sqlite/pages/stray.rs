//! Rows of pages to which no path leads any more: a page above the leaves was overwritten, and with it the way to every leaf below. SQLite's own
//! `.recover` takes such leaves by their form; so does this, from pages that belong to nothing else.

use std::path::Path;

use super::{Bytes, INNER_HEADER, Kind, LARGEST_ROW, LEAF_HEADER, Pages, Record, cells_of, number, page_size_of, pointer, varint};

/// The header of the file, in front of the first page's own.
const FILE_HEADER: usize = 100;

/// Which pages of a file are known to be something, by number.
struct Known(Vec<bool>);

impl Known {
    /// Marks a page; false where it was marked, or is none.
    fn mark(&mut self, page: u32) -> bool {
        self.0.get_mut(page as usize).is_some_and(|mark| !std::mem::replace(mark, true))
    }
}

impl Pages {
    /// The pages of a copy as far as they are there, whatever its header promises.
    pub(in super::super) fn of_damaged(copy: &Path, size_of_file: u64) -> Option<Self> {
        let (file, head) = Self::head(copy)?;
        let size = page_size_of(&head)?;
        let count = u32::try_from(size_of_file / size as u64).ok()?;
        Self::with(file, &head, size_of_file, count)
    }

    /// The leaves of tables that are neither free nor of one of `others`, the trees of the rest of the schema, by their roots. None where the list of
    /// free pages cannot be followed: what was deleted cannot be told from what was lost then.
    pub(in super::super) fn stray_leaves(&mut self, others: &[u32]) -> Option<Vec<u32>> {
        let mut known = Known(vec![false; self.count as usize + 1]);
        let mut page = self.bench();
        self.mark_free(&mut known, &mut page)?;
        // The first page is the schema's.
        for root in others.iter().chain([&1]) {
            self.mark_tree(*root, &mut known, &mut page);
        }
        let is_stray = |number: u32| !known.0.get(number as usize).copied().unwrap_or(true);
        let mut strays = Vec::new();
        for number in (2..=self.count).filter(|number| is_stray(*number)) {
            let mut kind = [0];
            if self.read(number, &mut kind).is_some() && kind == [Kind::TABLE.leaf] {
                strays.push(number);
            }
        }
        Some(strays)
    }

    /// Gives every row of a leaf that can be had, with its number.
    pub(in super::super) fn each_row(&mut self, leaf: u32, page: &mut Bytes, each: &mut dyn FnMut(i64, &Record<'_>)) {
        let Some(cells) = self.read(leaf, page).and_then(|()| cells_of(page)) else { return };
        for cell in 0..usize::from(cells) {
            if self.row(page, cell, each).is_none() && LEAF_HEADER + 2 * cell > self.usable {
                return;
            }
        }
    }

    fn row(&mut self, page: &[u8], cell: usize, each: &mut dyn FnMut(i64, &Record<'_>)) -> Option<()> {
        let (length, at) = varint(page, pointer(page, LEAF_HEADER, cell)?)?;
        let (rowid, at) = varint(page, at)?;
        let length = usize::try_from(length).ok().filter(|length| (1..=LARGEST_ROW).contains(length))?;
        let local = self.local(length);
        let here = page.get(at..at + local).filter(|_| at + local <= self.usable)?;
        if local == length {
            each(rowid.cast_signed(), &Record::of(here)?);
        } else {
            let whole = self.gather(here, length, number(page, at + local)?)?;
            each(rowid.cast_signed(), &Record::of(&whole)?);
        }
        Some(())
    }

    /// Marks the free pages (section 1.5): a chain of trunks, each with the numbers of others.
    fn mark_free(&mut self, known: &mut Known, page: &mut Bytes) -> Option<()> {
        let mut head = [0; FILE_HEADER];
        self.read_at(1, &mut head)?;
        let mut trunk = number(&head, 32)?;
        while trunk != 0 {
            if !known.mark(trunk) {
                return None;
            }
            self.read(trunk, page)?;
            let leaves = usize::try_from(number(page, 4)?).ok().filter(|leaves| 8 + 4 * leaves <= self.usable)?;
            for leaf in 0..leaves {
                // One behind the end of a file that was cut is no loss.
                known.mark(number(page, 8 + 4 * leaf)?);
            }
            trunk = number(page, 0)?;
        }
        Some(())
    }

    /// Marks the pages of a tree, as far as paths lead.
    fn mark_tree(&mut self, root: u32, known: &mut Known, page: &mut Bytes) {
        let mut waiting = vec![root];
        while let Some(number) = waiting.pop() {
            if known.mark(number) && self.read_at(number, page).is_some() {
                let _ = children_of(page, if number == 1 { FILE_HEADER } else { 0 }, &mut waiting);
            }
        }
    }
}

/// Adds the pages below one, which begins `at` some place in it; none below a leaf.
fn children_of(page: &[u8], at: usize, below: &mut Vec<u32>) -> Option<()> {
    let header = page.get(at..)?;
    if ![Kind::TABLE.inner, Kind::INDEX.inner].contains(header.first()?) {
        return None;
    }
    below.push(number(header, 8)?);
    for cell in 0..usize::from(cells_of(header)?) {
        // Places of cells are counted from the beginning of the page.
        below.push(number(page, pointer(header, INNER_HEADER, cell)?)?);
    }
    Some(())
}
