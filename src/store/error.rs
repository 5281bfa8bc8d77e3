mod written;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

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
            Self::NotFound { path }
            | Self::BrokenLink { path }
            | Self::PermissionDenied { path }
            | Self::FullDiskAccess { path }
            | Self::LockedByBrowser { path, .. }
            | Self::NotAFile { path }
            | Self::Empty { path }
            | Self::TooLarge { path, .. }
            | Self::NotAStore { path, .. }
            | Self::OtherDatabase { path, .. }
            | Self::NotATable { path, .. }
            | Self::MissingColumn { path, .. }
            | Self::NoSuchColumn { path, .. }
            | Self::WrongColumnType { path, .. }
            | Self::Damaged { path }
            | Self::NoStoreInFolder { path, .. }
            | Self::NoRoomForCopy { path, .. }
            | Self::NoSum { path }
            | Self::NoEarlierVersions { path }
            | Self::Io { path, .. } => Some(path),
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
        match &mut self {
            Self::Cancelled | Self::NoRoomForCopy { .. } => {}
            Self::NotFound { path }
            | Self::BrokenLink { path }
            | Self::PermissionDenied { path }
            | Self::FullDiskAccess { path }
            | Self::LockedByBrowser { path, .. }
            | Self::NotAFile { path }
            | Self::Empty { path }
            | Self::TooLarge { path, .. }
            | Self::NotAStore { path, .. }
            | Self::OtherDatabase { path, .. }
            | Self::NotATable { path, .. }
            | Self::MissingColumn { path, .. }
            | Self::NoSuchColumn { path, .. }
            | Self::WrongColumnType { path, .. }
            | Self::Damaged { path }
            | Self::NoStoreInFolder { path, .. }
            | Self::NoSum { path }
            | Self::NoEarlierVersions { path }
            | Self::Io { path, .. } => *path = shown(path),
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

impl Foreign {
    /// Whether cookies are in it, in a form that is not read.
    #[must_use]
    pub fn holds_cookies(self) -> bool {
        matches!(
            self,
            Self::SafariPlist | Self::ParquetCodec | Self::QtWebKitJar | Self::TwoStores | Self::OldOpera | Self::InternetExplorer
        )
    }
}

/// Declares [`Foreign`]: the variant and its code.
macro_rules! foreign {
    ($($(#[$doc:meta])* $variant:ident, $code:literal;)+) => {
        /// Content that is recognised and is not a cookie store that is read. Its words say what it is and what to open instead.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Foreign {
            $($(#[$doc])* $variant,)+
        }

        impl Foreign {
            /// The stable name of its words.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// All of them, so that a test can see that each is translated.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }
    };
}

foreign! {
    /// Chromium's `History`.
    ChromiumHistory, "chromium-history";
    /// Firefox's `places.sqlite`.
    FirefoxHistory, "firefox-history";
    /// Another browser's history.
    OtherHistory, "other-history";
    /// `Login Data`.
    Passwords, "passwords";
    /// Firefox's `key4.db` and the like.
    Keys, "keys";
    /// `Web Data`.
    FormData, "form-data";
    /// Favicons.
    Favicons, "favicons";
    /// `permissions.sqlite`, `webappsstore.sqlite`, `Top Sites`, `DIPS`…
    OtherBrowserData, "other-browser-data";
    /// Safari's `Cookies.plist`, before version 5.1.
    SafariPlist, "safari-plist";
    /// `cookies.ini` of `QtWebKit`.
    QtWebKitJar, "qtwebkit-jar";
    /// Hosts that are to be reached safely, or by another way; no cookies.
    HstsList, "hsts-list";
    /// A knowledge base of the EDPB Website Auditing Tool.
    AuditKnowledge, "audit-knowledge";
    /// A dossier of an audit.
    Dossier, "dossier";
    /// A database without tables.
    EmptyDatabase, "empty-database";
    /// Both formats in one file.
    TwoStores, "two-stores";
    /// `-wal` alone.
    LoneLog, "lone-log";
    /// `-journal` alone.
    LoneJournal, "lone-journal";
    /// `-shm` alone.
    LoneSharedMemory, "lone-shared-memory";
    /// Random bytes.
    Encrypted, "encrypted";
    /// PNG, JPEG, GIF, WebP.
    Picture, "picture";
    /// PDF.
    Pdf, "pdf";
    /// Zip.
    Zip, "zip";
    /// gzip, 7z, zstd.
    Archive, "archive";
    /// A ZIP archive that needs a password.
    EncryptedArchive, "encrypted-archive";
    /// An archive that becomes larger than anything sensible.
    ArchiveTooLarge, "archive-too-large";
    /// A Git LFS pointer.
    LfsPointer, "lfs-pointer";
    /// Parquet, packed by a codec that is not read.
    ParquetCodec, "parquet-codec";
    /// Cookies of requests and answers as tools print them, which do not say whose they are.
    HttpMessages, "http-messages";
    /// What begins like JSON and is none: Python's quotes, comments, a comma too many, damage.
    NearlyJson, "nearly-json";
    /// A database written out as SQL.
    SqlDump, "sql-dump";
    /// A workbook or another document of an office program.
    OfficeDocument, "office-document";
    /// What macOS keeps beside a file where its own disks do not.
    AppleDouble, "apple-double";
    /// Nothing but zeros.
    Zeros, "zeros";
    /// HTML or XML.
    WebPage, "web-page";
    /// JSON.
    Json, "json";
    /// Any other text.
    Text, "text";
    /// A property list of macOS, in XML or binary.
    PropertyList, "property-list";
    /// A Python pickle.
    Pickle, "pickle";
    /// `WebCacheV01.dat`, `index.dat`.
    InternetExplorer, "internet-explorer";
    /// Another ESE database, such as the index of the Windows search.
    EseDatabase, "ese-database";
    /// `cookies4.dat`.
    OldOpera, "old-opera";
    /// `*.sol`.
    FlashObject, "flash-object";
    /// mozLz4, but not a session.
    NotASession, "not-a-session";
    /// Nothing fits.
    Unknown, "unknown";
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
