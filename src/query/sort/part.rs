use std::collections::HashMap;

use crate::column::{Cell, ColumnId};
use crate::inventory::CookieId;

/// Some of the rows with what they are sorted by.
#[derive(Default)]
pub(super) struct Part<'a> {
    /// Rows with a cell that is compared as a number, in the order of the cells.
    pub(super) numbered: Vec<(u64, CookieId)>,
    /// Rows with a text, by its place among the texts; they come after the numbers, where a column has both.
    pub(super) worded: Vec<(u32, CookieId)>,
    /// The distinct texts of their cells.
    pub(super) texts: Vec<&'a str>,
    /// Rows without a cell.
    pub(super) empty: Vec<CookieId>,
}

impl<'a> Part<'a> {
    /// The cells of a column.
    pub(super) fn of(column: ColumnId, cells: impl Iterator<Item = (CookieId, Cell<'a>)>) -> Self {
        let mut part = Self::default();
        // Texts of a store are kept once: those at the same place are the same. What is twice in memory only takes two places with one rank.
        let mut places: HashMap<(*const u8, usize), u32, ahash::RandomState> = HashMap::default();
        for (id, cell) in cells {
            let number = match cell {
                Cell::Empty => {
                    part.empty.push(id);
                    continue;
                }
                Cell::Text(text) | Cell::Codes(text) => Err(text),
                Cell::Code(code) => column.place_of(code).ok_or(code),
                Cell::Time(time) => Ok(in_order(time.unix_micros())),
                Cell::Life { micros } => Ok(in_order(micros)),
                Cell::Bool(is) => Ok(u64::from(is)),
                Cell::Findings(findings) => Ok(findings.iter().count() as u64),
            };
            match number {
                Ok(number) => part.numbered.push((number, id)),
                Err(text) => {
                    let place = *places.entry((text.as_ptr(), text.len())).or_insert_with(|| part.add_text(text));
                    part.worded.push((place, id));
                }
            }
        }
        part
    }

    /// Adds a text, and gives its place.
    pub(super) fn add_text(&mut self, text: &'a str) -> u32 {
        self.texts.push(text);
        u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX)
    }
}

/// Signed numbers in the order of unsigned ones.
fn in_order(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}
