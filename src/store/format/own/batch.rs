//! Record batches of Arrow with the columns of this program's exports, whoever made them.

mod column;

use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};

pub(super) use self::column::Columns;
use self::column::{Cells, Said};
use super::Reading;
use super::provenance::{Provenance, RECORD};
use super::row::{Rows, Value};
use crate::store::format::collect::Collector;
use crate::store::format::report::{empty_report, fill};
use crate::store::{KeepValues, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};

/// What was read from rows of batches.
#[derive(Debug)]
pub struct BatchesRead {
    /// As of any store.
    pub report: ReadReport,
    /// For each row that was asked for its number in the report; none where it is no cookie.
    pub rows: Vec<Option<u32>>,
}

/// The cells of batches where they lie: texts and numbers are looked at in the memory of whoever made them.
pub(crate) struct Batches {
    /// The first row of each batch, counted through all of them, and its cells.
    parts: Vec<(usize, Cells)>,
    count: usize,
    /// What the table says that it was made from.
    from: Arc<Provenance>,
}

impl Batches {
    /// Takes the columns of a cookie out of batches.
    ///
    /// # Errors
    /// When a column is missing or has another type, or a batch could not be had.
    pub(crate) fn gather(batches: impl RecordBatchReader, location: &StoreLocation, options: &ReadOptions) -> Result<Self, ReadError> {
        let schema = batches.schema();
        let columns = Columns::find(&schema, !matches!(options.values, KeepValues::None), &location.file)?;
        let from = schema.metadata().get(RECORD).map_or_else(Provenance::default, |record| Provenance::of_record(record));
        let mut gathered = Self { parts: Vec::new(), count: 0, from: Arc::new(from) };
        for batch in batches {
            let batch = batch.map_err(|_| ReadError::Damaged { path: location.file.clone() })?;
            gathered.parts.push((gathered.count, columns.of(&batch)));
            gathered.count += batch.num_rows();
        }
        Ok(gathered)
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Reads some rows, counted through all batches, as the store that a location names, without its history. One that is not there is no cookie.
    ///
    /// # Errors
    /// When the read was cancelled.
    pub(crate) fn read(
        &self,
        wanted: &[u32],
        location: &StoreLocation,
        options: &ReadOptions,
        progress: &Progress,
    ) -> Result<BatchesRead, ReadError> {
        let mut reading = Reading { rows: Rows::new(Collector::new(options)), from: Provenance::of_those_met(&self.from), met: 0 };
        let mut rows = Vec::with_capacity(wanted.len());
        for chunk in wanted.chunks(BETWEEN_LOOKS) {
            if progress.is_cancelled() {
                return Err(ReadError::Cancelled);
            }
            rows.extend(chunk.iter().map(|row| {
                let (cells, row) = self.at(*row as usize)?;
                add_row(cells, row, &mut reading)
            }));
        }
        let mut report = empty_report(location, options);
        report.record.notes.push(ReadNote::FromReport);
        fill(&mut report, reading.rows.out);
        reading.from.attach(&mut report.record);
        Ok(BatchesRead { report, rows })
    }

    /// The batch of a row, and its place there.
    fn at(&self, row: usize) -> Option<(&Cells, usize)> {
        let after = self.parts.partition_point(|(start, _)| *start <= row);
        let (start, cells) = self.parts.get(after.checked_sub(1)?)?;
        (row < self.count).then(|| (cells, row - start))
    }
}

/// Rows between two looks whether the read was cancelled.
const BETWEEN_LOOKS: usize = 8_192;

/// Adds the rows of a batch.
pub(super) fn add(columns: &Columns, batch: &RecordBatch, reading: &mut Reading) {
    let cells = columns.of(batch);
    for row in 0..batch.num_rows() {
        add_row(&cells, row, reading);
    }
}

/// Adds a row, and says which number it got.
fn add_row(cells: &Cells, row: usize, reading: &mut Reading) -> Option<u32> {
    let value = match cells.said("value", row) {
        Some(Said::Text(text)) => Value::Clear(text.as_bytes()),
        _ => Value::Unknown,
    };
    let before = reading.rows.out.cookies.rows.len();
    reading.cookie(&|name| cells.text(name, row), value);
    u32::try_from(before).ok().filter(|_| reading.rows.out.cookies.rows.len() > before)
}
