//! What an audit reads beside the open stores: dossiers, and on request what consent tools noted of the visitors' choices.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::audited::{Audited, Wanted};
use super::state::{Choices, WayToChoices};
use super::{Own, Part};
use crate::dossier;
use crate::jobs::{Failure, Flag, Job};
use crate::store::{Progress, ReadError, read_values_of};
use crate::ui::kit::{Opened, Screen, State, speech, wake};
use crate::values::{FoundRecord, is_consent_record, records_of};

impl Own {
    /// Opens an audit that was kept.
    pub fn open_dossier(&mut self, path: PathBuf, ctx: &Context) {
        let open = move |_: &Flag| dossier::open(&path).map(Audited::reopened);
        self.opened.start("dossier", Arc::default(), wake(ctx), open);
    }

    pub(super) fn dossier_arrived(&mut self, state: &mut State, ctx: &Context) {
        match self.opened.job() {
            Job::Done(audited) => {
                self.reopened = Some(Arc::clone(audited));
                (self.part, self.line) = (None, None);
                self.count += 1;
                state.go_to(Screen::Audit);
            }
            Job::Failed { failure: Failure::Work(error), .. } => {
                let (sentence, path) = speech::dossier_error(&state.words, error);
                state.dialogs.show_error(sentence, path, Vec::new(), ctx);
            }
            Job::Failed { .. } => {
                let sentence = state.words.text("error-died").into_owned();
                state.dialogs.show_error(sentence, None, Vec::new(), ctx);
            }
            Job::Idle | Job::Running { .. } => return,
        }
        self.opened.clear();
    }

    /// Reads the values of the cookies of known consent tools again, and keeps only what they say: the values are gone before this is shown.
    pub(super) fn read_choices(&mut self, state: &State, ctx: &Context) {
        self.way_to_choices = WayToChoices::Leads;
        let (stores, now) = (state.stores.clone(), state.now());
        let reports: Vec<_> = stores.iter().map(|opened| Arc::clone(&opened.store.report)).collect();
        let read = move |progress: &Progress| {
            let records = stores.iter().map(|opened| records_in(opened, now, progress)).collect::<Result<_, _>>()?;
            Ok(Choices { reports, records: Arc::new(records) })
        };
        self.choices.start("choices", Arc::default(), wake(ctx), read);
    }

    pub(super) fn choices_arrived(&mut self, state: &mut State, ctx: &Context) {
        let problem = match self.choices.job() {
            Job::Failed { failure: Failure::Work(error), .. } => speech::read_error(&state.words, error),
            Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
            Job::Idle | Job::Running { .. } | Job::Done(_) => return,
        };
        self.choices.clear();
        self.way_to_choices = WayToChoices::NotTaken;
        state.dialogs.show_error(problem.0, problem.1, Vec::new(), ctx);
    }

    /// What was noted in the stores that are to be audited; none where any was not read for it.
    pub(super) fn records_for(&self, state: &State) -> Option<Arc<Vec<Vec<FoundRecord>>>> {
        let choices = self.choices.value()?;
        let are_same = choices.reports.len() == state.stores.len()
            && choices.reports.iter().zip(&state.stores).all(|(report, opened)| Arc::ptr_eq(report, &opened.store.report));
        are_same.then(|| Arc::clone(&choices.records))
    }

    /// Whether they are shown as soon as there is an audit with them.
    pub(super) fn leads_to_choices(&self) -> bool {
        self.way_to_choices == WayToChoices::Leads
    }

    /// Whether the choices are being read, or the audit made with them.
    pub(super) fn reads_choices(&self) -> bool {
        self.choices.is_running() || self.leads_to_choices()
    }

    /// Whoever asked for the choices wants to see them, where there is an audit with them to be seen.
    pub(super) fn lead_to_choices(&mut self) {
        let Some(audit) = self.audited.value().map(|audited| &audited.audit).filter(|_| self.leads_to_choices()) else { return };
        if audit.records.is_some() && audit.site_was_seen {
            (self.part, self.line) = (Some(Part::Choices), None);
        } else if audit.records.is_some() || self.audited.failure().is_some() {
            self.way_to_choices = WayToChoices::NotTaken;
        }
    }

    /// Whether the choices can be asked for: of the open stores, and not read yet.
    pub(super) fn may_ask_for_choices(&self, wanted: Option<&Wanted>) -> bool {
        self.reopened.is_none() && !self.choices.is_running() && wanted.is_some_and(|wanted| wanted.records.is_none())
    }
}

fn records_in(opened: &Opened, now: jiff::Timestamp, progress: &Progress) -> Result<Vec<FoundRecord>, ReadError> {
    let cookies = &opened.store.report.cookies;
    let Some(location) = opened.source.location() else { return Ok(Vec::new()) };
    let values = read_values_of(&location, cookies, is_consent_record, now, progress)?;
    Ok(records_of(cookies, &values))
}
