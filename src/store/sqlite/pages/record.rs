use rusqlite::types::ValueRef;

use super::layout::Place;
use super::{Bytes, varint};

/// Fields that are looked for: more than any table of cookies has had.
pub(super) const MOST_FIELDS: usize = 24;

/// One row as it is stored: a list of types, then the contents one after the other.
pub(crate) struct Record<'a> {
    bytes: &'a [u8],
    fields: [Field; MOST_FIELDS],
    count: usize,
}

/// The type of a field and where its content begins.
#[derive(Clone, Copy, Default)]
struct Field {
    kind: u32,
    at: u32,
}

/// A field as a record holds it: its type and its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stored {
    kind: u32,
    content: Vec<u8>,
}

impl Stored {
    /// What a column holds in records that are older than it, by what its declaration gives for that. Anything but a whole number and a text is `NULL`,
    /// which a reader takes for unknown.
    pub(super) fn default_of(declared: &str) -> Self {
        let declared = declared.trim();
        let text = declared.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).map(|text| text.replace("''", "'"));
        let content = match (declared.parse::<i64>(), text) {
            (Ok(number), _) => return Self { kind: 6, content: number.to_be_bytes().to_vec() },
            (Err(_), Some(text)) => text.into_bytes(),
            (Err(_), None) => return Self::default(),
        };
        u32::try_from(content.len() * 2 + 13).map_or_else(|_| Self::default(), |kind| Self { kind, content })
    }
}

impl<'a> Record<'a> {
    /// The fields of a record; none when they do not fill it to its end, or one has a type that no SQLite wrote.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let (header, mut at) = varint(bytes, 0)?;
        let mut content = usize::try_from(header).ok()?;
        let types = bytes.get(..content)?;
        let mut record = Self { bytes, fields: [Field::default(); MOST_FIELDS], count: 0 };
        while at < types.len() {
            let kind;
            (kind, at) = varint(types, at)?;
            let kind = u32::try_from(kind).ok()?;
            *record.fields.get_mut(record.count)? = Field { kind, at: u32::try_from(content).ok()? };
            record.count += 1;
            content += length(kind)?;
        }
        (content == bytes.len()).then_some(record)
    }

    /// Fields that it has.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The record with fields added behind its own, whose contents are kept in `room` with all others; none when those are too many.
    pub(super) fn with<'b>(&self, added: &[Stored], room: &'b mut Bytes) -> Option<Record<'b>> {
        let (mut fields, mut count) = (self.fields, self.count);
        room.clear();
        room.extend_from_slice(self.bytes);
        for Stored { kind, content } in added {
            *fields.get_mut(count)? = Field { kind: *kind, at: u32::try_from(room.len()).ok()? };
            count += 1;
            room.extend_from_slice(content);
        }
        Some(Record { bytes: room, fields, count })
    }

    /// A field as SQLite would give it.
    #[inline]
    fn get(&self, place: usize) -> ValueRef<'a> {
        let Field { kind, at } = self.fields.get(place).copied().unwrap_or_default();
        let content = self.bytes.get(at as usize..).unwrap_or_default();
        match kind {
            1 => ValueRef::Integer(i64::from(content.first().map_or(0, |byte| byte.cast_signed()))),
            // Times, four in a row: all eight bytes at once.
            6 => ValueRef::Integer(content.first_chunk::<8>().map_or(0, |eight| i64::from_be_bytes(*eight))),
            2..=5 => ValueRef::Integer(signed(content.get(..length(kind).unwrap_or(0)).unwrap_or_default())),
            7 => real(content),
            8 => ValueRef::Integer(0),
            9 => ValueRef::Integer(1),
            12.. => {
                let content = content.get(..(kind as usize - 12) / 2).unwrap_or_default();
                if kind.is_multiple_of(2) { ValueRef::Blob(content) } else { ValueRef::Text(content) }
            }
            _ => ValueRef::Null,
        }
    }
}

/// Bytes of a field of this type (section 2.1, "serial type codes").
#[inline]
fn length(kind: u32) -> Option<usize> {
    Some(match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => (kind as usize - 12) / 2,
    })
}

/// A number whose highest byte comes first and bears the sign.
fn signed(bytes: &[u8]) -> i64 {
    let start = bytes.first().map_or(0, |first| i64::from(first.cast_signed() >> 7));
    bytes.iter().fold(start, |number, byte| number << 8 | i64::from(*byte))
}

/// SQLite takes what is no number for no value.
fn real(bytes: &[u8]) -> ValueRef<'static> {
    let number = bytes.first_chunk::<8>().map(|eight| f64::from_be_bytes(*eight));
    number.filter(|number| !number.is_nan()).map_or(ValueRef::Null, ValueRef::Real)
}

/// The cells of a record in the order of a [`super::super::table::TableSpec`].
#[derive(Clone, Copy)]
pub(crate) struct RecordCells<'a> {
    pub(super) record: &'a Record<'a>,
    pub(super) places: &'a [Place],
    pub(super) rowid: i64,
}

impl<'a> RecordCells<'a> {
    /// The number of the row.
    pub(crate) fn rowid(self) -> i64 {
        self.rowid
    }

    /// A cell; a column that the file lacks, or that nobody asked for, is `NULL`.
    #[inline]
    pub(crate) fn get(self, column: usize) -> ValueRef<'a> {
        match self.places.get(column) {
            Some(Place::Field(place)) => self.record.get(*place),
            // Such a field is stored empty.
            Some(Place::RowNumber(place)) => match self.record.get(*place) {
                ValueRef::Null => ValueRef::Integer(self.rowid),
                stored => stored,
            },
            Some(Place::Nowhere) | None => ValueRef::Null,
        }
    }
}
