//! What the bytes mean: one file or folder for each format that is read.

pub(crate) mod chromium;
mod collect;
mod columns;
pub(crate) mod epoch;
pub(crate) mod firefox;
mod report;

use std::path::{Path, PathBuf};

use epoch::Epoch;

use crate::store::location::Family;
use crate::store::sqlite::table::TableSpec;
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};

/// Reads one location of a format.
type Reader = fn(&StoreLocation, &ReadOptions, &Progress) -> Result<ReadReport, ReadError>;

/// Everything there is to know about a format: who asks for something that differs between formats asks this table.
pub(crate) struct Format {
    pub(crate) id: FormatId,
    /// The id used in exports and documents.
    pub(crate) code: &'static str,
    /// Whose folders it is found in.
    pub(crate) family: Family,
    pub(crate) layout: Layout,
    pub(crate) recognise: Recognise,
    pub(crate) traits: Traits,
    /// The columns that tell how new a store is; none where a profile has only one place for it.
    pub(crate) times: Option<Times>,
    pub(crate) read: Reader,
}

/// Where a file of a format lies.
pub(crate) struct Layout {
    /// Its places in a profile folder, the newest first; none for a file that is only ever opened by itself.
    pub(crate) places: &'static [&'static str],
    /// A folder in the profile folder in which the file may lie.
    pub(crate) inner: Option<&'static str>,
    /// The browsing history in the profile folder.
    pub(crate) history: &'static str,
}

/// How a file of a format is told, whatever it is called.
pub(crate) enum Recognise {
    /// By a table of a database: its columns and `PRAGMA user_version` decide.
    Table(&'static TableSpec, fn(&[String], i64) -> bool),
    /// By the first bytes, or, where those are of JSON, by all of it.
    Magic {
        /// What it begins with.
        first: &'static [u8],
        /// Whether a text file is of this format too.
        or_text: fn(&Path) -> bool,
    },
}

/// Columns of a table that hold times which are never in the future: made, changed, used.
pub(crate) struct Times {
    /// Their positions in the table.
    pub(crate) columns: &'static [usize],
    /// How they count.
    pub(crate) epoch: Epoch,
}

/// What a browser that writes this format means by what it does not write.
pub(crate) struct Traits {
    /// The schema version since which a missing `SameSite` means `Lax`.
    pub(crate) lax_by_default_since: Option<i64>,
}

/// Every format that is read.
pub(crate) static FORMATS: [Format; 3] = [firefox::FORMAT, firefox::session::FORMAT, chromium::FORMAT];

impl FormatId {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Firefox, Self::FirefoxSession, Self::Chromium];

    /// The id used in exports and documents.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.format().code
    }

    /// Whether a cookie without `SameSite` in a store of this schema version cannot come from a cross-site subrequest.
    #[must_use]
    pub fn is_lax_by_default(self, schema_version: Option<i64>) -> bool {
        self.format().traits.lax_by_default_since.zip(schema_version).is_some_and(|(since, version)| version >= since)
    }

    pub(crate) fn format(self) -> &'static Format {
        match self {
            Self::Firefox => &firefox::FORMAT,
            Self::FirefoxSession => &firefox::session::FORMAT,
            Self::Chromium => &chromium::FORMAT,
        }
    }
}

impl Format {
    /// The format that profiles of a family keep their cookies in.
    pub(crate) fn of_family(family: Family) -> &'static Self {
        match family {
            Family::Firefox => &firefox::FORMAT,
            Family::Chromium => &chromium::FORMAT,
        }
    }

    /// The files of this format in a profile folder, the newest place first.
    pub(crate) fn files_in(&self, profile: &Path) -> impl DoubleEndedIterator<Item = PathBuf> {
        self.layout.places.iter().map(move |place| profile.join(place)).filter(|file| file.is_file())
    }

    /// The profile folder of a file: its own folder, or the one above an inner one.
    pub(crate) fn profile_folder(&self, file: &Path) -> PathBuf {
        let folder = file.parent().unwrap_or(Path::new(""));
        // A bare file name lies in the current folder, whose name and parents are wanted.
        let folder = if folder.as_os_str().is_empty() { std::fs::canonicalize(".").unwrap_or_default() } else { folder.to_path_buf() };
        match folder.parent() {
            Some(parent) if self.layout.inner.is_some_and(|inner| folder.ends_with(inner)) => parent.to_path_buf(),
            _ => folder,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_in_the_table_once_under_its_own_id() {
        assert_eq!(FORMATS.iter().map(|format| format.id).collect::<Vec<_>>(), FormatId::ALL);
        for format in &FORMATS {
            assert_eq!(format.id.format().code, format.code);
            assert_eq!(FORMATS.iter().filter(|other| other.code == format.code).count(), 1, "{}", format.code);
        }
    }
}
