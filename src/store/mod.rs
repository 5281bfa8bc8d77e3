//! Reading what browsers write. The only part of the program that knows files and databases.
//!
//! [`locate()`] says which stores a path holds, [`discover()`] which stores this machine has, [`read`] reads one. A read never touches the
//! browser's folder: databases are copied first (`snapshot`), and the copy is read with everything a hostile file could use switched off.

mod cell;
mod chromium;
mod collect;
mod database;
mod discover;
mod epoch;
mod error;
mod firefox;
mod format;
mod history;
mod locate;
mod log_rows;
mod parts;
mod report;
mod sample;
mod scan;
mod snapshot;
mod table;

pub use discover::{Places, StoreLocation, discover, find_by_id};
pub use error::{Foreign, ReadError};
pub use format::FormatId;
pub use history::{History, PageVisit};
pub use locate::locate;
pub use report::{FileRecord, LostCookie, ReadNote, ReadRecord, ReadReport, RowProblem, RowWarning};
pub use sample::{SAMPLE, read_sample, sample_location};

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::Timestamp;

/// Reads one store, with the history that `options` choose.
///
/// # Errors
/// When nothing could be read, or the read was cancelled. Rows that could not be read are warnings of the report.
pub fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let Some(format) = format::FORMATS.iter().find(|format| format.id == location.format) else {
        return Err(ReadError::NotAStore { what: Foreign::Unknown, path: location.file.clone() });
    };
    let mut report = (format.read)(location, options, progress)?;
    report.record.browser_version = location.browser_version();
    if location.is_private_by_design() {
        report.record.notes.push(ReadNote::PrivateByDesign);
    }
    history::attach(&mut report, location, &options.history, progress)?;
    progress.rows.store(report.record.rows_read, Ordering::Relaxed);
    Ok(report)
}

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
    pub cancel: Arc<AtomicBool>,
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
