use std::convert::Infallible;

use crate::jobs::Slot;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The theme of the system.
    pub(super) system_dark: Slot<Option<bool>, Infallible>,
}
