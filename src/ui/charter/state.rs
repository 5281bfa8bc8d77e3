use std::collections::VecDeque;
use std::sync::Arc;

use crate::charter::CharterError;
use crate::i18n::Words;
use crate::jobs::Slot;
use crate::portals::{PortalError, Portals, PortalsError};
use crate::speech;
use crate::ui::kit::{OpenedCharter, PortalWish};

use super::naming::Unnamed;

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
    /// Hosts that are to be named, refused or forgotten, in their order.
    pub(super) wishes: VecDeque<PortalWish>,
    /// Carrying out one of them.
    pub(super) written: Slot<Arc<Portals>, Unnamed>,
}

impl Own {
    /// Why the typed host cannot be named, for who does not see it.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        self.problem.map(|problem| speech::portal_error(words, problem))
    }
}
