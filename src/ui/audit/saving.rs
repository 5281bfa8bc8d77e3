//! Saving the report: where is asked of the system, or typed where it has no dialogs.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::Own;
use super::state::SaveError;
use crate::export::{AuditFormat, save_audit};
use crate::jobs::{Failure, Flag, Job};
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, PickFor, State, speech, wake};

impl Own {
    /// Asks the system where to save the report.
    pub(super) fn ask_where(&mut self, format: AuditFormat, state: &mut State, ctx: &Context) {
        let Some(name) = self.proposed_name(format, state) else { return };
        self.format = Some(format);
        let title = state.words.text("audit-save-title").into_owned();
        state.picking.open(PickFor::Audit, Pick::Save { title, name }, &state.env, ctx);
    }

    /// The file dialog has answered.
    pub fn picked(&mut self, answer: Picked, state: &mut State, ctx: &Context) {
        let Some(format) = self.format else { return };
        match answer {
            // The dialog of the system has asked about a file that is there.
            Picked::Path(path) => self.save(path, true, state, ctx),
            Picked::Cancelled => {}
            Picked::NoDialog => {
                let folder = state.env.places.home.clone().unwrap_or_default();
                let name = self.proposed_name(format, state).unwrap_or_default();
                (self.path, self.stands_there, self.problem) = (folder.join(name).display().to_string(), None, None);
                state.dialogs.show(Dialog::AuditPath, ctx);
            }
        }
    }

    pub(super) fn save_typed(&mut self, state: &State, ctx: &Context) {
        let typed = self.path.trim();
        if !typed.is_empty() {
            self.save(state.env.expand_home(typed), false, state, ctx);
        }
    }

    pub(super) fn replace(&mut self, state: &State, ctx: &Context) {
        if let Some(path) = self.stands_there.take() {
            self.save(path, true, state, ctx);
        }
    }

    fn save(&mut self, path: PathBuf, may_replace: bool, state: &State, ctx: &Context) {
        (self.stands_there, self.problem) = (None, None);
        let (Some(audited), Some(format)) = (self.audited.value().cloned(), self.format) else { return };
        let language = state.language();
        let work = move |_: &Flag| {
            if !may_replace && path.is_file() {
                return Err(SaveError::Exists(path));
            }
            let charter = audited.charter_name(language);
            let report = audited.report(charter.as_deref(), language);
            save_audit(&report, format, &path).map_err(SaveError::Unwritten)?;
            Ok(path)
        };
        self.saved.start("save-audit", Arc::default(), wake(ctx), work);
    }

    /// The report is saved, or not.
    pub(super) fn saved(&mut self, state: &mut State, ctx: &Context) {
        let problem = match self.saved.job() {
            Job::Done(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let folder = path.parent().unwrap_or(path).display().to_string();
                state.dialogs.close_if(&Dialog::AuditPath);
                state.say(state.words.with("toast-audit-saved", &[("name", name.into()), ("folder", folder.into())]));
                return;
            }
            Job::Failed { failure: Failure::Work(SaveError::Exists(path)), .. } => {
                self.stands_there = Some(path.clone());
                return;
            }
            Job::Failed { failure: Failure::Work(SaveError::Unwritten(error)), .. } => speech::write_error(&state.words, error),
            Job::Failed { .. } => (state.words.text("error-died").into_owned(), None),
            Job::Idle | Job::Running { .. } => return,
        };
        if state.dialogs.shows(&Dialog::AuditPath) {
            self.problem = Some(problem);
        } else {
            state.dialogs.show_error(problem.0, problem.1, Vec::new(), ctx);
        }
    }

    /// `audit-example.fr-2026-11-24.html`.
    fn proposed_name(&self, format: AuditFormat, state: &State) -> Option<String> {
        let site = self.audited.value()?.subject().site;
        let safe: String = site.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
        Some(format!("audit-{safe}-{}.{}", state.words.file_date(state.now()), ending(format)))
    }
}

fn ending(format: AuditFormat) -> &'static str {
    match format {
        AuditFormat::Text => "txt",
        AuditFormat::Json => "json",
        AuditFormat::Csv => "csv",
        AuditFormat::Html => "html",
        AuditFormat::Xlsx => "xlsx",
    }
}
