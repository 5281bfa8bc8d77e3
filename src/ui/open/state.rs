use std::collections::VecDeque;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use crate::charter::CharterError;
use crate::classify::Knowledge;
use crate::i18n::Words;
use crate::inventory::OpenStore;
use crate::jobs::Slot;
use crate::store::{Found, Progress};
use crate::ui::kit::{ReadCharter, Source, State};
use crate::work::Round;

/// What the feature keeps. The open stores themselves stand in `kit`.
#[derive(Debug, Default)]
pub struct Own {
    /// The stores of this machine.
    pub(in crate::ui) found: Slot<Found, Infallible>,
    /// Those of its applications, once they were asked for.
    pub(in crate::ui) apps: Slot<Found, Infallible, Progress>,
    /// Reading and classifying.
    pub(in crate::ui) reading: Slot<Reading, Infallible, Progress>,
    /// What is being read.
    pub(super) reading_now: Option<ToRead>,
    /// What was asked for meanwhile: one round of reading after the other, so that none drops another.
    pub(super) waiting: VecDeque<ToRead>,
    /// Classifying again.
    pub(super) reclassified: Slot<Reclassified, Infallible>,
    /// The path that is typed, where the system has no dialogs.
    pub(super) typed: String,
}

impl Own {
    /// How far the reading is, while there is one.
    #[must_use]
    pub fn progress(&self) -> Option<&Progress> {
        match self.reading.job() {
            // What nobody asked for just now is not told.
            crate::jobs::Job::Running { progress, .. } if !self.is_quiet() => Some(progress),
            _ => None,
        }
    }

    fn is_quiet(&self) -> bool {
        self.reading_now.as_ref().is_some_and(|now| now.why == Why::Written)
    }

    /// What is being read.
    pub fn reading_now(&self) -> impl Iterator<Item = &Source> {
        self.reading_now.iter().flat_map(|now| &now.sources)
    }

    /// What is read after that.
    pub fn waiting(&self) -> impl Iterator<Item = &Source> {
        self.waiting.iter().filter(|waiting| waiting.why != Why::Written).flat_map(|waiting| &waiting.sources)
    }

    /// What was found of applications, in words.
    #[must_use]
    pub fn spoken_apps(&self, words: &Words) -> Option<String> {
        self.apps.value().map(|found| words.count("start-apps-found", found.stores.len() as u64))
    }

    /// Whether the open stores are being classified again.
    #[must_use]
    pub fn is_reclassifying(&self) -> bool {
        self.reclassified.is_running()
    }
}

/// How many of the open stores could not be read again, and are still shown as they were.
#[must_use]
pub fn stale(state: &State) -> usize {
    state.stores.iter().filter(|opened| state.unread.iter().any(|(source, _)| *source == opened.source)).count()
}

/// What one round of reading gave.
#[derive(Debug)]
pub(in crate::ui) struct Reading {
    /// Stores and failures.
    pub round: Round,
    /// Charters among what was named.
    pub charters: Vec<ReadCharter>,
    /// Dossiers of audits among what was named.
    pub dossiers: Vec<PathBuf>,
    /// A file of cookies that lies beside one that is none.
    pub beside: Option<PathBuf>,
    /// What is meant to be one and is none.
    pub no_charters: Vec<CharterError>,
    /// Why it was read.
    pub why: Why,
}

/// What is to be read in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ToRead {
    /// What was named.
    pub sources: Vec<Source>,
    /// Why.
    pub why: Why,
}

impl Why {
    /// Whether what is found joins the open stores, and does not only take the place of one.
    pub(in crate::ui) fn joins(self) -> bool {
        matches!(self, Self::Named | Self::Last)
    }
}

/// Why something is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Why {
    /// It was named: what is found joins the open stores.
    Named,
    /// It was open last: the same, and what is no longer there is said in passing.
    Last,
    /// The person wants to see it as it is now: it takes the place of what was read before.
    Again,
    /// It was written: the same, and nobody waits for it.
    Written,
}

/// Stores that were classified again.
#[derive(Debug)]
pub(super) struct Reclassified {
    /// With new verdicts.
    pub stores: Vec<Arc<OpenStore>>,
    /// What those rest on.
    pub knowledge: Arc<Knowledge>,
}
