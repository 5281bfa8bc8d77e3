//! Columns that show a text of the row itself. A store keeps each text once, so its number names it: no row is looked at whole, and no text twice.

use super::part::Part;
use crate::column::ColumnId;
use crate::cookie::{Cookie, Sym};
use crate::inventory::{CookieId, Inventory, OpenStore, StoreIndex};
use crate::parallel::Flag;

/// A column whose cell is a text of the row.
pub(super) struct TextColumn {
    /// The number of the text that decides.
    of: fn(&Cookie) -> Sym,
    /// What is shown for it.
    shown: for<'a> fn(&'a OpenStore, Sym) -> &'a str,
}

impl TextColumn {
    /// `None` for other columns.
    pub(super) fn of(column: ColumnId) -> Option<Self> {
        Some(match column {
            ColumnId::Name => Self { of: |cookie| cookie.name, shown: text_of },
            ColumnId::Path => Self { of: |cookie| cookie.path, shown: text_of },
            ColumnId::Host => Self { of: |cookie| cookie.host.name(), shown: text_of },
            ColumnId::Site => Self { of: |cookie| cookie.host.name(), shown: site_of },
            _ => return None,
        })
    }

    /// The cells of some rows; `None` where these do not stand in the order of the inventory.
    pub(super) fn part<'a>(&self, inventory: &'a Inventory, mut ids: &[CookieId], stop: &Flag) -> Option<Part<'a>> {
        if !ids.is_sorted_by(|id, next| id < next) {
            return None;
        }
        let mut part = Part::default();
        part.worded.reserve_exact(ids.len());
        while let Some(index) = ids.first().and_then(|id| inventory.store_of(*id)) {
            let end = inventory.cookies_of(index).end;
            let (of_store, others) = ids.split_at(ids.partition_point(|id| id.0 < end));
            self.add(&mut part, inventory, (index, of_store), stop);
            ids = others;
        }
        Some(part)
    }

    fn add<'a>(&self, part: &mut Part<'a>, inventory: &'a Inventory, (index, ids): (StoreIndex, &[CookieId]), stop: &Flag) {
        let (Some(store), Some(first), Some(last)) = (inventory.stores().get(usize::from(index.0)), ids.first(), ids.last()) else {
            return;
        };
        let store: &OpenStore = store;
        let start = inventory.cookies_of(index).start;
        let table = &store.report.cookies;
        let mut places = vec![None; table.strings.len()];
        let mut wanted = ids.iter().copied().peekable();
        let rows = (first.0 - start) as usize..(last.0 - start) as usize + 1;
        for rows in stop.until_raised(rows) {
            table.rows.visit(
                rows,
                |row| wanted.next_if_eq(&CookieId(start + row.0)).is_some(),
                |row, cookie| {
                    let text = (self.of)(cookie);
                    let Some(place) = places.get_mut(text.index()) else { return };
                    let place = *place.get_or_insert_with(|| part.add_text((self.shown)(store, text)));
                    part.worded.push((place, CookieId(start + row.0)));
                },
            );
        }
    }
}

fn text_of(store: &OpenStore, text: Sym) -> &str {
    store.report.cookies.strings.get(text)
}

fn site_of(store: &OpenStore, host: Sym) -> &str {
    store.classification.site_name_of_host(host, text_of(store, host))
}
