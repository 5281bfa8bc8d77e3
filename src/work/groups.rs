use std::collections::HashMap;
use std::ops::Range;

use crate::charter::Language;
use crate::coded::coded;
use crate::column::{Cell, ColumnId};
use crate::inventory::{CookieId, Inventory};

coded! {
    /// What rows of the table are grouped by, in the order in which it is offered.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum GroupBy {
        /// The registrable domain of the host.
        Site = "site",
        /// Who gets the data.
        Organisation = "organisation",
        /// The category of the charter.
        Category = "category",
    }
}

impl GroupBy {
    /// The column whose cells are the same in a group.
    #[must_use]
    pub fn column(self) -> ColumnId {
        match self {
            Self::Site => ColumnId::Site,
            Self::Organisation => ColumnId::Provider,
            Self::Category => ColumnId::Category,
        }
    }
}

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What their cells say, as exports write it; empty of rows without one.
    pub key: String,
    /// Their places among the rows.
    pub rows: Range<usize>,
}

/// The cells that rows are grouped by: asked for in the order of the inventory, where a walk is cheap, and not in that of the sorted rows, where each
/// look at a row unpacks its neighbours as well.
pub(super) struct Keys<'a> {
    /// By id: the number of the text.
    of: Vec<u32>,
    texts: Vec<&'a str>,
}

impl<'a> Keys<'a> {
    /// The keys of rows, whose ids stand in the order of the inventory.
    pub(super) fn of(inventory: &'a Inventory, ids: &[CookieId], by: GroupBy, language: Language) -> Self {
        let mut keys = Self { of: vec![0; inventory.len()], texts: Vec::new() };
        let mut numbers: HashMap<&str, u32, ahash::RandomState> = HashMap::default();
        for view in inventory.views(ids.iter().copied()) {
            let text = match by.column().cell(&view, language) {
                Cell::Text(text) | Cell::Codes(text) => text,
                Cell::Code(code) => code,
                _ => "",
            };
            let number = *numbers.entry(text).or_insert_with(|| {
                keys.texts.push(text);
                u32::try_from(keys.texts.len() - 1).unwrap_or(u32::MAX)
            });
            if let Some(of) = keys.of.get_mut(view.id.0 as usize) {
                *of = number;
            }
        }
        keys
    }

    /// The groups of the same rows, sorted by that column first.
    pub(super) fn groups(&self, ids: &[CookieId]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut before = None;
        for (place, id) in ids.iter().enumerate() {
            let number = self.of.get(id.0 as usize).copied().unwrap_or(0);
            let key = || self.texts.get(number as usize).copied().unwrap_or_default();
            match groups.last_mut() {
                // As the order has it: what differs in case alone stands together.
                Some(last) if before == Some(number) || last.key.eq_ignore_ascii_case(key()) => last.rows.end = place + 1,
                _ => groups.push(Group { key: key().to_owned(), rows: place..place + 1 }),
            }
            before = Some(number);
        }
        groups
    }
}
