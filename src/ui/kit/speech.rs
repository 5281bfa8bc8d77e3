//! The words of the window: those shared with the command line, and the names of what only the window has.

use std::convert::Infallible;

use super::{Command, Source};
use crate::classify::RuleId;
use crate::i18n::Words;
use crate::jobs::Failure;
use crate::ui::theme::Icon;

pub use crate::speech::*;

/// The sign beside a reason: what kind of evidence speaks.
#[must_use]
pub fn icon(rule: RuleId) -> Icon {
    match rule {
        RuleId::BrowsersOwn | RuleId::LocalFile | RuleId::PartitionKey | RuleId::Unpartitioned => Icon::PARTITION,
        RuleId::SameSite | RuleId::LaxByDefault | RuleId::SameSiteNone | RuleId::ServerSession => Icon::ATTRIBUTE,
        RuleId::SameOrganisation | RuleId::WorksFor | RuleId::AssumedFirst | RuleId::Siblings => Icon::PARTY,
        RuleId::VisitMoment | RuleId::History => Icon::RECENT,
        RuleId::TrackerDomain | RuleId::DomainCategory | RuleId::ThirdPartyBusiness => Icon::DOMAIN,
        RuleId::Declared | RuleId::LikelyDeclared | RuleId::Portal => Icon::CHARTER,
        RuleId::Catalogue | RuleId::Family => Icon::CATALOGUE,
        RuleId::ValueMark | RuleId::ValueWord => Icon::MARK,
        RuleId::ConsentRecord => Icon::CONSENT,
        RuleId::NameWord => Icon::NAME,
        RuleId::User | RuleId::Imported => Icon::CORRECT,
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

/// The shown name of what is being opened.
#[must_use]
pub fn source_name(words: &Words, source: &Source) -> String {
    match source {
        Source::Sample => words.text("sample-name").into_owned(),
        Source::Found(location) => name_detail(words, &location.browser, &location.profile),
        Source::Path(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
    }
}

/// The keys of a command, as they are written beside it; nothing where it has none.
#[must_use]
pub fn keys_of(words: &Words, command: Command) -> String {
    command.shortcut().map_or_else(String::new, |shortcut| keys(words, shortcut))
}

/// A label with the keys of its command.
#[must_use]
pub fn with_keys(words: &Words, command: Command) -> String {
    words.with("label-keys", &[("label", words.text(command.label_id()).into_owned().into()), ("keys", keys_of(words, command).into())])
}

/// The way a shortcut is written.
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
