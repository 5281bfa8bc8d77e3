//! A refusal in a file that the program keeps: its code, and what its words need.

use std::io;
use std::path::PathBuf;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Foreign, ReadError};
use crate::store::sqlite::snapshot::LARGEST;

/// Everything that any of the errors holds; each has some of it.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Written {
    code: String,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    browser: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    looked_at: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u64>,
    /// The number that the system gave, which means the same on the same system.
    #[serde(skip_serializing_if = "Option::is_none")]
    os_error: Option<i32>,
}

impl Serialize for ReadError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let path = self.path().map_or_else(String::new, |path| path.to_string_lossy().into_owned());
        let mut written = Written { code: self.code().to_owned(), path, ..Written::default() };
        match self {
            Self::LockedByBrowser { browser, .. } => written.browser.clone_from(browser),
            Self::OtherDatabase { tables, .. } => written.tables = Some(tables.clone()),
            Self::NotATable { table, .. } => written.table = Some(table.to_string()),
            Self::MissingColumn { table, column, .. } => {
                (written.table, written.column) = (Some(table.to_string()), Some(column.to_string()));
            }
            Self::NoSuchColumn { column, .. } | Self::WrongColumnType { column, .. } => written.column = Some(column.to_string()),
            Self::TooLarge { most, .. } => written.most = Some(*most),
            Self::NoStoreInFolder { looked_at, .. } => written.looked_at = Some(*looked_at),
            Self::NoRoomForCopy { source, .. } | Self::Io { source, .. } => written.os_error = source.raw_os_error(),
            _ => {}
        }
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ReadError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let path = PathBuf::from(written.path);
        let source = written.os_error.map_or_else(|| io::ErrorKind::Other.into(), io::Error::from_raw_os_error);
        let table = written.table.unwrap_or_default().into();
        Ok(match written.code.as_str() {
            "cancelled" => Self::Cancelled,
            "not-found" => Self::NotFound { path },
            "broken-link" => Self::BrokenLink { path },
            "permission-denied" => Self::PermissionDenied { path },
            "full-disk-access" => Self::FullDiskAccess { path },
            "locked-by-browser" => Self::LockedByBrowser { browser: written.browser, path },
            "not-a-file" => Self::NotAFile { path },
            "empty" => Self::Empty { path },
            // Before the limit was kept there was one for all.
            "too-large" => Self::TooLarge { most: written.most.unwrap_or(LARGEST), path },
            "other-database" => Self::OtherDatabase { tables: written.tables.unwrap_or_default(), path },
            "not-a-table" => Self::NotATable { table, path },
            "missing-column" => Self::MissingColumn { table, column: written.column.unwrap_or_default().into(), path },
            "no-such-column" => Self::NoSuchColumn { column: written.column.unwrap_or_default().into(), path },
            "wrong-column-type" => Self::WrongColumnType { column: written.column.unwrap_or_default().into(), path },
            "damaged" => Self::Damaged { path },
            "no-store-in-folder" => Self::NoStoreInFolder { looked_at: written.looked_at.unwrap_or_default(), path },
            "no-room-for-copy" => Self::NoRoomForCopy { source, path },
            "no-sum" => Self::NoSum { path },
            "no-earlier-versions" => Self::NoEarlierVersions { path },
            "io" => Self::Io { source, path },
            code => Self::NotAStore { what: Foreign::from_code(code).ok_or_else(|| D::Error::custom("no such code"))?, path },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::error::samples::one_of_each;

    #[test]
    fn a_refusal_comes_back_with_all_that_its_words_need() {
        for error in one_of_each("/a/cookies.sqlite", 28) {
            let back: ReadError = serde_json::from_str(&serde_json::to_string(&error).unwrap()).unwrap();
            assert_eq!(format!("{back:?}"), format!("{error:?}"));
        }
        assert!(serde_json::from_str::<ReadError>(r#"{"code": "unheard-of"}"#).is_err());
    }
}
