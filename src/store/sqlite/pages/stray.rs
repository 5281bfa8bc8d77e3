//! Rows of pages to which no path leads any more: a page above the leaves was overwritten, and with it the way to every leaf below. SQLite's own
//! `.recover` takes such leaves by their form; so does this, from pages that belong to nothing else.

use std::path::Path;

use super::{
    Bytes, INNER_HEADER, Kind, LARGEST_ROW, LEAF_HEADER, Pages, Record, cells_of, number, page_size_of, pointer, promised_size, varint,
};

/// The header of the file, in front of the first page's own.
const FILE_HEADER: usize = 100;

/// Which pages of a file are known to be something, by number.
struct Known(Vec<bool>);

impl Known {
    /// Marks a page; false where it was marked, or is none.
    fn mark(&mut self, page: u32) -> bool {
        self.0.get_mut(page as usize).is_some_and(|mark| !std::mem::replace(mark, true))
    }

    /// Pages there are.
    fn count(&self) -> usize {
        self.0.len().saturating_sub(1)
    }
}

/// Another tree of the file.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct OtherTree {
    pub(in super::super) root: u32,
    /// A record of it could be taken for one that is looked for.
    pub(in super::super) is_alike: bool,
}

impl OtherTree {
    /// The tree of the schema: where its pages are not known, neither are the tables.
    const SCHEMA: Self = Self { root: 1, is_alike: true };
}

impl Pages {
    /// The pages of a copy as far as they are there. Those behind the last one that the header counts were never made part of the database: of a
    /// transaction that did not come to its end.
    pub(in super::super) fn of_damaged(copy: &Path, size_of_file: u64) -> Option<Self> {
        let (file, head) = Self::head(copy)?;
        let size = page_size_of(&head)?;
        // SQLite believes a count of 0 no more than it does.
        let bytes = promised_size(&head).filter(|promised| *promised > 0).map_or(size_of_file, |promised| promised.min(size_of_file));
        let count = u32::try_from(bytes / size as u64).ok()?;
        Self::with(file, &head, size_of_file, count)
    }

    /// The leaves of tables that are neither free nor of one of `others`, the trees of the rest of the schema. None where free pages, or those of a tree
    /// with records of the same kind, are not all known: what was lost cannot be told from what was deleted, or from what is no cookie, then.
    pub(in super::super) fn stray_leaves(&mut self, others: &[OtherTree]) -> Option<Vec<u32>> {
        let mut known = Known(vec![false; self.count as usize + 1]);
        let mut page = self.bench();
        self.mark_free(&mut known, &mut page)?;
        for tree in others.iter().chain([&OtherTree::SCHEMA]) {
            if !self.mark_tree(tree.root, &mut known, &mut page) && tree.is_alike {
                return None;
            }
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

    /// Marks the free pages (section 1.5): a chain of trunks, each with the numbers of others, as many as the header counts.
    fn mark_free(&mut self, known: &mut Known, page: &mut Bytes) -> Option<()> {
        let mut head = [0; FILE_HEADER];
        self.read_at(1, &mut head)?;
        let (mut trunk, mut left) = (number(&head, 32)?, number(&head, 36)?);
        while trunk != 0 {
            if !known.mark(trunk) {
                return None;
            }
            self.read(trunk, page)?;
            let leaves = number(page, 4)?;
            let end = usize::try_from(leaves).ok()?.checked_mul(4)?.checked_add(8).filter(|end| *end <= self.usable)?;
            for at in (8..end).step_by(4) {
                let leaf = number(page, at)?;
                // One behind the end of a file that was cut is no loss.
                if leaf < 2 || !known.mark(leaf) && leaf as usize <= known.count() {
                    return None;
                }
            }
            left = left.checked_sub(leaves)?.checked_sub(1)?;
            trunk = number(page, 0)?;
        }
        (left == 0).then_some(())
    }

    /// Marks the pages of a tree as far as paths lead; false where one leads nowhere.
    fn mark_tree(&mut self, root: u32, known: &mut Known, page: &mut Bytes) -> bool {
        let (mut waiting, mut is_whole) = (vec![root], true);
        while let Some(number) = waiting.pop() {
            let is_here = known.mark(number) && self.read_at(number, page).is_some();
            is_whole &= is_here && children_of(page, if number == 1 { FILE_HEADER } else { 0 }, &mut waiting).is_some();
        }
        is_whole
    }
}

/// Adds the pages below one, whose header begins `at` some place in it; none where it is no page of a tree, or not all of them can be told. A leaf has
/// none below it.
fn children_of(page: &[u8], at: usize, below: &mut Vec<u32>) -> Option<()> {
    let header = page.get(at..)?;
    let kind = header.first()?;
    if [Kind::TABLE.leaf, Kind::INDEX.leaf].contains(kind) {
        return Some(());
    }
    if ![Kind::TABLE.inner, Kind::INDEX.inner].contains(kind) {
        return None;
    }
    below.push(number(header, 8)?);
    for cell in 0..usize::from(cells_of(header)?) {
        // Places of cells are counted from the beginning of the page.
        below.push(number(page, pointer(header, INNER_HEADER, cell)?)?);
    }
    Some(())
}
