use std::borrow::Cow;
use std::cell::Cell;

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::pages::RecordCells;

/// The cells of one row, by position.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    source: Source<'a>,
    /// Bytes of large cells that were looked at.
    large: &'a Cell<u64>,
}

/// Where cells come from.
#[derive(Clone, Copy)]
enum Source<'a> {
    Statement {
        row: &'a Row<'a>,
        /// Cells before the first one: the row number.
        before: usize,
        rowid: Option<i64>,
    },
    Record(RecordCells<'a>),
}

/// Cells of more bytes than this are large: they lie on pages of their own, which many rows of a hostile file may share.
const LARGE: usize = 16 << 10;

impl<'a> Cells<'a> {
    pub(super) fn new(row: &'a Row<'a>, large: &'a Cell<u64>) -> Self {
        Self { source: Source::Statement { row, before: 0, rowid: None }, large }
    }

    /// The cells of a row that was taken from its page.
    pub(super) fn of_record(cells: RecordCells<'a>, large: &'a Cell<u64>) -> Self {
        Self { source: Source::Record(cells), large }
    }

    /// The cells behind the row number, with which a row of a [`super::table::Table`] begins.
    pub(crate) fn behind_rowid(self) -> Self {
        let Source::Statement { row, .. } = self.source else { return self };
        let rowid = if let Ok(ValueRef::Integer(rowid)) = row.get_ref(0) { Some(rowid) } else { None };
        Self { source: Source::Statement { row, before: 1, rowid }, ..self }
    }

    /// The row number in the file, where one was asked for.
    pub(crate) fn rowid(self) -> Option<i64> {
        match self.source {
            Source::Statement { rowid, .. } => rowid,
            Source::Record(cells) => Some(cells.rowid()),
        }
    }

    /// A cell as stored.
    pub(crate) fn raw(self, column: usize) -> ValueRef<'a> {
        let cell = match self.source {
            Source::Statement { row, before, .. } => row.get_ref(column + before).unwrap_or(ValueRef::Null),
            Source::Record(cells) => cells.get(column),
        };
        if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = cell
            && bytes.len() > LARGE
        {
            self.large.set(self.large.get() + bytes.len() as u64);
        }
        cell
    }

    /// A cell as a number, whatever its storage class.
    pub(crate) fn number(self, column: usize) -> Option<i64> {
        match integer(self.raw(column)) {
            Read::Good(number) | Read::Odd(number) => Some(number),
            Read::Null | Read::Wrong => None,
        }
    }

    /// A text or a blob as it is stored.
    pub(crate) fn bytes(self, column: usize) -> Option<&'a [u8]> {
        match bytes(self.raw(column)) {
            Read::Good(bytes) | Read::Odd(bytes) => Some(bytes),
            Read::Null | Read::Wrong => None,
        }
    }

    /// A cell as text, also where it was stored as bytes; empty when it is none.
    pub(crate) fn text(self, column: usize) -> Cow<'a, str> {
        match self.raw(column) {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes),
            _ => Cow::Borrowed(""),
        }
    }
}

/// What a cell means for a column of some type. Storage classes lie: a column of numbers may hold text, a text may not be UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read<T> {
    /// As expected.
    Good(T),
    /// Usable, but not of the type that the browser writes.
    Odd(T),
    /// `NULL` or an absent column.
    Null,
    /// Of a type that cannot be this column.
    Wrong,
}

/// A cell as a number.
pub(crate) fn integer(cell: ValueRef<'_>) -> Read<i64> {
    match cell {
        ValueRef::Integer(number) => Read::Good(number),
        ValueRef::Null => Read::Null,
        ValueRef::Real(number) => real(number),
        ValueRef::Text(text) => std::str::from_utf8(text).ok().and_then(digits).map_or(Read::Wrong, Read::Odd),
        ValueRef::Blob(bytes) => blob(bytes),
    }
}

/// Tools that bind every cell as bytes, or numbers of a numeric library, leave numbers in BLOBs: as digits, or as eight bytes with the lowest first.
/// Eight digits are digits: as bytes they would be a time that no unit knows.
fn blob(bytes: &[u8]) -> Read<i64> {
    let number = std::str::from_utf8(bytes).ok().and_then(digits);
    let number = number.or_else(|| Some(i64::from_le_bytes(bytes.try_into().ok()?)));
    number.map_or(Read::Wrong, Read::Odd)
}

/// A whole number as a text. One with more digits than fit is as large as they get: it may stand for "for ever".
fn digits(text: &str) -> Option<i64> {
    let text = text.trim();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_number = !unsigned.is_empty() && unsigned.bytes().all(|byte| byte.is_ascii_digit());
    let beyond = || is_number.then_some(if text.starts_with('-') { i64::MIN } else { i64::MAX });
    text.parse().ok().or_else(beyond)
}

#[expect(clippy::cast_possible_truncation, reason = "what is beyond the range becomes its end, as above")]
fn real(number: f64) -> Read<i64> {
    if number.is_nan() { Read::Wrong } else { Read::Odd(number as i64) }
}

/// A cell as bytes of text; the caller decides what to do with bytes that are not UTF-8.
pub(crate) fn bytes(cell: ValueRef<'_>) -> Read<&[u8]> {
    match cell {
        ValueRef::Text(bytes) => Read::Good(bytes),
        ValueRef::Blob(bytes) => Read::Odd(bytes),
        ValueRef::Null => Read::Null,
        ValueRef::Integer(_) | ValueRef::Real(_) => Read::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_storage_class() {
        assert_eq!(integer(ValueRef::Integer(-1)), Read::Good(-1));
        assert_eq!(integer(ValueRef::Real(2.9)), Read::Odd(2));
        assert_eq!(integer(ValueRef::Real(f64::NAN)), Read::Wrong);
        for beyond in [f64::INFINITY, 1e300, 9_223_372_036_854_775_808.0] {
            assert_eq!(integer(ValueRef::Real(beyond)), Read::Odd(i64::MAX), "{beyond}");
            assert_eq!(integer(ValueRef::Real(-beyond)), Read::Odd(i64::MIN), "{beyond}");
        }
        assert_eq!(integer(ValueRef::Text(b"9223372036854775808")), Read::Odd(i64::MAX));
        assert_eq!(integer(ValueRef::Text(b"-99999999999999999999")), Read::Odd(i64::MIN));
        assert_eq!(integer(ValueRef::Text(b"-")), Read::Wrong);
        assert_eq!(integer(ValueRef::Text(b" 12 ")), Read::Odd(12));
        assert_eq!(integer(ValueRef::Text(b"abc")), Read::Wrong);
        assert_eq!(integer(ValueRef::Text(b"\xff")), Read::Wrong);
        assert_eq!(integer(ValueRef::Blob(b"1795501553")), Read::Odd(1_795_501_553));
        assert_eq!(integer(ValueRef::Blob(b"17955015")), Read::Odd(17_955_015));
        assert_eq!(integer(ValueRef::Blob(&1_795_501_553_i64.to_le_bytes())), Read::Odd(1_795_501_553));
        assert_eq!(integer(ValueRef::Blob(b"\x00\xff")), Read::Wrong);
        assert_eq!(integer(ValueRef::Null), Read::Null);
    }
}
