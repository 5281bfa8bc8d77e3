//! A CSV with quotation marks as RFC 4180 has them. Read here and not by a library, because rows hold values, which are overwritten when they go.

use std::borrow::Cow;
use std::io::BufRead;
use std::ops::Range;

use zeroize::Zeroizing;

use super::row::{Cell, Value};
use crate::store::ReadError;
use crate::store::format::json::walk::End;
use crate::store::format::plain::PlainFile;

/// Bytes of a row: longer than the longest value that is kept, with all that stands beside it.
const LONGEST_ROW: usize = 4 << 20;
/// Columns that are looked at; exports have some thirty.
const MOST_COLUMNS: usize = 100;
/// The state of a row that is a cookie; others were changed or deleted since.
const LIVE: &str = "live";

/// Gives every row of a cookie with its value to `each`, the columns by the names of the first row. Earlier versions of rows, which an export may
/// hold behind them, are no cookies.
pub(super) fn each_row(file: &PlainFile<'_>, each: &mut dyn FnMut(Cell<'_>, Value<'_>)) -> Result<End, ReadError> {
    let mut rows =
        Table { text: file.buffered()?, separator: b',', row: Zeroizing::new(Vec::with_capacity(LONGEST_ROW)), ends: Vec::new() };
    let mut header: Vec<String> = Vec::new();
    loop {
        let end = rows.next().map_err(|error| file.failed(error))?;
        if end == Next::Nothing {
            return Ok(End::Whole);
        }
        if header.is_empty() {
            let fields = (0..rows.ends.len()).filter_map(|place| rows.field(place)).map(|name| String::from_utf8_lossy(name).into_owned());
            header = fields.collect();
            // No name of a column holds a separator, so that one field is all of them.
            if let [all] = header.as_slice() {
                rows.separator = b';';
                header = all.split(';').map(str::to_owned).collect();
            }
            continue;
        }
        if rows.row.is_empty() && rows.ends.len() == 1 {
            continue;
        }
        let place = |name: &str| header.iter().position(|column| column == name);
        let cell = |name: &'static str| {
            let text = rows.field(place(name)?)?;
            (!text.is_empty()).then(|| undefused(String::from_utf8_lossy(text)))
        };
        let is_live = cell("state").is_none_or(|state| state == LIVE);
        if !is_live {
            continue;
        }
        let value = place("value").and_then(|place| rows.field(place)).map_or(Value::Unknown, Value::Clear);
        each(&cell, value);
        if end == Next::Broken {
            return Ok(End::Broken);
        }
    }
}

/// Exports put a `'` before what a spreadsheet would run. Within a text one that stands behind a separator cannot be told from the text's own.
fn undefused(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(['=', '+', '-', '@']) || rest.starts_with(['\t', '\r', '\n']) => {
            Cow::Owned(rest.to_owned())
        }
        _ => text,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Row,
    /// A row that the file breaks off in, or that is longer than any.
    Broken,
    Nothing,
}

struct Table<R> {
    text: R,
    separator: u8,
    /// The fields of the row at hand without their quotation marks, one behind the other. It never grows, so that nothing is left behind.
    row: Zeroizing<Vec<u8>>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl<R: BufRead> Table<R> {
    fn field(&self, place: usize) -> Option<&[u8]> {
        let start = if place == 0 { 0 } else { *self.ends.get(place - 1)? };
        self.row.get(Range { start, end: *self.ends.get(place)? })
    }

    fn next(&mut self) -> std::io::Result<Next> {
        self.row.clear();
        self.ends.clear();
        let (mut is_quoted, mut may_close, mut has_begun) = (false, false, false);
        loop {
            let block = self.text.fill_buf()?;
            if block.is_empty() {
                self.ends.push(self.row.len());
                return Ok(if !has_begun {
                    Next::Nothing
                } else if is_quoted && !may_close {
                    Next::Broken
                } else {
                    Next::Row
                });
            }
            let mut used = 0;
            for byte in block {
                used += 1;
                has_begun = true;
                match *byte {
                    b'"' if is_quoted && may_close => {
                        // Two of them are one of the text.
                        self.row.push(b'"');
                        may_close = false;
                    }
                    b'"' if is_quoted => may_close = true,
                    byte if is_quoted && !may_close => self.row.push(byte),
                    b'"' => is_quoted = true,
                    b'\n' => {
                        self.text.consume(used);
                        self.ends.push(self.row.len());
                        return Ok(Next::Row);
                    }
                    b'\r' => {}
                    byte if byte == self.separator => {
                        if self.ends.len() < MOST_COLUMNS {
                            self.ends.push(self.row.len());
                        }
                        (is_quoted, may_close) = (false, false);
                    }
                    byte => self.row.push(byte),
                }
                if self.row.len() >= LONGEST_ROW {
                    self.ends.push(self.row.len());
                    return Ok(Next::Broken);
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
        let mut table = Table { text: text.as_bytes(), separator, row: Zeroizing::default(), ends: Vec::new() };
        let mut found = Vec::new();
        while table.next().unwrap() == Next::Row {
            found.push((0..table.ends.len()).map(|place| String::from_utf8_lossy(table.field(place).unwrap()).into_owned()).collect());
        }
        found
    }

    #[test]
    fn fields_with_marks_separators_and_breaks() {
        assert_eq!(rows("a,b\r\n\"c,\"\"d\"\"\ne\",\r\n", b','), [["a", "b"], ["c,\"d\"\ne", ""]]);
        assert_eq!(rows("a;b,c", b';'), [["a", "b,c"]]);
        assert_eq!(rows("\"\";\"x\"", b';'), [["", "x"]]);
        assert_eq!(rows("", b','), Vec::<Vec<String>>::new());
        assert_eq!(rows("a,\"b", b','), Vec::<Vec<String>>::new(), "broken off");
    }

    #[test]
    fn what_was_defused_is_as_it_was() {
        for (written, text) in [("'=1+1", "=1+1"), ("'-", "-"), ("'a", "'a"), ("a", "a"), ("' @x", " @x")] {
            assert_eq!(undefused(written.into()), text, "{written}");
        }
    }
}
