//! Which stores a path holds. Files are recognised by content, never by name (formats note, section 10).

mod archive;
mod belonging;
mod database;
mod each;
mod folder;
pub(super) mod sniff;
mod text;
pub(super) mod walk;

use std::path::Path;
use std::sync::Arc;

use super::discover::of_file;
use crate::store::archive::{around, kind_of};
use crate::store::location::Family;
use crate::store::search::{Found, Omission, Search};
use crate::store::{Progress, ReadError, StoreLocation};
pub(crate) use belonging::Belonging;
pub use each::{Met, each_store};
use sniff::Content;
pub(crate) use walk::is_large_folder;

/// The stores that a file, a profile folder, a user-data folder or any folder above them holds, decided by content, and what was left out. There may
/// be none.
///
/// # Errors
/// When the path itself cannot be looked at or is a file that is no store; the error says what it is and its words what to open instead. Also when
/// the search is cancelled.
///
/// An archive is what it holds; a path may lead into one (`backup.zip/Default/Cookies`).
pub fn search(path: &Path, progress: &Progress) -> Result<Found, ReadError> {
    if let Some((archive, kind)) = around(path) {
        return archive::search(archive, kind, Some(path), progress);
    }
    match kind_of(path) {
        Some(kind) => archive::search(path, kind, None, progress),
        None => search_unpacked(path, progress),
    }
}

/// The same of what is no archive, nor in one: those in archives are not unpacked.
fn search_unpacked(path: &Path, progress: &Progress) -> Result<Found, ReadError> {
    let meta = std::fs::metadata(path).map_err(|error| ReadError::from_io(error, path))?;
    if meta.is_dir() {
        return folder::search(path, progress);
    }
    if !meta.is_file() {
        return Err(ReadError::NotAFile { path: path.to_path_buf() });
    }
    match sniff::content(path)? {
        Content::Store(format) => Ok(Found { stores: vec![of_file(path, format.format(), None)], search: Arc::default() }),
        Content::FirefoxProfiles => Ok(folder::of_root(parent(path), folder::family_of_list(path))),
        Content::ChromiumProfiles => Ok(folder::of_root(parent(path), Family::Chromium)),
    }
}

/// The stores of a path alone.
///
/// # Errors
/// As [`search`], and when there is no store: then why the first file that looked like one is none.
pub fn locate(path: &Path) -> Result<Vec<StoreLocation>, ReadError> {
    let Found { stores, search } = search(path, &Progress::default())?;
    if !stores.is_empty() {
        return Ok(stores);
    }
    let Search { looked_at, left_out, .. } = Arc::unwrap_or_clone(search);
    let refusal = left_out.into_iter().find_map(|left| if let Omission::Refused(error) = left.why { Arc::into_inner(error) } else { None });
    let folder = if path.is_dir() || kind_of(path).is_some() { path } else { parent(path) };
    Err(refusal.unwrap_or_else(|| ReadError::NoStoreInFolder { looked_at, path: folder.to_path_buf() }))
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
