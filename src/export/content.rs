use super::Options;
use super::superseded::Marks;
use crate::column::{Cell, Column, ColumnId};
use crate::i18n::Words;
use crate::inventory::{CookieId, CookieView, Inventory, OpenStore};
use crate::notes::Note;
use crate::speech;
use crate::store::Paths;

/// The columns of notes, after all others and before the value.
pub(super) const NOTE_COLUMNS: [&str; 4] = ["labels", "note", "site_labels", "site_note"];

/// What is written: chosen cookies of an inventory in their order, and how.
pub(super) struct Content<'a> {
    pub(super) inventory: &'a Inventory,
    pub(super) ids: &'a [CookieId],
    pub(super) options: Options,
    /// What the columns of the state say.
    pub(super) marks: Marks<'a>,
    /// What stands for each store.
    store_names: Vec<String>,
    is_stopped: IsStopped<'a>,
}

/// Whether somebody has stopped the writing; asked from whichever thread writes.
pub(super) type IsStopped<'a> = &'a (dyn Fn() -> bool + Sync);

fn never() -> bool {
    false
}

impl<'a> Content<'a> {
    pub(super) fn new(inventory: &'a Inventory, ids: &'a [CookieId], options: Options) -> Self {
        Self::behind(0, inventory, ids, options)
    }

    /// The same where so many stores were written before: their names go on counting.
    pub(super) fn behind(before: u32, inventory: &'a Inventory, ids: &'a [CookieId], options: Options) -> Self {
        let numbered = inventory.stores().iter().zip(before.saturating_add(1)..);
        let store_names = numbered.map(|(store, number)| store_name(store, number, options.paths)).collect();
        Self { inventory, ids, options, marks: Marks::Without, store_names, is_stopped: &never }
    }

    /// The same, until somebody stops it.
    pub(super) fn until(self, is_stopped: IsStopped<'a>) -> Self {
        Self { is_stopped, ..self }
    }

    /// Whether somebody has stopped the writing.
    pub(super) fn is_stopped(&self) -> IsStopped<'a> {
        self.is_stopped
    }

    /// The same with columns of the state.
    pub(super) fn marked(self, marks: Marks<'a>) -> Self {
        Self { marks, ..self }
    }

    /// The same of stores that stand at these places among others: they are called as those are.
    pub(super) fn called_as(self, others: &Self, places: impl Iterator<Item = usize>) -> Self {
        let store_names = places.map(|place| others.store_names.get(place).cloned().unwrap_or_default()).collect();
        Self { store_names, ..self }
    }

    /// What stands for the store at a place.
    pub(super) fn store_name(&self, place: usize) -> &str {
        self.store_names.get(place).map_or("", String::as_str)
    }

    /// The cookies in their order; none any more once it is stopped. Formats that gather before they write, a workbook above all, learn of it here, long
    /// before a writer could refuse their bytes.
    pub(super) fn views(&self) -> impl Iterator<Item = CookieView<'a>> {
        let is_stopped = self.is_stopped;
        self.inventory.views(self.ids.iter().copied()).take_while(move |_| !is_stopped())
    }

    /// What the person wrote of a cookie and of its site, under the names of its columns; nothing where it was not asked for.
    pub(super) fn notes(&self, view: &CookieView<'_>) -> Vec<(&'static str, String)> {
        if !self.options.with_notes {
            return Vec::new();
        }
        let notes = self.inventory.notes();
        let cells = |note: Option<&Note>| note.map_or_else(Default::default, |note| (note.labels.join(";"), note.text.clone()));
        let (labels, text) = cells(notes.of_cookie(view.cookie.name(), view.cookie.host()));
        let (site_labels, site_text) = cells(notes.of_site(view.site));
        NOTE_COLUMNS.into_iter().zip([labels, text, site_labels, site_text]).collect()
    }

    /// The stores with what stands for each.
    pub(super) fn stores(&self) -> impl Iterator<Item = (&'a OpenStore, &str)> {
        self.inventory.stores().iter().map(AsRef::as_ref).zip(self.store_names.iter().map(String::as_str))
    }

    /// That this is a part of what was read, where it is.
    pub(super) fn part(&self, words: &Words) -> Option<String> {
        let (count, all) = (self.ids.len(), self.inventory.len());
        (count < all).then(|| words.with("document-part", &[("count", count.into()), ("all", all.into())]))
    }

    /// The profile, unless places are left out: browsers name profiles after people, and so do folders.
    pub(super) fn profile<'s>(&self, store: &'s OpenStore) -> &'s str {
        match self.options.paths {
            Paths::Whole => &store.report.record.profile,
            Paths::LeftOut => "",
        }
    }

    /// How a document names a store: as the window does, with its path or what stands for it.
    pub(super) fn heading(&self, words: &Words, store: &OpenStore, name: &str) -> String {
        match self.options.paths {
            Paths::LeftOut if !store.source.is_sample() => name.to_owned(),
            Paths::Whole | Paths::LeftOut => speech::store_name(words, store),
        }
    }

    /// A cell, without the places when they are left out.
    pub(super) fn cell<'s>(&'s self, column: &Column, view: &CookieView<'s>) -> Cell<'s> {
        match (column.id, self.options.paths) {
            (ColumnId::Store, Paths::LeftOut) => {
                self.store_names.get(usize::from(view.store_index.0)).map_or(Cell::Empty, |name| Cell::Text(name))
            }
            (ColumnId::Profile, Paths::LeftOut) => Cell::Empty,
            _ => (column.cell)(view, self.options.language),
        }
    }
}

/// The path, or without it the browser and a number, which rows and records of reads share: `firefox-1`. A sum of the path was no choice,
/// because who knows how homes are called finds the name by trying.
fn store_name(store: &OpenStore, number: u32, paths: Paths) -> String {
    if paths == Paths::Whole || store.source.is_sample() {
        return store.source.shown().to_owned();
    }
    let browser: String = store.report.record.browser.chars().filter(char::is_ascii_alphanumeric).collect();
    let browser = if browser.is_empty() { "store".to_owned() } else { browser.to_ascii_lowercase() };
    format!("{browser}-{number}")
}
