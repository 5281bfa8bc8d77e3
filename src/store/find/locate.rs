//! Which stores a path holds. Files are recognised by content, never by name (formats note, section 10).

mod database;
mod folder;
mod sniff;

use std::path::Path;

use super::discover::{of_file, of_profile, one_of_each, profiles::profiles};
use crate::store::location::Family;
use crate::store::{ReadError, StoreLocation};
use sniff::Content;

/// The stores that a file, a profile folder or a user-data folder holds, decided by content.
///
/// # Errors
/// When there is none; the sentence says what the path is and what to open instead.
pub fn locate(path: &Path) -> Result<Vec<StoreLocation>, ReadError> {
    let meta = std::fs::metadata(path).map_err(|error| ReadError::from_io(error, path))?;
    if meta.is_dir() {
        return folder::locate(path).map(without_places);
    }
    if !meta.is_file() {
        return Err(ReadError::NotAFile { path: path.to_path_buf() });
    }
    match sniff::content(path)? {
        Content::Store(format) => Ok(vec![of_file(path, format.format(), None)]),
        Content::FirefoxProfiles => listed_beside(path, Family::Firefox),
        Content::ChromiumProfiles => listed_beside(path, Family::Chromium),
    }
}

fn without_places(stores: Vec<StoreLocation>) -> Vec<StoreLocation> {
    one_of_each(stores.into_iter().map(|store| (store, String::new())).collect())
}

/// The profiles of the browser root that a `profiles.ini` or `Local State` lies in.
fn listed_beside(path: &Path, family: Family) -> Result<Vec<StoreLocation>, ReadError> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let stores: Vec<StoreLocation> = profiles(parent, family).iter().filter_map(|profile| of_profile(profile, family, None)).collect();
    if stores.is_empty() {
        Err(ReadError::NoStoreInFolder { looked_at: 0, path: parent.to_path_buf() })
    } else {
        Ok(without_places(stores))
    }
}
