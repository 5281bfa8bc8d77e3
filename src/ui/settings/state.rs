use std::convert::Infallible;
use std::path::PathBuf;

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
    pub(super) written: Slot<Written, WriteError>,
    /// The preferences as they were read or written last: what differs from them was chosen in this window.
    pub(super) known: Settings,
    /// Something was chosen since the writing began.
    pub(super) is_stale: bool,
}

/// Preferences that were written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) settings: Settings,
    /// Where the file now is that stood there and could not be understood.
    pub(super) aside: Option<PathBuf>,
}
