//! One of each error for the tests of all who tell errors apart: a list in each of them had come to lack some.

use std::io;
use std::path::PathBuf;

use super::{Foreign, ReadError};

/// Every error there is, about `path`; those of the system with the number `os_error`.
pub(crate) fn one_of_each(path: &str, os_error: i32) -> Vec<ReadError> {
    let (about, source) = (|| PathBuf::from(path), || io::Error::from_raw_os_error(os_error));
    let known = std::iter::successors(Some(ReadError::Cancelled), |error| following(error, about(), source()));
    let foreign = Foreign::ALL.into_iter().map(|what| ReadError::NotAStore { what, path: about() });
    known.chain(foreign).chain([ReadError::LockedByBrowser { browser: None, path: about() }]).collect()
}

/// The error that is declared after another one. A match, so that the compiler asks for a new one.
fn following(error: &ReadError, path: PathBuf, source: io::Error) -> Option<ReadError> {
    Some(match error {
        ReadError::Cancelled => ReadError::NotFound { path },
        ReadError::NotFound { .. } => ReadError::BrokenLink { path },
        ReadError::BrokenLink { .. } => ReadError::PermissionDenied { path },
        ReadError::PermissionDenied { .. } => ReadError::FullDiskAccess { path },
        ReadError::FullDiskAccess { .. } => ReadError::LockedByBrowser { browser: Some("Brave".into()), path },
        ReadError::LockedByBrowser { .. } => ReadError::NotAFile { path },
        ReadError::NotAFile { .. } => ReadError::Empty { path },
        ReadError::Empty { .. } => ReadError::TooLarge { most: 256 << 20, path },
        ReadError::TooLarge { .. } => ReadError::NotAStore { what: Foreign::Unknown, path },
        ReadError::NotAStore { .. } => ReadError::OtherDatabase { tables: "a, b".into(), path },
        ReadError::OtherDatabase { .. } => ReadError::NotATable { table: "cookies".into(), path },
        ReadError::NotATable { .. } => ReadError::MissingColumn { table: "cookies".into(), column: "name".into(), path },
        ReadError::MissingColumn { .. } => ReadError::NoSuchColumn { column: "host".into(), path },
        ReadError::NoSuchColumn { .. } => ReadError::WrongColumnType { column: "secure".into(), path },
        ReadError::WrongColumnType { .. } => ReadError::Damaged { path },
        ReadError::Damaged { .. } => ReadError::NoStoreInFolder { looked_at: 7, path },
        ReadError::NoStoreInFolder { .. } => ReadError::NoRoomForCopy { source, path },
        ReadError::NoRoomForCopy { .. } => ReadError::NoSum { path },
        ReadError::NoSum { .. } => ReadError::NoEarlierVersions { path },
        ReadError::NoEarlierVersions { .. } => ReadError::Io { source, path },
        ReadError::Io { .. } => return None,
    })
}
