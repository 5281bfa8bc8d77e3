//! Firefox's session files: the only place where its session cookies are (docs/formats/firefox.md).

mod candidates;
mod cookies;
mod file;
mod json;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::containers::Containers;
use crate::store::format::collect::Collector;
use crate::store::format::report::{empty_report, fill};
use crate::store::format::{Format, Layout, Recognise, Traits};
use crate::store::location::Family;
use crate::store::sqlite::snapshot::head_of;
use crate::store::{
    Beside, FileRole, Foreign, FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadRecord, ReadReport, StoreLocation,
};
use crate::wipe::Traces;
use candidates::{choose, copied_files, is_called_like_a_session};
pub(crate) use candidates::{is_called_like_a_backup, session_files};
use file::{MAGIC, SessionError, SessionFile, is_plain_session};

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::FirefoxSession,
    code: "firefox-session",
    written_by: "Firefox",
    family: Family::Firefox,
    layout: Layout { places: &[], inner: Some("sessionstore-backups"), histories: super::HISTORIES },
    recognise: Recognise::Magic { first: MAGIC, or_text: is_plain_session },
    traits: Traits { keeps_session_cookies: true, lax_is_sent: true, lax_by_default_since: None },
    times: None,
    read,
};

/// The session file that Firefox looks at first, of those that a profile has.
pub(crate) fn session_file(profile: &Path) -> Option<PathBuf> {
    session_files(profile).into_iter().next()
}

/// The session file to read of a profile that has no store: the one that counts, else the first, so that what it is can be said.
pub(crate) fn session_alone(profile: &Path) -> Option<PathBuf> {
    let choice = choose(session_files(profile), Timestamp::MAX, &Progress::default()).ok()?;
    choice.file.map(|file| file.record.path).or_else(|| session_file(profile))
}

/// The session file to read of the files of a folder that is no profile, where some were copied into it; none where none of them is a session.
pub(crate) fn session_copied(files: &[PathBuf]) -> Option<PathBuf> {
    let choice = choose(copied_files(files), Timestamp::MAX, &Progress::default()).ok()?;
    choice.file.map(|file| file.record.path)
}

/// Reads a session file that was opened by itself.
fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let path = &location.file;
    let _traces = Traces;
    let file = SessionFile::load(path, options.now).map_err(|error| match error {
        SessionError::Io(error) => ReadError::from_io(error, path),
        SessionError::TooLarge => ReadError::TooLarge { most: file::LARGEST, path: path.clone() },
        SessionError::Empty => ReadError::Empty { path: path.clone() },
        // Of what broke off only the name says that it is a session: Firefox packs other files in the same way.
        SessionError::Damaged if is_called_like_a_session(path) => ReadError::Damaged { path: path.clone() },
        SessionError::Damaged | SessionError::NotASession => ReadError::NotAStore { what: Foreign::NotASession, path: path.clone() },
    })?;
    let mut report = empty_report(location, options);
    let mut out = Collector::new(options);
    let containers = Containers::of_profile(&location.profile_folder);
    report.record.rows_from_session_file = cookies::add(&mut out, &file.cookies(), &containers, progress)?;
    report.record.files.push(file.record);
    fill(&mut report, out);
    Ok(report)
}

/// Whether a session file that counts is of a Firefox that runs, or that broke off: one that ended as it should wrote the file that comes before.
fn is_of_a_running_browser(session: &Path) -> bool {
    session.file_name().is_some_and(|name| name == "recovery.jsonlz4")
}

/// Whether a database that is written to a log has none beside it. A browser that runs has one.
fn lacks_its_log(record: &ReadRecord) -> bool {
    const WRITTEN_TO_A_LOG: [u8; 2] = [2, 2];
    let is_without = !record.files.iter().any(|file| file.role == FileRole::Log);
    let store = record.files.iter().find(|file| file.role == FileRole::Store);
    let head = store.filter(|_| is_without).and_then(|store| head_of(&store.path, 20).ok());
    head.is_some_and(|head| head.get(18..20) == Some(&WRITTEN_TO_A_LOG))
}

/// Adds the session cookies of a profile to the report of its store. Its files are looked for anew, because Firefox moves them. A failure leaves
/// the cookies out and says so.
pub(crate) fn append(
    report: &mut ReadReport,
    profile: &Path,
    containers: &Containers,
    options: &ReadOptions,
    progress: &Progress,
) -> Result<(), ReadError> {
    let _traces = Traces;
    let choice = choose(session_files(profile), options.now, progress)?;
    let is_any = !choice.passed_over.is_empty();
    report.record.session_files_passed_over = choice.passed_over;
    let Some(file) = choice.file else {
        if is_any {
            report.record.notes.push(ReadNote::SessionFileUnreadable);
        }
        report.record.session_file = if is_any { Beside::Unreadable } else { Beside::Missing };
        return Ok(());
    };
    if is_any {
        report.record.notes.push(ReadNote::SessionFilePassedOver);
    }
    report.record.session_file = Beside::Read;
    if !is_any && is_of_a_running_browser(&file.record.path) && lacks_its_log(&report.record) {
        report.record.notes.push(ReadNote::LogMissing);
    }
    let mut out = Collector::resume(options, report);
    report.record.rows_from_session_file = cookies::add(&mut out, &file.cookies(), containers, progress)?;
    report.record.files.push(file.record);
    fill(report, out);
    Ok(())
}
