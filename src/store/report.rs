use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::cookie::{CookieTable, Moment, RowId, Values};
use crate::store::{Beside, ExportedRead, FormatId, History, Omission, PassedOver, Search, Twin};

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
    /// The numbers in the file of all rows that became no cookie, where rows have numbers.
    pub skipped_rows: Vec<i64>,
    /// Cookies that only an index remembers because their pages are damaged; at most 1,000, [`ReadRecord::rows_lost`] counts all.
    pub lost: Vec<LostCookie>,
}

/// A cookie that damage has taken: all that is left is who it belonged to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostCookie {
    /// Number of the row in the file.
    pub rowid: i64,
    /// Host as stored.
    pub host: String,
    /// Name as stored; empty when the index does not hold it.
    pub name: String,
}

/// What was read, so that the read can be repeated and checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadRecord {
    /// Main file first, then log, journal, session file and history, each as its bytes were read.
    pub files: Vec<FileRecord>,
    /// When.
    #[serde(with = "crate::written::time")]
    pub read_at: Timestamp,
    /// Shown name of the browser, for example `Firefox`.
    pub browser: String,
    /// Version of the browser, where its folder tells.
    pub browser_version: Option<String>,
    /// Shown name of the profile.
    pub profile: String,
    /// Format of the main file.
    #[serde(rename = "store_format")]
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
    /// Of a recording: cookies that requests carried and no answer set, known by nothing but that. They are no rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen_in_request: Vec<SeenInRequest>,
    /// What else is worth knowing.
    pub notes: Vec<ReadNote>,
    /// The other store of the profile, which was not read.
    pub twin: Option<Twin>,
    /// What a report of this program that was read back was made from; empty for any other store.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exported_from: Vec<ExportedRead>,
    /// The search that found the store, with what it left out.
    #[serde(with = "crate::written::shared")]
    pub search: Arc<Search>,
}

impl ReadRecord {
    /// Takes in how the store was found; what the search left out becomes a note.
    pub(crate) fn remember_search(&mut self, search: &Arc<Search>) {
        self.search = Arc::clone(search);
        let is_refused = |why: &Omission| {
            matches!(
                why,
                Omission::AmbiguousId
                    | Omission::Refused(_)
                    | Omission::PackedOtherwise
                    | Omission::SameName
                    | Omission::BeforeTheArchive
                    | Omission::NeedsPassword
            )
        };
        let has = |is_it: fn(&Omission) -> bool| search.left_out.iter().any(|left| is_it(&left.why));
        for (note, is_due) in [
            (ReadNote::FilesRefused, has(is_refused)),
            (ReadNote::StoresLeftOut, has(|why| matches!(why, Omission::OlderCopy | Omission::BrowsersOwn | Omission::OwnReport))),
            (ReadNote::SearchCutShort, has(Omission::is_an_early_end)),
        ] {
            if is_due && !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
    }

    /// The formats, with their schema versions, in which the rows were written first: that of the file, or of each store that a report was made from;
    /// there none where the report does not tell it.
    #[must_use]
    pub fn written_by(&self) -> Vec<(Option<FormatId>, Option<i64>)> {
        if self.exported_from.is_empty() {
            return vec![(Some(self.format), self.schema_version)];
        }
        self.exported_from.iter().map(|read| (read.format(), read.schema_version)).collect()
    }

    /// How many remarks there are: on rows, and on the whole read. Each skipped and each lost row is one of the former.
    #[must_use]
    pub fn remarks(&self) -> u64 {
        self.row_warnings + self.notes.len() as u64
    }
}

/// One file of a read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Where.
    #[serde(with = "crate::written::path")]
    pub path: PathBuf,
    /// What it was read as.
    pub role: FileRole,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes as read, lower-case hex.
    pub sha256: String,
    /// Last change.
    #[serde(rename = "modified_at", with = "crate::written::some_time")]
    pub modified: Option<Timestamp>,
}

coded! {
    /// What a file of a read was read as.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum FileRole {
        /// The store itself.
        Store = "store",
        /// Its write-ahead log.
        Log = "log",
        /// Its rollback journal.
        Journal = "journal",
        /// The file of the session, of Firefox.
        SessionFile = "session-file",
        /// The browsing history, with its own log and journal.
        History = "history",
    }
}

impl FileRole {
    /// The one of a database or of what SQLite keeps beside it, by the ending that SQLite gives it.
    pub(super) fn of_database(path: &Path) -> Self {
        let name = path.as_os_str().as_encoded_bytes();
        if name.ends_with(b"-wal") {
            Self::Log
        } else if name.ends_with(b"-journal") {
            Self::Journal
        } else {
            Self::Store
        }
    }
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
    /// A path, or its name alone; of an id the browser alone, because the rest of it is the name of a profile.
    #[must_use]
    pub fn write(self, path: &Path) -> String {
        if self == Self::Whole {
            return path.to_string_lossy().into_owned();
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        match name.split_once(':').filter(|_| path.parent() == Some(Path::new(""))) {
            Some((browser, _)) => format!("{browser}:…"),
            None => name.into_owned(),
        }
    }
}

impl FileRecord {
    /// Its path, or its name alone.
    #[must_use]
    pub fn written(&self, paths: Paths) -> String {
        paths.write(&self.path)
    }
}

/// A cookie of which a recording shows only that a browser sent it: it was there before, or a script set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenInRequest {
    /// The host that it was sent to.
    pub host: String,
    /// Its name.
    pub name: String,
}

coded! {
    /// A fact about a whole read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum ReadNote {
        /// The browser wrote while the copy was made, five times over; the copy may mix two states.
        SnapshotMayBeTorn = "snapshot-may-be-torn",
        /// A half-finished transaction was rolled back on the copy with its journal.
        RecoveredHotJournal = "recovered-hot-journal",
        /// What stands in the place of the log or the journal is no file that can be read (a pipe, a link that leads nowhere).
        LogUnreadable = "log-unreadable",
        /// The browser was running when the store was copied, and its log was not copied along.
        LogMissing = "log-missing",
        /// The schema is newer than any this program was written for; known columns were used.
        SchemaNewerThanKnown = "schema-newer-than-known",
        /// Pages are damaged: rows were gathered around the damage.
        CorruptPages = "corrupt-pages",
        /// The file is shorter than its header says.
        TruncatedFile = "truncated-file",
        /// Both `Cookies` and `Network/Cookies` exist; [`ReadRecord::twin`] says which was read and why.
        TwoStoresFound = "two-stores-found",
        /// Ends of cookies are local times of a place that the file does not name: right to the day.
        TimesApproximate = "times-approximate",
        /// The file lists what answers set; whether the browser kept it, it does not say.
        SetNotStored = "set-not-stored",
        /// Requests carried cookies that no answer of the recording set; [`ReadRecord::seen_in_request`] has their names.
        SeenInRequests = "seen-in-requests",
        /// The rows come from a report of this program, and not from a browser.
        FromReport = "from-report",
        /// The recording was written without cookies and the headers that set them.
        WrittenWithoutCookies = "written-without-cookies",
        /// Files named like a store were refused in the same search.
        FilesRefused = "files-refused",
        /// Older copies, or stores that a browser has for itself, were left out in the same search.
        StoresLeftOut = "stores-left-out",
        /// The search did not see everything below the folder that was opened.
        SearchCutShort = "search-cut-short",
        /// The profile is one of a browser that keeps no cookies on disk by design.
        PrivateByDesign = "private-by-design",
        /// The history could not be read; it was left out.
        HistoryUnreadable = "history-unreadable",
        /// The session file could not be read; it was left out.
        SessionFileUnreadable = "session-file-unreadable",
        /// Another session file was read than the one that Firefox looks at first.
        SessionFilePassedOver = "session-file-passed-over",
        /// GNOME Web, with the protection that is on by default, shortens what scripts set to seven days and keeps nothing of third parties: the
        /// ends of cookies say little about what sites asked for.
        ScriptCookiesShortened = "script-cookies-shortened",
        /// The table is that of old versions of GNOME Web and of old Mozilla browsers alike.
        PerhapsOldMozilla = "perhaps-old-mozilla",
        /// Firefox keeps session cookies in another file, which was not read because only `cookies.sqlite` was opened.
        SessionCookiesElsewhere = "session-cookies-elsewhere",
    }
}

impl ReadNote {
    /// Whether cookies or evidence of this store may be missing because of it.
    #[must_use]
    pub fn is_a_loss(self) -> bool {
        match self {
            Self::SnapshotMayBeTorn
            | Self::CorruptPages
            | Self::TruncatedFile
            | Self::WrittenWithoutCookies
            | Self::SeenInRequests
            | Self::LogUnreadable
            | Self::LogMissing
            | Self::HistoryUnreadable
            | Self::SessionFileUnreadable => true,
            Self::RecoveredHotJournal
            | Self::SchemaNewerThanKnown
            | Self::TwoStoresFound
            | Self::TimesApproximate
            | Self::SetNotStored
            | Self::FromReport
            | Self::ScriptCookiesShortened
            | Self::PerhapsOldMozilla
            | Self::FilesRefused
            | Self::StoresLeftOut
            | Self::SearchCutShort
            | Self::PrivateByDesign
            | Self::SessionFilePassedOver
            | Self::SessionCookiesElsewhere => false,
        }
    }
}

/// A row that was skipped or read in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowWarning {
    /// Number of the row in the file (SQLite rowid), where there is one.
    pub rowid: Option<i64>,
    /// The cookie it became, unless it was skipped.
    pub row: Option<RowId>,
    /// The column at fault.
    pub column: Cow<'static, str>,
    /// What is wrong.
    pub problem: RowProblem,
}

coded! {
    /// What can be wrong with a row. Extend as readers need; each variant has words in the interface.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum RowProblem {
        /// No usable host: skipped.
        NoHost = "no-host",
        /// A cell of a type that cannot be this column: treated as unknown, or read as text where it can be.
        WrongType = "wrong-type",
        /// Text that is not UTF-8: shown with replacement characters.
        NonUtf8 = "non-utf8",
        /// A cell larger than the limit: cut or skipped.
        TooLarge = "too-large",
        /// A number outside what the column can mean: treated as unknown.
        OutOfRange = "out-of-range",
        /// A line or an element that has not the form of a cookie: skipped.
        NotACookie = "not-a-cookie",
        /// Blanks where the format has tabs; read as such.
        BlanksForTabs = "blanks-for-tabs",
        /// Two fields contradict each other; the one that counts by the format was used.
        FieldsDisagree = "fields-disagree",
        /// Expiry in another unit than the rest of the store; read in the right one.
        ExpiryUnitMixed = "expiry-unit-mixed",
        /// `has_expires` with an expiry of zero.
        ExpiryZero = "expiry-zero",
        /// Expiry that no longer fitted into 32 bits when it was written: treated as unknown.
        ExpiryOverflow = "expiry-overflow",
        /// Attributes of origin that do not parse; the row is kept without them.
        BadOriginAttributes = "bad-origin-attributes",
        /// An attribute of origin that this program does not know; the row is kept.
        UnknownOriginAttribute = "unknown-origin-attribute",
        /// A partition key that does not parse; the raw text is kept.
        BadPartitionKey = "bad-partition-key",
        /// Partitioned by its own site without having asked for it.
        SelfPartitioned = "self-partitioned",
        /// Both a clear and an encrypted value.
        TwoValues = "two-values",
        /// Made or set later than a day after the read: treated as unknown.
        ClockInFuture = "clock-in-future",
        /// Made or set before there were cookies: treated as unknown.
        ClockBefore1995 = "clock-before-1995",
        /// The row is named by the index, but its page is damaged: lost.
        LostInDamage = "lost-in-damage",
    }
}
