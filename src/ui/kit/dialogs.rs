//! The one place that opens dialogs and hands the focus back. What a dialog asks for is kept by its feature.

use std::collections::VecDeque;
use std::path::PathBuf;

use egui::{Context, Id};

use super::Source;
use super::speech::RemovalWay;

/// A dialog over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Export.
    Export,
    /// Preferences.
    Settings,
    /// A path to open, where the system has no dialogs.
    OpenPath,
    /// What went wrong, and how to try again.
    Error {
        /// What kind of thing went wrong.
        failed: Failed,
        /// What happened and what to do.
        sentence: String,
        /// The file or folder, whole.
        path: Option<String>,
        /// What is tried again.
        retry: Vec<Source>,
        /// What lies beside it and is most likely meant.
        instead: Option<PathBuf>,
    },
    /// How the stores were read, and every remark.
    Record,
    /// What the program does, its words, its keys.
    Help,
    /// Every command, found by typing.
    Commands,
    /// How to get rid of something, once for each browser, in the language that was chosen when it opened: it covers where another one is chosen.
    Removal(Vec<RemovalWay>),
    /// A name for the filter that is to be kept.
    KeepFilter,
    /// A correction of a verdict.
    Correct,
    /// A note.
    Note,
    /// Notes of somebody else beside one's own.
    TheirNotes,
    /// Loaded knowledge bases and corrections.
    Knowledge,
    /// A guided audit.
    Guided,
    /// A charter that is looked through before it is kept.
    CharterPreview,
    /// A path for a report of the audit, where the system has no dialogs.
    AuditPath,
    /// A path for a knowledge base or for corrections, where the system has no dialogs.
    KnowledgePath,
}

/// What went wrong, as the title of the dialog says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// Something that was asked for.
    Asked,
    /// Nobody asked for anything: what was kept for the next start could not be read.
    Kept,
}

/// The open dialog and those that wait behind it.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Option<Dialog>,
    /// Errors that came while another one was shown, and what was being written when one came.
    later: VecDeque<Dialog>,
    /// What had the focus when the dialog opened, and how many frames it waits to have it back.
    focus_before: Option<(Id, u8)>,
}

impl Dialogs {
    /// The open one.
    #[must_use]
    pub fn open(&self) -> Option<&Dialog> {
        self.open.as_ref()
    }

    /// Whether this one is open.
    #[must_use]
    pub fn shows(&self, dialog: &Dialog) -> bool {
        self.open.as_ref() == Some(dialog)
    }

    /// Whether this one is open, or comes once an error has been read.
    #[must_use]
    pub fn awaits(&self, dialog: &Dialog) -> bool {
        self.shows(dialog) || self.later.contains(dialog)
    }

    /// Opens a dialog in place of the open one.
    pub fn show(&mut self, dialog: Dialog, ctx: &Context) {
        // What waits to have the focus back still does when one dialog follows upon another.
        if self.open.is_none() && self.focus_before.is_none() {
            self.focus_before = ctx.memory(egui::Memory::focused).map(|id| (id, 1));
        }
        self.open = Some(dialog);
    }

    /// Closes the open one; an error that waits behind it is shown.
    pub fn close(&mut self) {
        self.open = self.later.pop_front();
    }

    /// Closes this one, if it is open.
    pub fn close_if(&mut self, dialog: &Dialog) {
        if self.shows(dialog) {
            self.close();
        }
    }

    /// Shows a dialog again once the error that is shown has been read; at once when there is none.
    pub fn show_after_error(&mut self, dialog: Dialog, ctx: &Context) {
        if !matches!(self.open, Some(Dialog::Error { .. })) {
            self.show(dialog, ctx);
        } else if !self.later.contains(&dialog) {
            self.later.push_back(dialog);
        }
    }

    /// Shows what went wrong. What the person has not read yet is not painted over.
    pub fn show_error(&mut self, sentence: String, path: Option<String>, retry: Vec<Source>, ctx: &Context) {
        self.show_error_beside(sentence, path, (retry, None), ctx);
    }

    /// The same, with what lies beside the file and is most likely meant.
    pub fn show_error_beside(
        &mut self,
        sentence: String,
        path: Option<String>,
        (retry, instead): (Vec<Source>, Option<PathBuf>),
        ctx: &Context,
    ) {
        self.tell(Dialog::Error { failed: Failed::Asked, sentence, path, retry, instead }, ctx);
    }

    /// Says that something which was kept for the next start could not be read.
    pub fn show_unread(&mut self, (sentence, path): (String, Option<String>), ctx: &Context) {
        self.tell(Dialog::Error { failed: Failed::Kept, sentence, path, retry: Vec::new(), instead: None }, ctx);
    }

    fn tell(&mut self, error: Dialog, ctx: &Context) {
        if matches!(self.open, Some(Dialog::Error { .. })) {
            self.later.push_back(error);
        } else {
            self.show(error, ctx);
        }
    }

    /// The keyboard goes to a widget, also where a dialog that has just closed would hand it back to another.
    pub fn give_focus_to(&mut self, id: Id, ctx: &Context) {
        match &mut self.focus_before {
            Some((before, _)) => *before = id,
            None => ctx.memory_mut(|memory| memory.request_focus(id)),
        }
    }

    /// Once a dialog is gone, the keyboard goes on where it was before. egui keeps everything under a dialog without focus until the frame
    /// after the one that no longer shows it, hence the wait.
    pub fn give_focus_back(&mut self, ctx: &Context) {
        let Some((id, frames)) = self.focus_before.filter(|_| self.open.is_none()) else { return };
        if let Some(left) = frames.checked_sub(1) {
            self.focus_before = Some((id, left));
            ctx.request_repaint();
        } else {
            self.focus_before = None;
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }
}
