use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};

use super::super::Reading;
use super::super::batch::{Columns, add};
use super::super::provenance::{Provenance, RECORD};
use super::super::row::Rows;
use crate::store::format::collect::Collector;
use crate::store::format::plain::PlainFile;
use crate::store::{Foreign, KeepValues, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};

/// A hundred million rows of a crawl are smaller; what is read becomes one table in memory.
const LARGEST: u64 = 4 << 30;
/// Rows that are unpacked at a time.
const BATCH: usize = 8_192;

/// Reads the rows that are cookies. A library of this size has panicked on damaged files before, and one bad file must not end a run of thousands.
pub(super) fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let damaged = |_| Err(ReadError::Damaged { path: location.file.clone() });
    catch_unwind(AssertUnwindSafe(|| read_rows(location, options, progress))).unwrap_or_else(damaged)
}

/// Values are looked at only where somebody asked for them: the library keeps copies that nobody could overwrite.
fn read_rows(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let path = &location.file;
    let damaged = || ReadError::Damaged { path: path.clone() };
    let copy = file.file()?;
    // What Arrow says of the types is left aside: a text is a text, whether it was kept in a dictionary or not.
    let told = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(copy, told).map_err(|_| damaged())?;
    check_codecs(builder.metadata(), path)?;
    let columns = Columns::find(builder.schema(), !matches!(options.values, KeepValues::None), path)?;
    let mut reading = Reading { rows: Rows::new(Collector::new(options)), from: provenance(builder.metadata()), met: 0 };
    let mask = ProjectionMask::roots(builder.parquet_schema(), columns.places());
    let batches = builder.with_projection(mask).with_batch_size(BATCH).build().map_err(|_| damaged())?;
    let mut notes = vec![ReadNote::FromReport];
    for batch in batches {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        let Ok(batch) = batch else {
            if reading.met == 0 {
                return Err(damaged());
            }
            notes.push(ReadNote::TruncatedFile);
            break;
        };
        add(&columns, &batch, &mut reading);
        progress.rows.store(reading.met, std::sync::atomic::Ordering::Relaxed);
    }
    let Reading { rows, from, .. } = reading;
    let mut report = file.report(options, rows.out, &notes)?;
    from.attach(&mut report.record);
    Ok(report)
}

/// Codecs that would need a library in C, or one that is not in the program, are told before a row is read.
fn check_codecs(metadata: &ParquetMetaData, path: &Path) -> Result<(), ReadError> {
    let is_read = |codec: Compression| matches!(codec, Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_));
    let all_read = metadata.row_groups().iter().flat_map(RowGroupMetaData::columns).all(|column| is_read(column.compression()));
    if all_read { Ok(()) } else { Err(ReadError::NotAStore { what: Foreign::ParquetCodec, path: path.to_path_buf() }) }
}

/// What a file of this program says that it was made from.
fn provenance(metadata: &ParquetMetaData) -> Provenance {
    let pairs = metadata.file_metadata().key_value_metadata().into_iter().flatten();
    let record = pairs.filter(|pair| pair.key == RECORD).find_map(|pair| pair.value.as_deref());
    Provenance::of_record(record.unwrap_or_default())
}
