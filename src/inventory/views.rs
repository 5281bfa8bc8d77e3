use super::{CookieId, CookieView, HeldValues, Inventory, OpenStore, StoreIndex};
use crate::cookie::{Cookie, Named, RowId, RowsIter};

/// Cookies one after the other; see [`Inventory::views`].
pub struct Views<'a, I> {
    pub(super) inventory: &'a Inventory,
    pub(super) ids: I,
    pub(super) walk: Option<Walk<'a>>,
}

/// Where the rows of a store are being read.
pub(super) struct Walk<'a> {
    index: StoreIndex,
    store: &'a OpenStore,
    ids: std::ops::Range<u32>,
    rows: RowsIter<'a>,
}

impl<'a, I> Views<'a, I> {
    fn enter(&mut self, id: CookieId) -> Option<()> {
        if self.walk.as_ref().is_some_and(|walk| walk.ids.contains(&id.0)) {
            return Some(());
        }
        let index = self.inventory.store_of(id)?;
        let store: &OpenStore = self.inventory.stores.get(usize::from(index.0))?;
        self.walk = Some(Walk { index, store, ids: self.inventory.cookies_of(index), rows: store.report.cookies.rows.iter() });
        Some(())
    }

    fn view(&mut self, id: CookieId) -> Option<CookieView<'a>> {
        self.enter(id)?;
        let (inventory, walk) = (self.inventory, self.walk.as_mut()?);
        let row = RowId(id.0 - walk.ids.start);
        walk.rows.seek(row);
        inventory.view_of(walk.index, walk.store, row, walk.rows.next()?)
    }
}

impl Inventory {
    /// Looks at the texts and facts of rows that will be asked for next, so that the memory for all of them is waited for at once. It does nothing for
    /// ids that do not follow each other, whose rows are not beside each other either.
    pub(crate) fn look_up(&self, ids: &[CookieId]) {
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return };
        let Some(index) = self.store_of(*first) else { return };
        let (of_store, Some(store)) = (self.cookies_of(index), self.stores.get(usize::from(index.0))) else { return };
        if last.0.checked_sub(first.0).is_none_or(|span| span as usize + 1 != ids.len()) || !of_store.contains(&last.0) {
            return;
        }
        let table = &store.report.cookies;
        let rows: Vec<Named> = table.rows.named_from(RowId(first.0 - of_store.start)).take(ids.len()).collect();
        table.strings.look_up(rows.iter().flat_map(|row| [row.host, row.name, row.path]));
        store.classification.look_up(rows.iter().map(|row| row.host));
    }

    /// A row of a store that is at hand, with everything known of it.
    pub(crate) fn view_of<'a>(&'a self, index: StoreIndex, store: &'a OpenStore, row: RowId, cookie: Cookie) -> Option<CookieView<'a>> {
        let verdicts = &store.classification.verdicts;
        let cookie = store.report.cookies.with_texts(cookie);
        Some(CookieView {
            id: CookieId(self.cookies_of(index).start.checked_add(row.0)?),
            store,
            store_index: index,
            row,
            site: store.classification.site_name_of(&cookie, cookie.host()),
            cookie,
            verdict: verdicts.get(row.index())?,
            verdict_number: verdicts.number_of(row.index())?,
            inventory: self,
            values: match &self.values {
                HeldValues::AsRead => Some(&store.report.values),
                HeldValues::Again(values) => values.get(usize::from(index.0)),
                HeldValues::Masked => None,
            },
        })
    }
}

impl<'a, I: Iterator<Item = CookieId>> Iterator for Views<'a, I> {
    type Item = CookieView<'a>;

    fn next(&mut self) -> Option<CookieView<'a>> {
        loop {
            let id = self.ids.next()?;
            if let Some(view) = self.view(id) {
                return Some(view);
            }
        }
    }
}
