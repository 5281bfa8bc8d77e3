use rusqlite::Row;
use rusqlite::types::ValueRef;

/// The cells of one row, by position in the format's list of columns.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    row: &'a Row<'a>,
}

impl<'a> Cells<'a> {
    pub(crate) fn new(row: &'a Row<'a>) -> Self {
        Self { row }
    }

    /// The row number in the file.
    pub(crate) fn rowid(self) -> Option<i64> {
        match self.row.get_ref(0) {
            Ok(ValueRef::Integer(rowid)) => Some(rowid),
            _ => None,
        }
    }

    /// A cell as stored.
    pub(crate) fn raw(self, column: usize) -> ValueRef<'a> {
        self.row.get_ref(column + 1).unwrap_or(ValueRef::Null)
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
        ValueRef::Text(text) => std::str::from_utf8(text).ok().and_then(|text| text.trim().parse().ok()).map_or(Read::Wrong, Read::Odd),
        ValueRef::Blob(_) => Read::Wrong,
    }
}

#[allow(clippy::cast_possible_truncation)] // The range is checked.
fn real(number: f64) -> Read<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if number.is_finite() && number.abs() < LIMIT { Read::Odd(number as i64) } else { Read::Wrong }
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
        for wrong in [f64::NAN, f64::INFINITY, 1e300, -1e300, 9_223_372_036_854_775_808.0] {
            assert_eq!(integer(ValueRef::Real(wrong)), Read::Wrong, "{wrong}");
        }
        assert_eq!(integer(ValueRef::Text(b" 12 ")), Read::Odd(12));
        assert_eq!(integer(ValueRef::Text(b"abc")), Read::Wrong);
        assert_eq!(integer(ValueRef::Text(b"\xff")), Read::Wrong);
        assert_eq!(integer(ValueRef::Blob(b"1")), Read::Wrong);
        assert_eq!(integer(ValueRef::Null), Read::Null);
    }
}
