mod foreign;
#[cfg(test)]
pub(crate) mod samples;
mod written;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub use self::foreign::Foreign;

/// Why nothing could be read. This says what; the words, which also say what to do, are those of `assets/i18n` under [`ReadError::code`].
#[derive(Debug)]
pub enum ReadError {
    /// The read was stopped on request.
    Cancelled,
    /// Nothing is there.
    NotFound {
        /// What was asked for.
        path: PathBuf,
    },
    /// A link is there, and what it names is not; or it leads in a circle.
    BrokenLink {
        /// The link.
        path: PathBuf,
    },
    /// The system refuses access.
    PermissionDenied {
        /// What was asked for.
        path: PathBuf,
    },
    /// macOS protects the data of other applications.
    FullDiskAccess {
        /// What was asked for.
        path: PathBuf,
    },
    /// Windows: the browser opened the file without sharing it.
    LockedByBrowser {
        /// Shown name of the browser, where it is known.
        browser: Option<String>,
        /// The locked file.
        path: PathBuf,
    },
    /// A pipe, socket or device, which is not opened at all.
    NotAFile {
        /// What was asked for.
        path: PathBuf,
    },
    /// No bytes.
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Beyond what a store of its form can sensibly be.
    TooLarge {
        /// Bytes that are read at most.
        most: u64,
        /// The file.
        path: PathBuf,
    },
    /// The content is known not to be a cookie store that is read.
    NotAStore {
        /// What it is instead, and what to open.
        what: Foreign,
        /// The file.
        path: PathBuf,
    },
    /// A database without a table of cookies.
    OtherDatabase {
        /// Names of some tables, for recognition.
        tables: String,
        /// The file.
        path: PathBuf,
    },
    /// The cookie table is a view or a virtual table, which no browser writes.
    NotATable {
        /// The name that should be a table.
        table: Cow<'static, str>,
        /// The file.
        path: PathBuf,
    },
    /// Columns are missing without which no row means anything.
    MissingColumn {
        /// The cookie table.
        table: Cow<'static, str>,
        /// The first column that lacks.
        column: Cow<'static, str>,
        /// The file.
        path: PathBuf,
    },
    /// A table of others lacks a column without which no row means a cookie.
    NoSuchColumn {
        /// The column.
        column: Cow<'static, str>,
        /// The file.
        path: PathBuf,
    },
    /// A column of a table of others holds something else than its name says.
    WrongColumnType {
        /// The column.
        column: Cow<'static, str>,
        /// The file.
        path: PathBuf,
    },
    /// Not a row could be read.
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// A folder in which no store was found.
    NoStoreInFolder {
        /// How many files and folders were looked at.
        looked_at: usize,
        /// The folder.
        path: PathBuf,
    },
    /// The private copy could not be written.
    NoRoomForCopy {
        /// What the system said.
        source: io::Error,
        /// The folder for temporary files.
        path: PathBuf,
    },
    /// The thread that sums what is read ended without a sum; a read that cannot prove itself is none.
    NoSum {
        /// The file.
        path: PathBuf,
    },
    /// The rows of the store are events: none of them is an earlier version of another.
    NoEarlierVersions {
        /// The file.
        path: PathBuf,
    },
    /// Any other failure of the system.
    Io {
        /// What the system said.
        source: io::Error,
        /// What was asked for.
        path: PathBuf,
    },
}

/// The pattern of all errors that are about a path, which it binds: one list, for whoever asks for the path and for whoever changes it.
macro_rules! with_path {
    ($path:ident) => {
        Self::NotFound { $path }
            | Self::BrokenLink { $path }
            | Self::PermissionDenied { $path }
            | Self::FullDiskAccess { $path }
            | Self::LockedByBrowser { $path, .. }
            | Self::NotAFile { $path }
            | Self::Empty { $path }
            | Self::TooLarge { $path, .. }
            | Self::NotAStore { $path, .. }
            | Self::OtherDatabase { $path, .. }
            | Self::NotATable { $path, .. }
            | Self::MissingColumn { $path, .. }
            | Self::NoSuchColumn { $path, .. }
            | Self::WrongColumnType { $path, .. }
            | Self::Damaged { $path }
            | Self::NoStoreInFolder { $path, .. }
            | Self::NoRoomForCopy { $path, .. }
            | Self::NoSum { $path }
            | Self::NoEarlierVersions { $path }
            | Self::Io { $path, .. }
    };
}

impl ReadError {
    /// The stable name of its words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::NotFound { .. } => "not-found",
            Self::BrokenLink { .. } => "broken-link",
            Self::PermissionDenied { .. } => "permission-denied",
            Self::FullDiskAccess { .. } => "full-disk-access",
            Self::LockedByBrowser { .. } => "locked-by-browser",
            Self::NotAFile { .. } => "not-a-file",
            Self::Empty { .. } => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NotAStore { what, .. } => what.code(),
            Self::OtherDatabase { .. } => "other-database",
            Self::NotATable { .. } => "not-a-table",
            Self::MissingColumn { .. } => "missing-column",
            Self::NoSuchColumn { .. } => "no-such-column",
            Self::WrongColumnType { .. } => "wrong-column-type",
            Self::Damaged { .. } => "damaged",
            Self::NoStoreInFolder { .. } => "no-store-in-folder",
            Self::NoRoomForCopy { .. } => "no-room-for-copy",
            Self::NoSum { .. } => "no-sum",
            Self::NoEarlierVersions { .. } => "no-earlier-versions",
            Self::Io { .. } => "io",
        }
    }

    /// The file or folder that the sentence is about.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Cancelled => None,
            with_path!(path) => Some(path),
        }
    }

    /// A failed access to `path`.
    pub(super) fn from_io(source: io::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        // Windows: 32 = ERROR_SHARING_VIOLATION, 33 = ERROR_LOCK_VIOLATION. macOS: 1 = EPERM, from the privacy protection.
        match source.raw_os_error() {
            Some(32 | 33) if cfg!(windows) => return Self::LockedByBrowser { browser: None, path },
            Some(1) if cfg!(target_os = "macos") => return Self::FullDiskAccess { path },
            _ => {}
        }
        match source.kind() {
            // Before anything that asks to check the name: it is there.
            kind if kind != io::ErrorKind::PermissionDenied && path.is_symlink() && !path.exists() => Self::BrokenLink { path },
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound { path },
            io::ErrorKind::PermissionDenied => Self::PermissionDenied { path },
            _ => Self::Io { source, path },
        }
    }

    /// The same of another path, which `shown` makes of its own.
    pub(super) fn elsewhere(mut self, shown: impl FnOnce(&Path) -> PathBuf) -> Self {
        // The folder for temporary files is nowhere else.
        if matches!(self, Self::NoRoomForCopy { .. }) {
            return self;
        }
        if let with_path!(path) = &mut self {
            *path = shown(path);
        }
        self
    }

    /// The same, with the browser named that a file is locked by: the doors to files know paths only.
    pub(super) fn held_by(self, browser: &str) -> Self {
        match self {
            Self::LockedByBrowser { browser: None, path } => Self::LockedByBrowser { browser: Some(browser.to_owned()), path },
            other => other,
        }
    }
}

/// For logs and the messages of tests; people are shown the words of `speech`.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        self.path().map_or(Ok(()), |path| write!(f, ": {}", path.display()))
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoRoomForCopy { source, .. } | Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_named_after_the_browser_once() {
        let locked = |browser: Option<&str>| ReadError::LockedByBrowser { browser: browser.map(str::to_owned), path: "/a".into() };
        let named = |error: ReadError| match error {
            ReadError::LockedByBrowser { browser, .. } => browser,
            _ => None,
        };
        assert_eq!(named(locked(None).held_by("Edge")).as_deref(), Some("Edge"));
        assert_eq!(named(locked(Some("Brave")).held_by("Edge")).as_deref(), Some("Brave"));
        assert_eq!(ReadError::Empty { path: "/a".into() }.held_by("Edge").to_string(), "empty: /a");
        assert_eq!(ReadError::Cancelled.to_string(), "cancelled");
    }
}
