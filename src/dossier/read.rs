use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::audit::Label;
use crate::cookie::{CookieTable, Values};
use crate::inventory::OpenStore;
use crate::store::{LostCookie, ReadRecord, ReadReport, RowWarning, StoreSource};

/// A store that was read: its moment, its proof, what was lost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Read {
    /// When it was taken.
    #[serde(rename = "moment")]
    pub label: Label,
    /// The name it was opened under: a path, or `sample:`.
    pub store: String,
    /// It is the built-in sample.
    pub is_sample: bool,
    /// The proof of the read: files with their sums, when, how, how many rows.
    pub record: ReadRecord,
    /// Rows that were skipped or read in part.
    pub warnings: Vec<RowWarning>,
    /// Cookies that damage has taken.
    pub lost: Vec<LostCookie>,
}

impl Read {
    pub(super) fn of(store: &OpenStore, label: Label) -> Self {
        let report = &store.report;
        Self {
            label,
            store: store.source.shown().to_owned(),
            is_sample: store.source.is_sample(),
            record: report.record.clone(),
            warnings: report.warnings.clone(),
            lost: report.lost.clone(),
        }
    }

    /// The report of the read without its cookies.
    pub(super) fn report(&self) -> ReadReport {
        ReadReport {
            record: self.record.clone(),
            cookies: CookieTable::default(),
            values: Values::default(),
            history: None,
            warnings: self.warnings.clone(),
            skipped_rows: Vec::new(),
            lost: self.lost.clone(),
        }
    }

    pub(super) fn source(&self) -> StoreSource {
        if self.is_sample { StoreSource::sample() } else { StoreSource::file(Path::new(&self.store)) }
    }
}
