//! Firefox's session files: the only place where its session cookies are (docs/formats/firefox.md).

mod cookies;

use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use super::containers::Containers;
use crate::store::format::collect::Collector;
use crate::store::format::report::{empty_report, fill};
use crate::store::format::{Format, Layout, Recognise, Traits};
use crate::store::location::Family;
use crate::store::sqlite::snapshot::{head_of, modified, sha256};
use crate::store::{Beside, FileRecord, Foreign, FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};

/// `mozLz40\0`, then the size when decompressed, then one LZ4 block.
const MAGIC: &[u8; 8] = b"mozLz40\0";
/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::FirefoxSession,
    code: "firefox-session",
    family: Family::Firefox,
    layout: Layout { places: &[], inner: Some("sessionstore-backups"), history: super::HISTORY },
    recognise: Recognise::Magic(MAGIC),
    traits: Traits { lax_by_default_since: None },
    read,
};
/// Session files of a profile, best first among equally old ones.
const SESSION_FILES: [&str; 4] = [
    "sessionstore-backups/recovery.jsonlz4",
    "sessionstore-backups/recovery.baklz4",
    "sessionstore.jsonlz4",
    "sessionstore-backups/previous.jsonlz4",
];
/// Sessions are a few megabytes; the size in the file may be anything.
const LARGEST: u64 = 64 << 20;

#[derive(Deserialize)]
struct Session {
    #[serde(default)]
    cookies: Vec<Value>,
    /// Before Firefox 50 the cookies were with their windows.
    #[serde(default)]
    windows: Vec<Window>,
}

#[derive(Deserialize)]
struct Window {
    #[serde(default)]
    cookies: Vec<Value>,
}

/// What went wrong with a session file.
#[derive(Debug)]
enum SessionError {
    Io(io::Error),
    TooLarge,
    NotASession,
}

/// The newest session file of a Firefox profile.
pub(crate) fn session_file(profile: &Path) -> Option<PathBuf> {
    let files = SESSION_FILES.iter().map(|name| profile.join(name)).filter(|file| file.is_file());
    files.rev().max_by_key(|file| modified(file))
}

/// Reads a session file that was opened by itself.
fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let path = &location.file;
    let (record, session) = load(path).map_err(|error| match error {
        SessionError::Io(error) => ReadError::from_io(error, path),
        SessionError::TooLarge => ReadError::TooLarge { path: path.clone() },
        SessionError::NotASession => ReadError::NotAStore { what: Foreign::NotASession, path: path.clone() },
    })?;
    let mut report = empty_report(location, options);
    report.record.files.push(record);
    let mut out = Collector::new(options);
    let containers = Containers::of_profile(&location.profile_folder);
    report.record.rows_from_session_file = cookies::add(&mut out, session, &containers, progress)?;
    fill(&mut report, out);
    Ok(report)
}

/// Adds the session cookies of a profile to the report of its store. A failure leaves them out and says so.
pub(crate) fn append(
    report: &mut ReadReport,
    path: &Path,
    containers: &Containers,
    options: &ReadOptions,
    progress: &Progress,
) -> Result<(), ReadError> {
    let Ok((record, session)) = load(path) else {
        report.record.notes.push(ReadNote::SessionFileUnreadable);
        report.record.session_file = Beside::Unreadable;
        return Ok(());
    };
    report.record.files.push(record);
    report.record.session_file = Beside::Read;
    let mut out = Collector::resume(options, report);
    report.record.rows_from_session_file = cookies::add(&mut out, session, containers, progress)?;
    fill(report, out);
    Ok(())
}

fn load(path: &Path) -> Result<(FileRecord, Session), SessionError> {
    let bytes = head_of(path, LARGEST + 1).map_err(SessionError::Io)?;
    if bytes.len() as u64 > LARGEST {
        return Err(SessionError::TooLarge);
    }
    let record = FileRecord { path: path.to_path_buf(), size: bytes.len() as u64, sha256: sha256(&bytes), modified: modified(path) };
    let json = decompress(&bytes)?;
    let session = serde_json::from_slice(&json).map_err(|_| SessionError::NotASession)?;
    Ok((record, session))
}

/// The JSON in a session file; before Firefox 56 it was not compressed.
fn decompress(bytes: &[u8]) -> Result<Vec<u8>, SessionError> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return if bytes.first() == Some(&b'{') { Ok(bytes.to_vec()) } else { Err(SessionError::NotASession) };
    };
    let (size, block) = rest.split_first_chunk::<4>().ok_or(SessionError::NotASession)?;
    let size = u32::from_le_bytes(*size);
    if u64::from(size) > LARGEST {
        return Err(SessionError::TooLarge);
    }
    lz4_flex::block::decompress(block, usize::try_from(size).unwrap_or(0)).map_err(|_| SessionError::NotASession)
}
