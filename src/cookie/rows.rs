//! The rows of a store, packed: a cookie takes some 35 bytes instead of the 80 of a [`Cookie`], and tables are put behind each other without
//! touching their rows.
//!
//! Tried and thrown out: plain rows (10 million take 800 MB, and twice that while a `Vec` grows), columns of their own per attribute (a row is
//! nearly always wanted whole), and LEB128 numbers (a branch for each byte; here the lengths of all numbers stand in one word before them).

mod form;
mod moved;
mod pack;
mod unpack;

use std::ops::Range;
use std::sync::Arc;

pub(super) use self::moved::Moved;
use self::pack::pack_row;
use self::unpack::Reader;
use super::{Cookie, PartitionId, RowId, Sym};

/// Rows that are packed together. A single row is had by unpacking those before it in its chunk.
const CHUNK: usize = 128;
/// Rows in the order of the store.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    chunks: Vec<Chunk>,
    /// Rows that do not fill a chunk yet.
    open: Vec<Cookie>,
    packed: usize,
    /// Where a chunk is packed before it is kept at its size.
    bench: Vec<u8>,
}

#[derive(Clone, Debug)]
struct Chunk {
    /// Number of the first row.
    start: u32,
    count: u32,
    bytes: Box<[u8]>,
    /// The rows came from another table, whose ids mean these.
    moved: Option<Arc<Moved>>,
}

/// What names a row, for walks that need no more of it: unpacking all of a row is eight times as much work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: Sym,
    /// Its path.
    pub path: Sym,
    /// The name of its host.
    pub host: Sym,
    /// The top-level site it is kept apart for.
    pub partition: Option<PartitionId>,
}

impl Named {
    fn of(cookie: &Cookie) -> Self {
        Self { name: cookie.name, path: cookie.path, host: cookie.host.name(), partition: cookie.partition }
    }
}

impl Rows {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed + self.open.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a row behind the others.
    pub fn push(&mut self, cookie: Cookie) {
        self.open.push(cookie);
        if self.open.len() == CHUNK {
            self.close();
        }
    }

    /// Forgets all rows.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// A row.
    #[must_use]
    pub fn get(&self, row: RowId) -> Option<Cookie> {
        self.iter_from(row).next()
    }

    /// All rows in order.
    pub fn iter(&self) -> Iter<'_> {
        self.iter_from(RowId(0))
    }

    /// The rows from one on.
    #[must_use]
    pub fn iter_from(&self, row: RowId) -> Iter<'_> {
        let at = row.index().min(self.len());
        let chunk = self.chunks.partition_point(|chunk| (chunk.start + chunk.count) as usize <= at);
        let mut iter = Iter { rows: self, at, chunk, reader: None };
        iter.enter();
        iter
    }

    /// What names each row from one on.
    pub fn named_from(&self, row: RowId) -> impl Iterator<Item = Named> {
        let at = row.index();
        let chunk = self.chunks.partition_point(|chunk| (chunk.start + chunk.count) as usize <= at);
        let start = self.chunks.get(chunk).map_or(self.packed, |chunk| chunk.start as usize);
        let packed = self.chunks.iter().skip(chunk).flat_map(|chunk| {
            let mut reader = Reader::of(chunk);
            std::iter::from_fn(move || reader.next_named())
        });
        let open = self.open.iter().map(Named::of);
        packed.chain(open).skip(at.saturating_sub(start))
    }

    /// Gives `visit` those rows of a range that are `wanted`, in order. For walks over most rows of a table: unpacking stands in the loop itself, so
    /// that what `visit` does not ask of a row is not worked out, and a row that is not wanted costs a fifth.
    pub fn visit(&self, range: Range<usize>, mut wanted: impl FnMut(RowId) -> bool, mut visit: impl FnMut(RowId, &Cookie)) {
        let first = self.chunks.partition_point(|chunk| (chunk.start + chunk.count) as usize <= range.start);
        for chunk in self.chunks.iter().skip(first).take_while(|chunk| (chunk.start as usize) < range.end) {
            match &chunk.moved {
                None => chunk.visit(&range, &mut wanted, &mut visit),
                Some(moved) => chunk.visit(&range, &mut wanted, |row, cookie| visit(row, &moved.cookie(*cookie))),
            }
        }
        for (row, cookie) in (self.packed..).zip(&self.open).filter(|(row, _)| range.contains(row)) {
            let row = RowId(as_number(row));
            if wanted(row) {
                visit(row, cookie);
            }
        }
    }

    /// Changes the given rows in place, which stand in order. Chunks without any of them are not looked at.
    pub fn change_at<T>(&mut self, changes: impl IntoIterator<Item = (RowId, T)>, mut change: impl FnMut(&mut Cookie, T)) {
        let mut changes = changes.into_iter().peekable();
        let mut plain = Vec::with_capacity(CHUNK);
        for chunk in &mut self.chunks {
            let is_here = |(row, _): &(RowId, T)| row.0 < chunk.start + chunk.count;
            if !changes.peek().is_some_and(is_here) {
                continue;
            }
            plain.clear();
            plain.extend(Reader::of(chunk));
            while let Some((row, what)) = changes.next_if(is_here) {
                if let Some(cookie) = row.0.checked_sub(chunk.start).and_then(|at| plain.get_mut(at as usize)) {
                    change(cookie, what);
                }
            }
            *chunk = Chunk::pack(chunk.start, &plain, &mut self.bench);
        }
        for (row, what) in changes {
            if let Some(cookie) = row.index().checked_sub(self.packed).and_then(|at| self.open.get_mut(at)) {
                change(cookie, what);
            }
        }
    }

    /// Changes rows in place: `change` says whether it did. Only chunks with a change are packed again.
    pub fn change(&mut self, mut change: impl FnMut(RowId, &mut Cookie) -> bool) {
        let mut plain = Vec::with_capacity(CHUNK);
        for chunk in &mut self.chunks {
            plain.clear();
            plain.extend(Reader::of(chunk));
            let mut is_changed = false;
            for (row, cookie) in (chunk.start..).zip(&mut plain) {
                is_changed |= change(RowId(row), cookie);
            }
            if is_changed {
                *chunk = Chunk::pack(chunk.start, &plain, &mut self.bench);
            }
        }
        for (row, cookie) in (as_number(self.packed)..).zip(&mut self.open) {
            change(RowId(row), cookie);
        }
    }

    /// Adds the rows of another table, whose ids `moved` translates.
    pub(super) fn append(&mut self, mut next: Self, moved: Moved) {
        self.close();
        next.close();
        let moved = Arc::new(moved);
        for chunk in next.chunks {
            let start = as_number(self.packed);
            self.packed += chunk.count as usize;
            self.chunks.push(if chunk.moved.is_none() {
                Chunk { start, moved: Some(Arc::clone(&moved)), ..chunk }
            } else {
                // Moved before: the ids of the table in between are worked out now.
                let plain: Vec<Cookie> = Reader::of(&chunk).map(|cookie| moved.cookie(cookie)).collect();
                Chunk::pack(start, &plain, &mut self.bench)
            });
        }
    }

    /// Gives back room that was kept for rows to come.
    pub(super) fn shrink_to_fit(&mut self) {
        self.close();
        self.chunks.shrink_to_fit();
        (self.open, self.bench) = (Vec::new(), Vec::new());
    }

    /// Bytes of heap in use, for the memory figures.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.bytes.len()).sum::<usize>()
            + self.chunks.capacity() * size_of::<Chunk>()
            + self.open.capacity() * size_of::<Cookie>()
            + self.bench.capacity()
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.chunks.push(Chunk::pack(as_number(self.packed), &self.open, &mut self.bench));
            self.packed += self.open.len();
            self.open.clear();
        }
    }
}

impl FromIterator<Cookie> for Rows {
    fn from_iter<T: IntoIterator<Item = Cookie>>(cookies: T) -> Self {
        let mut rows = Self::default();
        cookies.into_iter().for_each(|cookie| rows.push(cookie));
        rows
    }
}

impl<'a> IntoIterator for &'a Rows {
    type Item = Cookie;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// Rows one after the other.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    rows: &'a Rows,
    /// Number of the next row.
    at: usize,
    /// The chunk of the next row.
    chunk: usize,
    reader: Option<Reader<'a>>,
}

impl Iter<'_> {
    /// Skips to a row. Forwards within a chunk the rows between are passed over; anything else starts at the row's chunk.
    pub fn seek(&mut self, row: RowId) {
        let wanted = row.index();
        let end = self.rows.chunks.get(self.chunk).map_or(usize::MAX, |chunk| (chunk.start + chunk.count) as usize);
        if wanted < self.at || wanted >= end {
            *self = self.rows.iter_from(row);
        }
        while self.at < wanted {
            if self.next().is_none() {
                return;
            }
        }
    }

    /// Begins to read the chunk at hand, at the next row.
    fn enter(&mut self) {
        self.reader = self.rows.chunks.get(self.chunk).map(|chunk| {
            let mut reader = Reader::of(chunk);
            for _ in chunk.start as usize..self.at {
                reader.skip_row();
            }
            reader
        });
    }
}

impl Iterator for Iter<'_> {
    type Item = Cookie;

    fn next(&mut self) -> Option<Cookie> {
        loop {
            let Some(reader) = &mut self.reader else {
                let cookie = self.rows.open.get(self.at.checked_sub(self.rows.packed)?).copied();
                self.at += usize::from(cookie.is_some());
                return cookie;
            };
            if let Some(cookie) = reader.next() {
                self.at += 1;
                return Some(cookie);
            }
            self.chunk += 1;
            self.enter();
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.rows.len() - self.at.min(self.rows.len());
        (left, Some(left))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl Chunk {
    /// Packs rows on a bench, which keeps its room for the next ones.
    fn pack(start: u32, rows: &[Cookie], bench: &mut Vec<u8>) -> Self {
        bench.clear();
        let mut created = 0;
        for row in rows {
            created = pack_row(row, created, bench);
        }
        Self { start, count: as_number(rows.len()), bytes: bench.as_slice().into(), moved: None }
    }

    /// See [`Rows::visit`]; the ids of a row are those of the table that it was packed for.
    fn visit(&self, range: &Range<usize>, wanted: &mut impl FnMut(RowId) -> bool, mut visit: impl FnMut(RowId, &Cookie)) {
        let mut reader = Reader::of(self);
        for row in (self.start..self.start + self.count).take_while(|row| (*row as usize) < range.end) {
            if row as usize >= range.start && wanted(RowId(row)) {
                let Some(cookie) = reader.next_unmoved() else { return };
                visit(RowId(row), &cookie);
            } else {
                reader.skip_row();
            }
        }
    }
}

fn as_number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
