use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;

use egui::Context;

use super::{State, speech, wake};
use crate::jobs::{Flag, Job, Slot};

/// Changes to something that is kept in a file: one after the other, so that none drops another, each worked out on a thread.
#[derive(Debug)]
pub struct Changes<Change, Outcome> {
    /// The change under way.
    change: Option<Change>,
    /// Its work.
    work: Slot<Outcome, Infallible>,
    /// What was asked for meanwhile.
    waiting: VecDeque<Change>,
}

impl<Change, Outcome> Default for Changes<Change, Outcome> {
    fn default() -> Self {
        Self { change: None, work: Slot::default(), waiting: VecDeque::new() }
    }
}

impl<Change: Clone + Send + 'static, Outcome: Send + Sync + 'static> Changes<Change, Outcome> {
    /// Asks for a change. It begins with [`Self::next`].
    pub fn push(&mut self, change: Change) {
        self.waiting.push_back(change);
    }

    /// Starts the next change on a thread called `name`, once the one before has ended.
    pub fn next(&mut self, name: &str, ctx: &Context, work: impl FnOnce(&Change) -> Outcome + Send + 'static) {
        if self.work.is_running() {
            return;
        }
        self.change = self.waiting.pop_front();
        let Some(change) = self.change.clone() else { return };
        self.work.start(name, Arc::default(), wake(ctx), move |_: &Flag| Ok(work(&change)));
    }

    /// Whether one has ended since.
    pub fn poll(&mut self) -> bool {
        self.work.poll()
    }

    /// Waits for the one under way, as a window does that is about to go. False when there is none.
    pub fn wait(&mut self) -> bool {
        self.work.wait()
    }

    /// The change that has ended, and what became of it. One that died is told in a dialog.
    pub fn ended(&mut self, state: &mut State, ctx: &Context) -> Option<(Change, Arc<Outcome>)> {
        let change = self.change.take()?;
        let outcome = match self.work.job() {
            Job::Done(outcome) => Arc::clone(outcome),
            Job::Failed { failure, .. } => {
                state.dialogs.show_error(speech::stopped(&state.words, failure), None, Vec::new(), ctx);
                return None;
            }
            Job::Idle | Job::Running { .. } => return None,
        };
        // The slot would otherwise keep a second reference to what is changed later.
        self.work.clear();
        Some((change, outcome))
    }

    /// Whether work is under way or waits.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_running() || !self.waiting.is_empty()
    }
}
