use super::{FormatId, Progress, ReadError, ReadOptions, ReadReport, StoreLocation, chromium, firefox};

/// Reads one location of a format.
type Reader = fn(&StoreLocation, &ReadOptions, &Progress) -> Result<ReadReport, ReadError>;

/// A format that is read: its id and its reader.
pub(super) struct Format {
    pub(super) id: FormatId,
    pub(super) read: Reader,
}

/// Every format that is read. Which one a file has is decided by its content (`locate`).
pub(super) const FORMATS: [Format; 3] = [
    Format { id: firefox::ID, read: firefox::read },
    Format { id: FormatId::FirefoxSession, read: firefox::session::read },
    Format { id: chromium::ID, read: chromium::read },
];
