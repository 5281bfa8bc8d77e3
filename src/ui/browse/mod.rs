//! Sites, table and details of the shown stores: filters, order, selection, and the value of one cookie on request.

mod chips;
mod copying;
mod correction;
mod decoded;
mod details;
mod filter_menu;
mod filtering;
mod grouping;
mod keeping;
mod kept_filters;
mod losses;
mod one_line;
mod page;
mod revealing;
mod selecting;
mod shown_columns;
mod sites;
mod state;
mod table;
mod update;
mod value;

use super::kit::{Filters, GroupBy, SiteOrder};
use crate::charter::Category;
use crate::column::ColumnId;
use crate::inventory::CookieId;
use crate::query::filter::{Key, Standing, Value};

pub use kept_filters::dialog as keep_filter;
pub use page::show;
pub use shown_columns::shown_columns;
pub use state::Own;
pub use update::{name_stores, resume};

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Filters the list of sites.
    FilterSites(String),
    /// Orders the list of sites.
    OrderSites(SiteOrder),
    /// Shows the cookies of one site, by its registrable domain, or of all.
    ChooseSite(Option<String>),
    /// Looks for words.
    Search(String),
    /// Shows one category, or all.
    ChooseCategory(Option<Category>),
    /// Shows what other filters leave.
    Filter(Box<Filters>),
    /// Asks for a value of a column, leaves it out, or neither.
    Place {
        /// The column.
        key: Key,
        /// The value.
        value: Value,
        /// What becomes of it.
        standing: Standing,
    },
    /// The name under which the filter is to be kept, as it is typed.
    NameFilter(String),
    /// Keeps the terms under that name; others of that name give way.
    KeepFilter,
    /// Shows what a kept filter leaves.
    UseKept(String),
    /// Drops a kept filter.
    ForgetKept(String),
    /// Drops every filter.
    ClearFilters,
    /// A column was put at the end of the table, which goes there.
    ShowColumn(ColumnId),
    /// Sorts by a column; again turns the order round.
    SortBy {
        /// The column.
        column: ColumnId,
        /// After those that are sorted by already, and not in their place.
        is_also: bool,
    },
    /// Groups the rows, or no longer does.
    GroupBy(Option<GroupBy>),
    /// Folds a group, or unfolds it.
    Fold {
        /// Its place among the groups.
        group: usize,
        /// Whether it is folded then.
        is_folded: bool,
    },
    /// Folds all groups, or unfolds them.
    FoldAll(bool),
    /// Stands on the heading of a group.
    StandOn(usize),
    /// Selects a row by its position in the table.
    Select {
        /// Position.
        row: usize,
        /// How it joins what is selected already.
        how: Selecting,
    },
    /// Moves the selection by the keyboard.
    MoveSelection {
        /// Rows down, negative up.
        by: isize,
        /// What becomes of the selection.
        how: Moving,
    },
    /// Moves from cell to cell of the row one stands on, by columns to the right, negative to the left.
    MoveCell(isize),
    /// The table was painted: the cursor is in view, and this many rows fit.
    TableShown {
        /// Whole rows in view.
        rows: usize,
    },
    /// Shows the value of the cookie whose details are shown.
    Reveal(CookieId),
    /// Hides the value that is shown.
    HideValue,
    /// Copies the value that is shown.
    CopyValue,
    /// Copies what that value says.
    CopyDecoded,
    /// Stops the copy that is being made.
    StopCopying,
    /// Copies the selected rows in a form.
    CopyRows(CopyForm),
    /// Copies the cell of a column of one cookie.
    CopyCell(CookieId, ColumnId),
}

/// In which form shown rows are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// Lines with tabs.
    Text,
    /// Lines with commas.
    Csv,
    /// A list of objects.
    Json,
}

/// What a move of the cursor does to the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    /// The new row alone is selected.
    Selecting,
    /// From the last selected row to the new one (Shift).
    Extending,
    /// The selection stays as it is (Ctrl).
    Leaving,
}

/// How a clicked row joins the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selecting {
    /// Alone.
    Only,
    /// In or out (Ctrl).
    Toggle,
    /// From the last one to this one (Shift).
    Through,
}
