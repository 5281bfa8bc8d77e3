use std::convert::Infallible;

use crate::files::WriteError;
use crate::jobs::Slot;
use crate::settings::Settings;
use crate::ui::env::SystemLooks;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// What the person asked the system for.
    pub(super) system: Slot<SystemLooks, Infallible>,
    /// The zoom of the frame before, in percent.
    pub(super) zoom_seen: Option<u16>,
    /// Writing the preferences, which gives back what was written.
    pub(super) written: Slot<Settings, WriteError>,
    /// The preferences as they were read or written last: what differs from them was chosen in this window.
    pub(super) known: Settings,
    /// Something was chosen since the writing began.
    pub(super) is_stale: bool,
}
