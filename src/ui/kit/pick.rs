//! The file dialog of the system: one at a time, on a thread of its own.

use std::convert::Infallible;
use std::sync::Arc;

use egui::Context;

use super::wake;
use crate::jobs::Slot;
use crate::ui::env::{Env, Pick, Picked};

/// Who asked for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickFor {
    /// A file or folder to open.
    Open,
    /// A charter.
    Charter,
    /// Where a report of the audit is written.
    Audit,
    /// Where an export is written.
    Export,
    /// A file of corrections, lists or the catalogue.
    Knowledge,
    /// Notes of somebody else.
    Notes,
}

/// The file dialog.
#[derive(Debug, Default)]
pub struct Picking {
    slot: Slot<Picked, Infallible>,
    asked_by: Option<PickFor>,
}

impl Picking {
    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.slot.is_running()
    }

    /// The answer, once.
    pub fn poll(&mut self) -> Option<(PickFor, Picked)> {
        if !self.slot.poll() {
            return None;
        }
        // A dialog that died is as good as none: the window asks for the path itself.
        let died = self.slot.failure().map(|_| Picked::NoDialog);
        let answer = died.or_else(|| self.slot.value().map(|picked| (**picked).clone()));
        self.slot.clear();
        self.asked_by.take().zip(answer)
    }

    /// Opens it, unless it is open.
    pub fn open(&mut self, asked_by: PickFor, what: Pick, env: &Env, ctx: &Context) {
        if self.is_open() {
            return;
        }
        self.asked_by = Some(asked_by);
        let picker = Arc::clone(&env.picker);
        self.slot.start("file-dialog", Arc::default(), wake(ctx), move |_| Ok(picker.pick(&what)));
    }
}
