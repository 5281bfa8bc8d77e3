//! What the person has chosen to see. Nothing here is read from a store.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::Command;
use super::ask::Source;
use super::knowledge::{CorrectForm, LookUpForm, Task};
use crate::charter::Category;
use crate::classify::Finding;
use crate::column::ColumnId;
pub use crate::export::What;
use crate::export::{Format, Paths, Preset};
use crate::i18n::Language;
use crate::inventory::CookieId;

pub use crate::work::SiteOrder;

/// A page of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What can be opened.
    Start,
    /// Everything in a few sentences.
    Overview,
    /// Sites, table, details.
    Cookies,
    /// The charter to read.
    Charter,
    /// What is known of a name.
    LookUp,
}

/// Which of the open stores are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All together.
    #[default]
    All,
    /// One, by its position.
    One(usize),
}

/// A part of the cookies screen that takes the focus by F6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of sites.
    Sites,
    /// The table of cookies.
    Table,
    /// The details of a cookie.
    Details,
    /// The search field.
    Search,
    /// The name on the look-up page.
    LookUp,
}

impl Pane {
    /// The id of the widget that takes its focus.
    #[must_use]
    pub fn focus_id(self) -> egui::Id {
        egui::Id::unique(("pane", self as u8))
    }

    /// The panes that F6 goes round.
    pub const ROUND: [Self; 3] = [Self::Sites, Self::Table, Self::Details];
}

/// The selected rows.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    /// The cookies.
    pub ids: FxHashSet<CookieId>,
    /// The one whose details are shown, by its position in the table.
    pub cursor: Option<usize>,
    /// Where a range begins.
    pub anchor: usize,
    /// Asks the table once to bring the cursor into view.
    pub scroll_to_cursor: bool,
}

/// The export dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportForm {
    /// Which rows.
    pub what: What,
    /// Which format.
    pub format: Format,
    /// Whether the values go along.
    pub with_values: bool,
    /// Whether the places of the stores go along.
    pub paths: Paths,
    /// The path typed in the window, where the system has no dialogs.
    pub path: Option<String>,
}

impl ExportForm {
    /// What is proposed first: a CSV that the usual spreadsheet of the language opens.
    #[must_use]
    pub fn proposed(what: What, language: Language) -> Self {
        let preset = match language {
            Language::Fr => Preset::ExcelFr,
            Language::En => Preset::Rfc,
        };
        Self { what, format: Format::Csv(preset), with_values: false, paths: Paths::Whole, path: None }
    }
}

/// A dialog over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Export.
    Export(ExportForm),
    /// Preferences.
    Settings,
    /// A path to open, where the system has no dialogs.
    OpenPath {
        /// What was typed.
        text: String,
    },
    /// What went wrong, and how to try again.
    Error {
        /// What happened and what to do.
        sentence: String,
        /// The file or folder, whole.
        path: Option<String>,
        /// What is tried again.
        retry: Vec<Source>,
    },
    /// How the stores were read, and every remark.
    Record,
    /// The keys.
    Keyboard,
    /// A correction of a verdict.
    Correct(CorrectForm),
    /// Loaded lists and corrections.
    Knowledge {
        /// The list whose lines that were not understood are shown.
        listed: Option<std::path::PathBuf>,
    },
    /// A path for a list or for corrections, where the system has no dialogs.
    KnowledgePath {
        /// What is done with the file.
        task: Task,
        /// What was typed.
        text: String,
    },
}

/// A message that goes away by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// When it goes, in seconds of the window's own time; set when it is first painted.
    pub until: Option<f64>,
    /// A command that the message offers.
    pub offer: Option<Command>,
    /// Not all went as it was asked for.
    pub is_warning: bool,
}

/// All choices.
#[derive(Debug)]
pub struct ViewState {
    /// The page.
    pub screen: Screen,
    /// Which stores.
    pub shown: Shown,
    /// Words that filter the sites.
    pub site_filter: String,
    /// Their order.
    pub site_order: SiteOrder,
    /// The chosen site, by registrable domain, so that it survives a reload.
    pub site: Option<String>,
    /// Words to look for.
    pub search: String,
    /// The chosen category.
    pub category: Option<Category>,
    /// The chosen finding.
    pub finding: Option<Finding>,
    /// Sorted by this column.
    pub sort: Option<ColumnId>,
    /// Largest first.
    pub descending: bool,
    /// The selection.
    pub selected: Selected,
    /// The one cookie whose value is to be shown.
    pub revealed: Option<CookieId>,
    /// What is looked up.
    pub look_up: LookUpForm,
    /// The dialog.
    pub dialog: Option<Dialog>,
    /// Errors that came while another one was shown.
    pub later: VecDeque<Dialog>,
    /// What had the focus when the dialog opened, and how many frames it waits to have it back.
    pub focus_before: Option<(egui::Id, u8)>,
    /// The message.
    pub toast: Option<Toast>,
    /// How many rows the table showed last, for Page Up and Down.
    pub page_rows: usize,
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            screen: Screen::Start,
            shown: Shown::All,
            site_filter: String::new(),
            site_order: SiteOrder::Count,
            site: None,
            search: String::new(),
            category: None,
            finding: None,
            sort: None,
            descending: false,
            selected: Selected::default(),
            revealed: None,
            look_up: LookUpForm::default(),
            dialog: None,
            later: VecDeque::new(),
            focus_before: None,
            toast: None,
            page_rows: 20,
        }
    }
}

impl ViewState {
    /// Forgets what was selected and revealed.
    pub fn deselect(&mut self) {
        self.selected = Selected::default();
        self.revealed = None;
    }

    /// Whether any filter hides cookies.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.site.is_some() || self.category.is_some() || self.finding.is_some() || !self.search.trim().is_empty()
    }
}
