use std::convert::Infallible;

use crate::files::WriteError;
use crate::jobs::Slot;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The theme of the system.
    pub(super) system_dark: Slot<Option<bool>, Infallible>,
    /// Writing the preferences.
    pub(super) written: Slot<(), WriteError>,
    /// Something was chosen since the writing began.
    pub(super) is_stale: bool,
}
