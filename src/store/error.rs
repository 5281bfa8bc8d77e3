use std::io;
use std::path::{Path, PathBuf};

/// Why nothing could be read. Each sentence says what to do; the path comes last.
///
/// [`ReadError::code`] names the sentence for translation.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The read was stopped on request.
    #[error("stopped before the end; nothing was kept")]
    Cancelled,
    /// Nothing is there.
    #[error("there is no such file or folder; check the name and open it again: {}", path.display())]
    NotFound {
        /// What was asked for.
        path: PathBuf,
    },
    /// The system refuses access.
    #[error("the system does not let you read this; open it as the user it belongs to: {}", path.display())]
    PermissionDenied {
        /// What was asked for.
        path: PathBuf,
    },
    /// macOS protects the data of other applications.
    #[error("give this program Full Disk Access in System Settings › Privacy & Security, then retry: {}", path.display())]
    FullDiskAccess {
        /// What was asked for.
        path: PathBuf,
    },
    /// Windows: the browser opened the file without sharing it.
    #[error("close {browser} completely (also its icon near the clock), then retry: {}", path.display())]
    LockedByBrowser {
        /// Shown name of the browser.
        browser: String,
        /// The locked file.
        path: PathBuf,
    },
    /// A pipe, socket or device, which is not opened at all.
    #[error("this is a pipe, a socket or a device; open the file of a store instead: {}", path.display())]
    NotAFile {
        /// What was asked for.
        path: PathBuf,
    },
    /// No bytes.
    #[error("the file is empty: the browser has not written any cookie yet, or the copy failed: {}", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Beyond what a cookie store can sensibly be.
    #[error("the file is larger than 4 GiB, no cookie store of a browser is; open another one: {}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The content is known not to be a cookie store that is read.
    #[error("{what}: {}", path.display())]
    NotAStore {
        /// What it is instead, and what to open.
        what: Foreign,
        /// The file.
        path: PathBuf,
    },
    /// A database without a table of cookies.
    #[error("this is a database without a table of cookies (its tables: {tables}); open the browser's cookie store instead: {}", path.display())]
    OtherDatabase {
        /// Names of some tables, for recognition.
        tables: String,
        /// The file.
        path: PathBuf,
    },
    /// The cookie table is a view or a virtual table, which no browser writes.
    #[error("`{table}` is not a table in this file, which no browser writes; it is not read because it may be made to harm: {}", path.display())]
    NotATable {
        /// The name that should be a table.
        table: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// Columns are missing without which no row means anything.
    #[error("the table `{table}` has no column `{column}`; the file was not written by a browser: {}", path.display())]
    MissingColumn {
        /// The cookie table.
        table: &'static str,
        /// The first column that lacks.
        column: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// Not a row could be read.
    #[error("the file is damaged beyond reading; open a backup of it: {}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// A folder in which no store was found.
    #[error("no cookie store was found in this folder ({looked_at} entries looked at); open a browser's profile folder: {}", path.display())]
    NoStoreInFolder {
        /// How many files and folders were looked at.
        looked_at: usize,
        /// The folder.
        path: PathBuf,
    },
    /// The private copy could not be written.
    #[error("the private copy could not be made ({source}); free some space there, then retry: {}", path.display())]
    NoRoomForCopy {
        /// What the system said.
        source: io::Error,
        /// The folder for temporary files.
        path: PathBuf,
    },
    /// The thread that sums what is read ended without a sum; a read that cannot prove itself is none.
    #[error("the SHA-256 of what was read could not be worked out; retry: {}", path.display())]
    NoSum {
        /// The file.
        path: PathBuf,
    },
    /// Any other failure of the system.
    #[error("reading failed ({source}); retry: {}", path.display())]
    Io {
        /// What the system said.
        source: io::Error,
        /// What was asked for.
        path: PathBuf,
    },
}

impl ReadError {
    /// The stable name of the sentence, for translation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::NotFound { .. } => "not-found",
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
            Self::Damaged { .. } => "damaged",
            Self::NoStoreInFolder { .. } => "no-store-in-folder",
            Self::NoRoomForCopy { .. } => "no-room-for-copy",
            Self::NoSum { .. } => "no-sum",
            Self::Io { .. } => "io",
        }
    }

    /// The file or folder that the sentence is about.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Cancelled => None,
            Self::NotFound { path }
            | Self::PermissionDenied { path }
            | Self::FullDiskAccess { path }
            | Self::LockedByBrowser { path, .. }
            | Self::NotAFile { path }
            | Self::Empty { path }
            | Self::TooLarge { path }
            | Self::NotAStore { path, .. }
            | Self::OtherDatabase { path, .. }
            | Self::NotATable { path, .. }
            | Self::MissingColumn { path, .. }
            | Self::Damaged { path }
            | Self::NoStoreInFolder { path, .. }
            | Self::NoRoomForCopy { path, .. }
            | Self::NoSum { path }
            | Self::Io { path, .. } => Some(path),
        }
    }

    /// The sentence for a failed access to `path`.
    pub(super) fn from_io(source: io::Error, path: &Path, browser: &str) -> Self {
        let path = path.to_path_buf();
        // Windows: 32 = ERROR_SHARING_VIOLATION, 33 = ERROR_LOCK_VIOLATION. macOS: 1 = EPERM, from the privacy protection.
        match source.raw_os_error() {
            Some(32 | 33) if cfg!(windows) => return Self::LockedByBrowser { browser: browser.to_owned(), path },
            Some(1) if cfg!(target_os = "macos") => return Self::FullDiskAccess { path },
            _ => {}
        }
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound { path },
            io::ErrorKind::PermissionDenied => Self::PermissionDenied { path },
            _ => Self::Io { source, path },
        }
    }
}

/// Declares [`Foreign`]: the variant, its code, its sentence.
macro_rules! foreign {
    ($($(#[$doc:meta])* $variant:ident, $code:literal, $sentence:literal;)+) => {
        /// Content that is recognised and is not a cookie store, with the sentence that says what to open instead.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum Foreign {
            $($(#[$doc])* #[error($sentence)] $variant,)+
        }

        impl Foreign {
            /// The stable name of the sentence, for translation.
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
    ChromiumHistory, "chromium-history", "this is a browsing history and holds no cookies; open the file `Cookies` of the same profile (the history is then used by itself)";
    /// Firefox's `places.sqlite`.
    FirefoxHistory, "firefox-history", "this is Firefox's browsing history and holds no cookies; open `cookies.sqlite` beside it (the history is then used by itself)";
    /// Another browser's history.
    OtherHistory, "other-history", "this is a browsing history and holds no cookies; open the cookie store of the same profile";
    /// `Login Data`.
    Passwords, "passwords", "these are saved passwords, which this program never opens; open the file `Cookies` of the same profile";
    /// Firefox's `key4.db` and the like.
    Keys, "keys", "this is a store of keys, which this program never opens; open `cookies.sqlite` beside it";
    /// `Web Data`.
    FormData, "form-data", "this is form data (addresses, cards) and holds no cookies; open the cookie store of the same profile";
    /// Favicons.
    Favicons, "favicons", "these are the small pictures of sites and hold no cookies; open the cookie store of the same profile";
    /// `permissions.sqlite`, `webappsstore.sqlite`, `Top Sites`, `DIPS`…
    OtherBrowserData, "other-browser-data", "this is another database of a browser and holds no cookies; open the cookie store of the same profile";
    /// GNOME Web's `cookies.sqlite`.
    GnomeCookies, "gnome-cookies", "this is the cookie store of GNOME Web or an old Mozilla-style jar, which is not read yet; open a store of Firefox or Chromium";
    /// `Cookies.binarycookies`.
    SafariCookies, "safari-cookies", "this is the cookie store of Safari, which is not read yet; open a store of Firefox or Chromium";
    /// A crawl of `OpenWPM`.
    OpenWpm, "openwpm", "this is a crawl of OpenWPM, which is not read yet; open a store of Firefox or Chromium";
    /// `cookies.txt` and other text jars.
    TextJar, "text-jar", "this is a text file of cookies (curl, wget and the like), which is not read yet; open a store of Firefox or Chromium";
    /// A database without tables.
    EmptyDatabase, "empty-database", "this is an empty database: the browser has not written any cookie yet; visit a site with it, then retry";
    /// Both formats in one file.
    TwoStores, "two-stores", "this database holds both a Firefox and a Chromium table, which no browser writes; open the store itself";
    /// `-wal` alone.
    LoneLog, "lone-log", "this is only the log of a database; open the file without `-wal` that lies beside it";
    /// `-journal` alone.
    LoneJournal, "lone-journal", "this is only the journal of a database; open the file without `-journal` that lies beside it";
    /// `-shm` alone.
    LoneSharedMemory, "lone-shared-memory", "this is only the working memory of a database; open the file without `-shm` that lies beside it";
    /// Random bytes.
    Encrypted, "encrypted", "this is encrypted, or not a cookie store (for example a SQLCipher database); open a store that a browser writes";
    /// PNG, JPEG, GIF, WebP.
    Picture, "picture", "this is a picture; open a browser's cookie store or profile folder";
    /// PDF.
    Pdf, "pdf", "this is a PDF document; open a browser's cookie store or profile folder";
    /// Zip.
    Zip, "zip", "this is a zip archive; unpack it and open the folder";
    /// gzip, 7z, zstd.
    Archive, "archive", "this is a compressed file; unpack it and open what it holds";
    /// A Git LFS pointer.
    LfsPointer, "lfs-pointer", "this is a Git LFS placeholder, not the file; run `git lfs pull`, then retry";
    /// HTML or XML.
    WebPage, "web-page", "this is a web page or an XML file, not a store; open a browser's cookie store or profile folder";
    /// JSON.
    Json, "json", "this is a JSON file, which is not read yet; open a browser's cookie store or profile folder";
    /// Any other text.
    Text, "text", "this is a text file, not a store; open a browser's cookie store or profile folder";
    /// A binary property list.
    PropertyList, "property-list", "this is a property list of macOS, not a store; open a browser's cookie store or profile folder";
    /// A Python pickle.
    Pickle, "pickle", "this is a Python pickle, which is never opened because it can run programs; open a browser's store";
    /// ESE database.
    InternetExplorer, "internet-explorer", "this is the database of Internet Explorer or the first Edge, whose cookies are not read because Microsoft no longer supports them; open the store of another browser";
    /// `cookies4.dat`.
    OldOpera, "old-opera", "these are cookies of Opera 12 or older, which are not read; open the store of another browser";
    /// `*.sol`.
    FlashObject, "flash-object", "a Flash local object is not an HTTP cookie; open a browser's cookie store";
    /// mozLz4, but not a session.
    NotASession, "not-a-session", "this is a compressed file of Firefox that is not a session or is damaged; open `cookies.sqlite` or the profile folder";
    /// Nothing fits.
    Unknown, "unknown", "this is not a cookie store that this program knows (it reads `cookies.sqlite` of Firefox and `Cookies` of Chromium)";
}
