//! What a search for stores found and what it left out, so that nothing disappears in silence.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::store::{Paths, ReadError, StoreLocation};

/// What is kept by name of what was left out; beyond that it is only counted.
const MOST_LEFT_OUT: usize = 200;

/// What was found under a path.
#[derive(Debug)]
pub struct Found {
    /// The stores; each knows the search that found it.
    pub stores: Vec<StoreLocation>,
    /// What was looked at and left out.
    pub search: Arc<Search>,
}

/// How a search went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Files and folders that were looked at.
    pub looked_at: usize,
    /// What looks like a store, or may hold one, and is not among the stores found.
    pub left_out: Vec<LeftOut>,
    /// How many more of them there were.
    pub more_left_out: usize,
    /// Files of an archive that were not unpacked, because neither their names nor their beginnings are those of stores or of what belongs to them.
    #[serde(default)]
    pub not_unpacked: usize,
}

/// A file or folder that a search left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeftOut {
    /// Which.
    #[serde(with = "crate::written::path")]
    pub path: PathBuf,
    /// Why.
    pub why: Omission,
}

impl LeftOut {
    /// Its path. Where places are left out the name of a file alone, and none of a folder, which may be the name of the person.
    #[must_use]
    pub fn written(&self, paths: Paths) -> String {
        if paths == Paths::LeftOut && self.is_folder() { "…".to_owned() } else { paths.write(&self.path) }
    }

    /// Whether it is a folder, or was called as one may be.
    fn is_folder(&self) -> bool {
        match &self.why {
            Omission::FolderUnreadable | Omission::TooDeep | Omission::TooMany | Omission::ManyOfAnyName => true,
            Omission::Refused(error) => match &**error {
                // What is missing may have been a folder, whose name may be a person's.
                ReadError::NoStoreInFolder { .. } | ReadError::NotFound { .. } => true,
                _ => self.path.is_dir(),
            },
            _ => false,
        }
    }
}

/// Why something was left out of a search.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Omission {
    /// It was named by a short id that several stores share.
    AmbiguousId,
    /// It is named like a store and cannot be read.
    Refused(#[serde(with = "crate::written::shared")] Arc<ReadError>),
    /// A copy that Chromium made of a profile before an update.
    OlderCopy,
    /// Cookies that a browser keeps for itself: those of guests and of its own windows.
    BrowsersOwn,
    /// Cookies, but not those of sites: of extensions, of Safe Browsing.
    NotOfSites,
    /// A report of this program: it repeats the cookies of stores that may lie beside it.
    OwnReport,
    /// A folder that the system does not let this user enter.
    FolderUnreadable,
    /// A folder that lies deeper than a search goes.
    TooDeep,
    /// The first folder that was not looked at, because there are too many files.
    TooMany,
    /// A folder with very many files of names that say nothing, of which only the first ones were looked into.
    ManyOfAnyName,
    /// A link that leads outside, or one of an archive, which is not followed.
    LinkedElsewhere,
    /// An archive inside an archive, which is not unpacked.
    ArchiveInArchive,
    /// An entry of an archive whose name leads out of it, or that no file can have.
    UnsafeName,
    /// An entry of an archive that is packed in a way that is not unpacked here.
    PackedOtherwise,
    /// An entry of an archive behind which there is another of the same name.
    SameName,
    /// An entry of an archive that needs a password.
    NeedsPassword,
    /// Cookies in a text that stands in one file with an archive, before it.
    BeforeTheArchive,
    /// An archive that ends, or is damaged, before its end: what stands before was read.
    BreaksOff,
}

impl Omission {
    /// The code used in exports; that of the error where there is one.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AmbiguousId => "ambiguous-id",
            Self::Refused(error) => error.code(),
            Self::OlderCopy => "older-copy",
            Self::BrowsersOwn => "browsers-own",
            Self::NotOfSites => "not-of-sites",
            Self::OwnReport => "own-report",
            Self::FolderUnreadable => "folder-unreadable",
            Self::TooDeep => "too-deep",
            Self::TooMany => "too-many",
            Self::ManyOfAnyName => "many-of-any-name",
            Self::LinkedElsewhere => "linked-elsewhere",
            Self::ArchiveInArchive => "archive-in-archive",
            Self::UnsafeName => "unsafe-name",
            Self::PackedOtherwise => "packed-otherwise",
            Self::SameName => "same-name",
            Self::NeedsPassword => "needs-password",
            Self::BeforeTheArchive => "before-the-archive",
            Self::BreaksOff => "breaks-off",
        }
    }

    /// Whether cookies of sites may be missing because of it, so that it is to be said without being asked.
    #[must_use]
    pub fn is_a_loss(&self) -> bool {
        !matches!(self, Self::NotOfSites | Self::LinkedElsewhere)
    }

    /// Whether cookies of the person are in it, or may be, that could not be read; all else is left out for good.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        let is_left_out_on_purpose =
            matches!(self, Self::OlderCopy | Self::BrowsersOwn | Self::NotOfSites | Self::OwnReport | Self::LinkedElsewhere);
        !is_left_out_on_purpose
    }

    /// Whether the search itself came to an end before it had seen everything.
    #[must_use]
    pub fn is_an_early_end(&self) -> bool {
        matches!(self, Self::FolderUnreadable | Self::TooDeep | Self::TooMany | Self::ManyOfAnyName | Self::BreaksOff)
    }
}

impl Search {
    /// Remembers what is left out.
    pub(crate) fn leave_out(&mut self, path: PathBuf, why: Omission) {
        if self.left_out.len() < MOST_LEFT_OUT {
            self.left_out.push(LeftOut { path, why });
        } else {
            self.more_left_out += 1;
        }
    }
}

/// A refusal is known by its code: the system's own words have no equality.
impl PartialEq for LeftOut {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.why.code() == other.why.code()
    }
}

impl Eq for LeftOut {}
