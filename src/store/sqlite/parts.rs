//! All rows of a table: from its pages, in parts on several threads, where nothing is odd about the copy; else through SQLite, on one.

use std::cell::Cell;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use super::cell::Cells;
use super::database::Database;
use super::log_rows::{Fingerprints, Remembering};
use super::pages::{Kind, Layout, Pages, Tally};
use super::scan::{RowSink, Scanned};
use crate::parallel;
use crate::store::{Progress, ReadError};

/// Bytes of rows below which a second thread gains nothing: some 1,500 rows, which take ten times as long as a thread takes to begin.
const BYTES_A_THREAD: usize = 256 << 10;

/// A sink whose rows can be put behind those of another one.
pub(crate) trait Part: RowSink + Send {
    /// Takes over the rows of the part that follows.
    fn absorb(&mut self, next: Self);
}

/// Gives every row of the table to a sink. `make` makes an empty one.
pub(crate) fn read_rows<S: Part>(
    database: &Database,
    named_by: [usize; 2],
    progress: &Progress,
    make: &(dyn Fn() -> S + Sync),
) -> Result<(S, Scanned), ReadError> {
    if let Some(sink) = from_pages(database, progress, make)? {
        return Ok((sink, Scanned::default()));
    }
    progress.rows.store(0, Ordering::Relaxed);
    let mut sink = make();
    let scan = database.scan(named_by, progress);
    let Some(identity) = database.compared_by() else {
        let scanned = scan.run(&mut sink)?;
        return Ok((sink, scanned));
    };
    let mut remembering = Remembering { sink: &mut sink, spec: scan.table.spec, identity, rows: Fingerprints::default() };
    let scanned = scan.run(&mut remembering)?;
    let rows = remembering.rows;
    Ok((sink, Scanned { rows, ..scanned }))
}

/// None when anything at all is odd about the copy or its table: then SQLite reads it with all due care.
fn from_pages<S: Part>(database: &Database, progress: &Progress, make: &(dyn Fn() -> S + Sync)) -> Result<Option<S>, ReadError> {
    let Some((tree, leaves)) = leaves(database) else { return Ok(None) };
    let part = |range: Range<usize>| tree.part(leaves.get(range).unwrap_or_default(), progress, make());
    let parts = parallel::in_parts(leaves.len(), (BYTES_A_THREAD / tree.page_size).max(1), part);
    if progress.is_cancelled() {
        return Err(ReadError::Cancelled);
    }
    let (mut whole, mut tally): (Option<S>, Tally) = (None, Tally::default());
    for part in parts {
        let Some((sink, rows)) = part else { return Ok(None) };
        let Some(sum) = tally.and(rows) else { return Ok(None) };
        tally = sum;
        match &mut whole {
            Some(whole) => whole.absorb(sink),
            None => whole = Some(sink),
        }
    }
    // A hole inside a page may show only here.
    Ok(whole.filter(|_| tree.entries.is_none_or(|entries| entries == tally.rows)))
}

/// A table in the pages of a copy.
struct Tree {
    copy: PathBuf,
    /// Bytes of the copy.
    size: u64,
    page_size: usize,
    layout: Layout,
    /// Rows as an index counts them, where there is one.
    entries: Option<u64>,
    /// More bytes than that cannot be in its large cells.
    most_bytes: u64,
}

fn leaves(database: &Database) -> Option<(Tree, Vec<u32>)> {
    if !database.is_plain() {
        return None;
    }
    let layout = Layout::of(&database.db, &database.table, database.table.spec.unused)?;
    let (copy, size) = (database.snapshot().main(), database.snapshot().size_of_main());
    let mut pages = Pages::open(&copy, size)?;
    let entries = match layout.indexes.first() {
        Some(root) => Some(pages.entries(*root)?),
        None => None,
    };
    let leaves = pages.leaves(layout.root, Kind::TABLE)?.pages;
    let most_bytes = database.db.most_bytes();
    Some((Tree { copy, size, page_size: pages.page_size(), layout, entries, most_bytes }, leaves))
}

impl Tree {
    /// The rows of some leaves; none when anything was odd, or the read was cancelled.
    fn part<S: Part>(&self, leaves: &[u32], progress: &Progress, mut sink: S) -> Option<(S, Tally)> {
        let mut pages = Pages::open(&self.copy, self.size)?;
        let (mut page, mut tally, large) = (pages.bench(), Tally::default(), Cell::new(0));
        for leaf in leaves {
            let (before, mut is_whole) = (tally.rows, true);
            pages.rows(*leaf, &mut page, &mut tally, &mut |records| {
                let cells = records.iter().map(|(rowid, record)| Some(Cells::of_record(self.layout.cells(*rowid, record)?, &large)));
                let Some(rows) = cells.collect::<Option<Vec<_>>>() else { return is_whole = false };
                sink.foresee(&rows);
                for cells in rows {
                    sink.row(cells);
                }
            })?;
            if !is_whole || large.get() > self.most_bytes || progress.is_cancelled() {
                return None;
            }
            progress.rows.fetch_add(tally.rows - before, Ordering::Relaxed);
        }
        Some((sink, tally))
    }
}
