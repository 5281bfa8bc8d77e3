//! Files of the person's choice: texts read with limits, and files written whole or not at all.

mod browsers;

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::temporary;
use browsers::{is_a_browsers, is_named_beside_a_store};

pub use browsers::is_in_a_browsers_folder;

/// How the names of files begin and end that are still being written.
const UNFINISHED: [&str; 2] = [".cookie-charter-", ".tmp"];

/// Larger than any charter or list of cookies.
const LARGEST: u64 = 64 << 20;

/// Why a text was not read. The path is known to whoever asked.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// A name holds a NUL byte; no system has such a file.
    #[error("no file can have this name")]
    NoSuchName,
    /// A folder, a pipe or a device, which might not end.
    #[error("it is not a file")]
    NotAFile,
    /// Over 64 MiB.
    #[error("it is larger than 64 MiB")]
    TooLarge,
    /// Not UTF-8.
    #[error("it is not a text in UTF-8")]
    NotText,
    /// What the system said.
    #[error(transparent)]
    System(#[from] io::Error),
}

impl TextError {
    /// Whether there is no such file.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteProblem {
    /// A name holds a NUL byte; no system has such a file.
    #[error("no file can have this name")]
    NoSuchName,
    /// The target is a folder.
    #[error("a folder has this name")]
    IsAFolder,
    /// The target is one of the files that what is written was read from.
    #[error("it is one of the files that were read")]
    IsASource,
    /// The target is a database or a session of a browser, be it one that was read or not.
    #[error("it belongs to a browser")]
    IsABrowsers,
    /// The target would lie in a folder that a browser works in.
    #[error("this folder is a browser's, or a copy of one")]
    InABrowsersFolder,
    /// What the system said.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Why a file was not written, and which; it is then as it was.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", path.display())]
pub struct WriteError {
    /// What is in the way.
    #[source]
    pub problem: WriteProblem,
    /// The target, or the folder that could not be made for it.
    pub path: PathBuf,
}

/// What lies below a folder, named as tables and profiles name it, with `/`; in the separators of the system, because people and their programs see it.
#[must_use]
pub(crate) fn place_below(folder: &Path, place: &str) -> PathBuf {
    place.split('/').fold(folder.to_path_buf(), |path, part| path.join(part))
}

fn holds_nul(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().contains(&0)
}

/// Reads a text file of a sensible size: never a pipe or a device, which might not end.
///
/// # Errors
/// [`TextError`].
pub fn read_text(path: &Path) -> Result<String, TextError> {
    String::from_utf8(read_bytes(path, LARGEST)?).map_err(|_| TextError::NotText)
}

/// Reads a file of at most `largest` bytes: never a pipe or a device, which might not end.
///
/// # Errors
/// [`TextError`]; [`TextError::TooLarge`] speaks of 64 MiB, so who allows less says so.
pub fn read_bytes(path: &Path, largest: u64) -> Result<Vec<u8>, TextError> {
    if holds_nul(path) {
        return Err(TextError::NoSuchName);
    }
    if !fs::metadata(path)?.is_file() {
        return Err(TextError::NotAFile);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(largest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return Err(TextError::TooLarge);
    }
    Ok(bytes)
}

/// Writes a file whole or not at all: to a temporary file beside the target, then renamed over it. Devices and pipes are written straight,
/// and a link is followed, so that the file it names is replaced. A new file is for its owner alone; one that is replaced keeps its mode. Nothing is written
/// where a browser works.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn write_whole(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    let is_browsers = is_in_a_browsers_folder(target) || is_named_beside_a_store(target) && !is_a_browsers(target);
    let written = if is_browsers { Err(WriteProblem::InABrowsersFolder) } else { write_inner(target, write) };
    written.map_err(|problem| WriteError { problem, path: target.to_owned() })
}

/// The same for a file that the program keeps for itself, in a place of its own: its folder is made when there is none.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn write_kept(target: &Path, text: &str) -> Result<(), WriteError> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|error| WriteError { problem: error.into(), path: folder.to_owned() })?;
    }
    write_inner(target, |out| out.write_all(text.as_bytes())).map_err(|problem| WriteError { problem, path: target.to_owned() })
}

fn write_inner(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteProblem> {
    if holds_nul(target) {
        return Err(WriteProblem::NoSuchName);
    }
    let existing = fs::metadata(target);
    if existing.as_ref().is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let mut device = BufWriter::new(File::options().write(true).open(target)?);
        write(&mut device)?;
        device.flush()?;
        return Ok(());
    }
    if existing.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(WriteProblem::IsAFolder);
    }
    if existing.is_ok() && is_a_browsers(target) {
        return Err(WriteProblem::IsABrowsers);
    }
    let target = fs::canonicalize(target).or_else(|_| dangling(target)).unwrap_or_else(|_| target.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let [begin, end] = UNFINISHED;
    let make = || tempfile::Builder::new().prefix(begin).suffix(end).tempfile_in(folder);
    let (temporary, _known) = temporary::make(make, NamedTempFile::path, |unfinished| drop(fs::remove_file(unfinished)))?;
    let mut out = BufWriter::with_capacity(256 * 1024, temporary);
    write(&mut out)?;
    let temporary = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    set_permissions(temporary.as_file(), existing.ok().as_ref())?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Whether a file of this name is one that is still being written, or that a process left behind which was ended.
#[must_use]
pub fn is_unfinished(name: &str) -> bool {
    let [begin, end] = UNFINISHED;
    name.starts_with(begin) && name.ends_with(end)
}

/// Whether two names are one file, also while it does not exist.
#[must_use]
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    place_of(a) == place_of(b)
}

/// Where a file lies, or would lie in its folder.
pub(crate) fn place_of(file: &Path) -> PathBuf {
    let in_folder = || {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(file.file_name()?))
    };
    fs::canonicalize(file).ok().or_else(in_folder).unwrap_or_else(|| file.to_owned())
}

/// Whether a file is one of some others, or what SQLite would look for beside one of them: its log, journal or index.
#[must_use]
pub fn is_one_of<'a>(file: &Path, mut others: impl Iterator<Item = &'a Path>) -> bool {
    others.any(|other| {
        // What lies in an archive cannot be read again when the archive is written over.
        let is_around = || other.ancestors().skip(1).any(|above| above.is_file() && is_same_file(above, file));
        is_same_file(other, file)
            || is_around()
            || ["-wal", "-journal", "-shm"].iter().any(|suffix| {
                let mut name = other.as_os_str().to_owned();
                name.push(suffix);
                is_same_file(Path::new(&name), file)
            })
    })
}

/// Where a link leads whose file does not exist yet.
fn dangling(link: &Path) -> io::Result<PathBuf> {
    let leads_to = fs::read_link(link)?;
    Ok(link.parent().unwrap_or(Path::new("")).join(leads_to))
}

/// A temporary file is private; what is written gets what the file it replaces had.
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
        write_whole(&target, |out| out.write_all(b"first")).unwrap();
        let failed = write_whole(&target, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("disk full"))
        });
        assert!(failed.unwrap_err().to_string().ends_with("out.csv"));
        assert_eq!(fs::read(&target).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write_whole(folder.path(), |_| Ok(())).is_err(), "a folder is not a target");
    }

    /// On Windows a name joined as a whole would keep its `/`.
    #[test]
    fn a_place_has_the_separators_of_the_system() {
        let expected: PathBuf = ["a", "b c", "d"].iter().collect();
        assert_eq!(place_below(Path::new("a"), "b c/d").as_os_str(), expected.as_os_str());
        assert_eq!(place_below(Path::new("a"), "d"), Path::new("a").join("d"));
    }

    #[test]
    fn what_is_in_the_way_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let problem = |path: &Path| write_whole(path, |_| Ok(())).unwrap_err().problem;
        assert!(matches!(problem(folder.path()), WriteProblem::IsAFolder));
        assert!(matches!(problem(Path::new("a\0b")), WriteProblem::NoSuchName));
        let missing = folder.path().join("missing").join("a.csv");
        assert!(matches!(problem(&missing), WriteProblem::System(error) if error.kind() == io::ErrorKind::NotFound));
        assert!(matches!(read_text(folder.path()), Err(TextError::NotAFile)));
        assert!(matches!(read_text(Path::new("a\0b")), Err(TextError::NoSuchName)));
        assert!(read_text(&missing).is_err_and(|error| error.is_not_found()));
        let file = folder.path().join("latin-1.csv");
        fs::write(&file, b"d\xe9bit").unwrap();
        assert!(matches!(read_text(&file), Err(TextError::NotText)));
        File::create(&file).unwrap().set_len(LARGEST + 1).unwrap();
        assert!(matches!(read_text(&file), Err(TextError::TooLarge)));
    }

    #[cfg(unix)]
    #[test]
    fn new_files_are_for_their_owner_and_replaced_ones_keep_their_mode() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("new").join("settings.toml");
        let mode = || fs::metadata(&kept).unwrap().permissions().mode() & 0o777;
        write_kept(&kept, "a = 1").unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o644)).unwrap();
        write_kept(&kept, "a = 2").unwrap();
        assert_eq!((mode(), read_text(&kept).unwrap().as_str()), (0o644, "a = 2"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_even_before_its_file_exists() {
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("link"), folder.path().join("file.csv"));
        std::os::unix::fs::symlink("file.csv", &link).unwrap();
        write_whole(&link, |out| out.write_all(b"x")).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"x");
        assert!(link.is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_written_straight() {
        write_whole(Path::new("/dev/null"), |out| out.write_all(b"x")).unwrap();
    }
}
