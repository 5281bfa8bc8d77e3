use std::io;

use crate::corrections::CorrectionsError;
use crate::i18n::{Arg, Words};
use crate::store::{ReadError, RowProblem};
use crate::ui::knowing::BaseError;

/// What happened and what to do, with the path on its own, so that it can be shown whole.
#[must_use]
pub fn read_error(words: &Words, error: &ReadError) -> (String, Option<String>) {
    let id = format!("read-error-{}", error.code());
    let path = error.path().map(|path| path.display().to_string());
    let mut args: Vec<(&str, Arg<'_>)> = Vec::new();
    match error {
        ReadError::LockedByBrowser { browser, .. } => args.push(("browser", browser.into())),
        ReadError::OtherDatabase { tables, .. } => args.push(("tables", tables.into())),
        ReadError::NotATable { table, .. } => args.push(("table", (*table).into())),
        ReadError::MissingColumn { table, column, .. } => args.extend([("table", (*table).into()), ("column", (*column).into())]),
        ReadError::NoStoreInFolder { looked_at, .. } => args.push(("count", (*looked_at).into())),
        ReadError::NoRoomForCopy { source, .. } | ReadError::Io { source, .. } => args.push(("reason", io_reason(words, source).into())),
        _ => {}
    }
    (words.with(&id, &args), path)
}

/// What the system said, in the person's words where they are known.
#[must_use]
pub fn io_reason(words: &Words, error: &io::Error) -> String {
    let id = match error.kind() {
        io::ErrorKind::NotFound => "io-not-found",
        io::ErrorKind::PermissionDenied => "io-permission-denied",
        io::ErrorKind::StorageFull => "io-storage-full",
        io::ErrorKind::IsADirectory => "io-is-a-folder",
        io::ErrorKind::ReadOnlyFilesystem => "io-read-only",
        io::ErrorKind::InvalidData => "io-not-text",
        io::ErrorKind::FileTooLarge => "io-too-large",
        _ => return error.to_string(),
    };
    words.text(id).into_owned()
}

/// The end of the message that names a problem of a row.
#[must_use]
pub fn problem_code(problem: RowProblem) -> &'static str {
    problem.code()
}

/// Why the corrections could not be loaded, and their path.
#[must_use]
pub fn corrections_error(words: &Words, error: &CorrectionsError) -> (String, Option<String>) {
    let (id, reason, path) = match error {
        CorrectionsError::Unreadable { reason, path } => ("error-corrections-unreadable", io_reason(words, reason), path),
        CorrectionsError::NotACatalogue { reason, path } => ("error-corrections-not-understood", reason.reason.clone(), path),
    };
    (words.with(id, &[("reason", reason.into())]), Some(path.display().to_string()))
}

/// Why a list could not be loaded.
#[must_use]
pub fn base_error(words: &Words, error: &BaseError) -> String {
    match error {
        BaseError::Unreadable(reason) => words.with("error-base-unreadable", &[("reason", io_reason(words, reason).into())]),
        BaseError::NotKnown(error) => words.with("error-base-not-known", &[("reason", error.reason.as_str().into())]),
    }
}
