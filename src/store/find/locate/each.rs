//! Every store below a folder, one at a time and in the order of their paths: a crawl of any size needs the memory of one.
//!
//! `folder` looks for the stores of a person, knows all of them before the first is read, and looks at what lies near first, within limits. Here there
//! are no limits, links are not followed, archives are looked into, and files that tools write are looked at however deep they lie.

mod level;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::{
    Likeness, NOT_OF_SITES, is_called_like_a_store, judge, likeness, name_nested, no_file, of_any_name, of_ending, profile_of,
};
use super::walk::Whose;
use super::{archive, sniff};
use crate::files::is_unfinished;
use crate::private_folder::is_private;
use crate::store::archive::{Kind, kind_of};
use crate::store::find::discover::profiles::{Profile, folder_name};
use crate::store::find::discover::{of_file, of_profile};
use crate::store::format::Format;
use crate::store::format::firefox::session::{session_alone, session_copied};
use crate::store::location::Family;
use crate::store::search::{Found, LeftOut, Omission};
use crate::store::{Progress, ReadError, StoreLocation};
use level::{Entry, Level};

/// How archives end that are looked into. By content alone every document of an office and every extension of a browser would be unpacked.
const ARCHIVES: [&str; 4] = ["zip", "tar", "gz", "tgz"];
/// How jars, databases and tables end, beside what browsers and tools write. Such a file that cannot be opened is told, because nobody knows what it was.
const STORES: [&str; 5] = ["txt", "sqlite", "sqlite3", "db", "parquet"];

/// What is met on the way.
#[derive(Debug)]
pub enum Met {
    /// A store; it is there when it is met, and may be gone when it is read.
    Store(Box<StoreLocation>),
    /// What is left out, and why.
    LeftOut(LeftOut),
}

/// Gives every store that a path holds to `each`, in the order of their paths, until that breaks off. Links are not followed, neither out of the folder
/// nor within it, where what they name is met by itself. Returns how many files and folders were looked at.
///
/// # Errors
/// As [`super::search`], for the path itself; what lies below and cannot be looked at is left out.
pub fn each_store(path: &Path, progress: &Progress, each: &mut dyn FnMut(Met) -> ControlFlow<()>) -> Result<usize, ReadError> {
    if !path.is_dir() {
        let found = super::search(path, progress)?;
        let looked_at = found.search.looked_at;
        let _ = give(found, each);
        return Ok(looked_at);
    }
    let real_root = fs::canonicalize(path).map_err(|error| ReadError::from_io(error, path))?;
    let first = Level::enter(path.to_path_buf(), Whose::Persons).map_err(|error| ReadError::from_io(error, path))?;
    let mut walk = Walk { root: path, real_root, levels: vec![first], progress, each };
    let mut looked_at = 0;
    while let Some(level) = walk.levels.last_mut() {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        let step = match level.entries.next() {
            Some(entry) => {
                looked_at += 1;
                walk.entry(&entry)?
            }
            None => walk.leave(),
        };
        if step.is_break() {
            break;
        }
    }
    Ok(looked_at)
}

/// Whether the walk goes on.
type Step = ControlFlow<()>;

fn give(found: Found, each: &mut dyn FnMut(Met) -> Step) -> Step {
    for store in found.stores {
        each(Met::Store(Box::new(store)))?;
    }
    found.search.left_out.iter().try_for_each(|left| each(Met::LeftOut(left.clone())))
}

struct Walk<'a> {
    root: &'a Path,
    /// The same without links.
    real_root: PathBuf,
    /// The folder at hand and those that it lies in, the outermost first.
    levels: Vec<Level>,
    progress: &'a Progress,
    each: &'a mut dyn FnMut(Met) -> Step,
}

impl Walk<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<Step, ReadError> {
        let Some(level) = self.levels.last() else { return Ok(Step::Continue(())) };
        let (path, whose) = (level.path.join(&entry.name), level.whose);
        if entry.kind.is_dir() && is_private(&path) {
            return Ok(Step::Continue(()));
        }
        if entry.kind.is_dir() {
            let whose = level.whose_is(&path);
            return Ok(match Level::enter(path.clone(), whose) {
                Ok(level) => {
                    self.levels.push(level);
                    Step::Continue(())
                }
                Err(_) => self.leave_out(path, Omission::FolderUnreadable),
            });
        }
        if entry.kind.is_file() {
            return self.file(&path, whose);
        }
        if entry.kind.is_symlink() {
            return Ok(match fs::canonicalize(&path) {
                Ok(real) if !real.starts_with(&self.real_root) => self.leave_out(path, Omission::LinkedElsewhere),
                Err(_) if is_called_like_a_store(&path) => self.no_file(path),
                _ => Step::Continue(()),
            });
        }
        Ok(if is_called_like_a_store(&path) { self.no_file(path) } else { Step::Continue(()) })
    }

    /// Goes back to the folder above, after the session of a profile that has no store.
    fn leave(&mut self) -> Step {
        let Some(level) = self.levels.pop() else { return Step::Continue(()) };
        // Backups that were opened by themselves belong to the profile above.
        let is_backups = level.path.ends_with("sessionstore-backups");
        let is_backup = self.levels.is_empty() && is_backups;
        let profile = if is_backup { level.path.parent().map(Path::to_path_buf) } else { Some(level.path.clone()) };
        let wanted = profile.filter(|_| !level.has_store && (is_backup || level.has_session));
        let of_profile = wanted.and_then(|profile| session_alone(&profile));
        // Copies of such files that were put into a folder of their own.
        let copied = || if level.has_store || is_backups { None } else { session_copied(&level.backups) };
        let Some(file) = of_profile.or_else(copied) else { return Step::Continue(()) };
        match sniff::store(&file) {
            Ok(format) => self.take(of_file(&file, format.format(), None)),
            Err(error) => self.leave_out(file, Omission::Refused(Arc::new(error))),
        }
    }

    fn file(&mut self, file: &Path, whose: Whose) -> Result<Step, ReadError> {
        let name = folder_name(file);
        if is_unfinished(&name) {
            return Ok(Step::Continue(()));
        }
        if NOT_OF_SITES.contains(&name.as_str()) {
            return Ok(self.leave_out(file.to_path_buf(), Omission::NotOfSites));
        }
        if ends_with_one_of(file, &ARCHIVES)
            && let Some(kind) = kind_of(file)
        {
            return self.archive(file, kind);
        }
        // As in the folder that was opened, where everything that a tool may have written is looked at. What is called an archive and is none is told.
        let of_name =
            || is_called_an_archive(&name).then_some(Likeness::Named).or_else(|| ends_with_one_of(file, &STORES).then(|| of_ending(&name)));
        let is_like = likeness(file, &name, true).or_else(|| of_any_name(file, &name)).or_else(of_name);
        let Some(is_like) = is_like else { return Ok(Step::Continue(())) };
        if whose == Whose::Persons
            && let Some((profile, family)) = profile_of(file)
        {
            return Ok(self.profile(file, profile, family));
        }
        Ok(match judge(file, whose, is_like) {
            Some(Ok(format)) => self.take(of_file(file, format.format(), None)),
            Some(Err(why)) => self.leave_out(file.to_path_buf(), why),
            None => Step::Continue(()),
        })
    }

    /// The store of a profile. Of two places that have one, the one that counts is read when the first of them is met.
    fn profile(&mut self, file: &Path, folder: PathBuf, family: Family) -> Step {
        let format = Format::of_family(family);
        let mut places: Vec<PathBuf> = format.files_in(&folder).filter(|place| place.starts_with(self.root)).collect();
        if places.iter().min().is_some_and(|first| first != file) {
            return Step::Continue(());
        }
        // What has vanished since its folder was listed is told.
        if places.is_empty() {
            places.push(file.to_path_buf());
        }
        // Places of the profile that are not its own stores: refused, or of another format and read beside it.
        let (mut is_there, mut others) = (false, Vec::new());
        for place in places {
            match sniff::store(&place) {
                Ok(found) if found == format.id => is_there = true,
                Ok(other) => {
                    others.push(place.clone());
                    self.take(of_file(&place, other.format(), None))?;
                }
                Err(error) => {
                    others.push(place.clone());
                    self.leave_out(place, Omission::Refused(Arc::new(error)))?;
                }
            }
        }
        let Some(mut store) = of_profile(&Profile::unnamed(folder), family, None).filter(|_| is_there) else {
            return Step::Continue(());
        };
        store.twin = store.twin.filter(|twin| !others.contains(&twin.file));
        self.take(store)
    }

    fn archive(&mut self, file: &Path, kind: Kind) -> Result<Step, ReadError> {
        match archive::search(file, kind, None, self.progress) {
            Ok(found) => Ok(give(found, self.each)),
            Err(ReadError::Cancelled) => Err(ReadError::Cancelled),
            // Nobody knows what it holds; one without stores is no error.
            Err(error) => Ok(self.leave_out(file.to_path_buf(), Omission::Refused(Arc::new(error)))),
        }
    }

    fn take(&mut self, mut store: StoreLocation) -> Step {
        // A profile may hold a link to where its store was moved.
        if fs::canonicalize(&store.file).is_ok_and(|real| !real.starts_with(&self.real_root)) {
            return self.leave_out(store.file, Omission::LinkedElsewhere);
        }
        let is_named = self.levels.iter().any(|level| level.names.contains(&store.profile_folder));
        if !is_named {
            let around = self.levels.iter().filter(|level| level.path != store.profile_folder);
            let profiles: Vec<StoreLocation> = around.filter_map(Level::profile).cloned().collect();
            let roots: Vec<PathBuf> = self.levels.iter().filter(|level| level.is_root).map(|level| level.path.clone()).collect();
            name_nested(&mut store, &profiles, &roots);
        }
        if let Some(level) = self.levels.iter_mut().rfind(|level| level.path == store.profile_folder) {
            level.has_store = true;
        }
        (self.each)(Met::Store(Box::new(store)))
    }

    fn no_file(&mut self, path: PathBuf) -> Step {
        let why = no_file(&path);
        self.leave_out(path, why)
    }

    fn leave_out(&mut self, path: PathBuf, why: Omission) -> Step {
        (self.each)(Met::LeftOut(LeftOut { path, why }))
    }
}

/// Whether nothing but an archive is called so: what else is packed by `gzip` may be anything.
fn is_called_an_archive(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".zip", ".tar", ".tgz", ".tar.gz"].iter().any(|end| name.ends_with(end))
}

fn ends_with_one_of(file: &Path, ends: &[&str]) -> bool {
    file.extension().is_some_and(|end| ends.iter().any(|one| end.eq_ignore_ascii_case(one)))
}

#[cfg(test)]
mod tests;
