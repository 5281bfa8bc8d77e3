//! Every intent of the person at the window. Views only ask for actions; `update` carries them out.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::knowing::Know;
use super::model::State;
use super::theme::Icon;
use super::view_state::{Dialog, ExportForm, Pane, Screen, Shown, SiteOrder};
use crate::charter::Category;
use crate::classify::Finding;
use crate::i18n::Language;
use crate::inventory::CookieId;
use crate::settings::{ColumnChoice, Density, ThemeChoice};
use crate::store::StoreLocation;

/// Something that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A store found on this machine.
    Found(StoreLocation),
    /// A file, profile or user-data folder.
    Path(PathBuf),
    /// The built-in sample.
    Sample,
}

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
    SortBy(&'static str),
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
    /// Shows or hides the value of one cookie.
    Reveal(Option<CookieId>),
    /// Copies a text.
    Copy(String),
    /// Copies the cell of a column of one cookie.
    CopyCell(CookieId, &'static str),
    /// Sets which columns are shown, and how wide; none means the usual ones.
    SetColumns(Vec<ColumnChoice>),
    /// The same while a column is being dragged: nothing is saved yet.
    DragColumns(Vec<ColumnChoice>),
    /// Sets the widths of the panes.
    PaneWidths {
        /// Of the sites.
        sites: Option<f32>,
        /// Of the details.
        details: Option<f32>,
    },
    /// Opens a dialog.
    ShowDialog(Dialog),
    /// Closes the dialog.
    CloseDialog,
    /// Changes what the export dialog asks for.
    SetExport(ExportForm),
    /// Changes the path typed in the dialog.
    TypePath(String),
    /// Asks where to save, then exports.
    SaveExport,
    /// Exports to this file.
    ExportTo(PathBuf),
    /// Opens what was typed.
    OpenTyped,
    /// Sets the language; `None` as the system.
    SetLanguage(Option<Language>),
    /// Sets the theme.
    SetTheme(ThemeChoice),
    /// Sets the height of rows.
    SetDensity(Density),
    /// Forgets the recent files.
    ForgetRecent,
    /// Moves the keyboard focus to a pane.
    Focus(Pane),
    /// Takes the message away.
    DismissToast,
    /// Something about corrections, loaded lists or the look-up page.
    Know(Know),
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

/// An intent without arguments: it has a label, an icon and mostly a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described by its label")]
pub enum Command {
    OpenFile,
    OpenFolder,
    OpenSample,
    Start,
    Reload,
    Search,
    Export,
    Settings,
    Overview,
    Cookies,
    Charter,
    NextPane,
    PreviousPane,
    SelectAll,
    CopyRows,
    Record,
    Keyboard,
    CloseAll,
    LookUp,
    Correct,
    Undo,
    Knowledge,
}

impl Command {
    /// All commands, in the order in which the help lists them.
    pub const ALL: [Self; 22] = [
        Self::OpenFile,
        Self::OpenFolder,
        Self::OpenSample,
        Self::Start,
        Self::Reload,
        Self::CloseAll,
        Self::Search,
        Self::Export,
        Self::Settings,
        Self::Overview,
        Self::Cookies,
        Self::Charter,
        Self::LookUp,
        Self::Correct,
        Self::Undo,
        Self::Knowledge,
        Self::NextPane,
        Self::PreviousPane,
        Self::SelectAll,
        Self::CopyRows,
        Self::Record,
        Self::Keyboard,
    ];

    /// The message that names it.
    #[must_use]
    pub fn label_id(self) -> &'static str {
        match self {
            Self::OpenFile => "command-open-file",
            Self::OpenFolder => "command-open-folder",
            Self::OpenSample => "command-open-sample",
            Self::Start => "command-start",
            Self::Reload => "command-reload",
            Self::Search => "command-search",
            Self::Export => "command-export",
            Self::Settings => "command-settings",
            Self::Overview => "tab-overview",
            Self::Cookies => "tab-cookies",
            Self::Charter => "tab-charter",
            Self::NextPane => "command-next-pane",
            Self::PreviousPane => "command-previous-pane",
            Self::SelectAll => "command-select-all",
            Self::CopyRows => "command-copy-rows",
            Self::Record => "command-record",
            Self::Keyboard => "command-keyboard",
            Self::CloseAll => "command-close-all",
            Self::LookUp => "tab-look-up",
            Self::Correct => "command-correct",
            Self::Undo => "command-undo",
            Self::Knowledge => "command-knowledge",
        }
    }

    /// Its icon.
    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::OpenFile => Icon::FILE,
            Self::OpenFolder => Icon::FOLDER,
            Self::OpenSample => Icon::PLAY,
            Self::Start => Icon::BROWSER,
            Self::Reload => Icon::RELOAD,
            Self::Search | Self::LookUp => Icon::SEARCH,
            Self::Export => Icon::EXPORT,
            Self::Settings => Icon::SETTINGS,
            Self::Overview => Icon::STATISTICS,
            Self::Cookies => Icon::COOKIE,
            Self::Charter => Icon::CHARTER,
            Self::NextPane | Self::PreviousPane | Self::Keyboard => Icon::KEYBOARD,
            Self::SelectAll => Icon::CHECK,
            Self::CopyRows => Icon::COPY,
            Self::Record => Icon::LOCK,
            Self::CloseAll => Icon::CLOSE,
            Self::Correct => Icon::CORRECT,
            Self::Undo => Icon::RECENT,
            Self::Knowledge => Icon::CATALOGUE,
        }
    }

    /// Its keys. Those of [`Command::SelectAll`] and [`Command::CopyRows`] work while the table has the focus, so that fields keep theirs.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        match self {
            Self::OpenFile => ctrl(Key::O),
            Self::OpenFolder => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::O)),
            Self::OpenSample => None,
            Self::Start => ctrl(Key::N),
            Self::Reload => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F5)),
            Self::Search => ctrl(Key::F),
            Self::Export => ctrl(Key::E),
            Self::Settings => ctrl(Key::Comma),
            Self::Overview => ctrl(Key::Num1),
            Self::Cookies => ctrl(Key::Num2),
            Self::Charter => ctrl(Key::Num3),
            Self::NextPane => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F6)),
            Self::PreviousPane => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F6)),
            Self::SelectAll => ctrl(Key::A),
            Self::CopyRows => ctrl(Key::C),
            Self::Record => ctrl(Key::I),
            Self::Keyboard => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
            Self::CloseAll => ctrl(Key::W),
            Self::LookUp => ctrl(Key::L),
            Self::Correct => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F2)),
            Self::Undo => ctrl(Key::Z),
            Self::Knowledge => ctrl(Key::K),
        }
    }

    /// Whether the table handles it itself, while it has the focus.
    #[must_use]
    pub fn belongs_to_table(self) -> bool {
        matches!(self, Self::SelectAll | Self::CopyRows)
    }

    /// Whether it makes sense now.
    #[must_use]
    pub fn is_enabled(self, state: &State) -> bool {
        match self {
            Self::OpenFile
            | Self::OpenFolder
            | Self::OpenSample
            | Self::Start
            | Self::Settings
            | Self::Keyboard
            | Self::Charter
            | Self::LookUp
            | Self::Knowledge => true,
            Self::Reload | Self::Overview | Self::Cookies | Self::CloseAll | Self::Search | Self::Export | Self::Record => {
                state.has_stores()
            }
            Self::NextPane | Self::PreviousPane | Self::SelectAll | Self::CopyRows => {
                state.view.screen == Screen::Cookies && state.has_stores()
            }
            Self::Correct => state.view.screen == Screen::Cookies && state.cursor().is_some(),
            Self::Undo => state.model.knowing.corrections.can_undo(),
        }
    }
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

    /// Takes what was asked for.
    #[must_use]
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Words;

    #[test]
    fn every_command_is_named_and_no_two_share_a_shortcut() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        for (index, command) in Command::ALL.iter().enumerate() {
            assert!(words.has(command.label_id()), "{command:?}");
            let Some(shortcut) = command.shortcut() else { continue };
            for other in &Command::ALL[index + 1..] {
                assert_ne!(Some(shortcut), other.shortcut(), "{command:?} and {other:?}");
            }
        }
    }
}
