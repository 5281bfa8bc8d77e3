//! The rows of a store, packed: a cookie takes some 35 bytes instead of the 80 of a [`Cookie`], and tables are put behind each other without
//! touching their rows.
//!
//! Tried and thrown out: plain rows (10 million take 800 MB, and twice that while a `Vec` grows), columns of their own per attribute (a row is
//! nearly always wanted whole), and LEB128 numbers (a branch for each byte; here the lengths of all numbers stand in one word before them).

use std::sync::Arc;

use super::{ContainerId, Cookie, Expiry, Host, HostKind, Moment, PartitionId, RowId, SameSite, Scope, SetBy, Sym, ValueShape};

/// Rows that are packed together. A single row is had by unpacking those before it in its chunk.
const CHUNK: usize = 128;
/// Numbers of a packed row: name, path, host, partition, container, four times.
const NUMBERS: usize = 9;
/// Bytes that may be read behind the last number of a chunk, so that each number is read as eight bytes.
const PADDING: usize = 8;

/// Rows in the order of the store.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    chunks: Vec<Chunk>,
    /// Rows that do not fill a chunk yet.
    open: Vec<Cookie>,
    packed: usize,
}

/// What the ids of one table are in another.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub(super) texts: Vec<Sym>,
    pub(super) partitions: Vec<Option<PartitionId>>,
    pub(super) containers: Vec<Option<ContainerId>>,
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
                *chunk = Chunk::pack(chunk.start, &plain);
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
                Chunk::pack(start, &plain)
            });
        }
    }

    /// Bytes of heap in use, for the memory figures.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.bytes.len()).sum::<usize>()
            + self.chunks.capacity() * size_of::<Chunk>()
            + self.open.capacity() * size_of::<Cookie>()
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.chunks.push(Chunk::pack(as_number(self.packed), &self.open));
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
    fn pack(start: u32, rows: &[Cookie]) -> Self {
        let mut bytes = Vec::with_capacity(rows.len() * 40 + PADDING);
        let mut created = 0;
        for row in rows {
            created = pack_row(row, created, &mut bytes);
        }
        bytes.extend([0; PADDING]);
        Self { start, count: as_number(rows.len()), bytes: bytes.into_boxed_slice(), moved: None }
    }
}

/// Writes a row behind the one that was created at `before`, and gives the time from which the next one counts.
fn pack_row(row: &Cookie, before: i64, out: &mut Vec<u8>) -> i64 {
    let created = row.created.map(Moment::unix_micros);
    let base = created.unwrap_or(before);
    // Most times lie near each other, so that their differences are short.
    let near = |moment: Option<Moment>| moment.map_or(0, |moment| zigzag(moment.unix_micros().wrapping_sub(base)));
    let end = if let Expiry::At(moment) = row.expiry { Some(moment) } else { None };
    let numbers: [u64; NUMBERS] = [
        row.name.index() as u64,
        row.path.index() as u64,
        row.host.name().index() as u64,
        row.partition.map_or(0, |id| u64::from(id.number())),
        row.container.map_or(0, |id| u64::from(id.number())),
        created.map_or(0, |created| zigzag(created.wrapping_sub(before))),
        near(row.last_set),
        near(row.last_accessed),
        near(end),
    ];
    let lengths = numbers.iter().rev().fold(0u64, |word, number| word << 4 | length(*number));
    let flags = flags_of(row);
    // Nine lengths of four bits and 28 bits of flags.
    out.extend((lengths | u64::from(flags) << 36).to_le_bytes());
    for number in numbers {
        let bytes = number.to_le_bytes();
        out.extend_from_slice(bytes.get(..usize::try_from(length(number)).unwrap_or(8)).unwrap_or(&bytes));
    }
    base
}

/// Bytes that a number needs.
fn length(number: u64) -> u64 {
    u64::from(8 - number.leading_zeros() / 8)
}

fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

fn as_number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Reads the rows of a chunk.
#[derive(Clone, Debug)]
struct Reader<'a> {
    chunk: &'a Chunk,
    at: usize,
    left: u32,
    created: i64,
}

impl<'a> Reader<'a> {
    fn of(chunk: &'a Chunk) -> Self {
        Self { chunk, at: 0, left: chunk.count, created: 0 }
    }

    /// The eight bytes at `at`; the chunk ends with padding for this.
    fn word(&self, at: usize) -> u64 {
        self.chunk.bytes.get(at..).and_then(<[u8]>::first_chunk::<8>).map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    /// The numbers and the flags of the next row.
    fn numbers(&mut self) -> ([u64; NUMBERS], u32) {
        let head = self.word(self.at);
        let mut lengths = head;
        let mut at = self.at + 8;
        let numbers = std::array::from_fn(|_| {
            let length = lengths & 15;
            lengths >>= 4;
            // Zero bytes are the number zero; a shift by the whole width would not be.
            let number = self.word(at) & u64::MAX.checked_shr(64 - 8 * u32::try_from(length).unwrap_or(8)).unwrap_or(0);
            at += usize::try_from(length).unwrap_or(8);
            number
        });
        self.at = at;
        (numbers, u32::try_from(head >> 36).unwrap_or(0))
    }

    fn skip_row(&mut self) {
        let (numbers, flags) = self.numbers();
        self.left = self.left.saturating_sub(1);
        if flags & HAS_CREATED != 0 {
            self.created = self.created.wrapping_add(unzigzag(numbers[5]));
        }
    }
}

impl Iterator for Reader<'_> {
    type Item = Cookie;

    fn next(&mut self) -> Option<Cookie> {
        self.left = self.left.checked_sub(1)?;
        let (numbers, flags) = self.numbers();
        let [name, path, host, partition, container, created, last_set, last_accessed, end] = numbers;
        let has = |flag: u32| flags & flag != 0;
        if has(HAS_CREATED) {
            self.created = self.created.wrapping_add(unzigzag(created));
        }
        let base = self.created;
        let near = |number: u64| Moment::unpacked(base.wrapping_add(unzigzag(number)));
        let id = |number: u64| u32::try_from(number).unwrap_or(0);
        let field = |shift: u32, bits: u32| (flags >> shift) & ((1 << bits) - 1);
        let cookie = Cookie {
            name: Sym::new(id(name)),
            path: Sym::new(id(path)),
            host: Host::of_parts(Sym::new(id(host)), pick(&KINDS, field(HOST_KIND, 2)), pick(&SCOPES, field(SCOPE, 2))),
            partition: PartitionId::of_number(id(partition)),
            container: ContainerId::of_number(id(container)),
            created: if has(HAS_CREATED) { Moment::unpacked(base) } else { None },
            last_set: if has(HAS_LAST_SET) { near(last_set) } else { None },
            last_accessed: if has(HAS_ACCESSED) { near(last_accessed) } else { None },
            expiry: match field(EXPIRY, 2) {
                0 => Expiry::Session,
                1 => near(end).map_or(Expiry::Unknown, Expiry::At),
                2 => Expiry::FarFuture,
                _ => Expiry::Unknown,
            },
            secure: pick(&FLAGS, field(SECURE, 2)),
            http_only: pick(&FLAGS, field(HTTP_ONLY, 2)),
            same_site: pick(&SAME_SITES, field(SAME_SITE, 3)),
            shape: ValueShape::ALL.get(field(SHAPE, 4) as usize).copied().unwrap_or(ValueShape::Missing),
            set_by: pick(&SET_BY, field(SETTER, 2)),
            from_log: has(FROM_LOG),
        };
        Some(match &self.chunk.moved {
            Some(moved) => moved.cookie(cookie),
            None => cookie,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl Moved {
    fn cookie(&self, cookie: Cookie) -> Cookie {
        let text = |sym: Sym| self.texts.get(sym.index()).copied().unwrap_or(sym);
        Cookie {
            name: text(cookie.name),
            path: text(cookie.path),
            host: cookie.host.moved_to(text(cookie.host.name())),
            partition: cookie.partition.and_then(|id| self.partitions.get(id.index()).copied().flatten()),
            container: cookie.container.and_then(|id| self.containers.get(id.index()).copied().flatten()),
            ..cookie
        }
    }
}

// Places of the small facts among the flags.
const HAS_CREATED: u32 = 1;
const HAS_LAST_SET: u32 = 1 << 1;
const HAS_ACCESSED: u32 = 1 << 2;
const FROM_LOG: u32 = 1 << 3;
const HOST_KIND: u32 = 4;
const SCOPE: u32 = 6;
const EXPIRY: u32 = 8;
const SECURE: u32 = 10;
const HTTP_ONLY: u32 = 12;
const SAME_SITE: u32 = 14;
const SETTER: u32 = 17;
const SHAPE: u32 = 19;

const KINDS: [HostKind; 4] = [HostKind::Domain, HostKind::SingleLabel, HostKind::Ip, HostKind::File];
const SCOPES: [Scope; 3] = [Scope::HostOnly, Scope::Domain, Scope::Unknown];
const FLAGS: [Option<bool>; 3] = [None, Some(false), Some(true)];
const SET_BY: [Option<SetBy>; 4] = [None, Some(SetBy::Header), Some(SetBy::Script), Some(SetBy::Other)];
const SAME_SITES: [Option<SameSite>; 6] =
    [None, Some(SameSite::Strict), Some(SameSite::Lax), Some(SameSite::None), Some(SameSite::Unset), Some(SameSite::NoneOrUnset)];

/// The choice at a number; the first one for a number that was never written.
fn pick<T: Copy>(choices: &[T], number: u32) -> T {
    choices.get(number as usize).copied().unwrap_or(choices[0])
}

/// The number of a choice.
fn number_of<T: PartialEq>(choices: &[T], choice: &T) -> u32 {
    let at = choices.iter().position(|known| known == choice);
    debug_assert!(at.is_some(), "a choice that is in no list");
    as_number(at.unwrap_or(0))
}

/// The place of a kind in [`KINDS`]: a kind to come does not compile until it has one.
fn number_of_kind(kind: HostKind) -> u32 {
    match kind {
        HostKind::Domain => 0,
        HostKind::SingleLabel => 1,
        HostKind::Ip => 2,
        HostKind::File => 3,
    }
}

fn flags_of(row: &Cookie) -> u32 {
    let expiry = match row.expiry {
        Expiry::Session => 0,
        Expiry::At(_) => 1,
        Expiry::FarFuture => 2,
        Expiry::Unknown => 3,
    };
    let when = |is: bool, flag: u32| if is { flag } else { 0 };
    when(row.created.is_some(), HAS_CREATED)
        | when(row.last_set.is_some(), HAS_LAST_SET)
        | when(row.last_accessed.is_some(), HAS_ACCESSED)
        | when(row.from_log, FROM_LOG)
        | number_of_kind(row.host.kind()) << HOST_KIND
        | number_of(&SCOPES, &row.host.scope()) << SCOPE
        | expiry << EXPIRY
        | number_of(&FLAGS, &row.secure) << SECURE
        | number_of(&FLAGS, &row.http_only) << HTTP_ONLY
        | number_of(&SAME_SITES, &row.same_site) << SAME_SITE
        | number_of(&SET_BY, &row.set_by) << SETTER
        | number_of(&ValueShape::ALL, &row.shape) << SHAPE
}

#[cfg(test)]
mod tests;
