use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::{Options, preview, save_cookies_until};
use crate::cookie::ValueState;
use crate::files::WriteError;
use crate::inventory::{CookieId, CookieView, Inventory, SiteId, StoreIndex};
use crate::store::{Progress, ReadError, StoreLocation, read_values};
use crate::work::Rows;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Every cookie of the stores that are shown.
    All,
    /// The chosen site, as a visit sees it.
    Site,
    /// What the filters leave, in the order of the table.
    Filtered,
    /// The selected rows.
    Selected,
}

/// The rows that an export writes.
pub struct ExportRequest {
    /// The cookies.
    pub inventory: Arc<Inventory>,
    /// Which of them.
    pub what: What,
    /// The chosen site.
    pub site: Option<SiteId>,
    /// What the table shows.
    pub rows: Option<Arc<Rows>>,
    /// The selected rows, in the order of the table.
    pub selected: Vec<CookieId>,
    /// Where each store of the inventory lies, because values are not in memory and are read again; none of a store that was closed meanwhile.
    pub locations: Vec<Option<StoreLocation>>,
    /// The time of that.
    pub now: Timestamp,
    /// How to write.
    pub options: Options,
}

/// Why an export was not written.
#[derive(Debug)]
pub enum ExportError {
    /// A store cannot be read again for its values.
    Unread(ReadError),
    /// The file could not be written.
    Unwritten(WriteError),
    /// Somebody has stopped it.
    Stopped,
}

impl ExportRequest {
    /// The ids, in the order in which they are written.
    #[must_use]
    pub fn ids(&self) -> Vec<CookieId> {
        let all = || (0u32..).map(CookieId).take(self.inventory.len());
        match self.what {
            What::All => all().collect(),
            What::Site => self
                .site
                .map_or_else(Vec::new, |site| self.inventory.iter().filter(|view| view.is_of_visit_to(site)).map(|view| view.id).collect()),
            What::Filtered => self.rows.as_ref().map_or_else(Vec::new, |rows| rows.ids.clone()),
            What::Selected => self.selected.clone(),
        }
    }

    /// How to write: a site that was chosen gets its page.
    fn options(&self) -> Options {
        Options { site: self.site.filter(|_| self.what == What::Site), ..self.options }
    }

    /// The first lines, by the real exporter. Values are masked: only the file holds them.
    #[must_use]
    pub fn preview(&self, rows: usize) -> String {
        if self.options.with_values {
            return preview(&self.inventory.with_masked_values(), &self.ids(), self.options, rows);
        }
        preview(&self.inventory, &self.ids(), self.options, rows)
    }

    /// Writes the file whole or not at all, with values that are read again from their stores.
    ///
    /// # Errors
    /// When a store cannot be read again, or the file cannot be written, or `progress` is cancelled.
    pub fn save(&self, path: &Path, progress: &Progress) -> Result<Exported, ExportError> {
        // What fails after that fails because of it.
        self.save_now(path, progress).map_err(|error| if progress.is_cancelled() { ExportError::Stopped } else { error })
    }

    fn save_now(&self, path: &Path, progress: &Progress) -> Result<Exported, ExportError> {
        let is_stopped = || progress.is_cancelled();
        let ids = self.ids();
        let (mut left_out, mut not_held) = (0, 0);
        if self.options.with_values {
            let (inventory, missing) = self.with_values(&ids, progress).map_err(ExportError::Unread)?;
            not_held = super::left_out(&inventory, &ids, self.options.format);
            // What has no value is not in a file that is nothing without values.
            left_out = if self.options.format.needs_values() { 0 } else { missing };
            save_cookies_until(&inventory, &ids, self.options(), path, &is_stopped).map_err(ExportError::Unwritten)?;
        } else {
            save_cookies_until(&self.inventory, &ids, self.options(), path, &is_stopped).map_err(ExportError::Unwritten)?;
        }
        Ok(Exported { path: path.to_owned(), rows: ids.len() - not_held, values_left_out: left_out, not_held })
    }

    /// The cookies with their values, and how many of `ids` have none because the store has changed. Stores of which nothing is written are not read.
    fn with_values(&self, ids: &[CookieId], progress: &Progress) -> Result<(Inventory, usize), ReadError> {
        let used: HashSet<_> = ids.iter().filter_map(|id| self.inventory.store_of(*id)).collect();
        let mut values = Vec::new();
        for ((index, store), location) in (0u16..).map(StoreIndex).zip(self.inventory.stores()).zip(&self.locations) {
            let location = location.as_ref().filter(|_| used.contains(&index));
            let again = location.map(|location| read_values(location, &store.report.cookies, self.now, progress));
            values.push(again.transpose()?.unwrap_or_default());
        }
        let inventory = self.inventory.with_values(values);
        let is_left_out = |view: &CookieView<'_>| {
            view.cookie.shape.state() == ValueState::Clear && view.value().is_none_or(|(_, state)| state != ValueState::Clear)
        };
        let left_out = inventory.views(ids.iter().copied()).filter(is_left_out).count();
        Ok((inventory, left_out))
    }
}

/// A file that was written.
#[derive(Debug)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
    /// How many cookies.
    pub rows: usize,
    /// How many of them without their value, because the store has changed since it was read.
    pub values_left_out: usize,
    /// How many more the format cannot hold.
    pub not_held: usize,
}
