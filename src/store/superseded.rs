//! Earlier versions of rows that a store's log still holds: what was there before. They are no cookies of the store, and are read into a report of
//! their own.

use std::collections::HashSet;

use super::listing::table_of;
use super::sqlite::earlier::Gathered;
use super::{EarlierRow, HistoryChoice, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};

/// What is no longer so, of one store.
#[derive(Debug)]
pub struct Superseded {
    /// The rows, as those of a store; its files are those that were read, with their log.
    pub report: ReadReport,
    /// What became of each row, in their order.
    pub rows: Vec<EarlierRow>,
    /// Commits in the log.
    pub commits: usize,
    /// Commits that were not looked at, because there are too many or their frames are not all there any more.
    pub commits_left_out: usize,
    /// Earlier rows that were left out: the table had another form then, so that their cells may mean something else, or they may be made of two versions.
    pub rows_left_out: u64,
}

/// Reads what the log of a store still holds of rows that were changed or deleted since, from a fresh private copy. None for a store that is no
/// database and has no log.
///
/// # Errors
/// When the store cannot be read, or the read was cancelled.
pub fn read_superseded(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<Option<Superseded>, ReadError> {
    let Some(archive) = &location.archive else { return read_files(location, options, progress) };
    let (unpacked, inside) = archive.inside(location, progress)?;
    let mut found = read_files(&inside, options, progress).map_err(|error| unpacked.shown_error(error))?;
    if let Some(found) = &mut found {
        unpacked.show(&mut found.report.record);
    }
    Ok(found)
}

fn read_files(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<Option<Superseded>, ReadError> {
    let Some(spec) = table_of(location) else { return Ok(None) };
    if spec.cookie.is_empty() {
        return Err(ReadError::NoEarlierVersions { path: location.file.clone() });
    }
    let mut gathered = Gathered::of(location, spec, progress).map_err(|error| error.held_by(&location.browser))?;
    let place = StoreLocation { file: gathered.file().to_path_buf(), session_file: None, twin: None, ..location.clone() };
    let options = ReadOptions { history: HistoryChoice::Ignore, ..options.clone() };
    let mut report = (location.format.format().read)(&place, &options, progress)?;
    report.record.browser_version.clone_from(&location.browser_version);
    // Row numbers count from 1 in the order in which the rows were gathered; of those that were no cookies the state goes too. Warnings would not tell
    // all of them: only the first thousand are kept.
    let skipped: HashSet<usize> = report.skipped_rows.iter().filter_map(|row| usize::try_from(*row).ok()?.checked_sub(1)).collect();
    let rows = std::mem::take(&mut gathered.rows).into_iter().enumerate();
    let rows: Vec<EarlierRow> = rows.filter(|(index, _)| !skipped.contains(index)).map(|(_, row)| row).collect();
    if rows.len() != report.cookies.rows.len() {
        return Err(ReadError::Damaged { path: location.file.clone() });
    }
    let (commits, commits_left_out, rows_left_out) = (gathered.commits, gathered.commits_left_out, gathered.rows_left_out);
    report.record.files = gathered.into_records()?;
    Ok(Some(Superseded { report, rows, commits, commits_left_out, rows_left_out }))
}
