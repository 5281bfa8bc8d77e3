//! What the bytes mean: one file or folder for each format that is read.

pub(crate) mod chromium;
mod collect;
mod columns;
pub(crate) mod epoch;
pub(crate) mod firefox;
mod report;

use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};

/// Reads one location of a format.
type Reader = fn(&StoreLocation, &ReadOptions, &Progress) -> Result<ReadReport, ReadError>;

/// A format that is read: its id and its reader.
pub(crate) struct Format {
    pub(crate) id: FormatId,
    pub(crate) read: Reader,
}

/// Every format that is read. Which one a file has is decided by its content (`locate`).
pub(crate) const FORMATS: [Format; 3] = [
    Format { id: firefox::ID, read: firefox::read },
    Format { id: FormatId::FirefoxSession, read: firefox::session::read },
    Format { id: chromium::ID, read: chromium::read },
];
