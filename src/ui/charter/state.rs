use std::sync::Arc;

use crate::charter::CharterError;
use crate::files::WriteError;
use crate::jobs::Slot;
use crate::portals::{PortalError, Portals, PortalsError};
use crate::ui::kit::OpenedCharter;

/// What the feature keeps. Charters and portals stand in `kit`, because verdicts rest on them.
#[derive(Debug, Default)]
pub struct Own {
    /// The host that is typed, and for which charter.
    pub(super) typed: (String, String),
    /// Why it cannot be named.
    pub(super) problem: Option<PortalError>,
    /// Reading a charter.
    pub(super) opened: Slot<OpenedCharter, CharterError>,
    /// Reading the named portals, when the window begins.
    pub(super) loaded: Slot<Portals, PortalsError>,
    /// Why their file cannot be used; then nothing is named, so that nothing is overwritten.
    pub(super) is_unusable: bool,
    /// Writing them.
    pub(super) written: Slot<Arc<Portals>, WriteError>,
}
