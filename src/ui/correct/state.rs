use std::collections::VecDeque;
use std::convert::Infallible;

use super::changing::{Change, Outcome};
use super::counting::Touched;
use super::form::CorrectForm;
use crate::jobs::Slot;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The cookie that is being corrected.
    pub(super) form: Option<CorrectForm>,
    /// What each reach would touch, in the order of [`Reach::ALL`](crate::corrections::Reach::ALL).
    pub(in crate::ui) counted: Slot<[Touched; 3], Infallible>,
    /// The change under way, to the corrections and their file.
    pub(super) change: Option<Change>,
    /// Its work.
    pub(super) changed: Slot<Outcome, Infallible>,
    /// What was decided meanwhile: one change after the other, so that none drops another.
    pub(super) waiting: VecDeque<Change>,
}
