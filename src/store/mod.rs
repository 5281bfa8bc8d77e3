//! Reading what browsers write. The only part of the program that knows files and databases.
//!
//! [`locate()`] says which stores a path holds, [`discover()`] which stores this machine has, [`read`] reads one. A read never touches the
//! browser's folder: databases are copied first (`sqlite::snapshot`), and the copy is read with everything a hostile file could use switched off.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod archive;
#[cfg(feature = "arrow")]
mod batches;
mod completeness;
mod encrypted;
mod error;
mod exported;
mod find;
mod fingerprint;
mod format;
mod history;
mod listing;
mod location;
mod matching;
mod passed_over;
mod report;
mod reread;
mod sample;
mod search;
mod source;
mod sqlite;
mod superseded;

pub use archive::{Unpacked, archive_around};
#[cfg(feature = "arrow")]
pub use batches::CookieRows;
pub use completeness::{Beside, Completeness, Part, Reason, Unavailable};
#[cfg(test)]
pub(crate) use error::samples::one_of_each as one_of_each_error;
pub use error::{Foreign, ReadError};
pub use exported::{ExportedFile, ExportedRead};
pub(crate) use find::discover::browsers::{BROWSERS, Browser};
pub use find::{IdError, Met, OtherUser, Places, discover, discover_apps, each_store, find_by_id, locate, other_users, search};
pub use fingerprint::Fingerprint;
pub use format::FormatId;
#[cfg(feature = "arrow")]
pub use format::own::batch::BatchesRead;
pub use history::{History, PageVisit};
pub use listing::{Counted, Counting, Listed, listed};
pub(crate) use location::Family;
pub use location::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreLocation, Twin, TwinReason};
pub use passed_over::{PassedOver, WhyPassedOver};
pub use report::{FileRecord, FileRole, LostCookie, Paths, ReadNote, ReadRecord, ReadReport, RowProblem, RowWarning, SeenInRequest};
pub use reread::{Revealed, ValueError, read_value, read_values, read_values_of};
pub use sample::{SAMPLE, read_sample, sample_location};
pub use search::{Found, LeftOut, Omission, Search};
pub use source::StoreSource;
pub use sqlite::earlier::EarlierRow;
pub use superseded::{Superseded, read_superseded};

pub use crate::wipe::keep_memory_clean;

use std::sync::atomic::Ordering;

/// Reads one store, with the history that `options` choose.
///
/// # Errors
/// When nothing could be read, or the read was cancelled. Rows that could not be read are warnings of the report.
pub fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    if let Some(archive) = &location.archive {
        return archive.read(location, progress, |unpacked| read(unpacked, options, progress));
    }
    let mut report = (location.format.format().read)(location, options, progress).map_err(|error| error.held_by(&location.browser))?;
    report.record.browser_version.clone_from(&location.browser_version);
    if location.is_private_by_design {
        report.record.notes.push(ReadNote::PrivateByDesign);
    }
    if let Some(twin) = &location.twin {
        report.record.notes.push(ReadNote::TwoStoresFound);
        report.record.twin = Some(twin.clone());
    }
    report.record.remember_search(&location.search);
    history::attach(&mut report, location, &options.history, progress)?;
    progress.rows.store(report.record.rows_read, Ordering::Relaxed);
    Ok(report)
}
