use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use super::audited::{Audited, Stopped, Wanted};
use super::choice::Choice;
use super::ranking::{Asked, Ranking};
use super::{Part, SaveAs};
use crate::audit::{Label, Severity};
use crate::charter::Charter;
use crate::dossier::DossierError;
use crate::files::WriteError;
use crate::i18n::Words;
use crate::jobs::Slot;
use crate::speech::{self, SentenceAndPath};
use crate::store::{Progress, ReadError, ReadReport, StoreSource};
use crate::values::FoundRecord;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// What is typed as the site.
    pub(super) typed: String,
    /// The site: a registrable domain.
    pub(super) site: Option<String>,
    /// The host by which it was named: a portal may be one of its many hosts, with a charter of its own.
    pub(super) host: String,
    /// For what the sites were ranked last.
    pub(super) ranked: Option<Asked>,
    /// The sites that are most likely meant.
    pub(in crate::ui) ranking: Slot<Ranking, Infallible>,
    /// What it is compared with.
    pub(super) choice: Choice,
    /// When stores were taken; one that is not here was just observed.
    pub(super) labels: Vec<(StoreSource, Label)>,
    /// What the audit at hand, or under way, is of.
    pub(super) wanted: Option<Wanted>,
    /// The audit.
    pub(in crate::ui) audited: Slot<Audited, Stopped>,
    /// How many audits were made, so that each is told of.
    pub(super) count: u64,
    /// The part that was chosen to be shown.
    pub(super) part: Option<Part>,
    /// The line of it whose details are shown.
    pub(super) line: Option<usize>,
    /// All that could not be seen is listed.
    pub(super) lists_unseen: bool,
    /// The charters that were open when this page was last looked at: one that comes while it is shown is the one meant.
    pub(super) charters: Vec<Arc<Charter>>,
    /// An audit that was opened again, shown in place of that of the open stores.
    pub(super) reopened: Option<Arc<Audited>>,
    /// Opening one.
    pub(super) opened: Slot<Audited, DossierError>,
    /// How far the person is on the way to what the visitors chose.
    pub(super) way_to_choices: WayToChoices,
    /// Reading what consent tools noted.
    pub(super) choices: Slot<Choices, ReadError, Progress>,
    /// What is saved holds the person's notes.
    pub(super) with_notes: bool,
    /// What is to be saved.
    pub(super) save_as: Option<SaveAs>,
    /// The path that is typed for it.
    pub(super) path: String,
    /// Saving it.
    pub(super) saved: Slot<PathBuf, SaveError>,
    /// A file that is there already, and would be written over: the person is asked.
    pub(super) stands_there: Option<PathBuf>,
    /// Why it was not saved.
    pub(super) problem: Option<SentenceAndPath>,
}

/// How far the person is on the way to what the visitors chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum WayToChoices {
    /// Not on it.
    #[default]
    NotTaken,
    /// They are asked whether values may be read.
    Question,
    /// These may; the choices are shown as soon as there is an audit with them.
    Leads,
}

/// What consent tools noted in each store that was read for it.
#[derive(Debug)]
pub(super) struct Choices {
    /// The reads of whose rows the records are, in their order.
    pub reports: Vec<Arc<ReadReport>>,
    /// By store.
    pub records: Arc<Vec<Vec<FoundRecord>>>,
}

/// Why a report was not saved.
#[derive(Debug)]
pub(super) enum SaveError {
    /// A file of that name is there already, and nobody has said that it may go.
    Exists(PathBuf),
    /// It could not be written.
    Unwritten(WriteError),
}

impl Own {
    /// When a store was taken.
    pub(super) fn label_of(&self, source: &StoreSource) -> Label {
        self.labels.iter().find(|(known, _)| known == source).map_or(Label::Observed, |(_, label)| *label)
    }

    /// The audit that is shown.
    pub(super) fn shown(&self) -> Option<&Audited> {
        self.reopened.as_deref().or(self.audited.value().map(AsRef::as_ref))
    }

    /// The part that is shown: the chosen one, else the first.
    pub(super) fn shown_part(&self, audited: &Audited) -> Option<Part> {
        let chosen = self.part.filter(|part| audited.lines_of(*part).is_some());
        chosen.or_else(|| audited.parts.first().map(|first| first.part))
    }

    /// The site that is audited: a registrable domain.
    #[must_use]
    pub fn site(&self) -> Option<&str> {
        self.site.as_deref()
    }

    /// How many audits were made, and the sums of the newest: what is told to who does not see it.
    pub fn told(&self, words: &Words) -> (u64, String) {
        let Some(audited) = self.shown() else { return (self.count, String::new()) };
        let site = speech::visible(&speech::site(words, audited.subject().asked()));
        let title = words.with("audit-title", &[("site", site.into())]);
        if !audited.audit.site_was_seen {
            return (self.count, speech::aside(words, &title, &words.text("audit-nothing-to-audit")));
        }
        let sum = |severity| {
            let count = audited.with_severity(severity);
            speech::key_value(words, &speech::audit_severity(words, severity), &words.number(count as u64))
        };
        (self.count, speech::asides(words, [title].into_iter().chain(Severity::ALL.map(sum))))
    }
}
