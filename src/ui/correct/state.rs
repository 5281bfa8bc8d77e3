use std::convert::Infallible;

use super::changing::{Change, Outcome};
use super::counting::Counted;
use super::form::CorrectForm;
use crate::jobs::Slot;
use crate::ui::kit::Changes;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The cookies that are being corrected.
    pub(in crate::ui) form: Option<CorrectForm>,
    /// What each reach would do, in the order of [`Reach::ALL`](crate::corrections::Reach::ALL).
    pub(in crate::ui) counted: Slot<[Counted; 3], Infallible>,
    /// What is to become of the corrections and their file.
    pub(super) changes: Changes<Change, Outcome>,
}
