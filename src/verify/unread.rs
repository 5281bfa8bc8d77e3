use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::{ClaimedFile, ClaimedRead, places_of};
use crate::files::place_of;

/// Files that were looked for as stores and could not be read as such. Of a crawl that is gone these are thousands, so that each is looked up.
pub(super) struct Unread<'p> {
    at_places: HashMap<PathBuf, &'p Path>,
    /// Those that are there, and where no read of the report lay: one of the same name may be a read's that lies elsewhere now.
    by_names: HashMap<String, &'p Path>,
}

impl<'p> Unread<'p> {
    pub(super) fn of(paths: &[&'p Path], reads: &[ClaimedRead]) -> Self {
        let at_places: HashMap<PathBuf, &Path> = paths.iter().map(|path| (place_of(path), *path)).collect();
        let mut by_names = HashMap::new();
        if !paths.is_empty() {
            let claimed: HashSet<PathBuf> = reads.iter().flat_map(|read| &read.files).flat_map(places_of_file).collect();
            for (place, path) in
                paths.iter().map(|path| (place_of(path), *path)).filter(|(place, path)| path.is_file() && !claimed.contains(place))
            {
                if let Some(name) = place.file_name() {
                    by_names.entry(name.to_string_lossy().into_owned()).or_insert(path);
                }
            }
        }
        Self { at_places, by_names }
    }

    /// The one that lies where the report says that a file lay.
    pub(super) fn in_place_of(&self, claimed: &ClaimedFile) -> Option<&'p Path> {
        places_of_file(claimed).find_map(|place| self.at_places.get(&place).copied())
    }

    /// The one that a file of the report is now: that at its place, else one of its name.
    pub(super) fn found_for(&self, claimed: &ClaimedFile) -> Option<&'p Path> {
        let in_place = self.in_place_of(claimed).filter(|path| path.is_file());
        in_place.or_else(|| claimed.names().into_iter().find_map(|name| self.by_names.get(name).copied()))
    }
}

fn places_of_file(claimed: &ClaimedFile) -> impl Iterator<Item = PathBuf> + use<> {
    places_of(Path::new(&claimed.path)).into_iter().map(|place| place_of(&place))
}
