//! Changing the corrections and their file together, or neither. Reading, merging and a write that reaches the disk take their time, so all of it
//! is work for a thread.

use std::path::PathBuf;
use std::sync::Arc;

use crate::classify::KnowledgeBase;
use crate::corrections::{Correction, Corrections, CorrectionsError};
use crate::files::WriteError;

/// What is to become of the corrections.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// They are read, when the window begins.
    Load,
    /// One is made.
    Add(Correction),
    /// One is taken away.
    Forget(Correction),
    /// The last change is taken back.
    Undo,
    /// Those of somebody else are taken in.
    TakeIn(Arc<Corrections>),
}

/// What the change begins with.
#[derive(Debug)]
pub(super) struct Before {
    /// The corrections.
    pub corrections: Arc<Corrections>,
    /// The file could be used when it was last read.
    pub is_usable: bool,
    /// Where they are kept; `None` keeps them until the window is closed.
    pub file: Option<PathBuf>,
}

/// What has become of them.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Others.
    Changed {
        /// These.
        corrections: Arc<Corrections>,
        /// The same as evidence.
        base: Option<Arc<KnowledgeBase>>,
        /// How many decisions are new or different.
        count: usize,
    },
    /// The same: there was nothing to change.
    Same,
    /// The same, because their file cannot be used.
    Unusable(Arc<CorrectionsError>),
    /// The same, because the file could not be written.
    Unwritten(WriteError),
}

/// Changes the corrections and their file together, or neither.
pub(super) fn carry_out(change: &Change, before: Before) -> Outcome {
    let mut corrections = before.corrections;
    // When the file could not be used, perhaps the person has mended it meanwhile.
    if let Some(file) = before.file.as_deref().filter(|_| !before.is_usable || matches!(change, Change::Load)) {
        match Corrections::load(file) {
            Ok(loaded) => corrections = Arc::new(loaded),
            Err(error) => return Outcome::Unusable(Arc::new(error)),
        }
    }
    let new = Arc::make_mut(&mut corrections);
    let count = match change {
        Change::Load => new.lines().len(),
        Change::Add(correction) => usize::from(new.add(correction.clone())),
        Change::Forget(correction) => usize::from(new.forget(correction)),
        Change::Undo => usize::from(new.undo()),
        Change::TakeIn(others) => new.merge(others),
    };
    if count == 0 {
        return Outcome::Same;
    }
    if let Some(file) = before.file.filter(|_| !matches!(change, Change::Load))
        && let Err(error) = corrections.save(&file)
    {
        return Outcome::Unwritten(error);
    }
    let base = corrections.base().map(Arc::new);
    Outcome::Changed { corrections, base, count }
}
