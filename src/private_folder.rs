use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

const PREFIX: &str = "cookie-charter-";
const LOCK: &str = "in-use";
/// `O_NONBLOCK`: opening a pipe does not wait for its other end. From `fcntl.h` of Linux (most architectures) and of macOS and the BSDs.
#[cfg(unix)]
pub(crate) const NON_BLOCKING: i32 = if cfg!(target_os = "linux") { 0o4_000 } else { 0x4 };
/// A younger folder may belong to a process that is about to lock it.
const GRACE: Duration = Duration::from_mins(10);

/// A folder that only this user can enter, removed on drop. Copies of stores hold secrets.
///
/// While it is in use a file in it is locked; that is how another process tells a left-over from a folder in use.
#[derive(Debug)]
pub(crate) struct PrivateFolder {
    // Dropped in this order: Windows removes no folder that holds an open file.
    _lock: File,
    dir: TempDir,
}

impl PrivateFolder {
    /// A new folder under `base`.
    pub(crate) fn create(base: &Path) -> io::Result<Self> {
        remove_leftovers(base);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let dir = builder.tempdir_in(base)?;
        let lock = File::create_new(dir.path().join(LOCK))?;
        lock.lock()?;
        Ok(Self { _lock: lock, dir })
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }
}

/// Where private folders may be made, best first: memory of the session, then the disk.
pub(crate) fn bases(size: u64) -> Vec<PathBuf> {
    /// What may be put into memory without asking how much is free.
    const MEMORY_LIMIT: u64 = 512 << 20;
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|dir| dir.is_absolute() && size <= MEMORY_LIMIT);
    runtime.into_iter().chain([std::env::temp_dir()]).collect()
}

/// Removes the folders of processes that ended without doing it themselves. Failure is no reason not to read.
fn remove_leftovers(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        // A link of this name is somebody else's doing: `file_type` does not follow it.
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_left_over(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Owner and type are looked at before anything is opened: the folder for temporary files is shared, and opening somebody's pipe would wait for ever.
fn is_left_over(folder: &Path) -> bool {
    let Ok(meta) = fs::symlink_metadata(folder) else { return false };
    let is_old = meta.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age > GRACE));
    if !is_old || !is_own(&meta) {
        return false;
    }
    match fs::symlink_metadata(folder.join(LOCK)) {
        Ok(meta) if meta.is_file() && is_own(&meta) => open_unblocked(&folder.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok()),
        Ok(_) => false,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
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
        let left = folder("cookie-charter-dead", true);
        let used = folder("cookie-charter-used", true);
        let starting = folder("cookie-charter-starting", false);
        let foreign = folder("other", true);
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
        assert!(!left.exists() && used.exists());
        assert!(piped.exists() && starting.exists() && foreign.exists() && first.path().exists() && second.path().exists());

        let path = first.path().to_path_buf();
        drop(first);
        assert!(!path.exists());
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
