//! Reading what browsers write. The only part of the program that knows files and databases.
//!
//! [`locate`] says which stores a path holds, [`discover`] which stores this machine has, [`read`] reads one. A read never touches the
//! browser's folder: databases are copied first (`snapshot`), and the copy is read with everything a hostile file could use switched off.

mod discover;
mod epoch;
mod format;
mod history;
mod report;

pub use discover::{Places, StoreLocation, discover, locate};
pub use format::FormatId;
pub use history::{History, PageVisit};
pub use report::{FileRecord, ReadError, ReadNote, ReadRecord, ReadReport, RowProblem, RowWarning};

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::Timestamp;

/// What a read may do and when it happens.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Keep values that are stored in clear (for reveal and `--with-values`). Shapes are worked out either way.
    pub keep_values: bool,
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
    /// Set to stop the read; it then ends with [`ReadError::Cancelled`].
    pub cancel: AtomicBool,
    /// Rows read so far.
    pub rows: AtomicU64,
}

impl Progress {
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
