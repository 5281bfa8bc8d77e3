use std::sync::{Arc, PoisonError};

use egui::Context;

use super::state::{Copies, Done, Run};
use super::{Action, Own};
use crate::audit::Label;
use crate::guided::{Address, Guided, GuidedError, STEPS, Taken, Waiting, clean_up, installed};
use crate::i18n::Words;
use crate::jobs::{Failure, Job};
use crate::speech;
use crate::store::{StoreLocation, StoreSource, locate};
use crate::ui::kit::{Ask, Dialog, Happened, Source, State, TakenStore, wake};

impl Own {
    /// Removes what audits have left behind whose program was killed.
    pub fn begin_clean(&mut self, ctx: &Context) {
        self.cleaned.start("clean-up", Arc::default(), wake(ctx), |_| {
            clean_up();
            Ok(())
        });
    }

    /// Opens the dialog; an audit under way goes on where it was.
    pub fn show(&mut self, state: &mut State, ctx: &Context) {
        if self.run.is_none() {
            self.problem = None;
            if self.typed.is_empty() {
                self.typed = state.browsing.filters.site.clone().unwrap_or_default();
            }
            let programs = state.env.programs.clone();
            self.browsers.start("browsers", Arc::default(), wake(ctx), move |_| Ok(installed(&programs)));
        }
        state.dialogs.show(Dialog::Guided, ctx);
    }

    /// Carries out what one does in the dialog.
    pub fn apply(&mut self, action: Action, state: &State, ctx: &Context) {
        match action {
            Action::TypeAddress(typed) => (self.typed, self.problem) = (typed, None),
            Action::Choose(place) => self.chosen = place,
            Action::Start => self.start(state, ctx),
            Action::Done => self.take(&state.words, ctx),
            Action::Stop => self.work.cancel(),
            Action::Again(step) => self.begin(step, ctx),
            Action::Finish => self.finish(ctx),
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        self.browsers.poll();
        self.cleaned.poll();
        if self.work.poll() {
            self.worked(state, ctx);
        }
        if self.work.is_running() {
            // The seconds go down.
            ctx.request_repaint_after(std::time::Duration::from_millis(500));
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { typed: _, browsers, chosen: _, run: _, ended: _, cleaned, work, problem: _ } = self;
        browsers.is_running() || cleaned.is_running() || work.is_running()
    }

    fn start(&mut self, state: &State, ctx: &Context) {
        let address = match Address::parse(&self.typed) {
            Ok(address) => address,
            Err(problem) => {
                self.problem = Some((speech::address_problem(&state.words, problem), None));
                return;
            }
        };
        let Some(browser) = self.browsers.value().and_then(|found| found.0.get(self.chosen)).cloned() else { return };
        let step = STEPS.first().copied().unwrap_or(Label::Before);
        self.run = Some(Run { copies: Copies::default(), browser, address, is_begun: false, step, taken: Vec::new() });
        self.begin(step, ctx);
    }

    fn begin(&mut self, step: Label, ctx: &Context) {
        self.problem = None;
        self.work_on(ctx, move |guided, _| guided.begin(step).map(|()| Done::Begun(step)));
    }

    /// Hears what happened elsewhere: which stores are open decides which copies are kept.
    pub fn hear(&mut self, happened: Happened, state: &State, ctx: &Context) {
        if !matches!(happened, Happened::StoresChanged | Happened::StoresClosed) {
            return;
        }
        let copies = self.run.iter_mut().map(|run| &mut run.copies).chain(&mut self.ended);
        copies.for_each(|copies| copies.opened(&state.stores));
        self.drop_unused(state, ctx);
    }

    /// Removes the copies of ended audits of which no store is open. Folders of profiles are large: that is work for a thread.
    fn drop_unused(&mut self, state: &State, ctx: &Context) {
        let unused: Vec<Copies> = self.ended.extract_if(.., |copies| !copies.are_in_use(&state.stores)).collect();
        if !unused.is_empty() {
            self.cleaned.start("clean-up", Arc::default(), wake(ctx), move |_| {
                drop(unused);
                Ok(())
            });
        }
    }

    fn take(&mut self, words: &Words, ctx: &Context) {
        let Some(run) = &self.run else { return };
        let step = run.step;
        let name = speech::guided_profile(words, step);
        self.problem = None;
        self.work_on(ctx, move |guided, waiting| {
            let taken = guided.take(step)?.run(waiting)?;
            guided.keep(step, taken.clone());
            let source = named(&taken, name);
            Ok(Done::Taken(step, taken, source))
        });
    }

    fn finish(&mut self, ctx: &Context) {
        self.work_on(ctx, |guided, _| {
            guided.close_browsers();
            Ok(Done::Closed)
        });
    }

    /// Works on the audit on a thread; one piece of work after the other.
    fn work_on(&mut self, ctx: &Context, work: impl FnOnce(&mut Guided, &Waiting) -> Result<Done, GuidedError> + Send + 'static) {
        let Some(run) = &self.run else { return };
        let (guided, browser, address) = (Arc::clone(&run.copies.guided), run.browser.clone(), run.address.clone());
        self.work.start("guided", Arc::default(), wake(ctx), move |waiting| {
            // A thread that died left nothing half done that would be worse than going on.
            let mut guided = guided.lock().unwrap_or_else(PoisonError::into_inner);
            if guided.is_none() {
                *guided = Some(Guided::new(browser, address)?);
            }
            guided.as_mut().map_or(Err(GuidedError::OutOfOrder), |guided| work(guided, waiting))
        });
    }

    fn worked(&mut self, state: &mut State, ctx: &Context) {
        let Some(run) = &mut self.run else { return };
        match self.work.job() {
            Job::Done(done) => match &**done {
                Done::Begun(step) => {
                    (run.step, run.is_begun) = (*step, true);
                    run.taken.retain(|taken| *taken != *step);
                }
                Done::Taken(step, taken, source) => {
                    if !run.taken.contains(step) {
                        run.taken.push(*step);
                    }
                    let store =
                        TakenStore { host: run.address.host().to_owned(), source: StoreSource::file(&taken.cookies), moment: *step };
                    run.copies.opening(&taken.cookies);
                    state.ask(Ask::Open(vec![source.clone()]));
                    state.ask(Ask::Audit(store));
                    if let Some(next) = run.next().filter(|next| !run.taken.contains(next)) {
                        self.begin(next, ctx);
                    }
                }
                Done::Closed => {
                    self.ended.extend(self.run.take().map(|run| run.copies));
                    self.drop_unused(state, ctx);
                    state.dialogs.close_if(&Dialog::Guided);
                }
            },
            Job::Failed { failure: Failure::Work(error), .. } => {
                self.problem = Some(speech::guided_error(&state.words, run.browser.name(), error));
            }
            Job::Failed { failure: Failure::NoThread, .. } => self.problem = Some((state.words.text("error-no-thread").into_owned(), None)),
            Job::Failed { failure: Failure::Died, .. } => self.problem = Some((state.words.text("error-died").into_owned(), None)),
            Job::Idle | Job::Running { .. } => {}
        }
        // Nothing was begun: another browser, or another address, can be chosen.
        if self.work.failure().is_some() && self.run.as_ref().is_some_and(|run| !run.is_begun) {
            self.run = None;
        }
    }
}

/// What a store that was taken is opened as: by the name that it has in words, where its folder is called by a code or as all of its browser are. A store
/// that cannot be located is left to whoever opens it, who says why.
fn named(taken: &Taken, name: String) -> Source {
    let located = locate(&taken.folder).unwrap_or_default().into_iter().find(|store| store.file == taken.cookies);
    match located {
        Some(store) => Source::Found(Box::new(StoreLocation { profile: name, ..store })),
        None => Source::Path(taken.folder.clone()),
    }
}
