mod processes;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use tempfile::TempDir;

use crate::temporary::{self, Temporary};

const PREFIX: &str = "cookie-charter-";
const LOCK: &str = "in-use";
/// `O_NONBLOCK`: opening a pipe does not wait for its other end. From `fcntl.h` of Linux (most architectures) and of macOS and the BSDs.
#[cfg(unix)]
pub(crate) const NON_BLOCKING: i32 = if cfg!(target_os = "linux") { 0o4_000 } else { 0x4 };
/// The name of the lock until it is held.
const UNLOCKED: &str = "in-use.new";
/// A younger folder without lock may belong to a process that is about to lock it.
const GRACE: Duration = Duration::from_mins(10);

/// A folder that only this user can enter, removed on drop, and by signals that end the program. Copies of stores and profiles hold secrets.
///
/// While it is in use a file in it is locked; that is how another process tells a left-over from a folder in use.
#[derive(Debug)]
pub(crate) struct PrivateFolder {
    // Dropped in this order: Windows removes no folder that holds an open file.
    _lock: File,
    dir: TempDir,
    _known: Temporary,
}

impl PrivateFolder {
    /// A new folder under `base`.
    pub(crate) fn create(base: &Path) -> io::Result<Self> {
        remove_leftovers_once(base);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let (dir, known) = temporary::make(|| builder.tempdir_in(base), TempDir::path, remove)?;
        // It gets its name when it is held, so that a folder with a lock that nobody holds is a left-over, however young.
        let lock = File::create_new(dir.path().join(UNLOCKED))?;
        lock.lock()?;
        fs::rename(dir.path().join(UNLOCKED), dir.path().join(LOCK))?;
        Ok(Self { _lock: lock, dir, _known: known })
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }
}

/// Where private folders may be made, best first: memory of the session, or where there is no session that of the machine, then the disk. What
/// stood on a disk can be found there after it was removed.
pub(crate) fn bases(size: u64) -> Vec<PathBuf> {
    /// What may be put into memory without asking how much is free.
    const OF_SESSION: u64 = 512 << 20;
    /// The same without a session, as in a container, which is ended when it takes more memory than it was given.
    const OF_MACHINE: u64 = 32 << 20;
    let (memory, limit) = match session_memory() {
        Some(session) => (Some(session), OF_SESSION),
        None => (machine_memory(), OF_MACHINE),
    };
    memory.filter(|_| size <= limit).into_iter().chain([std::env::temp_dir()]).collect()
}

/// The folder that the session keeps in memory for its user.
fn session_memory() -> Option<PathBuf> {
    std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|dir| dir.is_absolute())
}

/// The folder that Linux keeps in memory.
fn machine_memory() -> Option<PathBuf> {
    let folder = Path::new("/dev/shm");
    (cfg!(target_os = "linux") && folder.is_dir()).then(|| folder.to_path_buf())
}

/// Removes the folders of processes that ended without doing it themselves, wherever those were made: one without a session, as of a timer, leaves its
/// copies elsewhere than one with a session. Failure is no reason not to go on.
pub(crate) fn remove_all_leftovers() {
    for base in all_bases(session_memory()) {
        is_first_look(&base);
        remove_leftovers(&base);
    }
}

/// Every folder that [`bases`] may give, with this one of the session.
fn all_bases(session: Option<PathBuf>) -> impl Iterator<Item = PathBuf> {
    session.into_iter().chain(machine_memory()).chain([std::env::temp_dir()])
}

/// Whether a folder is one of those, of this process or of another: what is in it is a copy.
pub(crate) fn is_private(folder: &Path) -> bool {
    let ours = folder.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(PREFIX));
    ours && [LOCK, UNLOCKED].iter().any(|lock| folder.join(lock).is_file())
}

/// Whether a path leads into a private folder, by its names alone: it will be gone, so nobody should remember it.
#[cfg(feature = "window")]
pub(crate) fn leads_into_one(path: &Path) -> bool {
    let bases: Vec<PathBuf> = all_bases(session_memory()).collect();
    let is_named = |folder: &Path| folder.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(PREFIX));
    path.ancestors().any(|folder| is_named(folder) && folder.parent().is_some_and(|parent| bases.iter().any(|base| base == parent)))
}

/// Before each copy what others left is looked for once in the life of this process: a folder for temporary files may hold thousands of things.
fn remove_leftovers_once(base: &Path) {
    if is_first_look(base) {
        remove_leftovers(base);
    }
}

fn is_first_look(base: &Path) -> bool {
    static LOOKED_THROUGH: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    LOOKED_THROUGH.lock().is_ok_and(|mut bases| bases.insert(base.to_path_buf()))
}

fn remove_leftovers(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        // A link of this name is somebody else's doing: `file_type` does not follow it.
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_left_over(&entry.path()) {
            remove(&entry.path());
        }
    }
}

/// Owner and type are looked at before anything is opened: the folder for temporary files is shared, and opening somebody's pipe would wait for ever.
fn is_left_over(folder: &Path) -> bool {
    let Ok(meta) = fs::symlink_metadata(folder) else { return false };
    if !is_own(&meta) {
        return false;
    }
    match is_free(&folder.join(LOCK)) {
        Some(is_free) => is_free,
        // Ended while it was being made. A folder of this name without any lock may be the person's own, unless nothing is in it.
        None => is_old(&meta) && is_free(&folder.join(UNLOCKED)).unwrap_or_else(|| is_empty(folder)),
    }
}

/// Whether nobody holds a lock; none where there is no such entry. What is no file of this user's is nobody's lock to take.
fn is_free(lock: &Path) -> Option<bool> {
    match fs::symlink_metadata(lock) {
        Ok(meta) => Some(meta.is_file() && is_own(&meta) && open_unblocked(lock).is_ok_and(|file| file.try_lock().is_ok())),
        Err(error) => (error.kind() != io::ErrorKind::NotFound).then_some(false),
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn is_old(meta: &fs::Metadata) -> bool {
    meta.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age > GRACE))
}

/// Removes a folder and what still works in it: a browser that was started with a profile there and goes on writing.
pub(crate) fn remove(folder: &Path) {
    const TRIES: u32 = 20;
    processes::end_all_of(folder);
    for _ in 0..TRIES {
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => std::thread::sleep(Duration::from_millis(50)),
            _ => return,
        }
    }
}

/// Whether an entry is this user's own. Windows keeps the folder for temporary files in the user's profile.
#[cfg(unix)]
fn is_own(meta: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    meta.uid() == own_id()
}

#[cfg(not(unix))]
fn is_own(_meta: &fs::Metadata) -> bool {
    true
}

/// The user that this process makes files as.
#[cfg(unix)]
fn own_id() -> u32 {
    use std::os::unix::fs::MetadataExt;
    // There is no safe call for it in the standard library; a file just made tells it.
    static OWN: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *OWN.get_or_init(|| tempfile::tempfile().and_then(|file| file.metadata()).map_or(u32::MAX, |meta| meta.uid()))
}

/// Should the entry become a pipe after it was looked at, opening it does not wait.
fn open_unblocked(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(NON_BLOCKING);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[cfg(unix)] // Windows sets no times of folders in this way.
    #[test]
    fn only_left_overs_are_removed() {
        let base = tempfile::tempdir().unwrap();
        let folder = |name: &str, is_old: bool| {
            let path = base.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::write(path.join(LOCK), "").unwrap();
            if is_old {
                File::open(&path).unwrap().set_modified(SystemTime::now() - GRACE * 2).unwrap();
            }
            path
        };
        let left = folder("cookie-charter-dead", false);
        let used = folder("cookie-charter-used", true);
        let [starting, never_locked] = [("cookie-charter-starting", false), ("cookie-charter-unlocked", true)].map(|(name, is_old)| {
            let path = folder(name, is_old);
            fs::rename(path.join(LOCK), path.join(UNLOCKED)).unwrap();
            let age = if is_old { GRACE * 2 } else { Duration::ZERO };
            File::open(&path).unwrap().set_modified(SystemTime::now() - age).unwrap();
            path
        });
        let foreign = folder("other", true);
        let persons_own = folder("cookie-charter-reports", true);
        fs::rename(persons_own.join(LOCK), persons_own.join("report.html")).unwrap();
        File::open(&persons_own).unwrap().set_modified(SystemTime::now() - GRACE * 2).unwrap();
        let lock = File::open(used.join(LOCK)).unwrap();
        lock.lock().unwrap();

        // A pipe instead of a lock, as somebody else may leave it in a shared folder: nobody may wait for its other end.
        let piped = folder("cookie-charter-pipe", false);
        fs::remove_file(piped.join(LOCK)).unwrap();
        let made = std::process::Command::new("mkfifo").arg(piped.join(LOCK)).status();
        assert!(made.is_ok_and(|status| status.success()));
        File::open(&piped).unwrap().set_modified(SystemTime::now() - GRACE * 2).unwrap();

        let first = PrivateFolder::create(base.path()).unwrap();
        let second = PrivateFolder::create(base.path()).unwrap();
        assert!(!left.exists() && !never_locked.exists() && used.exists());
        assert!(
            persons_own.exists()
                && piped.exists()
                && starting.exists()
                && foreign.exists()
                && first.path().exists()
                && second.path().exists()
        );

        // A second copy does not look again; who asks for it does.
        let later = folder("cookie-charter-later", false);
        let third = PrivateFolder::create(base.path()).unwrap();
        assert!(later.exists() && third.path().exists());
        remove_leftovers(base.path());
        assert!(!later.exists() && third.path().exists());

        let path = first.path().to_path_buf();
        drop(first);
        assert!(!path.exists());
    }

    #[test]
    fn left_overs_are_looked_for_with_a_session_where_one_without_leaves_them() {
        let session = PathBuf::from("/run/user/7");
        let with: Vec<PathBuf> = all_bases(Some(session.clone())).collect();
        let without: Vec<PathBuf> = all_bases(None).collect();
        assert_eq!(with, [vec![session], without.clone()].concat());
        assert!(machine_memory().into_iter().chain([std::env::temp_dir()]).eq(without));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_enter() {
        use std::os::unix::fs::PermissionsExt;
        let base = tempfile::tempdir().unwrap();
        let folder = PrivateFolder::create(base.path()).unwrap();
        assert_eq!(fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
