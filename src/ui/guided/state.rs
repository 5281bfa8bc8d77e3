use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::audit::Label;
use crate::guided::{Address, Confined, Guided, GuidedError, Installed, STEPS, Taken, Waiting};
use crate::i18n::Words;
use crate::jobs::{Job, Slot};
use crate::speech::{self, SentenceAndPath};
use crate::store::StoreSource;
use crate::ui::kit::{Opened, Source};

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The address that is typed.
    pub(super) typed: String,
    /// The browsers of this machine, and those that cannot be used.
    pub(super) browsers: Slot<(Vec<Installed>, Vec<Confined>), Infallible>,
    /// The place of the chosen one.
    pub(super) chosen: usize,
    /// Removing what audits before this one have left behind.
    pub(super) cleaned: Slot<(), Infallible>,
    /// The audit under way.
    pub(super) run: Option<Run>,
    /// Audits that have ended while stores of theirs were open: those are read again for values and when somebody asks, so their copies stay.
    pub(super) ended: Vec<Copies>,
    /// What is being done for it.
    pub(super) work: Slot<Done, GuidedError, Waiting>,
    /// What went wrong last.
    pub(super) problem: Option<SentenceAndPath>,
}

/// An audit under way, as the views see it. The audit itself belongs to the thread that works on it: painting never waits for it.
#[derive(Debug)]
pub(super) struct Run {
    /// The audit with what it copied; none before its first piece of work.
    pub(super) copies: Copies,
    pub(super) browser: Installed,
    pub(super) address: Address,
    /// Whether the browser has been started at all.
    pub(super) is_begun: bool,
    /// The step at hand.
    pub(super) step: Label,
    /// The steps whose cookies are kept.
    pub(super) taken: Vec<Label>,
}

/// An audit and the stores that were copied for it, which lie in its folder and go with it.
#[derive(Debug, Default)]
pub(super) struct Copies {
    pub(super) guided: Arc<Mutex<Option<Guided>>>,
    /// All that were copied.
    files: Vec<StoreSource>,
    /// Those of them that were asked to be opened and are not open yet.
    awaited: Vec<StoreSource>,
}

impl Copies {
    /// Takes in that a copy is being opened.
    pub(super) fn opening(&mut self, cookies: &Path) {
        let copy = StoreSource::file(cookies);
        for list in [&mut self.files, &mut self.awaited] {
            if !list.contains(&copy) {
                list.push(copy.clone());
            }
        }
    }

    /// Takes in which stores are open. None are awaited after all were closed: that drops what is being read.
    pub(super) fn opened(&mut self, stores: &[Opened]) {
        let is_open = |copy: &StoreSource| stores.iter().any(|opened| opened.store.source == *copy);
        self.awaited.retain(|copy| !stores.is_empty() && !is_open(copy));
    }

    /// Whether one of them is open, or about to be.
    pub(super) fn are_in_use(&self, stores: &[Opened]) -> bool {
        !self.awaited.is_empty() || stores.iter().any(|opened| self.files.contains(&opened.store.source))
    }
}

/// What was done.
#[derive(Debug)]
pub(super) enum Done {
    /// The browser of a step runs.
    Begun(Label),
    /// The cookies of a step are copied; what they are opened as.
    Taken(Label, Taken, Source),
    /// The browsers are closed and their profiles gone.
    Closed,
}

impl Run {
    /// The step after the one at hand.
    pub(super) fn next(&self) -> Option<Label> {
        STEPS.into_iter().skip_while(|step| *step != self.step).nth(1)
    }

    pub(super) fn is_whole(&self) -> bool {
        STEPS.iter().all(|step| self.taken.contains(step))
    }
}

impl Own {
    /// How long the browser is waited for at most, while it is.
    pub(super) fn waits(&self) -> Option<Duration> {
        match self.work.job() {
            Job::Running { progress, .. } => Some(progress.at_most()),
            _ => None,
        }
    }

    /// What is told to who does not see the dialog: the step at hand, or what went wrong.
    pub fn spoken(&self, words: &Words) -> Option<String> {
        if let Some((sentence, _)) = &self.problem {
            return Some(sentence.clone());
        }
        let run = self.run.as_ref()?;
        Some(if run.is_whole() { words.text("guided-all-taken").into_owned() } else { speech::guided_step(words, run.step) })
    }
}
