//! Every intent of the person at the window. Views only ask for actions; `update` carries them out.

use std::path::PathBuf;

use super::Command;
use super::knowledge::Know;
use super::view_state::{Dialog, ExportForm, Pane, Screen, Shown, SiteOrder};
use crate::charter::Category;
use crate::classify::Finding;
use crate::column::ColumnId;
use crate::i18n::Language;
use crate::inventory::CookieId;
use crate::settings::{ColumnChoice, Density, ThemeChoice};

pub use crate::work::Source;

/// An intent with what it needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the table below.
    Run(Command),
    /// Opens stores beside those that are open.
    Open(Vec<Source>),
    /// Closes one store.
    CloseStore(usize),
    /// Shows one or all of the open stores.
    Show(Shown),
    /// Goes to a screen.
    GoTo(Screen),
    /// Stops the reading under way.
    CancelReading,
    /// Starts again what ended through an error of this program.
    TryAgain,
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
    /// Shows the cookies with a finding, or all.
    ChooseFinding(Option<Finding>),
    /// Drops every filter.
    ClearFilters,
    /// Sorts by a column; again turns the order round.
    SortBy(ColumnId),
    /// Sorts by a column in a given order.
    Sort {
        /// The column.
        column: ColumnId,
        /// Largest first.
        descending: bool,
    },
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
        /// From the last selected row to the new one.
        extend: bool,
    },
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
    /// Copies a text.
    Copy(String),
    /// Copies the cell of a column of one cookie.
    CopyCell(CookieId, ColumnId),
    /// Opens a dialog.
    ShowDialog(Dialog),
    /// Closes the dialog.
    CloseDialog,
    /// Changes what the export dialog asks for.
    SetExport(ExportForm),
    /// Changes the path of what is to be opened, as it is typed.
    TypePath(String),
    /// Asks where to save, then exports.
    SaveExport,
    /// Exports to this file.
    ExportTo(PathBuf),
    /// Opens what was typed.
    OpenTyped,
    /// Changes what is kept for the next start.
    Prefer(Preference),
    /// Moves the keyboard focus to a pane.
    Focus(Pane),
    /// Takes the message away.
    DismissToast,
    /// Something about corrections, loaded lists or the look-up page.
    Know(Know),
}

/// What is kept for the next start.
#[derive(Clone, Debug, PartialEq)]
pub enum Preference {
    /// Which columns are shown, and how wide; none means the usual ones.
    Columns(Vec<ColumnChoice>),
    /// The same while a column is being dragged: nothing is saved yet.
    DraggedColumns(Vec<ColumnChoice>),
    /// The widths of the panes that were dragged.
    PaneWidths {
        /// Of the sites.
        sites: Option<f32>,
        /// Of the details.
        details: Option<f32>,
    },
    /// The language; `None` as the system.
    Language(Option<Language>),
    /// The theme.
    Theme(ThemeChoice),
    /// The height of rows.
    Density(Density),
    /// No recent files.
    NothingRecent,
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

/// Where views put what the person asks for.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    /// Asks for an action.
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.push(Action::Run(command));
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes what was asked for.
    #[must_use]
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
