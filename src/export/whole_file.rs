use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Options, write};
use crate::inventory::{CookieId, Inventory};

/// Why an export was not written. The path comes last.
#[derive(Debug, thiserror::Error)]
#[error("The export was not written ({reason}). Choose a folder you may write to, with enough room: {}", path.display())]
pub struct SaveError {
    /// What the system said.
    #[source]
    pub reason: io::Error,
    /// The target.
    pub path: PathBuf,
}

/// Writes a file whole or not at all: to a temporary file beside the target, then renamed over it. Devices and pipes are written straight,
/// and a link is followed, so that the file it names is replaced.
///
/// # Errors
/// [`SaveError`]; the target is then as it was.
pub fn save(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), SaveError> {
    save_inner(target, write).map_err(|reason| SaveError { reason, path: target.to_owned() })
}

fn save_inner(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let existing = fs::metadata(target);
    if existing.as_ref().is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let mut device = BufWriter::new(File::options().write(true).open(target)?);
        write(&mut device)?;
        return device.flush();
    }
    if existing.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "the target is a folder"));
    }
    let target = fs::canonicalize(target).or_else(|_| dangling(target)).unwrap_or_else(|_| target.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = tempfile::Builder::new().prefix(".cookie-charter-").suffix(".tmp").tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(256 * 1024, temporary);
    write(&mut out)?;
    let temporary = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    set_permissions(temporary.as_file(), existing.ok().as_ref())?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Where a link leads whose file does not exist yet.
fn dangling(link: &Path) -> io::Result<PathBuf> {
    let leads_to = fs::read_link(link)?;
    Ok(link.parent().unwrap_or(Path::new("")).join(leads_to))
}

/// Whether two names are one file, also while one of them does not exist.
fn is_same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

/// Writes cookies to a file as [`save`] does, but never over a file that they were read from.
///
/// # Errors
/// [`SaveError`]; the target is then as it was.
pub fn save_cookies(inventory: &Inventory, ids: &[CookieId], options: Options, target: &Path) -> Result<(), SaveError> {
    let mut sources = inventory.stores().iter().flat_map(|store| &store.report.record.files);
    if sources.any(|file| is_same_file(&file.path, target) || is_companion(target, &file.path)) {
        let reason = io::Error::new(io::ErrorKind::InvalidInput, "it is one of the files the cookies were read from");
        return Err(SaveError { reason, path: target.to_owned() });
    }
    save(target, |out| write(inventory, ids, options, out))
}

/// The log, journal or index that SQLite would look for beside a database.
fn is_companion(target: &Path, database: &Path) -> bool {
    ["-wal", "-journal", "-shm"].iter().any(|suffix| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        is_same_file(Path::new(&name), target)
    })
}

/// A temporary file is private; an export gets what the file it replaces had, or what a new file gets here.
#[cfg(unix)]
fn set_permissions(file: &File, replaced: Option<&fs::Metadata>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // A list of somebody's cookies is nobody else's business, so new files are for the owner.
    let permissions = replaced.map_or_else(|| fs::Permissions::from_mode(0o600), fs::Metadata::permissions);
    file.set_permissions(permissions)
}

#[cfg(not(unix))]
fn set_permissions(_file: &File, _replaced: Option<&fs::Metadata>) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out.csv");
        save(&target, |out| out.write_all(b"first")).unwrap();
        let failed = save(&target, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("disk full"))
        });
        assert!(failed.unwrap_err().to_string().ends_with("out.csv"));
        assert_eq!(fs::read(&target).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(save(folder.path(), |_| Ok(())).is_err(), "a folder is not a target");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_even_before_its_file_exists() {
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("link"), folder.path().join("file.csv"));
        std::os::unix::fs::symlink("file.csv", &link).unwrap();
        save(&link, |out| out.write_all(b"x")).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"x");
        assert!(link.is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_written_straight() {
        save(Path::new("/dev/null"), |out| out.write_all(b"x")).unwrap();
    }
}
