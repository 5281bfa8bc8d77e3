use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Options, preview, save_cookies};
use crate::files::WriteError;
use crate::inventory::{CookieId, Inventory, SiteId};
use crate::work::Rows;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Every cookie of the stores that are shown.
    All,
    /// The chosen site.
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
    /// How to write.
    pub options: Options,
}

impl ExportRequest {
    /// The ids, in the order in which they are written.
    #[must_use]
    pub fn ids(&self) -> Vec<CookieId> {
        let all = || (0u32..).map(CookieId).take(self.inventory.len());
        match self.what {
            What::All => all().collect(),
            What::Site => all().filter(|id| self.inventory.site_of(*id) == self.site).collect(),
            What::Filtered => self.rows.as_ref().map_or_else(Vec::new, |rows| rows.ids.clone()),
            What::Selected => self.selected.clone(),
        }
    }

    /// The first lines, by the real exporter.
    #[must_use]
    pub fn preview(&self, rows: usize) -> String {
        preview(&self.inventory, &self.ids(), self.options, rows)
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, path: &Path) -> Result<Exported, WriteError> {
        let ids = self.ids();
        save_cookies(&self.inventory, &ids, self.options, path)?;
        Ok(Exported { path: path.to_owned(), rows: ids.len() })
    }
}

/// A file that was written.
#[derive(Debug)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
    /// How many cookies.
    pub rows: usize,
}
