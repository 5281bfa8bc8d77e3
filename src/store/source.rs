use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use super::sample::SAMPLE;

/// What an open store came from. Two are equal when they are the same file, whatever the paths they were named by; a name that is no text stays
/// apart from one that only looks the same when it is shown.
#[derive(Clone, Debug)]
pub struct StoreSource {
    identity: Identity,
    shown: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    Sample,
    File(PathBuf),
}

impl StoreSource {
    /// The built-in sample.
    #[must_use]
    pub fn sample() -> Self {
        Self { identity: Identity::Sample, shown: SAMPLE.to_owned() }
    }

    /// A file, by any of its names. One that is not there (any more) is known by the name alone.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        Self { identity: Identity::File(real), shown: path.display().to_string() }
    }

    /// The name it was opened under: a path, or `sample:`.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether it is the built-in sample.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.identity == Identity::Sample
    }
}

impl PartialEq for StoreSource {
    fn eq(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

impl Eq for StoreSource {}

impl Hash for StoreSource {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity.hash(state);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_store_is_its_file_and_not_its_shown_name() {
        let folder = tempfile::tempdir().unwrap();
        let [real, link] = ["Cookies", "link"].map(|name| folder.path().join(name));
        fs::write(&real, "").unwrap();
        symlink(&real, &link).unwrap();
        assert_eq!(StoreSource::file(&real), StoreSource::file(&link));
        // Both are shown with a replacement character.
        let [first, second] = [b"/\xe9", b"/\xe8"].map(|bytes| StoreSource::file(Path::new(OsStr::from_bytes(bytes))));
        assert_eq!(first.shown(), second.shown());
        assert_ne!(first, second);
        assert_ne!(StoreSource::sample(), StoreSource::file(Path::new(SAMPLE)));
    }
}
