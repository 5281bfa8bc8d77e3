//! Changing the corrections and their file together, or neither. Reading, merging and a write that reaches the disk take their time, so all of it
//! is work for a thread.

use std::path::PathBuf;
use std::sync::Arc;

use crate::classify::{Knowledge, KnowledgeBase};
use crate::corrections::{Correction, Corrections, CorrectionsError, Undecided, news};
use crate::files::WriteError;
use crate::inventory::OpenStore;

/// What is to become of the corrections.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// They are read, when the window begins.
    Load,
    /// Some are made together.
    Add(Arc<Proposed>),
    /// One is taken away.
    Forget(Correction),
    /// The last change is taken back.
    Undo,
    /// Those of somebody else are taken in.
    TakeIn(Arc<Corrections>),
}

/// Decisions as they were made, and what shows whether they say anything new.
#[derive(Debug)]
pub(super) struct Proposed {
    /// The decisions.
    pub corrections: Vec<Correction>,
    /// The open stores.
    pub stores: Vec<Arc<OpenStore>>,
    /// What their verdicts rest on.
    pub knowledge: Arc<Knowledge>,
}

/// What the change begins with.
#[derive(Debug)]
pub(super) struct Before {
    /// The corrections.
    pub corrections: Arc<Corrections>,
    /// Where they are kept; `None` keeps them until the window is closed.
    pub file: Option<PathBuf>,
}

/// What has become of them.
#[derive(Debug)]
pub(super) enum Outcome {
    /// They are these, in the window and in the file.
    Held {
        /// The corrections.
        corrections: Arc<Corrections>,
        /// The same as evidence.
        base: Option<Arc<KnowledgeBase>>,
        /// They are others than the window had.
        is_other: bool,
        /// What the change did.
        effect: Effect,
    },
    /// The same, because their file cannot be used.
    Unusable(Arc<CorrectionsError>),
    /// The same, because the file could not be written.
    Unwritten(WriteError),
}

/// What a change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// So many decisions are new or different.
    Changed(usize),
    /// All of it would be said without a decision, and one that was made before went.
    Dropped,
    /// There was nothing to change.
    Nothing,
    /// What was to be taken back was changed elsewhere since, and is left.
    Overtaken,
}

/// Changes the corrections and their file together, or neither. A change is one of what the file holds now: it may have been edited by hand or by another
/// window.
pub(super) fn carry_out(change: &Change, before: Before) -> Outcome {
    let mut corrections = Arc::clone(&before.corrections);
    if let Some(file) = before.file.as_deref() {
        match corrections.reloaded(file) {
            Ok(now) => corrections = Arc::new(now),
            Err(error) => return Outcome::Unusable(Arc::new(error)),
        }
    }
    let new = Arc::make_mut(&mut corrections);
    let could_undo = new.can_undo();
    let mut is_empty = false;
    let count = match change {
        Change::Load => 0,
        Change::Add(proposed) => {
            let news = proposed.news(new);
            is_empty = news.iter().all(Correction::is_empty);
            new.put_all(news)
        }
        Change::Forget(correction) => usize::from(new.forget(correction)),
        Change::Undo => usize::from(new.undo()),
        Change::TakeIn(others) => new.merge(others),
    };
    let effect = match (change, count) {
        (Change::Undo, 0) if could_undo => Effect::Overtaken,
        (_, 0) => Effect::Nothing,
        (Change::Add(_), _) if is_empty => Effect::Dropped,
        (_, count) => Effect::Changed(count),
    };
    if let Some(file) = before.file.filter(|_| count > 0)
        && let Err(error) = corrections.save(&file)
    {
        return Outcome::Unwritten(error);
    }
    let is_other = corrections.lines() != before.corrections.lines();
    let base = corrections.base().map(Arc::new);
    Outcome::Held { corrections, base, is_other, effect }
}

impl Proposed {
    /// What of them is not said without them.
    fn news(&self, corrections: &Corrections) -> Vec<Correction> {
        news(corrections, &self.corrections, &Undecided::of(&self.stores, &self.corrections, &self.knowledge)).corrections
    }
}
