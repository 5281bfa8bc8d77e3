//! Which file of which folder is of which store.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use notify::event::{MetadataKind, ModifyKind, RenameMode};
use notify::{Event, EventKind};

use super::{Followed, Heard};

/// The files that SQLite keeps beside a database and that hold rows. The one that ends in `-shm` is written by whoever reads, too.
const BESIDE: [&str; 2] = ["-wal", "-journal"];

/// The files of all stores, by the paths that the system tells.
#[derive(Debug, Default)]
pub struct Files {
    /// A file may be that of several: a session file that is opened by itself and beside its store.
    by_path: HashMap<PathBuf, Vec<(usize, bool)>>,
    folders: Vec<PathBuf>,
}

impl Files {
    /// Of these stores.
    #[must_use]
    pub fn of(stores: &[Followed]) -> Self {
        let mut files = Self::default();
        for (number, store) in stores.iter().enumerate() {
            files.add(&store.file, number, true);
            for end in BESIDE {
                let mut name = store.file.as_os_str().to_owned();
                name.push(end);
                files.add(Path::new(&name), number, false);
            }
            for other in &store.others {
                files.add(other, number, false);
            }
        }
        files
    }

    fn add(&mut self, file: &Path, store: usize, is_main: bool) {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return };
        // Some systems tell real paths, whatever a folder was called when it was named.
        let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        self.by_path.entry(folder.join(name)).or_default().push((store, is_main));
        if !self.folders.contains(&folder) {
            self.folders.push(folder);
        }
    }

    /// The folders that they lie in.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// What an event is about; nothing where it is about something else, or about reading.
    #[must_use]
    pub fn heard(&self, event: &notify::Result<Event>) -> Vec<Heard> {
        let Ok(event) = event else { return vec![Heard::Anything] };
        if event.need_rescan() {
            return vec![Heard::Anything];
        }
        // Where files are looked at, a folder counts as written when any file in it comes or goes.
        let is_of_neighbours = event.kind == EventKind::Modify(ModifyKind::Metadata(MetadataKind::WriteTime));
        let is_new_file = match event.kind {
            // Also whatever this program reads.
            EventKind::Access(_) => return Vec::new(),
            EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => true,
            EventKind::Any | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => false,
        };
        let heard = event.paths.iter().flat_map(|path| match self.by_path.get(path) {
            Some(of) => of.iter().map(|(store, is_main)| Heard::File { store: *store, is_replaced: is_new_file && *is_main }).collect(),
            None => {
                if self.folders.contains(path) && !is_of_neighbours {
                    vec![Heard::Anything]
                } else {
                    Vec::new()
                }
            }
        });
        heard.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_two_stores_is_told_to_both() {
        let folder = tempfile::tempdir().unwrap();
        let real = std::fs::canonicalize(folder.path()).unwrap();
        let session = real.join("recovery.jsonlz4");
        let store = Followed { file: real.join("cookies.sqlite"), others: vec![session.clone()] };
        let alone = Followed { file: session.clone(), others: Vec::new() };
        let files = Files::of(&[store, alone]);
        let event = Event::new(EventKind::Modify(ModifyKind::Name(RenameMode::To))).add_path(session);
        let heard = |number, is_replaced| Heard::File { store: number, is_replaced };
        assert_eq!(files.heard(&Ok(event)), [heard(0, false), heard(1, true)]);
    }
}
