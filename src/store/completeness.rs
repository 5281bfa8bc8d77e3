//! What a read set out for and what came of it, so that "empty" is never taken for "could not".

use super::{FormatId, ReadNote, ReadRecord};
use crate::coded::coded;

coded! {
    /// Something that a browser keeps and a person may ask about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Part {
        /// Cookies that outlive the session.
        Cookies = "cookies",
        /// Cookies that end with the session.
        SessionCookies = "session-cookies",
        /// What cookies hold.
        Values = "values",
        /// Which sites were opened as pages.
        History = "history",
        /// Local storage, databases of sites and the like.
        OtherStorage = "other-storage",
    }
}

coded! {
    /// Why a part, or some of it, could not be had.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Reason {
        /// Rows are there and could not be read.
        RowsSkipped = "rows-skipped",
        /// Rows were in pages that are damaged.
        RowsLost = "rows-lost",
        /// The file is damaged or cut off; what else it held cannot be told.
        FileDamaged = "file-damaged",
        /// The browser wrote while the copy was made.
        CopyMayBeTorn = "copy-may-be-torn",
        /// What stands in the place of the log or the journal cannot be read.
        LogUnreadable = "log-unreadable",
        /// The browser was running, and its log was not copied along.
        LogMissing = "log-missing",
        /// The browser keeps none on disk by design.
        KeptNowhere = "kept-nowhere",
        /// The program that writes this kind of file does not write them.
        NotWritten = "not-written",
        /// Only the file of the session was opened.
        OnlySessionFile = "only-session-file",
        /// The profile has no session file.
        SessionFileMissing = "session-file-missing",
        /// The session file could not be read.
        SessionFileUnreadable = "session-file-unreadable",
        /// The session file is another file of the profile, which was not opened.
        SessionFileNotOpened = "session-file-not-opened",
        /// The browser encrypted them; they stay closed.
        Encrypted = "values-encrypted",
        /// Nobody asked for them.
        NotAskedFor = "not-asked-for",
        /// There is no history beside the store.
        NoHistory = "no-history",
        /// The history could not be read.
        HistoryUnreadable = "history-unreadable",
        /// This program does not look there.
        NotLookedAt = "not-looked-at",
    }
}

/// A part that could not be had, whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable {
    /// Which.
    pub part: Part,
    /// Why.
    pub reason: Reason,
    /// How many rows, where that is known.
    pub rows: Option<u64>,
}

/// What a read set out for and what came of it; each part at most once in the first three lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// What was looked for.
    pub attempted: Vec<Part>,
    /// What was found and read, also when only in part.
    pub read: Vec<Part>,
    /// What was looked for where it should be, and is not there.
    pub absent: Vec<Part>,
    /// Everything that could not be had: here an empty result proves nothing.
    pub unavailable: Vec<Unavailable>,
}

coded! {
    /// What became of a file that lies beside a store.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Beside {
        /// It was not to be read, or this kind of store has none.
        NotSought = "not-sought",
        /// It was looked for and is not there.
        Missing = "missing",
        /// It is there and was not opened.
        NotOpened = "not-opened",
        /// It could not be read.
        Unreadable = "unreadable",
        /// It was read.
        Read = "read",
    }
}

impl Completeness {
    /// Works it out from the record of a read.
    #[must_use]
    pub fn of(record: &ReadRecord) -> Self {
        let mut found = Self::default();
        found.cookies(record);
        found.session_cookies(record);
        found.values(record);
        found.history(record);
        found.lacks(Part::OtherStorage, Reason::NotLookedAt, None);
        found
    }

    fn cookies(&mut self, record: &ReadRecord) {
        if record.format == FormatId::FirefoxSession {
            return self.lacks(Part::Cookies, Reason::OnlySessionFile, None);
        }
        self.attempted.push(Part::Cookies);
        self.read.push(Part::Cookies);
        self.lacks_rows(Part::Cookies, Reason::RowsSkipped, record.rows_skipped);
        self.lacks_rows(Part::Cookies, Reason::RowsLost, record.rows_lost);
        for note in &record.notes {
            match note {
                ReadNote::CorruptPages | ReadNote::TruncatedFile => self.lacks(Part::Cookies, Reason::FileDamaged, None),
                ReadNote::SnapshotMayBeTorn => self.lacks(Part::Cookies, Reason::CopyMayBeTorn, None),
                ReadNote::LogUnreadable => self.lacks(Part::Cookies, Reason::LogUnreadable, None),
                ReadNote::LogMissing => self.lacks(Part::Cookies, Reason::LogMissing, None),
                ReadNote::PrivateByDesign => self.lacks(Part::Cookies, Reason::KeptNowhere, None),
                _ => {}
            }
        }
    }

    fn session_cookies(&mut self, record: &ReadRecord) {
        let reason = match record.session_file {
            Beside::NotSought | Beside::Read => None,
            Beside::Missing => Some(Reason::SessionFileMissing),
            Beside::NotOpened => Some(Reason::SessionFileNotOpened),
            Beside::Unreadable => Some(Reason::SessionFileUnreadable),
        };
        if record.session_file != Beside::NotOpened {
            self.attempted.push(Part::SessionCookies);
        }
        let is_written = record.format.format().traits.keeps_session_cookies;
        match reason {
            None if !is_written => self.lacks(Part::SessionCookies, Reason::NotWritten, None),
            // The store itself holds them, or their file was read.
            None => self.read.push(Part::SessionCookies),
            Some(reason) => self.lacks(Part::SessionCookies, reason, None),
        }
        if record.session_file == Beside::Missing {
            self.absent.push(Part::SessionCookies);
        }
    }

    fn values(&mut self, record: &ReadRecord) {
        if record.values_asked_for {
            self.attempted.push(Part::Values);
            if record.values_encrypted < record.rows_read || record.rows_read == 0 {
                self.read.push(Part::Values);
            }
        } else {
            self.lacks(Part::Values, Reason::NotAskedFor, None);
        }
        self.lacks_rows(Part::Values, Reason::Encrypted, record.values_encrypted);
    }

    fn history(&mut self, record: &ReadRecord) {
        if record.history_file != Beside::NotSought {
            self.attempted.push(Part::History);
        }
        match record.history_file {
            Beside::Read => self.read.push(Part::History),
            Beside::Missing => {
                self.absent.push(Part::History);
                self.lacks(Part::History, Reason::NoHistory, None);
            }
            Beside::Unreadable => self.lacks(Part::History, Reason::HistoryUnreadable, None),
            Beside::NotSought | Beside::NotOpened => self.lacks(Part::History, Reason::NotAskedFor, None),
        }
    }

    fn lacks(&mut self, part: Part, reason: Reason, rows: Option<u64>) {
        let lacking = Unavailable { part, reason, rows };
        if !self.unavailable.contains(&lacking) {
            self.unavailable.push(lacking);
        }
    }

    fn lacks_rows(&mut self, part: Part, reason: Reason, rows: u64) {
        if rows > 0 {
            self.lacks(part, reason, Some(rows));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn record() -> ReadRecord {
        ReadRecord {
            files: Vec::new(),
            read_at: Timestamp::UNIX_EPOCH,
            browser: String::new(),
            browser_version: None,
            profile: String::new(),
            format: FormatId::Firefox,
            schema_version: None,
            rows_read: 10,
            rows_skipped: 0,
            rows_merged: 0,
            rows_lost: 0,
            rows_from_log: None,
            rows_deleted_by_log: None,
            row_warnings: 0,
            rows_from_session_file: 0,
            session_file: Beside::Read,
            history_file: Beside::Read,
            history_reaches: None,
            values_asked_for: true,
            values_encrypted: 0,
            session_files_passed_over: Vec::new(),
            unknown_columns: Vec::new(),
            seen_in_request: Vec::new(),
            notes: Vec::new(),
            twin: None,
            exported_from: Vec::new(),
            search: std::sync::Arc::default(),
        }
    }

    fn reasons(record: &ReadRecord) -> Vec<(&'static str, &'static str, Option<u64>)> {
        Completeness::of(record).unavailable.iter().map(|lack| (lack.part.code(), lack.reason.code(), lack.rows)).collect()
    }

    #[test]
    fn a_whole_read_lacks_only_what_nobody_looks_at() {
        let all = Completeness::of(&record());
        let parts = [Part::Cookies, Part::SessionCookies, Part::Values, Part::History];
        assert_eq!((all.attempted.as_slice(), all.read.as_slice()), (parts.as_slice(), parts.as_slice()));
        assert!(all.absent.is_empty());
        assert_eq!(reasons(&record()), [("other-storage", "not-looked-at", None)]);
    }

    #[test]
    fn every_lack_has_its_reason() {
        let bare = ReadRecord {
            session_file: Beside::Missing,
            history_file: Beside::Missing,
            values_asked_for: false,
            rows_skipped: 2,
            rows_lost: 3,
            notes: vec![ReadNote::CorruptPages, ReadNote::TruncatedFile, ReadNote::SnapshotMayBeTorn, ReadNote::LogUnreadable],
            ..record()
        };
        assert_eq!(Completeness::of(&bare).absent, [Part::SessionCookies, Part::History]);
        assert_eq!(
            reasons(&bare),
            [
                ("cookies", "rows-skipped", Some(2)),
                ("cookies", "rows-lost", Some(3)),
                ("cookies", "file-damaged", None),
                ("cookies", "copy-may-be-torn", None),
                ("cookies", "log-unreadable", None),
                ("session-cookies", "session-file-missing", None),
                ("values", "not-asked-for", None),
                ("history", "no-history", None),
                ("other-storage", "not-looked-at", None),
            ]
        );
        let closed = ReadRecord {
            format: FormatId::Chromium,
            session_file: Beside::NotSought,
            history_file: Beside::Unreadable,
            values_encrypted: 10,
            ..record()
        };
        assert!(!Completeness::of(&closed).read.contains(&Part::Values));
        assert!(Completeness::of(&closed).read.contains(&Part::SessionCookies), "Chromium's own file holds them");
        assert_eq!(reasons(&closed)[..2], [("values", "values-encrypted", Some(10)), ("history", "history-unreadable", None)]);
        let session = ReadRecord { format: FormatId::FirefoxSession, session_file: Beside::NotSought, ..record() };
        assert_eq!(reasons(&session)[0], ("cookies", "only-session-file", None));
        let elsewhere = ReadRecord { session_file: Beside::NotOpened, history_file: Beside::NotSought, ..record() };
        assert!(!Completeness::of(&elsewhere).attempted.contains(&Part::SessionCookies));
        assert_eq!(reasons(&elsewhere)[..2], [("session-cookies", "session-file-not-opened", None), ("history", "not-asked-for", None)]);
    }
}
