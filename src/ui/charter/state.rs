use std::collections::VecDeque;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use crate::charter::{CharterError, CharterProblem, Preview};
use crate::files::WriteError;
use crate::i18n::Words;
use crate::jobs::Slot;
use crate::kept::KeptCharters;
use crate::portals::{PortalError, Portals, PortalsError};
use crate::speech;
use crate::ui::kit::{Becomes, OpenedCharter, PortalWish, ReadCharter};

use super::looking::Looking;
use super::naming::Unnamed;

/// What the feature keeps. Charters and portals stand in `kit`, because verdicts rest on them.
#[derive(Debug, Default)]
pub struct Own {
    /// The host that is typed, and for which charter.
    pub(super) typed: (String, String),
    /// Why it cannot be named.
    pub(super) problem: Option<PortalError>,
    /// Reading a charter.
    pub(super) opened: Slot<ReadCharter, Unread>,
    /// Charters that are looked through, the first of them now.
    pub(super) looking: VecDeque<Looking>,
    /// The dialog for the first of them was opened.
    pub(super) looks: bool,
    /// Reading it again, with a column taken for something else.
    pub(super) reread: Slot<Preview, CharterProblem>,
    /// Writing one that is kept.
    pub(super) kept: Slot<OpenedCharter, WriteError>,
    /// Taking the file of one away.
    pub(super) forgotten: Slot<PathBuf, WriteError>,
    /// Reading those that were kept, when the window begins.
    pub(super) shelf: Slot<KeptCharters, Infallible>,
    /// Reading the named portals, when the window begins.
    pub(super) loaded: Slot<Portals, PortalsError>,
    /// Hosts that are to be named, refused or forgotten, in their order.
    pub(super) wishes: VecDeque<PortalWish>,
    /// Carrying out one of them.
    pub(super) written: Slot<Arc<Portals>, Unnamed>,
    /// That one.
    pub(super) under_way: Option<PortalWish>,
    /// The last one that was carried out.
    pub(super) done: Option<PortalWish>,
}

/// Why a charter was not read.
#[derive(Debug)]
pub(super) enum Unread {
    /// A file.
    File(CharterError),
    /// What was pasted.
    Pasted(CharterProblem),
}

impl Own {
    /// Why the typed host cannot be named, or what became of the last one, for who does not see it.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        if let Some(problem) = self.problem {
            return Some(speech::portal_error(words, problem));
        }
        let wish = self.done.as_ref()?;
        let id = match wish.becomes {
            Becomes::Mine => "announce-portal-named",
            Becomes::NotMine => "announce-portal-refused",
            Becomes::Forgotten => "announce-portal-forgotten",
        };
        Some(words.with(id, &[("host", speech::site(words, &wish.host).into_owned().into())]))
    }
}
