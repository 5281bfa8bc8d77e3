//! The last resort around damage: rows of leaves to which no path leads (`pages/stray.rs`).

use std::cell::Cell;
use std::path::PathBuf;

use super::cell::Cells;
use super::pages::{Bytes, FEWEST_FIELDS, Layout, OtherTree, Pages};
use super::rows::{Cancelled, End, OpenCopy};
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
        let Some(leaves) = others(db, layout.root)?.and_then(|others| pages.stray_leaves(&others)) else { return Ok(()) };
        let (mut page, mut room, large) = (pages.bench(), Bytes::default(), Cell::new(0));
        for leaf in leaves {
            if progress.is_cancelled() {
                return Err(Cancelled);
            }
            if large.get() > db.most_bytes() {
                break;
            }
            pages.each_row(leaf, &mut page, &mut |rowid, record| {
                let whole = layout.whole(record, &mut room);
                if let Some(cells) = whole.as_ref().and_then(|record| layout.cells(rowid, record)) {
                    each(Cells::of_record(cells, &large));
                }
            });
        }
        Ok(())
    }
}

/// Everything else in the schema; none where it cannot be told.
fn others(db: &OpenCopy, own: u32) -> Result<Option<Vec<OtherTree>>, Cancelled> {
    let mut others = Vec::new();
    let mut are_trees = true;
    let sql = "SELECT rootpage, type, (SELECT count(*) FROM pragma_table_xinfo(entry.name)) FROM sqlite_schema AS entry WHERE rootpage > 0";
    let end = db.rows(sql, &[], &mut |cells| {
        let Some(root) = cells.number(0).and_then(|root| u32::try_from(root).ok()) else {
            are_trees = false;
            return;
        };
        let is_alike = cells.text(1) == "table" && cells.number(2).is_none_or(|columns| columns >= FEWEST_FIELDS);
        others.extend((root != own).then_some(OtherTree { root, is_alike }));
    })?;
    Ok((are_trees && end == End::Complete).then_some(others))
}
