use std::io;
use std::path::Path;

use super::visible;
use crate::charter::{CharterError, CharterProblem};
use crate::classify::{KnowledgeError, LineProblem};
use crate::cookie::{Closed, HostError};
use crate::corrections::CorrectionsError;
use crate::dossier::{DossierError, DossierProblem};
use crate::files::{TextError, WriteError, WriteProblem};
use crate::i18n::{Arg, Words};
use crate::notes::NotesError;
use crate::portals::{PortalError, PortalsError};
use crate::site_list::{self, ListError, ListProblem};
use crate::store::{ReadError, ValueError};

/// What happened and what to do, and the path on its own, so that it can be shown whole. Names and paths come from files and from other
/// people's disks; control characters in them are made visible.
pub type SentenceAndPath = (String, Option<String>);

fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}

/// A sentence with what it is about at its end, in one line.
#[must_use]
pub fn with_path(words: &Words, (sentence, path): SentenceAndPath) -> String {
    let Some(path) = path else { return sentence };
    // Whoever reads a line finds the path after its colon, whether the sentence would end there or not. A form of its own for whole sentences
    // ("… again. — path") was tried: every script that looks for the colon lost it.
    let sentence = sentence.strip_suffix('.').unwrap_or(&sentence);
    words.with("sentence-path", &[("sentence", sentence.into()), ("path", path.into())])
}

/// Why nothing could be read.
#[must_use]
pub fn read_error(words: &Words, error: &ReadError) -> SentenceAndPath {
    let id = format!("read-error-{}", error.code());
    let mut args: Vec<(&str, Arg<'_>)> = Vec::new();
    match error {
        ReadError::LockedByBrowser { browser, .. } => {
            let browser = browser.as_deref().map_or_else(|| words.text("the-browser").into_owned(), visible);
            args.push(("browser", browser.into()));
        }
        ReadError::OtherDatabase { tables, .. } => args.push(("tables", visible(tables).into())),
        ReadError::NotATable { table, .. } => args.push(("table", table.as_ref().into())),
        ReadError::MissingColumn { table, column, .. } => {
            args.extend([("table", table.as_ref().into()), ("column", column.as_ref().into())]);
        }
        ReadError::NoSuchColumn { column, .. } | ReadError::WrongColumnType { column, .. } => args.push(("column", column.as_ref().into())),
        ReadError::TooLarge { most, .. } => args.push(("most", words.bytes(*most).into())),
        ReadError::NoStoreInFolder { looked_at, .. } => args.push(("count", (*looked_at).into())),
        ReadError::NoRoomForCopy { source, .. } | ReadError::Io { source, .. } => args.push(("reason", io_reason(words, source).into())),
        _ => {}
    }
    (words.with(&id, &args), error.path().map(shown))
}

/// What the system said, in the person's words where they are known. Where a library added a path of its own to what the system said (as for
/// a temporary file), only the kind is told.
#[must_use]
pub fn io_reason(words: &Words, error: &io::Error) -> String {
    use io::ErrorKind;
    let id = match error.kind() {
        ErrorKind::NotFound => "io-not-found",
        ErrorKind::PermissionDenied => "io-permission-denied",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-storage-full",
        ErrorKind::IsADirectory => "io-is-a-folder",
        ErrorKind::NotADirectory => "io-not-a-folder",
        ErrorKind::ReadOnlyFilesystem => "io-read-only",
        ErrorKind::InvalidFilename => "io-invalid-name",
        ErrorKind::FileTooLarge => "io-too-large",
        // The standard library says so of a path with a NUL byte, before it asks the system.
        ErrorKind::InvalidInput if error.raw_os_error().is_none() => "io-invalid-name",
        ErrorKind::Other => return visible(&error.to_string()),
        _ if error.raw_os_error().is_some() => return visible(&error.to_string()),
        kind => return kind.to_string(),
    };
    words.text(id).into_owned()
}

/// Why a value cannot be shown.
#[must_use]
pub fn value_error(words: &Words, error: &ValueError) -> String {
    let id = match error {
        ValueError::Gone => "value-gone",
        ValueError::Closed(why) => return closed(words, *why),
        ValueError::Missing => "value-missing-now",
        ValueError::Unread(error) => {
            let reason = with_path(words, read_error(words, error));
            return words.with("value-unread", &[("reason", reason.into())]);
        }
    };
    words.text(id).into_owned()
}

/// Why a value that the browser encrypted stays closed.
#[must_use]
pub fn closed(words: &Words, why: Closed) -> String {
    let id = match why {
        Closed::NotAsked => "value-encrypted",
        Closed::NoKey => "value-no-key",
        Closed::WrongKey => "value-wrong-key",
        Closed::AppBound => "value-app-bound",
        Closed::Damaged => "value-damaged",
        Closed::Unsupported => "value-unsupported",
    };
    words.text(id).into_owned()
}

/// Why a file of the person's choice was not written.
#[must_use]
pub fn write_error(words: &Words, error: &WriteError) -> SentenceAndPath {
    let reason = write_problem(words, &error.problem);
    (words.with("error-export", &[("reason", reason.into())]), Some(shown(&error.path)))
}

/// What is in the way of a file.
#[must_use]
pub fn write_problem(words: &Words, problem: &WriteProblem) -> String {
    match problem {
        WriteProblem::NoSuchName => words.text("io-invalid-name").into_owned(),
        WriteProblem::IsAFolder => words.text("io-is-a-folder").into_owned(),
        WriteProblem::IsASource => words.text("io-is-a-source").into_owned(),
        WriteProblem::IsABrowsers => words.text("io-is-a-browsers").into_owned(),
        WriteProblem::InABrowsersFolder => words.text("io-in-a-browsers-folder").into_owned(),
        WriteProblem::System(error) => io_reason(words, error),
    }
}

/// Why a text was not read.
#[must_use]
pub fn text_error(words: &Words, error: &TextError) -> String {
    let id = match error {
        TextError::NoSuchName => "io-invalid-name",
        TextError::NotAFile => "io-not-a-file",
        TextError::TooLarge => "io-too-large",
        TextError::NotText => "io-not-text",
        TextError::System(error) => return io_reason(words, error),
    };
    words.text(id).into_owned()
}

/// Why a charter could not be loaded.
#[must_use]
pub fn charter_error(words: &Words, error: &CharterError) -> SentenceAndPath {
    let (id, reason, path) = match error {
        CharterError::Unreadable { reason, path } => ("error-charter-unreadable", text_error(words, reason), path),
        CharterError::NotACharter { reason, path } => ("error-charter-not-understood", charter_problem(words, reason), path),
    };
    (words.with(id, &[("reason", reason.into())]), Some(shown(path)))
}

/// Why a list of sites was not loaded.
#[must_use]
pub fn list_error(words: &Words, error: &ListError) -> SentenceAndPath {
    let sentence = match &error.problem {
        ListProblem::Unreadable(reason) => words.with("error-list-unreadable", &[("reason", text_error(words, reason).into())]),
        ListProblem::NotText(problem) => words.with("error-list-not-understood", &[("reason", charter_problem(words, problem).into())]),
        ListProblem::NoColumns => words.text("error-list-no-columns").into_owned(),
        ListProblem::NoLines => words.text("error-list-no-lines").into_owned(),
    };
    (sentence, Some(shown(&error.path)))
}

/// Why a line of a list of sites names no audit.
#[must_use]
pub fn list_line_problem(words: &Words, problem: &site_list::LineProblem) -> String {
    match problem {
        site_list::LineProblem::NoSite => words.text("list-line-no-site").into_owned(),
        site_list::LineProblem::NoStore => words.text("list-line-no-store").into_owned(),
        site_list::LineProblem::NoMoment { word } => words.with("list-line-no-moment", &[("word", visible(word).into())]),
    }
}

/// Why a dossier could not be opened.
#[must_use]
pub fn dossier_error(words: &Words, error: &DossierError) -> SentenceAndPath {
    let id = format!("error-dossier-{}", error.problem.code());
    let sentence = match &error.problem {
        DossierProblem::Unreadable(reason) => words.with(&id, &[("reason", text_error(words, reason).into())]),
        DossierProblem::TooLarge { megabytes } => words.with(&id, &[("megabytes", (*megabytes).into())]),
        DossierProblem::Damaged { line } => words.with(&id, &[("line", (*line).into())]),
        DossierProblem::UnknownVersion { version } => words.with(&id, &[("version", visible(version).into())]),
        DossierProblem::Older { program } => words.with(&id, &[("program", visible(program).into())]),
        DossierProblem::Empty | DossierProblem::NotADossier | DossierProblem::Cut | DossierProblem::Newer => words.text(&id).into_owned(),
    };
    (sentence, Some(shown(&error.path)))
}

/// Why what was typed is no host.
#[must_use]
pub fn host_error(words: &Words, error: HostError) -> String {
    let id = match error {
        HostError::Empty | HostError::NotAHost => "host-error",
        HostError::TooLong => "host-error-too-long",
    };
    words.text(id).into_owned()
}

/// Why the corrections could not be loaded.
#[must_use]
pub fn corrections_error(words: &Words, error: &CorrectionsError) -> SentenceAndPath {
    let (id, reason, path) = match error {
        CorrectionsError::Unreadable { reason, path } => ("error-corrections-unreadable", text_error(words, reason), path),
        CorrectionsError::NotACatalogue { reason, path } => ("error-corrections-not-understood", knowledge_reason(words, reason), path),
    };
    (words.with(id, &[("reason", reason.into())]), Some(shown(path)))
}

/// Why the named portals could not be loaded.
#[must_use]
pub fn portals_error(words: &Words, error: &PortalsError) -> SentenceAndPath {
    match error {
        PortalsError::Unreadable { reason, path } => {
            (words.with("error-portals-unreadable", &[("reason", text_error(words, reason).into())]), Some(shown(path)))
        }
        PortalsError::NotPortals { line, path } => {
            (words.with("error-portals-not-understood", &[("line", (*line).into())]), Some(shown(path)))
        }
    }
}

/// Why the notes could not be loaded.
#[must_use]
pub fn notes_error(words: &Words, error: &NotesError) -> SentenceAndPath {
    match error {
        NotesError::Unreadable { reason, path } => {
            (words.with("error-notes-unreadable", &[("reason", text_error(words, reason).into())]), Some(shown(path)))
        }
        NotesError::NotNotes { line, path } => (words.with("error-notes-not-understood", &[("line", (*line).into())]), Some(shown(path))),
    }
}

/// Why a host cannot be named as a portal.
#[must_use]
pub fn portal_error(words: &Words, error: PortalError) -> String {
    let id = match error {
        PortalError::NotAHost => "host-error",
        PortalError::PublicSuffix => "error-portal-public-suffix",
    };
    words.text(id).into_owned()
}

/// Why a text is not a list that can be used.
#[must_use]
pub fn knowledge_error(words: &Words, error: &KnowledgeError) -> String {
    words.with("error-base-not-known", &[("reason", knowledge_reason(words, error).into())])
}

fn knowledge_reason(words: &Words, error: &KnowledgeError) -> String {
    let id = format!("knowledge-error-{}", error.code());
    match error {
        KnowledgeError::Empty | KnowledgeError::NoName | KnowledgeError::OtherForm => words.text(&id).into_owned(),
        KnowledgeError::Toml { line } => words.with(&id, &[("line", (*line).into())]),
        KnowledgeError::Csv { line } => words.with(&id, &[("line", (*line).into())]),
        KnowledgeError::Json { line, column } | KnowledgeError::JsonForm { line, column } => {
            words.with(&id, &[("line", (*line).into()), ("column", (*column).into())])
        }
        KnowledgeError::Line(problem) => line_problem(words, problem),
    }
}

/// Why a line of a list counts for nothing.
#[must_use]
pub fn line_problem(words: &Words, problem: &LineProblem) -> String {
    let id = format!("knowledge-problem-{}", problem.code());
    match problem {
        LineProblem::Purpose { name } | LineProblem::Party { name } => words.with(&id, &[("name", visible(name).into())]),
        LineProblem::Category { name, category } => {
            words.with(&id, &[("name", visible(name).into()), ("category", visible(category).into())])
        }
        LineProblem::NoName { platform } => words.with(&id, &[("platform", visible(platform).into())]),
        LineProblem::Csv { line } => words.with(&id, &[("line", (*line).into())]),
    }
}

/// Why a text is no charter.
#[must_use]
pub fn charter_problem(words: &Words, problem: &CharterProblem) -> String {
    let id = format!("charter-problem-{}", problem.code());
    match problem {
        CharterProblem::Toml { line, message } => words.with(&id, &[("line", (*line).into()), ("message", visible(message).into())]),
        CharterProblem::Scope { scope } => words.with(&id, &[("scope", visible(scope).into())]),
        CharterProblem::Category { category, name } => {
            words.with(&id, &[("category", visible(category).into()), ("name", visible(name).into())])
        }
        CharterProblem::TooLarge { megabytes } => words.with(&id, &[("megabytes", (*megabytes).into())]),
        CharterProblem::MixedEncodings { line } => words.with(&id, &[("line", (*line).into())]),
        CharterProblem::Json { line, column } => words.with(&id, &[("line", (*line).into()), ("column", (*column).into())]),
        CharterProblem::NoCookies { tables } => words.with(&id, &[("tables", (*tables).into())]),
        CharterProblem::NoName
        | CharterProblem::Empty
        | CharterProblem::NotText
        | CharterProblem::Office
        | CharterProblem::BrokenPdf
        | CharterProblem::LockedPdf
        | CharterProblem::ScannedPdf => words.text(&id).into_owned(),
    }
}
