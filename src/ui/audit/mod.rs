//! The audit of one site: what its charter declares against what the open stores hold at the moments of a visitor's choice. Findings on the left, on the
//! right the cookies of the chosen one with the fact, the text it refers to and what can be done.

mod audited;
mod choice;
mod choices;
mod details;
mod findings;
mod head;
mod leading;
mod moments;
mod page;
mod path;
mod ranking;
mod reading;
mod rows;
mod saving;
mod scope;
mod state;
mod unseen;
mod update;
mod words;

use crate::audit::{Code, Label, Severity};
use crate::export::{AuditFormat, CharterFormat};
use crate::store::StoreSource;

pub use choice::Choice;
pub use page::show;
pub use path::show as show_path;
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changes what is typed as the site.
    TypeSite(String),
    /// Audits this site: a host or an address, as typed or chosen.
    ChooseSite(String),
    /// Compares it with another charter.
    ChooseCharter(Choice),
    /// Says when a store was taken.
    Label(StoreSource, Label),
    /// Shows another part of the audit.
    ShowPart(Part),
    /// Shows the details of a line of that part.
    ShowLine(usize),
    /// Lists all that could not be seen, or the first of it.
    ListUnseen(bool),
    /// Stops the audit under way.
    Stop,
    /// Begins it again.
    Again,
    /// What is saved holds the person's notes, or no longer.
    WithNotes(bool),
    /// Asks where to save something of the audit.
    Save(SaveAs),
    /// Asks whether the visitors' choices are to be read, or no longer.
    AskForChoices(bool),
    /// Reads them.
    ReadChoices,
    /// They are shown.
    ChoicesShown,
    /// Leaves an audit that was opened again.
    CloseDossier,
    /// Changes the path that is typed for it, where the system has no dialogs.
    TypePath(String),
    /// Saves it there.
    SaveTyped,
    /// Writes over the file that is there.
    Replace,
}

/// A part of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All findings of a kind that weigh the same.
    Finding(Code, Severity),
    /// Every cookie with its moments.
    Cookies,
    /// Who the third parties are.
    Parties,
    /// What consent tools noted of the visitors' choices.
    Choices,
}

/// What of an audit is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveAs {
    /// Its report.
    Report(AuditFormat),
    /// The audit, to be opened again.
    Dossier,
    /// The charter that the site should publish.
    Charter(CharterFormat),
}
