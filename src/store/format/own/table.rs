//! A CSV with quotation marks as RFC 4180 has them. Read here and not by a library, because rows hold values, which are overwritten when they go.

use std::borrow::Cow;
use std::io::BufRead;
use std::ops::Range;

use zeroize::Zeroizing;

use super::row::{Cell, Value};
use crate::csv_field::restored;
use crate::store::ReadError;
use crate::store::format::json::walk::End;
use crate::store::format::plain::PlainFile;

/// Bytes of a row: longer than the longest value that is kept, with all that stands beside it.
pub(in crate::store::format) const LONGEST_ROW: usize = 4 << 20;
/// Columns that are looked at; exports have some thirty.
const MOST_COLUMNS: usize = 100;
/// The state of a row that is a cookie; others were changed or deleted since.
const LIVE: &str = "live";

/// A row of a cookie.
pub(super) enum Row<'r> {
    Whole(Cell<'r>, Value<'r>),
    /// It is longer than any.
    TooLong,
}

/// Gives every row of a cookie with its value to `each`, the columns by the names of the first row. Earlier versions of rows, which an export may
/// hold behind them, are no cookies.
pub(super) fn each_row(file: &PlainFile<'_>, each: &mut dyn FnMut(Row<'_>)) -> Result<End, ReadError> {
    let mut rows = Table::new(file.buffered()?, LONGEST_ROW);
    let mut header: Vec<String> = Vec::new();
    loop {
        let end = rows.next().map_err(|error| file.failed(error))?;
        if end == Next::Nothing {
            return Ok(End::Whole);
        }
        if end == Next::TooLong && !header.is_empty() {
            each(Row::TooLong);
            continue;
        }
        if header.is_empty() {
            let fields =
                (0..rows.fields.len()).filter_map(|place| rows.field(place)).map(|(name, _)| String::from_utf8_lossy(name).into_owned());
            header = fields.collect();
            // No name of a column holds a separator, so that one field is all of them.
            if let [all] = header.as_slice() {
                rows.separator = b';';
                header = all.split(';').map(str::to_owned).collect();
            }
            continue;
        }
        if rows.row.is_empty() && rows.fields.len() == 1 {
            continue;
        }
        let place = |name: &str| header.iter().position(|column| column == name);
        let cell = |name: &'static str| {
            let (text, is_quoted) = rows.field(place(name)?)?;
            (!text.is_empty()).then(|| text_of(text, rows.separator, is_quoted))
        };
        let is_live = cell("state").is_none_or(|state| state == LIVE);
        if !is_live {
            continue;
        }
        // One that is empty and has no quotation marks could not be had.
        let value = place("value").and_then(|place| rows.field(place)).filter(|(text, is_quoted)| *is_quoted || !text.is_empty());
        let value = value.map(|(text, is_quoted)| Zeroizing::new(text_of(text, rows.separator, is_quoted).into_owned()));
        each(Row::Whole(&cell, value.as_ref().map_or(Value::Unknown, |value| Value::Clear(value.as_bytes()))));
        if end == Next::Broken {
            return Ok(End::Broken);
        }
    }
}

/// A field as the text that was exported.
fn text_of(field: &[u8], separator: u8, is_quoted: bool) -> Cow<'_, str> {
    match String::from_utf8_lossy(field) {
        Cow::Borrowed(text) => restored(text, separator, is_quoted),
        Cow::Owned(text) => Cow::Owned(restored(&text, separator, is_quoted).into_owned()),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::store::format) enum Next {
    Row,
    /// A row that is longer than any, of which the beginning is here.
    TooLong,
    /// A row that the file breaks off in.
    Broken,
    Nothing,
}

pub(in crate::store::format) struct Table<R> {
    text: R,
    pub(in crate::store::format) separator: u8,
    /// The fields of the row at hand without their quotation marks, one behind the other. It never grows, so that nothing is left behind.
    pub(in crate::store::format) row: Zeroizing<Vec<u8>>,
    /// Where each ends, and whether it began with a quotation mark.
    pub(in crate::store::format) fields: Vec<(usize, bool)>,
    /// Bytes of a row that are kept.
    longest: usize,
}

impl<R: BufRead> Table<R> {
    pub(in crate::store::format) fn new(text: R, longest: usize) -> Self {
        Self { text, separator: b',', row: Zeroizing::new(Vec::with_capacity(longest)), fields: Vec::new(), longest }
    }

    pub(in crate::store::format) fn field(&self, place: usize) -> Option<(&[u8], bool)> {
        let start = if place == 0 { 0 } else { self.fields.get(place - 1)?.0 };
        let (end, is_quoted) = *self.fields.get(place)?;
        Some((self.row.get(Range { start, end })?, is_quoted))
    }

    /// Takes a byte of the row. What is too much for a row is left out, and its end is still looked for.
    fn push(&mut self, byte: u8, is_too_long: &mut bool) {
        if self.row.len() < self.longest {
            self.row.push(byte);
        } else {
            *is_too_long = true;
        }
    }

    pub(in crate::store::format) fn next(&mut self) -> std::io::Result<Next> {
        self.row.clear();
        self.fields.clear();
        let (mut is_quoted, mut may_close, mut has_begun, mut is_too_long) = (false, false, false, false);
        loop {
            // The text is read apart from the row, so that both can be had at once.
            let block = Zeroizing::new(self.text.fill_buf()?.to_vec());
            if block.is_empty() {
                self.fields.push((self.row.len(), is_quoted));
                return Ok(match has_begun {
                    false => Next::Nothing,
                    true if is_quoted && !may_close => Next::Broken,
                    true if is_too_long => Next::TooLong,
                    true => Next::Row,
                });
            }
            let mut used = 0;
            for byte in block.iter().copied() {
                used += 1;
                has_begun = true;
                match byte {
                    b'"' if is_quoted && may_close => {
                        // Two of them are one of the text.
                        self.push(b'"', &mut is_too_long);
                        may_close = false;
                    }
                    b'"' if is_quoted => may_close = true,
                    byte if is_quoted && !may_close => self.push(byte, &mut is_too_long),
                    b'"' => is_quoted = true,
                    b'\n' => {
                        self.text.consume(used);
                        self.fields.push((self.row.len(), is_quoted));
                        return Ok(if is_too_long { Next::TooLong } else { Next::Row });
                    }
                    b'\r' => {}
                    byte if byte == self.separator => {
                        if self.fields.len() < MOST_COLUMNS {
                            self.fields.push((self.row.len(), is_quoted));
                        }
                        (is_quoted, may_close) = (false, false);
                    }
                    byte => self.push(byte, &mut is_too_long),
                }
            }
            self.text.consume(used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
        let mut table = Table { separator, ..Table::new(text.as_bytes(), 1_000) };
        let mut found = Vec::new();
        while table.next().unwrap() == Next::Row {
            let texts = (0..table.fields.len()).map(|place| table.field(place).unwrap());
            found.push(texts.map(|(text, _)| String::from_utf8_lossy(text).into_owned()).collect());
        }
        found
    }

    #[test]
    fn a_row_that_is_too_long_ends_where_it_ends() {
        let mut table = Table::new("a,b\n\"long\n\",row\nc,\"\"\n\"open\n".as_bytes(), 6);
        let mut next = || table.next().unwrap();
        assert!(next() == Next::Row && next() == Next::TooLong && next() == Next::Row);
        assert_eq!(table.field(1), Some((&b""[..], true)));
        assert!(table.next().unwrap() == Next::Broken && table.next().unwrap() == Next::Nothing);
    }

    #[test]
    fn fields_with_marks_separators_and_breaks() {
        assert_eq!(rows("a,b\r\n\"c,\"\"d\"\"\ne\",\r\n", b','), [["a", "b"], ["c,\"d\"\ne", ""]]);
        assert_eq!(rows("a;b,c", b';'), [["a", "b,c"]]);
        assert_eq!(rows("\"\";\"x\"", b';'), [["", "x"]]);
        assert_eq!(rows("", b','), Vec::<Vec<String>>::new());
        assert_eq!(rows("a,\"b", b','), Vec::<Vec<String>>::new(), "broken off");
    }
}
