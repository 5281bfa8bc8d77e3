use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::cookie::{CookieTable, Moment, RowId, Values};
use crate::store::{Beside, FormatId, History, Omission, PassedOver, Search, Twin};

/// Everything one read gives.
#[derive(Debug)]
pub struct ReadReport {
    /// The proof of the read.
    pub record: ReadRecord,
    /// The rows that could be read.
    pub cookies: CookieTable,
    /// Their values in the same order, or empty when they were not kept.
    pub values: Values,
    /// Visited sites, where a history was found.
    pub history: Option<History>,
    /// Rows that were skipped or read in part; at most 1,000 are kept, [`ReadRecord::row_warnings`] counts all.
    pub warnings: Vec<RowWarning>,
    /// Cookies that only an index remembers because their pages are damaged; at most 1,000, [`ReadRecord::rows_lost`] counts all.
    pub lost: Vec<LostCookie>,
}

/// A cookie that damage has taken: all that is left is who it belonged to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostCookie {
    /// Number of the row in the file.
    pub rowid: i64,
    /// Host as stored.
    pub host: String,
    /// Name as stored; empty when the index does not hold it.
    pub name: String,
}

/// What was read, so that the read can be repeated and checked.
#[derive(Clone, Debug)]
pub struct ReadRecord {
    /// Main file first, then log, journal, session file and history, each as its bytes were read.
    pub files: Vec<FileRecord>,
    /// When.
    pub read_at: Timestamp,
    /// Shown name of the browser, for example `Firefox`.
    pub browser: String,
    /// Version of the browser, where its folder tells.
    pub browser_version: Option<String>,
    /// Shown name of the profile.
    pub profile: String,
    /// Format of the main file.
    pub format: FormatId,
    /// Schema version of the main file.
    pub schema_version: Option<i64>,
    /// Rows that became cookies.
    pub rows_read: u64,
    /// Rows that could not be read (each has a [`RowWarning`], up to a limit).
    pub rows_skipped: u64,
    /// Rows that name a cookie which another row had given already: the same name, host, path and origin attributes.
    pub rows_merged: u64,
    /// Rows known to be lost in damaged pages.
    pub rows_lost: u64,
    /// Rows that are only in, or were changed by, the write-ahead log; `None` when that cannot be told.
    pub rows_from_log: Option<u64>,
    /// Rows of the main file that the write-ahead log deletes; `None` when that cannot be told.
    pub rows_deleted_by_log: Option<u64>,
    /// All warnings about rows, also those that were not kept.
    pub row_warnings: u64,
    /// Rows that came from the session file.
    pub rows_from_session_file: u64,
    /// The file of the session beside the store.
    pub session_file: Beside,
    /// The browsing history beside the store, or the one that was named.
    pub history_file: Beside,
    /// Its oldest and its newest visit; of what was made before or after, it says nothing.
    pub history_reaches: Option<(Moment, Moment)>,
    /// Whether values were to be kept.
    pub values_asked_for: bool,
    /// Rows whose value the browser encrypted, whether values were asked for or not.
    pub values_encrypted: u64,
    /// Session files that Firefox would look at before the one that was read, or all of them where none could be read.
    pub session_files_passed_over: Vec<PassedOver>,
    /// Columns of the table that this program does not know.
    pub unknown_columns: Vec<String>,
    /// What else is worth knowing.
    pub notes: Vec<ReadNote>,
    /// The other store of the profile, which was not read.
    pub twin: Option<Twin>,
    /// The search that found the store, with what it left out.
    pub search: Arc<Search>,
}

impl ReadRecord {
    /// Takes in how the store was found; what the search left out becomes a note.
    pub(crate) fn remember_search(&mut self, search: &Arc<Search>) {
        self.search = Arc::clone(search);
        let has = |is_it: fn(&Omission) -> bool| search.left_out.iter().any(|left| is_it(&left.why));
        for (note, is_due) in [
            (ReadNote::FilesRefused, has(|why| matches!(why, Omission::Refused(_)))),
            (ReadNote::StoresLeftOut, has(|why| matches!(why, Omission::OlderCopy | Omission::BrowsersOwn))),
            (ReadNote::SearchCutShort, has(Omission::is_an_early_end)),
        ] {
            if is_due && !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
    }

    /// How many remarks there are: on rows, and on the whole read. Each skipped and each lost row is one of the former.
    #[must_use]
    pub fn remarks(&self) -> u64 {
        self.row_warnings + self.notes.len() as u64
    }
}

/// One file of a read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecord {
    /// Where.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes as read, lower-case hex.
    pub sha256: String,
    /// Last change.
    pub modified: Option<Timestamp>,
}

/// How places on the disk are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paths {
    /// As they are.
    #[default]
    Whole,
    /// Names of files alone: the folders above them name the person, and so may the profile.
    LeftOut,
}

impl Paths {
    /// A path, or its name alone.
    #[must_use]
    pub fn write(self, path: &Path) -> String {
        let name = path.file_name().filter(|_| self == Self::LeftOut);
        name.unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
    }
}

impl FileRecord {
    /// Its path, or its name alone.
    #[must_use]
    pub fn written(&self, paths: Paths) -> String {
        paths.write(&self.path)
    }
}

/// A fact about a whole read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadNote {
    /// The browser wrote while the copy was made, five times over; the copy may mix two states.
    SnapshotMayBeTorn,
    /// A half-finished transaction was rolled back on the copy with its journal.
    RecoveredHotJournal,
    /// The schema is newer than any this program was written for; known columns were used.
    SchemaNewerThanKnown,
    /// Pages are damaged: rows were gathered around the damage.
    CorruptPages,
    /// The file is shorter than its header says.
    TruncatedFile,
    /// Both `Cookies` and `Network/Cookies` exist; [`ReadRecord::twin`] says which was read and why.
    TwoStoresFound,
    /// Files named like a store were refused in the same search.
    FilesRefused,
    /// Older copies, or stores that a browser has for itself, were left out in the same search.
    StoresLeftOut,
    /// The search did not see everything below the folder that was opened.
    SearchCutShort,
    /// The profile is one of a browser that keeps no cookies on disk by design.
    PrivateByDesign,
    /// The history could not be read; it was left out.
    HistoryUnreadable,
    /// The session file could not be read; it was left out.
    SessionFileUnreadable,
    /// Another session file was read than the one that Firefox looks at first.
    SessionFilePassedOver,
    /// Firefox keeps session cookies in another file, which was not read because only `cookies.sqlite` was opened.
    SessionCookiesElsewhere,
}

impl ReadNote {
    /// Whether cookies or evidence of this store may be missing because of it.
    #[must_use]
    pub fn is_a_loss(self) -> bool {
        match self {
            Self::SnapshotMayBeTorn | Self::CorruptPages | Self::TruncatedFile | Self::HistoryUnreadable | Self::SessionFileUnreadable => {
                true
            }
            Self::RecoveredHotJournal
            | Self::SchemaNewerThanKnown
            | Self::TwoStoresFound
            | Self::FilesRefused
            | Self::StoresLeftOut
            | Self::SearchCutShort
            | Self::PrivateByDesign
            | Self::SessionFilePassedOver
            | Self::SessionCookiesElsewhere => false,
        }
    }

    /// The code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::SnapshotMayBeTorn => "snapshot-may-be-torn",
            Self::RecoveredHotJournal => "recovered-hot-journal",
            Self::SchemaNewerThanKnown => "schema-newer-than-known",
            Self::CorruptPages => "corrupt-pages",
            Self::TruncatedFile => "truncated-file",
            Self::TwoStoresFound => "two-stores-found",
            Self::FilesRefused => "files-refused",
            Self::StoresLeftOut => "stores-left-out",
            Self::SearchCutShort => "search-cut-short",
            Self::PrivateByDesign => "private-by-design",
            Self::HistoryUnreadable => "history-unreadable",
            Self::SessionFileUnreadable => "session-file-unreadable",
            Self::SessionFilePassedOver => "session-file-passed-over",
            Self::SessionCookiesElsewhere => "session-cookies-elsewhere",
        }
    }
}

/// A row that was skipped or read in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowWarning {
    /// Number of the row in the file (SQLite rowid), where there is one.
    pub rowid: Option<i64>,
    /// The cookie it became, unless it was skipped.
    pub row: Option<RowId>,
    /// The column at fault.
    pub column: &'static str,
    /// What is wrong.
    pub problem: RowProblem,
}

impl RowProblem {
    /// The code used in exports, and the end of the message that names it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoHost => "no-host",
            Self::WrongType => "wrong-type",
            Self::NonUtf8 => "non-utf8",
            Self::TooLarge => "too-large",
            Self::OutOfRange => "out-of-range",
            Self::ExpiryUnitMixed => "expiry-unit-mixed",
            Self::ExpiryZero => "expiry-zero",
            Self::BadOriginAttributes => "bad-origin-attributes",
            Self::UnknownOriginAttribute => "unknown-origin-attribute",
            Self::BadPartitionKey => "bad-partition-key",
            Self::SelfPartitioned => "self-partitioned",
            Self::TwoValues => "two-values",
            Self::ClockInFuture => "clock-in-future",
            Self::ClockBefore1995 => "clock-before-1995",
            Self::LostInDamage => "lost-in-damage",
        }
    }
}

/// What can be wrong with a row. Extend as readers need; each variant has words in the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowProblem {
    /// No usable host: skipped.
    NoHost,
    /// A cell of a type that cannot be this column: treated as unknown, or read as text where it can be.
    WrongType,
    /// Text that is not UTF-8: shown with replacement characters.
    NonUtf8,
    /// A cell larger than the limit: cut or skipped.
    TooLarge,
    /// A number outside what the column can mean: treated as unknown.
    OutOfRange,
    /// Expiry in another unit than the rest of the store; read in the right one.
    ExpiryUnitMixed,
    /// `has_expires` with an expiry of zero.
    ExpiryZero,
    /// Attributes of origin that do not parse; the row is kept without them.
    BadOriginAttributes,
    /// An attribute of origin that this program does not know; the row is kept.
    UnknownOriginAttribute,
    /// A partition key that does not parse; the raw text is kept.
    BadPartitionKey,
    /// Partitioned by its own site without having asked for it.
    SelfPartitioned,
    /// Both a clear and an encrypted value.
    TwoValues,
    /// Made or set later than a day after the read: treated as unknown.
    ClockInFuture,
    /// Made or set before there were cookies: treated as unknown.
    ClockBefore1995,
    /// The row is named by the index, but its page is damaged: lost.
    LostInDamage,
}
