//! The last resort around damage: rows of leaves to which no path leads (`pages/stray.rs`).

use std::cell::Cell;
use std::path::PathBuf;

use super::cell::Cells;
use super::pages::{Layout, Pages};
use super::rows::{Cancelled, OpenCopy};
use super::table::Table;
use crate::store::Progress;

/// A copy whose pages may be looked at one by one: nothing stands in a log or was half rolled back.
pub(super) struct LooseCopy {
    pub(super) main: PathBuf,
    /// Bytes of it.
    pub(super) size: u64,
}

impl LooseCopy {
    /// Gives each row of the table that a leaf still holds, also those that were given before: the caller knows their numbers. Nothing where the copy
    /// or the table lies in a way that cannot be told by its form.
    pub(super) fn each_row(
        &self,
        db: &OpenCopy,
        table: &Table,
        blank: &[usize],
        progress: &Progress,
        each: &mut dyn FnMut(Cells<'_>),
    ) -> Result<(), Cancelled> {
        let Some((layout, mut pages)) = Layout::of(db, table, blank).zip(Pages::of_damaged(&self.main, self.size)) else { return Ok(()) };
        let others = roots_of_others(db, layout.root)?;
        let Some(leaves) = pages.stray_leaves(&others) else { return Ok(()) };
        let (mut page, large) = (pages.bench(), Cell::new(0));
        for leaf in leaves {
            if progress.is_cancelled() {
                return Err(Cancelled);
            }
            if large.get() > db.most_bytes() {
                break;
            }
            pages.each_row(leaf, &mut page, &mut |rowid, record| {
                if let Some(cells) = layout.cells_of_version(rowid, record) {
                    each(Cells::of_record(cells, &large));
                }
            });
        }
        Ok(())
    }
}

/// The pages at the top of everything else in the schema.
fn roots_of_others(db: &OpenCopy, own: u32) -> Result<Vec<u32>, Cancelled> {
    let mut roots = Vec::new();
    db.rows("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0", &[], &mut |cells| {
        roots.extend(cells.number(0).and_then(|root| u32::try_from(root).ok()).filter(|root| *root != own));
    })?;
    Ok(roots)
}
