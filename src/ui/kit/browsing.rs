//! Which cookies the person looks at: the shown stores put together, the filters, the rows with the inventory they are of, the selection.

use std::convert::Infallible;
use std::sync::Arc;

use super::{CookieSet, Filters, Folding, GroupBy, Lines, Rows, StoreNames};
use crate::column::ColumnId;
use crate::inventory::{CookieId, CookieView, Inventory};
use crate::jobs::Slot;
use crate::query::filter::{FilterError, Names, print};
use crate::query::{Facets, Sort};

/// What the table shows. Changed by `browse` alone; other features read it, and ask.
#[derive(Debug, Default)]
pub struct Browsing {
    /// The shown stores put together. Rows, sites and sums that are shown may still be of the one before: each carries its own.
    pub inventory: Slot<Inventory, Infallible>,
    /// What the open stores are called where they stand beside each other.
    pub store_names: StoreNames,
    /// What hides cookies.
    pub filters: Filters,
    /// What stands in the search field.
    pub typed: Typed,
    /// Sorted by these columns, the first one first.
    pub sort: Vec<Sort>,
    /// What stands together under a heading.
    pub by: Option<GroupBy>,
    /// Which headings are folded.
    pub folding: Folding,
    /// The lines of the rows and of their headings.
    pub lines: Lines,
    /// What the filters leave.
    pub rows: Slot<Rows, Infallible>,
    /// How many cookies each value of the columns would leave, worked out once the rows have come.
    pub facets: Slot<Facets, Infallible>,
    /// The rows to come are those of another look, which begins at its top.
    pub begins_anew: bool,
    /// The selection among the rows.
    pub selected: Selected,
}

impl Browsing {
    /// The id of the cookie whose details are shown, in the inventory of the rows.
    #[must_use]
    pub fn cursor(&self) -> Option<CookieId> {
        self.rows.value()?.ids.get(self.selected.cursor?).copied()
    }

    /// A cookie of the rows, with everything known of it.
    #[must_use]
    pub fn cookie(&self, id: CookieId) -> Option<CookieView<'_>> {
        self.rows.value()?.inventory.get(id)
    }

    /// The selected cookies in the order of the rows, as ids of `rows`.
    #[must_use]
    pub fn selected_of(&self, rows: &Arc<Rows>) -> Vec<CookieId> {
        rows.ids.iter().filter(|id| self.selected.ids.contains(**id)).copied().collect()
    }

    /// Forgets what was selected.
    pub fn deselect(&mut self) {
        self.selected = Selected::default();
    }
}

/// The terms of the filters as a text: the one that was typed, or that of terms which were chosen elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// As it stands.
    pub text: String,
    /// What of it is not understood; the filters are then those of the rest.
    pub error: Option<FilterError>,
}

impl Typed {
    /// The text of the terms of filters.
    #[must_use]
    pub fn of(filters: &Filters, names: &Names) -> Self {
        Self { text: print(&filters.only.terms, names), error: None }
    }
}

impl Selected {
    /// How many rows a correction of a cookie is about: of one that is selected, all that are.
    #[must_use]
    pub fn to_correct(&self, id: CookieId) -> usize {
        if self.ids.contains(id) { self.ids.len().max(1) } else { 1 }
    }
}

/// The selected rows.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    /// The cookies.
    pub ids: CookieSet,
    /// The one whose details are shown, by its position in the table.
    pub cursor: Option<usize>,
    /// The heading that one stands on, by its place among the groups; then the row is only the one of the details.
    pub heading: Option<usize>,
    /// The cell of that row one stands on; none is the row as a whole.
    pub column: Option<ColumnId>,
    /// Where a range begins.
    pub anchor: usize,
    /// What the table is asked once to bring into view.
    pub scroll_to: Option<ScrollTo>,
}

/// What the table brings into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrollTo {
    /// Its first row: other filters leave other rows, and one begins to read them at their beginning.
    Top,
    /// The cookie whose details are shown.
    Cursor,
}
