//! Saving the report: where is asked of the system, or typed where it has no dialogs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use jiff::Timestamp;

use super::audited::Audited;
use super::state::SaveError;
use super::{Own, SaveAs};
use crate::audit::publish;
use crate::dossier::{self, AuditedCharter};
use crate::export::{AuditFormat, CharterFormat, PublishedReport, save_audit, save_charter};
use crate::files::{WriteError, WriteProblem, is_one_of, read_bytes};
use crate::i18n::Language;
use crate::jobs::{Failure, Flag, Job};
use crate::notes::Notes;
use crate::sum::sha256;
use crate::ui::env::{Pick, Picked};
use crate::ui::kit::{Dialog, PickFor, State, speech, wake};

impl Own {
    /// Asks the system where to save the report.
    pub(super) fn ask_where(&mut self, save_as: SaveAs, state: &mut State, ctx: &Context) {
        let Some(name) = self.proposed_name(save_as, state) else { return };
        self.save_as = Some(save_as);
        let title = state.words.text(title_of(save_as)).into_owned();
        state.picking.open(PickFor::Audit, Pick::Save { title, name }, &state.env, ctx);
    }

    /// The file dialog has answered.
    pub fn picked(&mut self, answer: Picked, state: &mut State, ctx: &Context) {
        let Some(save_as) = self.save_as else { return };
        match answer {
            // The dialog of the system has asked about a file that is there.
            Picked::Path(path) => self.save(path, true, state, ctx),
            Picked::Cancelled => {}
            Picked::NoDialog => {
                let folder = state.env.places.home.clone().unwrap_or_default();
                let name = self.proposed_name(save_as, state).unwrap_or_default();
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
        let audited = self.reopened.clone().or_else(|| self.audited.value().cloned());
        let (Some(audited), Some(save_as)) = (audited, self.save_as) else { return };
        let (language, now) = (state.language(), state.now());
        let notes = self.with_notes.then(|| Arc::clone(&state.noted.notes));
        let work = move |_: &Flag| {
            if !may_replace && path.is_file() {
                return Err(SaveError::Exists(path));
            }
            write(&audited, save_as, notes.as_deref(), (language, now), &path).map_err(SaveError::Unwritten)?;
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
                let text = state.words.with("toast-audit-saved", &[("name", name.into()), ("folder", folder.into())]);
                let path = path.as_ref().clone();
                state.say_written(text, &path, true);
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
    fn proposed_name(&self, save_as: SaveAs, state: &State) -> Option<String> {
        let site = self.shown()?.subject().asked();
        let safe: String = site.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
        let what = if matches!(save_as, SaveAs::Charter(_)) { "charter" } else { "audit" };
        Some(format!("{what}-{safe}-{}.{}", state.words.file_date(state.now()), ending(save_as)))
    }
}

fn ending(save_as: SaveAs) -> &'static str {
    match save_as {
        SaveAs::Report(AuditFormat::Text) => "txt",
        SaveAs::Report(AuditFormat::Xlsx) => "xlsx",
        SaveAs::Report(AuditFormat::Json) | SaveAs::Dossier => "json",
        SaveAs::Report(AuditFormat::Csv) | SaveAs::Charter(CharterFormat::Csv) => "csv",
        SaveAs::Report(AuditFormat::Html) | SaveAs::Charter(CharterFormat::Html) => "html",
        SaveAs::Charter(CharterFormat::Markdown) => "md",
    }
}

/// What the dialogs for a file are called.
pub(super) fn title_of(save_as: SaveAs) -> &'static str {
    match save_as {
        SaveAs::Report(_) => "audit-save-title",
        SaveAs::Dossier => "audit-save-dossier-title",
        SaveAs::Charter(_) => "audit-write-title",
    }
}

/// Whether a file is the charter that the site was compared with, which is known by its bytes: the window keeps a copy of its own.
fn is_its_charter(audited: &Audited, path: &Path) -> bool {
    /// No charter that can be loaded is larger.
    const LARGEST: u64 = 64 << 20;
    let Some(chosen) = audited.charter() else { return false };
    let is_known = |known: &AuditedCharter| {
        !known.sha256.is_empty() && path.is_file() && read_bytes(path, LARGEST).is_ok_and(|bytes| sha256(&bytes) == known.sha256)
    };
    is_one_of(path, chosen.file.as_deref().into_iter()) || chosen.known.as_deref().is_some_and(is_known)
}

/// Writes a file whole or not at all; never over one that the audit was read from.
fn write(
    audited: &Audited,
    save_as: SaveAs,
    own: Option<&Notes>,
    (language, now): (Language, Timestamp),
    path: &Path,
) -> Result<(), WriteError> {
    if is_its_charter(audited, path) {
        return Err(WriteError { problem: WriteProblem::IsASource, path: path.to_owned() });
    }
    match save_as {
        SaveAs::Report(format) => {
            let charter = audited.charter_name(language);
            let notes = own.map(|own| audited.notes_with(own));
            save_audit(&audited.report(charter.as_deref(), notes.as_ref(), (language, now)), format, path)
        }
        SaveAs::Dossier => dossier::save(&audited.to_dossier(own, language, now), path),
        SaveAs::Charter(format) => {
            let subject = audited.subject();
            let charter = publish(&subject, &audited.audit);
            save_charter(&PublishedReport { charter: &charter, language }, subject.inventory, format, path)
        }
    }
}
