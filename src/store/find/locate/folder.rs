use std::fs;
use std::path::Path;

use super::sniff::{self, Content};
use crate::store::find::discover::profiles::{Profile, cookie_file, profiles};
use crate::store::find::discover::{of_file, of_profile};
use crate::store::location::Family;
use crate::store::sqlite::snapshot::{DATABASE_MAGIC, head_of};
use crate::store::{FormatId, ReadError, StoreLocation};

/// How deep and how far a folder that nothing is known of is searched.
const DEEPEST: usize = 6;
const MOST_ENTRIES: usize = 200_000;
/// Folders that are large and never hold a store.
const SKIPPED: [&str; 9] =
    ["Code Cache", "Service Worker", "IndexedDB", "GPUCache", "node_modules", ".git", "Snapshots", "Crashpad", "Local Storage"];
/// Files of cookies that are not those of sites.
const NOT_OF_SITES: [&str; 3] = ["Extension Cookies", "Safe Browsing Cookies", "Device Bound Sessions"];

/// The stores of a folder: a browser's root, a profile, or whatever lies below.
pub(super) fn locate(folder: &Path) -> Result<Vec<StoreLocation>, ReadError> {
    fs::read_dir(folder).map_err(|error| ReadError::from_io(error, folder))?;
    let mut refusal = None;
    for (mark, family) in [("profiles.ini", Family::Firefox), ("Local State", Family::Chromium)] {
        if folder.join(mark).is_file() {
            let found: Vec<_> =
                profiles(folder, family).iter().filter_map(|profile| profile_store(profile, family, &mut refusal)).collect();
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }
    let families = [Family::Firefox, Family::Chromium];
    let found: Vec<_> =
        families.iter().filter_map(|family| profile_store(&Profile::unnamed(folder.to_path_buf()), *family, &mut refusal)).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let mut walk = Walk { found: Vec::new(), looked_at: 0, refusal };
    walk.visit(folder, 0);
    match (walk.found.is_empty(), walk.refusal) {
        (false, _) => Ok(walk.found),
        (true, Some(refusal)) => Err(refusal),
        (true, None) => Err(ReadError::NoStoreInFolder { looked_at: walk.looked_at, path: folder.to_path_buf() }),
    }
}

/// The store of a profile folder, when its content is what its name says. The first refusal is remembered for the sentence.
fn profile_store(profile: &Profile, family: Family, refusal: &mut Option<ReadError>) -> Option<StoreLocation> {
    let file = cookie_file(&profile.folder, family)?;
    match sniff::content(&file) {
        Ok(Content::Store(FormatId::Firefox)) if family == Family::Firefox => of_profile(profile, family, None),
        Ok(Content::Store(FormatId::Chromium)) if family == Family::Chromium => of_profile(profile, family, None),
        Ok(_) => None,
        Err(error) => {
            refusal.get_or_insert(error);
            None
        }
    }
}

struct Walk {
    found: Vec<StoreLocation>,
    looked_at: usize,
    refusal: Option<ReadError>,
}

impl Walk {
    /// Looks at a folder, files first. Links are not followed.
    fn visit(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        let mut folders = Vec::new();
        let mut files = Vec::new();
        for entry in entries.flatten() {
            self.looked_at += 1;
            if self.looked_at > MOST_ENTRIES {
                return;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
        files.sort();
        for file in files {
            self.look_at(&file, depth);
        }
        folders.retain(|path| depth < DEEPEST && !is_skipped(path));
        // `Default` before the other profiles.
        folders.sort_by_key(|path| (!path.ends_with("Default"), path.clone()));
        for path in folders {
            self.visit(&path, depth + 1);
        }
    }

    fn look_at(&mut self, file: &Path, depth: usize) {
        if !is_candidate(file, depth) {
            return;
        }
        match sniff::content(file) {
            Ok(Content::Store(format)) => self.found.extend(store_of(file, format)),
            Ok(_) => {}
            Err(error) => {
                self.refusal.get_or_insert(error);
            }
        }
    }
}

/// A file found on the walk: with its session file when it lies in a profile in the browser's own way.
fn store_of(file: &Path, format: FormatId) -> Option<StoreLocation> {
    let alone = of_file(file, format.format(), None);
    let family = alone.format.format().family;
    match cookie_file(&alone.profile_folder, family) {
        Some(own) if own == file => of_profile(&Profile::unnamed(alone.profile_folder), family, None),
        // The older one of two: the newer is found too.
        Some(_) if alone.has_twin => None,
        _ => Some(alone),
    }
}

/// By name, because opening every file of a large folder would take minutes; directly in the folder opened, by content.
fn is_candidate(file: &Path, depth: usize) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if NOT_OF_SITES.contains(&name.as_str()) || ["-wal", "-journal", "-shm"].iter().any(|end| name.ends_with(end)) {
        return false;
    }
    let is_database = || head_of(file, 16).is_ok_and(|head| head == DATABASE_MAGIC);
    if name == "Cookies" || name == "cookies.sqlite" {
        return true;
    }
    (depth == 0 || name.to_ascii_lowercase().contains("cookie")) && is_database()
}

fn is_skipped(folder: &Path) -> bool {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with("Cache") || name == "cache2" || SKIPPED.contains(&name.as_str())
}
