use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::file::{SessionError, SessionFile};
use crate::files::place_below;
use crate::store::passed_over::{PassedOver, WhyPassedOver};
use crate::store::{Progress, ReadError};

/// Session files of a profile in the order in which Firefox looks at them: the session that ended as it should, the running one, the copy from
/// before it was last written, the session before. Then what Firefox wrote before version 56, and its sisters still write.
const COMPRESSED: [&str; 4] = [
    "sessionstore.jsonlz4",
    "sessionstore-backups/recovery.jsonlz4",
    "sessionstore-backups/recovery.baklz4",
    "sessionstore-backups/previous.jsonlz4",
];
const PLAIN: [&str; 6] = [
    "sessionstore.js",
    "sessionstore.json",
    "sessionstore-backups/recovery.js",
    "sessionstore-backups/recovery.bak",
    "sessionstore.bak",
    "sessionstore-backups/previous.js",
];
/// The copies from before an update, which end in the build that was replaced.
const BACKUPS: &str = "sessionstore-backups";
const BEFORE_UPDATES: [&str; 2] = ["upgrade.jsonlz4-", "upgrade.js-"];
/// Firefox keeps three; a folder may hold any number of files.
const MOST_BEFORE_UPDATES: usize = 8;

/// The session of a profile, and what was passed over for it.
pub(super) struct Choice {
    /// None when no file gives a session.
    pub(super) file: Option<SessionFile>,
    /// Files that come before it in Firefox's order.
    pub(super) passed_over: Vec<PassedOver>,
}

/// The session files that a profile has, in Firefox's order.
pub(crate) fn session_files(profile: &Path) -> Vec<PathBuf> {
    let named = |names: &[&str]| names.iter().map(|name| place_below(profile, name)).filter(|file| file.is_file()).collect::<Vec<_>>();
    let [compressed_copies, plain_copies] = BEFORE_UPDATES.map(|start| before_updates(&profile.join(BACKUPS), start));
    [named(&COMPRESSED), compressed_copies, named(&PLAIN), plain_copies].concat()
}

/// Whether a file is called as such files are below a profile. Those that keep the name `sessionstore` are those of a profile.
pub(crate) fn is_called_like_a_backup(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    [COMPRESSED.as_slice(), &PLAIN].into_iter().flat_map(backups).any(|known| name == known)
        || BEFORE_UPDATES.iter().any(|start| name.starts_with(start))
}

/// Whether a file has the name of a session file, wherever it lies.
pub(super) fn is_called_like_a_session(file: &Path) -> bool {
    let is_of_profile = |name: &str| COMPRESSED.contains(&name) || PLAIN.contains(&name);
    is_called_like_a_backup(file) || file.file_name().and_then(|name| name.to_str()).is_some_and(is_of_profile)
}

/// Such files that were copied into a folder without the folders around them, in the same order. The folder has been read already: a search looks into
/// thousands, and hardly any has one.
pub(super) fn copied_files(files: &[PathBuf]) -> Vec<PathBuf> {
    let named = |names: &'static [&'static str]| {
        backups(names).flat_map(|name| files.iter().filter(move |file| file.ends_with(name))).cloned().collect::<Vec<_>>()
    };
    let [compressed_copies, plain_copies] = BEFORE_UPDATES.map(|start| newest(files.iter().cloned(), start));
    [named(&COMPRESSED), compressed_copies, named(&PLAIN), plain_copies].concat()
}

/// The names without their folder of those that have one.
fn backups(names: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    names.iter().filter_map(|name| name.strip_prefix(BACKUPS)?.strip_prefix('/'))
}

/// Copies from before updates in a folder.
fn before_updates(folder: &Path, start: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    newest(entries.filter(|file| file.is_file()), start)
}

/// Those of some files that are such copies, the newest build first.
fn newest(files: impl Iterator<Item = PathBuf>, start: &str) -> Vec<PathBuf> {
    let is_copy = |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start));
    let mut found: Vec<PathBuf> = files.filter(is_copy).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.truncate(MOST_BEFORE_UPDATES);
    found
}

/// Reads the session that counts: the first in Firefox's order that is one, unless a later one was written later by what is inside. That
/// happens where Firefox could not move its files, and in profiles put together from copies; times of files say nothing there.
pub(super) fn choose(files: Vec<PathBuf>, now: Timestamp, progress: &Progress) -> Result<Choice, ReadError> {
    let mut choice = Choice { file: None, passed_over: Vec::new() };
    // What was passed over for the next one that is chosen.
    let mut since: Vec<PassedOver> = Vec::new();
    for path in files {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        match SessionFile::load(&path, now) {
            Ok(file) if choice.file.as_ref().is_none_or(|best| best.updated.is_some() && file.updated > best.updated) => {
                if let Some(best) = choice.file.replace(file) {
                    since.insert(0, PassedOver { path: best.record.path, why: WhyPassedOver::Older });
                }
                choice.passed_over.append(&mut since);
            }
            Ok(_) => since.push(PassedOver { path, why: WhyPassedOver::Older }),
            Err(SessionError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => since.push(PassedOver { path, why: error.why_passed_over() }),
        }
    }
    if choice.file.is_none() {
        choice.passed_over = since;
    }
    Ok(choice)
}
