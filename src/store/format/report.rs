//! From collected rows to the report of a read.

use super::Recognise;
use super::collect::Collector;
use crate::cookie::RowId;
use crate::store::sqlite::database::Database;
use crate::store::sqlite::scan::Scanned;
use crate::store::{Beside, KeepValues, LostCookie, ReadError, ReadNote, ReadOptions, ReadRecord, ReadReport, StoreLocation};

/// Lost cookies that are kept by name; beyond that they are only counted.
const MOST_LOST: usize = 1_000;

/// The report of the rows that a database gave.
///
/// # Errors
/// When what was read could not be summed.
pub(crate) fn report(
    mut database: Database,
    location: &StoreLocation,
    options: &ReadOptions,
    version: Option<i64>,
    mut out: Collector,
    scanned: Scanned,
) -> Result<ReadReport, ReadError> {
    if scanned.is_damaged {
        database.note(ReadNote::CorruptPages);
    }
    let mut report = empty_report(location, options);
    report.record.rows_lost = scanned.lost.len() as u64;
    let lost = scanned.lost.into_iter().take(MOST_LOST);
    report.lost = lost.map(|row| LostCookie { rowid: row.rowid, host: row.host, name: row.name }).collect();
    let finished = database.finish(&scanned.rows)?;
    if let Some(log) = finished.log {
        let from_log = (0u32..).map(RowId).zip(&log.from_log).filter(|(_, from_log)| **from_log);
        out.cookies.rows.change_at(from_log, |cookie, _| cookie.from_log = true);
        report.record.rows_from_log = Some(log.from_log.iter().filter(|from_log| **from_log).count() as u64);
        report.record.rows_deleted_by_log = Some(log.deleted);
    } else {
        (report.record.rows_from_log, report.record.rows_deleted_by_log) = (None, None);
    }
    report.record.schema_version = version;
    report.record.unknown_columns = finished.unknown_columns;
    report.record.notes = finished.notes;
    report.record.files = finished.files;
    fill(&mut report, out);
    Ok(report)
}

/// Moves the collected rows into a report.
pub(crate) fn fill(report: &mut ReadReport, out: Collector) {
    report.record.rows_read = out.cookies.rows.len() as u64;
    report.record.rows_skipped = out.skipped;
    report.record.rows_merged = out.merged;
    report.record.row_warnings = out.warned;
    report.record.values_encrypted = out.encrypted;
    report.cookies = out.cookies;
    report.cookies.shrink_to_fit();
    report.values = out.values;
    report.warnings = out.warnings;
    report.skipped_rows = out.skipped_rows;
}

/// A report of a location before anything was read.
pub(crate) fn empty_report(location: &StoreLocation, options: &ReadOptions) -> ReadReport {
    let has_no_log = !matches!(location.format.format().recognise, Recognise::Table(..));
    ReadReport {
        record: ReadRecord {
            files: Vec::new(),
            read_at: options.now,
            browser: location.browser.clone(),
            browser_version: None,
            profile: location.profile.clone(),
            format: location.format,
            schema_version: None,
            rows_read: 0,
            rows_skipped: 0,
            rows_merged: 0,
            rows_lost: 0,
            rows_from_log: has_no_log.then_some(0),
            rows_deleted_by_log: has_no_log.then_some(0),
            row_warnings: 0,
            rows_from_session_file: 0,
            session_file: Beside::NotSought,
            history_file: Beside::NotSought,
            history_reaches: None,
            values_asked_for: !matches!(options.values, KeepValues::None),
            values_encrypted: 0,
            session_files_passed_over: Vec::new(),
            unknown_columns: Vec::new(),
            seen_in_request: Vec::new(),
            notes: Vec::new(),
            twin: None,
            exported_from: Vec::new(),
            search: std::sync::Arc::default(),
        },
        cookies: crate::cookie::CookieTable::default(),
        values: crate::cookie::Values::default(),
        history: None,
        warnings: Vec::new(),
        skipped_rows: Vec::new(),
        lost: Vec::new(),
    }
}
