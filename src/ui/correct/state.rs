use std::convert::Infallible;

use super::changing::{Change, Outcome};
use super::counting::Touched;
use super::form::CorrectForm;
use crate::jobs::Slot;
use crate::ui::kit::Changes;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The cookie that is being corrected.
    pub(super) form: Option<CorrectForm>,
    /// What each reach would touch, in the order of [`Reach::ALL`](crate::corrections::Reach::ALL).
    pub(in crate::ui) counted: Slot<[Touched; 3], Infallible>,
    /// What is to become of the corrections and their file.
    pub(super) changes: Changes<Change, Outcome>,
}
