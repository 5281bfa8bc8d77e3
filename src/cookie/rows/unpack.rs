use super::form::{
    CREATED, EXPIRY, FLAGS, FROM_LOG, HAS_ACCESSED, HAS_CREATED, HAS_LAST_SET, HOST_KIND, HTTP_ONLY, KINDS, LONGEST_ROW, NUMBERS,
    SAME_SITE, SAME_SITES, SCOPE, SCOPES, SECURE, SET_BY, SETTER, SHAPE,
};
use super::{Chunk, Named};
use crate::cookie::{ContainerId, Cookie, Expiry, Host, Moment, PartitionId, Sym, ValueShape};

/// Reads the rows of a chunk.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    chunk: &'a Chunk,
    at: usize,
    left: u32,
    created: i64,
}

impl<'a> Reader<'a> {
    pub(super) fn of(chunk: &'a Chunk) -> Self {
        Self { chunk, at: 0, left: chunk.count, created: 0 }
    }

    /// What names the next row, without the rest of it.
    pub(super) fn next_named(&mut self) -> Option<Named> {
        self.left = self.left.checked_sub(1)?;
        let mut last = [0; LONGEST_ROW];
        let row = self.row(&mut last);
        let head = word(row, 0);
        let (mut lengths, mut at) = (head, 8);
        let [name, path, host, partition] = std::array::from_fn(|_| {
            let length = usize::try_from(lengths & 15).unwrap_or(8);
            let number = word(row, at) & MASKS.get(length).copied().unwrap_or(u64::MAX);
            (lengths, at) = (lengths >> 4, at + length);
            u32::try_from(number).unwrap_or(0)
        });
        self.at += bytes_of(head);
        let [name, path, host] = [name, path, host].map(Sym::new);
        let named = Named { name, path, host, partition: PartitionId::of_number(partition) };
        Some(match &self.chunk.moved {
            Some(moved) => moved.named(named),
            None => named,
        })
    }

    /// The bytes from the next row on: as many as a row may have are there, save for the last rows of a chunk, which are put into `last`.
    #[inline]
    fn row<'b>(&self, last: &'b mut [u8; LONGEST_ROW]) -> &'b [u8; LONGEST_ROW]
    where
        'a: 'b,
    {
        let chunk: &'a Chunk = self.chunk;
        let left = chunk.bytes.get(self.at..).unwrap_or_default();
        left.first_chunk::<LONGEST_ROW>().unwrap_or_else(|| {
            last.iter_mut().zip(left).for_each(|(to, from)| *to = *from);
            last
        })
    }

    /// The numbers and the flags of the next row.
    #[expect(clippy::inline_always, reason = "what a walk does not ask of a row is then not worked out: half of the work of a walk")]
    #[inline(always)]
    fn numbers(&mut self) -> ([u64; NUMBERS], u32) {
        let mut last = [0; LONGEST_ROW];
        let row = self.row(&mut last);
        let head = word(row, 0);
        let (mut lengths, mut at) = (head, 8);
        let mut numbers = [0; NUMBERS];
        for number in &mut numbers {
            let length = usize::try_from(lengths & 15).unwrap_or(8);
            lengths >>= 4;
            *number = word(row, at) & MASKS.get(length).copied().unwrap_or(u64::MAX);
            at += length;
        }
        self.at += at;
        (numbers, u32::try_from(head >> 36).unwrap_or(0))
    }

    /// Passes over the next row: of its numbers only the creation is looked at, which the next one builds on.
    pub(super) fn skip_row(&mut self) {
        let mut last = [0; LONGEST_ROW];
        let row = self.row(&mut last);
        let head = word(row, 0);
        self.left = self.left.saturating_sub(1);
        if u32::try_from(head >> 36).unwrap_or(0) & HAS_CREATED != 0 {
            let length = usize::try_from(head >> (4 * CREATED) & 15).unwrap_or(8);
            let before = bytes_of(head & ((1 << (4 * CREATED)) - 1));
            self.created = self.created.wrapping_add(unzigzag(word(row, before) & MASKS.get(length).copied().unwrap_or(u64::MAX)));
        }
        self.at += bytes_of(head);
    }
}

impl Reader<'_> {
    /// The next row, with the ids of its own table.
    #[expect(clippy::inline_always, reason = "as above")]
    #[inline(always)]
    pub(super) fn next_unmoved(&mut self) -> Option<Cookie> {
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
        Some(Cookie {
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
            shape: ValueShape::ALL.get(field(SHAPE, 5) as usize).copied().unwrap_or(ValueShape::Missing),
            set_by: pick(&SET_BY, field(SETTER, 2)),
            from_log: has(FROM_LOG),
        })
    }
}

impl Iterator for Reader<'_> {
    type Item = Cookie;

    fn next(&mut self) -> Option<Cookie> {
        let cookie = self.next_unmoved()?;
        Some(match &self.chunk.moved {
            Some(moved) => moved.cookie(cookie),
            None => cookie,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

/// Bytes of a row by its first word: that word, and the sum of the nine lengths of four bits in it.
#[inline]
fn bytes_of(head: u64) -> usize {
    const EVEN: u64 = 0x0f_0f0f_0f0f;
    const ODD: u64 = 0x0f0f_0f0f;
    let pairs = (head & EVEN) + (head >> 4 & ODD);
    8 + usize::from(pairs.to_le_bytes().iter().sum::<u8>())
}

/// Eight bytes of a row.
#[inline]
fn word(row: &[u8; LONGEST_ROW], at: usize) -> u64 {
    row.get(at..).and_then(<[u8]>::first_chunk::<8>).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The bits of a number of so many bytes.
const MASKS: [u64; 16] = {
    let mut masks = [u64::MAX; 16];
    let mut length = 0;
    while length < 8 {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// The choice at a number; the first one for a number that was never written.
fn pick<T: Copy>(choices: &[T], number: u32) -> T {
    choices.get(number as usize).copied().unwrap_or(choices[0])
}
