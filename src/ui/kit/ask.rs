//! How features reach each other without knowing each other: a view asks, an update asks or tells; `app` passes it on.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Command, Dialog, Filters, GroupBy, Pane, ReadCharter, Screen, Source};
use crate::audit::Label;
use crate::corrections::{Correction, Corrections};
use crate::export::{Format, What};
use crate::i18n::Language;
use crate::inventory::CookieId;
use crate::notes::Topic;
use crate::query::Sort;
use crate::settings::{ColumnChoice, Density, KeptFilter, ThemeChoice};
use crate::store::StoreSource;

/// What a feature may ask of another, or of the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A command.
    Run(Command),
    /// Opens stores beside those that are open.
    Open(Vec<Source>),
    /// Opens what was open last; what is no longer there is said and no error.
    OpenLast(Vec<Source>),
    /// Reads open stores again, because they were written: quietly, since nobody asked for it just now.
    ReadAgain(Vec<Source>),
    /// Goes to a screen.
    GoTo(Screen),
    /// Shows these cookies in the table, in place of the filters there are: a new look, in the usual order and from its top.
    Show(Filters),
    /// Looks at what is open, or is being opened, as it was looked at before: with these filters, in this order, under these headings.
    Resume(Box<Filters>, Vec<Sort>, Option<GroupBy>),
    /// The same of all open stores.
    ShowInAllStores(Filters),
    /// Opens the export dialog for these rows in this form.
    Export(What, Format),
    /// Shows what is known of a name.
    LookUp(NameOnHost),
    /// Begins the correction of a cookie of the rows that are shown.
    Correct(CookieId),
    /// Begins a note on something.
    Note(Topic),
    /// Takes one correction away.
    Forget(Correction),
    /// Takes in the corrections of somebody else.
    TakeIn(Arc<Corrections>),
    /// Looks charters through, which then stand beside those that are open.
    OpenCharters(Vec<ReadCharter>),
    /// Opens the dossier of an audit.
    OpenDossier(PathBuf),
    /// Says whether a host is a portal of the charter with that id.
    Portal(PortalWish),
    /// Audits a site with a store that was taken at a moment.
    Audit(TakenStore),
    /// Changes what is kept for the next start.
    Prefer(Preference),
    /// Copies a text.
    Copy(String),
    /// Moves the keyboard focus to a pane.
    Focus(Pane),
    /// Opens a dialog.
    ShowDialog(Dialog),
    /// Closes the dialog.
    CloseDialog,
    /// Starts again what ended through an error of this program.
    TryAgain,
}

/// What happened that others go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// What verdicts rest on is another now.
    KnowledgeChanged,
    /// Other stores are shown, or the same with other verdicts.
    StoresChanged,
    /// No store is open any more.
    StoresClosed,
    /// The shown stores were put together.
    InventoryChanged,
    /// The words are those of another language.
    LanguageChanged,
}

/// What an update leaves for `app` to pass on.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// To the feature that does it.
    Ask(Ask),
    /// To all features.
    Happened(Happened),
}

/// What becomes of a host that is, or looks like, a portal of a charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalWish {
    /// The id of the charter.
    pub charter: String,
    /// The host, as typed or found.
    pub host: String,
    /// What.
    pub becomes: Becomes,
}

/// What becomes of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A portal: it is in the scope of the charter.
    Mine,
    /// None, and it is not proposed again.
    NotMine,
    /// No longer a portal.
    Forgotten,
}

/// A store that was taken at a moment of a visit to a site.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenStore {
    /// A host of the site.
    pub host: String,
    /// The store, which is being opened.
    pub source: StoreSource,
    /// The moment.
    pub moment: Label,
}

/// A cookie name, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameOnHost {
    /// Cookie name.
    pub name: String,
    /// Host, as typed; may be empty.
    pub host: String,
}

/// What is kept for the next start.
#[derive(Clone, Debug, PartialEq)]
pub enum Preference {
    /// Which columns are shown, and how wide; none means the usual ones.
    Columns(Vec<ColumnChoice>),
    /// The same while a column is being dragged: nothing is saved yet.
    DraggedColumns(Vec<ColumnChoice>),
    /// Whether the column of the store is shown; `None` while several stores are.
    StoreColumn(Option<bool>),
    /// The widths of the panes that were dragged.
    PaneWidths {
        /// Of the sites.
        sites: Option<f32>,
        /// Of the details.
        details: Option<f32>,
    },
    /// The size of the window; written with the next choice, or when the window goes.
    WindowSize([f32; 2]),
    /// The language; `None` as the system.
    Language(Option<Language>),
    /// The theme.
    Theme(ThemeChoice),
    /// More contrast; `None` as the system.
    HighContrast(Option<bool>),
    /// Nothing moves by itself; `None` as the system.
    ReducedMotion(Option<bool>),
    /// How large everything is, in percent.
    Zoom(u16),
    /// The height of rows.
    Density(Density),
    /// These files were opened, newest last.
    Opened(Vec<PathBuf>),
    /// What is open comes back at the next start.
    Reopen(bool),
    /// No recent files.
    NothingRecent,
    /// The filters that are kept under names.
    Filters(Vec<KeptFilter>),
    /// The knowledge bases that are loaded at every start.
    KnowledgeBases(Vec<PathBuf>),
}

/// What a view wants: something of its own feature, or something that it asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish<A> {
    /// Of its own feature.
    Own(A),
    /// Of another.
    Ask(Ask),
}

/// Where views put what the person wants, in the order in which it is carried out. A feature that keeps nothing has no action of its own.
#[derive(Debug)]
pub struct Actions<A = Infallible>(Vec<Wish<A>>);

impl<A> Default for Actions<A> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<A> Actions<A> {
    /// Wants an action of the feature.
    pub fn push(&mut self, action: A) {
        self.0.push(Wish::Own(action));
    }

    /// Asks for something of another feature.
    pub fn ask(&mut self, ask: Ask) {
        self.0.push(Wish::Ask(ask));
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.ask(Ask::Run(command));
    }

    /// Takes what is wanted.
    pub fn take(self) -> impl Iterator<Item = Wish<A>> {
        self.0.into_iter()
    }
}
