//! Cookies that come as record batches and in no file: tables of data engines.

use arrow_array::RecordBatchReader;

use super::find::discover::of_file;
use super::format::own::batch::{self, BatchesRead};
use super::{FormatId, Progress, ReadError, ReadOptions, history};

/// Reads cookies from record batches with the columns of this program's exports, as a store of this name.
///
/// # Errors
/// When a column is missing or has another type, when a batch could not be had, or the read was cancelled.
pub fn read_batches(
    batches: impl RecordBatchReader,
    name: &str,
    options: &ReadOptions,
    progress: &Progress,
) -> Result<BatchesRead, ReadError> {
    let location = of_file(name.as_ref(), FormatId::Parquet.format(), None);
    let mut read = batch::read(batches, &location, options, progress)?;
    history::attach(&mut read.report, &location, &options.history, progress)?;
    Ok(read)
}
