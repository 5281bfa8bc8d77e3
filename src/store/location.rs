use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::Timestamp;

use super::FormatId;
use super::archive::Unpacked;
use super::search::Search;
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::cookie::Moment;

/// Which layout of folders and files a browser has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Firefox,
    Chromium,
    QtWebEngine,
    WebKitGtk,
    /// None: one file of this format, whatever lies around it.
    Jar(FormatId),
}

impl Family {
    /// Those that are layouts of folders.
    pub(crate) const ALL: [Self; 4] = [Self::Firefox, Self::Chromium, Self::QtWebEngine, Self::WebKitGtk];
}

/// A store that exists: a file and what its folder says about it. Plain facts, found out once, so that reading needs to look for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreLocation {
    /// What `stores` prints and the command line accepts, for example `firefox:x1y2z3.default-release`; unique in one listing.
    pub id: String,
    /// Shown name of the browser.
    pub browser: String,
    /// It is an application that carries a browser's engine along, and no browser.
    pub is_app: bool,
    /// Version of the browser that last used the profile, where its folder tells.
    pub browser_version: Option<String>,
    /// The browser keeps no cookies on disk by design.
    pub is_private_by_design: bool,
    /// Shown name of the profile.
    pub profile: String,
    /// The profile folder: that of the file, or the one above `Network` or `sessionstore-backups`.
    pub profile_folder: PathBuf,
    /// Format of the main file.
    pub format: FormatId,
    /// The main file.
    pub file: PathBuf,
    /// Firefox: the session file beside it that the browser looks at first. Session cookies are read where there is one; which file gives them
    /// is settled by the read, because a file may be damaged and Firefox moves them.
    pub session_file: Option<PathBuf>,
    /// The other store of the profile, where it has one in each of two places.
    pub twin: Option<Twin>,
    /// The search that found it; an empty one for the stores of this machine, which are looked for in known places.
    pub search: Arc<Search>,
    /// Last change of the main file or its log.
    pub modified: Option<Timestamp>,
    /// Whether the browser seems to be running on this profile (its lock exists).
    pub in_use: bool,
    /// The archive that it lies in; its paths are then ways in the archive, and no files.
    pub archive: Option<Arc<Unpacked>>,
}

/// Which of the values that are stored in clear a read keeps in memory. Shapes are worked out either way.
#[derive(Clone, Debug, Default)]
pub enum KeepValues {
    /// None: what the window does, which reads a value again when somebody wants to see it.
    #[default]
    None,
    /// Those of the cookies of one name and host, because somebody wants to see one of them.
    Named {
        /// The name.
        name: Arc<str>,
        /// The host, as [`crate::cookie::Host`] has it.
        host: Arc<str>,
    },
    /// Those of the cookies whose names are wanted, because an audit was asked to read what consent tools noted.
    Called(fn(&str) -> bool),
    /// All, for an export that was asked to write them.
    All,
}

/// The other store of a profile that has two, and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    /// The store that was not taken.
    #[serde(with = "crate::written::path")]
    pub file: PathBuf,
    /// Where in the profile the one lies that was taken: `Network/Cookies`.
    #[serde(with = "crate::written::path")]
    pub taken: PathBuf,
    /// Why.
    pub why: TwinReason,
    /// The newest time in the store that was taken.
    pub newest: Option<Moment>,
    /// The newest time in the other one.
    pub other_newest: Option<Moment>,
}

coded! {
    /// Why one of two stores was taken.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum TwinReason {
        /// Its newest cookie was made, changed or used later.
        LaterContent = "later-content",
        /// Neither is later; it lies in the place that the browser uses since 2021.
        NewerPlace = "newer-place",
        /// The other one is empty.
        OtherEmpty = "other-empty",
        /// The other one cannot be read.
        OtherUnreadable = "other-unreadable",
        /// It was named itself.
        Named = "named",
    }
}

/// What a read may do and when it happens.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Which values are kept.
    pub values: KeepValues,
    /// Which browsing history serves as evidence.
    pub history: HistoryChoice,
    /// The time of the read, from the caller's clock.
    pub now: Timestamp,
}

/// Which browsing history serves as evidence of visited sites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HistoryChoice {
    /// The one beside the store, if any.
    #[default]
    Beside,
    /// This file.
    File(PathBuf),
    /// None.
    Ignore,
}

/// Shared between a reading thread and whoever shows its progress.
#[derive(Debug, Default)]
pub struct Progress {
    /// Set to stop the read; it then ends with [`crate::store::ReadError::Cancelled`].
    pub cancel: Arc<AtomicBool>,
    /// Rows read so far, of the store at hand.
    pub rows: AtomicU64,
    /// Rows of the stores that were read before it.
    pub earlier: AtomicU64,
}

impl Progress {
    /// Rows read so far, of all stores.
    #[must_use]
    pub fn all_rows(&self) -> u64 {
        self.earlier.load(Ordering::Relaxed).saturating_add(self.rows.load(Ordering::Relaxed))
    }

    /// That a store is read, and the next one comes.
    pub(crate) fn next_store(&self, rows: u64) {
        // In this order nothing is counted twice in between.
        self.rows.store(0, Ordering::Relaxed);
        self.earlier.fetch_add(rows, Ordering::Relaxed);
    }

    /// Asks the read to stop.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Whether the read was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}
