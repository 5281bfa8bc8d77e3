//! What this process makes for a while and removes itself: folders with copies of stores, files that are still being written. It is known by its place,
//! so that it goes also when a signal ends the process.

#[cfg(unix)]
mod signals;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Removes what lies at a place; that nothing lies there is no error.
pub(crate) type Remove = fn(&Path);

/// What there is of this process, with how each is removed.
static OF_THIS_PROCESS: Register = Register(Mutex::new(BTreeMap::new()));

/// Places with how each is removed.
#[derive(Debug)]
struct Register(Mutex<BTreeMap<PathBuf, Remove>>);

impl Register {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Remove>> {
        // A thread that panicked has left a whole map.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes something under the lock, so that nothing is made while all is removed, and nothing made is not known.
    fn make<T>(
        &'static self,
        make: impl FnOnce() -> io::Result<T>,
        place: impl FnOnce(&T) -> &Path,
        remove: Remove,
    ) -> io::Result<(T, Temporary)> {
        let mut places = self.lock();
        let thing = make()?;
        let place = place(&thing).to_path_buf();
        places.insert(place.clone(), remove);
        Ok((thing, Temporary { register: self, place }))
    }

    /// Removes all; as long as what is returned lives nothing new is made.
    #[cfg(any(unix, test))]
    fn remove_all(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Remove>> {
        let places = self.lock();
        places.iter().for_each(|(place, remove)| remove(place));
        places
    }
}

/// A place that is known until this is dropped. Whoever made what lies there removes it before.
#[derive(Debug)]
pub(crate) struct Temporary {
    register: &'static Register,
    place: PathBuf,
}

impl Drop for Temporary {
    fn drop(&mut self) {
        self.register.lock().remove(&self.place);
    }
}

/// Makes something that is removed by `remove` should the process be ended by a signal before the [`Temporary`] is dropped.
///
/// # Errors
/// Those of `make`.
pub(crate) fn make<T>(make: impl FnOnce() -> io::Result<T>, place: impl FnOnce(&T) -> &Path, remove: Remove) -> io::Result<(T, Temporary)> {
    OF_THIS_PROCESS.make(make, place, remove)
}

/// From now on signals that end the process (Ctrl-C, a terminal that closes, `kill`, the end of a session) end it as they would, but what it has made
/// for a while is removed first. For programs: a library leaves the signals of whoever uses it alone. On Windows nothing changes, nor where nothing tells which signals
/// are to be ignored for a terminal that closes; what is left there goes with the next start. A signal that comes over a second after the first ends the
/// process at once.
pub(crate) fn remove_when_ended() {
    #[cfg(unix)]
    {
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(signals::watch);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    static REGISTER: Register = Register(Mutex::new(BTreeMap::new()));

    #[test]
    fn what_is_still_there_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            REGISTER.make(|| fs::write(&path, "half").map(|()| path.clone()), |path| path, |path| drop(fs::remove_file(path))).unwrap()
        };
        let ((unfinished, _here), (finished, done)) = (file("unfinished"), file("finished"));
        let (renamed, _renamed) = file("renamed");
        drop(done);
        fs::rename(&renamed, folder.path().join("target")).unwrap();
        let failed = REGISTER.make(|| Err::<PathBuf, _>(io::Error::other("disk full")), |path| path, |_| ());
        assert!(failed.is_err());
        let removed = REGISTER.remove_all();
        assert_eq!(removed.len(), 2);
        assert!(!unfinished.exists() && finished.exists() && folder.path().join("target").exists());
    }
}
