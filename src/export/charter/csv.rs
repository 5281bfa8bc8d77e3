use std::io::{self, Write};

use super::Table;
use crate::charter::Language;
use crate::export::csv::field;

/// A byte-order mark, so that spreadsheets see the accents.
const MARK: &str = "\u{feff}";

/// The table alone: what stands around it in the other forms has no place in a spreadsheet.
pub(super) fn write(table: &Table, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let separator = match language {
        Language::Fr => b';',
        Language::En => b',',
    };
    out.write_all(MARK.as_bytes())?;
    line(out, separator, table.heads.iter().map(String::as_str))?;
    table.rows.iter().try_for_each(|row| line(out, separator, row.iter().map(|cell| cell.text.as_str())))
}

fn line<'a>(out: &mut dyn Write, separator: u8, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.write_all(&[separator])?;
        }
        out.write_all(field(cell, separator).as_bytes())?;
    }
    out.write_all(b"\r\n")
}
