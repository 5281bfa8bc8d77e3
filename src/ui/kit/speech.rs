//! The words of the window: those shared with the command line, and the names of what only the window has.

use std::convert::Infallible;

use super::ask::Source;
use super::knowledge::BaseError;
use super::state::State;
use super::view_state::{ExportForm, What};
use crate::classify::RuleId;
use crate::column::ColumnId;
use crate::export::ExportError;
use crate::i18n::Words;
use crate::jobs::Failure;
use crate::settings::{ColumnChoice, Settings};
use crate::ui::theme::Icon;

pub use crate::speech::*;

/// The columns shown until the person chooses, with their widths.
#[must_use]
pub fn default_columns() -> Vec<ColumnChoice> {
    let usual = [
        (ColumnId::Name, 158.0),
        (ColumnId::Host, 180.0),
        (ColumnId::Category, 118.0),
        (ColumnId::Consent, 112.0),
        (ColumnId::Provider, 112.0),
        (ColumnId::LifetimeDays, 92.0),
    ];
    usual.into_iter().map(|(id, width)| ColumnChoice { id, width }).collect()
}

/// The columns of the table with their widths, in their order.
#[must_use]
pub fn shown_columns(settings: &Settings) -> Vec<ColumnChoice> {
    if settings.columns.is_empty() { default_columns() } else { settings.columns.clone() }
}

/// The sign beside a reason: what kind of evidence speaks.
#[must_use]
pub fn icon(rule: RuleId) -> Icon {
    match rule {
        RuleId::BrowsersOwn | RuleId::LocalFile | RuleId::PartitionKey | RuleId::Unpartitioned => Icon::PARTITION,
        RuleId::SameSite | RuleId::LaxByDefault | RuleId::SameSiteNone | RuleId::ServerSession => Icon::ATTRIBUTE,
        RuleId::SameOrganisation | RuleId::WorksFor | RuleId::AssumedFirst | RuleId::Siblings => Icon::PARTY,
        RuleId::VisitMoment | RuleId::History => Icon::RECENT,
        RuleId::TrackerDomain | RuleId::DomainCategory | RuleId::ThirdPartyBusiness => Icon::DOMAIN,
        RuleId::Declared => Icon::CHARTER,
        RuleId::Catalogue | RuleId::Family => Icon::CATALOGUE,
        RuleId::ValueMark | RuleId::ValueWord => Icon::MARK,
        RuleId::ConsentRecord => Icon::CONSENT,
        RuleId::NameWord => Icon::NAME,
        RuleId::User | RuleId::Imported => Icon::CORRECT,
    }
}

/// Why a list could not be loaded.
#[must_use]
pub fn base_error(words: &Words, error: &BaseError) -> String {
    match error {
        BaseError::Unreadable(reason) => words.with("error-base-unreadable", &[("reason", text_error(words, reason).into())]),
        BaseError::NotKnown(error) => knowledge_error(words, error),
    }
}

/// Work that cannot fail by itself ended without a result.
#[must_use]
pub fn stopped(words: &Words, failure: &Failure<Infallible>) -> String {
    let id = match failure {
        Failure::NoThread => "error-no-thread",
        Failure::Died => "error-died",
        Failure::Work(never) => match *never {},
    };
    words.text(id).into_owned()
}

/// Why an export was not written.
#[must_use]
pub fn export_error(words: &Words, error: &ExportError) -> (String, Option<String>) {
    match error {
        ExportError::Unread(error) => {
            let (sentence, path) = read_error(words, error);
            (words.with("error-export-unread", &[("reason", sentence.into())]), path)
        }
        ExportError::Unwritten(error) => write_error(words, error),
    }
}

/// The shown name of what is being opened.
#[must_use]
pub fn source_name(words: &Words, source: &Source) -> String {
    match source {
        Source::Sample => words.text("sample-name").into_owned(),
        Source::Found(location) => format!("{} — {}", location.browser, location.profile),
        Source::Path(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
    }
}

/// The proposed name of an export: `cookies-opendatasoft.com-2026-11-24.csv`.
#[must_use]
pub fn export_name(state: &State, form: &ExportForm) -> String {
    let about = match (form.what, &state.view.site) {
        (What::Site | What::Filtered, Some(site)) => format!("-{site}"),
        _ => String::new(),
    };
    let safe: String = about.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
    format!("cookies{safe}-{}.{}", state.words.file_date(state.now()), form.format.extension())
}

/// The way a shortcut is written beside its command.
#[must_use]
pub fn keys(words: &Words, shortcut: egui::KeyboardShortcut) -> String {
    let mut parts: Vec<std::borrow::Cow<'_, str>> = Vec::new();
    if shortcut.modifiers.command {
        parts.push(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" }.into());
    }
    if shortcut.modifiers.shift {
        parts.push(words.text("key-shift"));
    }
    parts.push(shortcut.logical_key.symbol_or_name().into());
    parts.join("+")
}
