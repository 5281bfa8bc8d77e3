//! Record batches of Arrow with the columns of this program's exports, whoever made them.

mod column;

use arrow_array::{RecordBatch, RecordBatchReader};

pub(super) use self::column::Columns;
use self::column::Said;
use super::Reading;
use super::provenance::Provenance;
use super::row::{Rows, Value};
use crate::store::format::collect::Collector;
use crate::store::format::report::{empty_report, fill};
use crate::store::{KeepValues, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};

/// What was read from batches.
#[derive(Debug)]
pub struct BatchesRead {
    /// As of any store.
    pub report: ReadReport,
    /// For each row of the batches its number in the report; none where it is no cookie.
    pub rows: Vec<Option<u32>>,
}

/// Reads batches as the store that a location names, without its history.
pub(crate) fn read(
    batches: impl RecordBatchReader,
    location: &StoreLocation,
    options: &ReadOptions,
    progress: &Progress,
) -> Result<BatchesRead, ReadError> {
    let columns = Columns::find(&batches.schema(), !matches!(options.values, KeepValues::None), &location.file)?;
    let mut reading = Reading { rows: Rows::new(Collector::new(options)), from: Provenance::default(), met: 0 };
    let mut rows = Vec::new();
    for batch in batches {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        let batch = batch.map_err(|_| ReadError::Damaged { path: location.file.clone() })?;
        add(&columns, &batch, &mut reading, |row| rows.push(row));
    }
    let mut report = empty_report(location, options);
    report.record.notes.push(ReadNote::FromReport);
    fill(&mut report, reading.rows.out);
    reading.from.attach(&mut report.record);
    Ok(BatchesRead { report, rows })
}

/// Adds the rows of a batch, and gives `each` the number that every one of them got.
pub(super) fn add(columns: &Columns, batch: &RecordBatch, reading: &mut Reading, mut each: impl FnMut(Option<u32>)) {
    let cells = columns.of(batch);
    for row in 0..batch.num_rows() {
        let value = match cells.said("value", row) {
            Some(Said::Text(text)) => Value::Clear(text.as_bytes()),
            _ => Value::Unknown,
        };
        let before = reading.rows.out.cookies.rows.len();
        reading.cookie(&|name| cells.text(name, row), value);
        each(u32::try_from(before).ok().filter(|_| reading.rows.out.cookies.rows.len() > before));
    }
}
