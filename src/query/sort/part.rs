use std::collections::HashMap;

use crate::column::{Cell, ColumnId};
use crate::inventory::CookieId;

/// Some of the rows with what they are sorted by.
#[derive(Default)]
pub(super) struct Part<'a> {
    /// Rows with a cell.
    pub(super) keyed: Vec<(Key, CookieId)>,
    /// The distinct texts of their cells.
    pub(super) texts: Vec<&'a str>,
    pub(super) empty: Vec<CookieId>,
}

/// What a cell is compared by.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// A number in the order of the cells.
    Number(u64),
    /// Position of a text of the part.
    Text(u32),
}

impl<'a> Part<'a> {
    /// The cells of a column.
    pub(super) fn of(column: ColumnId, cells: impl Iterator<Item = (CookieId, Cell<'a>)>) -> Self {
        let mut part = Self::default();
        // Texts of a store are kept once: those at the same place are the same. What is twice in memory only takes two places with one rank.
        let mut numbers: HashMap<(*const u8, usize), u32, ahash::RandomState> = HashMap::default();
        for (id, cell) in cells {
            let mut numbered = |text: &'a str| {
                let texts = &mut part.texts;
                Key::Text(*numbers.entry((text.as_ptr(), text.len())).or_insert_with(|| {
                    texts.push(text);
                    u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
                }))
            };
            let key = match cell {
                Cell::Empty => {
                    part.empty.push(id);
                    continue;
                }
                Cell::Text(text) | Cell::Codes(text) => numbered(text),
                Cell::Code(code) => column.place_of(code).map_or_else(|| numbered(code), Key::Number),
                Cell::Time(time) => Key::Number(in_order(time.unix_micros())),
                Cell::Life { micros } => Key::Number(in_order(micros)),
                Cell::Bool(is) => Key::Number(u64::from(is)),
                Cell::Findings(findings) => Key::Number(findings.iter().count() as u64),
            };
            part.keyed.push((key, id));
        }
        part
    }

    /// The rows as numbers that are smaller where the row comes first.
    pub(super) fn ranked(&self, ranks: &[u32], descending: bool) -> Vec<(u64, CookieId)> {
        let number = |key| match key {
            Key::Number(number) => number,
            Key::Text(text) => ranks.get(text as usize).copied().unwrap_or_default().into(),
        };
        let in_order = |number: u64| if descending { !number } else { number };
        let mut ranked: Vec<_> = self.keyed.iter().map(|(key, id)| (in_order(number(*key)), *id)).collect();
        ranked.sort_unstable();
        ranked
    }
}

/// Signed numbers in the order of unsigned ones.
fn in_order(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}
