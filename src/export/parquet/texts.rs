//! A column of texts of one row group: each text once, and its number in every row.
//!
//! The library's own writer takes texts one by one, looks each up by what it says and compares it with the smallest and the largest. The numbers are known
//! here already, for a whole row group.

use bytes::Bytes;
use parquet::basic::{Compression, Encoding, PageType};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ColumnChunkMetaData, PageEncodingStats};
use parquet::file::statistics::{Statistics, ValueStatistics};
use parquet::file::writer::{SerializedPageWriter, SerializedRowGroupWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

use super::super::arrow::{NONE, Texts};
use super::{Shared, hybrid};

/// Rows of a page: what an engine unpacks at a time.
const ROWS_OF_PAGE: usize = 16_384;
/// The longest text that stands in the statistics.
const LONGEST_BOUND: usize = 256;

/// The numbers of a column while rows are added.
pub(super) struct TextColumn {
    descriptor: ColumnDescPtr,
    /// Whether a row has a text, and the numbers of those that have one, of the page that is not full.
    levels: Vec<u32>,
    indices: Vec<u32>,
    pages: Vec<CompressedPage>,
    rows: usize,
    nulls: usize,
    snappy: snap::raw::Encoder,
}

impl TextColumn {
    pub(super) fn new(descriptor: ColumnDescPtr) -> Self {
        let (levels, indices, pages) = Default::default();
        Self { descriptor, levels, indices, pages, rows: 0, nulls: 0, snappy: snap::raw::Encoder::new() }
    }

    /// Adds rows by the numbers of their texts, which are below `texts` or [`NONE`].
    pub(super) fn add(&mut self, mut numbers: &[u32], texts: usize) -> Result<()> {
        while !numbers.is_empty() {
            let (of_page, rest) = numbers.split_at(numbers.len().min(ROWS_OF_PAGE - self.levels.len()));
            self.levels.extend(of_page.iter().map(|number| u32::from(*number != NONE)));
            self.indices.extend(of_page.iter().filter(|number| **number != NONE));
            if self.levels.len() == ROWS_OF_PAGE {
                self.end_page(texts)?;
            }
            numbers = rest;
        }
        Ok(())
    }

    fn end_page(&mut self, texts: usize) -> Result<()> {
        if self.levels.is_empty() {
            return Ok(());
        }
        let mut page = vec![0; 4];
        hybrid::write(&self.levels, 1, &mut page);
        let length = u32::try_from(page.len() - 4).unwrap_or_default();
        if let Some(head) = page.get_mut(..4) {
            head.copy_from_slice(&length.to_le_bytes());
        }
        let width = width(texts);
        page.push(width);
        hybrid::write(&self.indices, width, &mut page);
        let rows = self.levels.len();
        self.pages.push(CompressedPage::new(
            Page::DataPage {
                buf: Bytes::from(self.snappy.compress_vec(&page)?),
                num_values: u32::try_from(rows).unwrap_or_default(),
                encoding: Encoding::RLE_DICTIONARY,
                def_level_encoding: Encoding::RLE,
                rep_level_encoding: Encoding::RLE,
                statistics: None,
            },
            page.len(),
        ));
        self.rows += rows;
        self.nulls += rows - self.indices.len();
        self.levels.clear();
        self.indices.clear();
        Ok(())
    }

    /// Bytes that wait to be written.
    pub(super) fn size(&self) -> usize {
        let waiting = (self.levels.len() + self.indices.len()) * size_of::<u32>();
        waiting + self.pages.iter().map(CompressedPage::compressed_size).sum::<usize>()
    }

    /// Writes the column as the next one of a row group, with its texts.
    ///
    /// # Errors
    /// When the texts have over 2 GiB with their lengths, which no page holds.
    pub(super) fn finish(mut self, texts: &Texts, group: &mut SerializedRowGroupWriter<'_, Shared>) -> Result<()> {
        self.end_page(texts.len())?;
        let mut plain = Vec::new();
        for text in texts.iter() {
            plain.extend(length(text.len())?.to_le_bytes());
            plain.extend(text.as_bytes());
        }
        length(plain.len())?;
        let dictionary = CompressedPage::new(
            Page::DictionaryPage {
                buf: Bytes::from(self.snappy.compress_vec(&plain)?),
                num_values: u32::try_from(texts.len()).unwrap_or_default(),
                encoding: Encoding::PLAIN,
                is_sorted: false,
            },
            plain.len(),
        );
        let mut chunk = TrackedWrite::new(Vec::new());
        let mut writer = SerializedPageWriter::new(&mut chunk);
        let of_dictionary = writer.write_page(dictionary)?;
        let mut uncompressed = of_dictionary.uncompressed_size;
        let pages = std::mem::take(&mut self.pages);
        let count = pages.len();
        for page in pages {
            uncompressed += writer.write_page(page)?.uncompressed_size;
        }
        writer.close()?;
        let chunk = Bytes::from(chunk.into_inner()?);
        let metadata = ColumnChunkMetaData::builder(self.descriptor.clone())
            .set_compression(Compression::SNAPPY)
            .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY])
            .set_page_encoding_stats(vec![
                of_pages(PageType::DICTIONARY_PAGE, Encoding::PLAIN, 1),
                of_pages(PageType::DATA_PAGE, Encoding::RLE_DICTIONARY, count),
            ])
            .set_total_compressed_size(size(chunk.len()))
            .set_total_uncompressed_size(size(uncompressed))
            .set_num_values(size(self.rows))
            .set_dictionary_page_offset(Some(0))
            .set_data_page_offset(size(of_dictionary.compressed_size))
            .set_statistics(self.statistics(texts))
            .build()?;
        let close = ColumnCloseResult {
            bytes_written: chunk.len() as u64,
            rows_written: self.rows as u64,
            metadata,
            bloom_filter: None,
            column_index: None,
            offset_index: None,
        };
        group.append_column(&chunk, close)
    }

    /// How many texts differ, and the smallest and the largest one where both are short.
    fn statistics(&self, texts: &Texts) -> Statistics {
        let bound =
            |text: Option<&str>| text.filter(|text| text.len() <= LONGEST_BOUND).map(|text| ByteArray::from(text.as_bytes().to_vec()));
        let (smallest, largest) = bound(texts.iter().min()).zip(bound(texts.iter().max())).unzip();
        Statistics::ByteArray(ValueStatistics::new(smallest, largest, Some(texts.len() as u64), Some(self.nulls as u64), false))
    }
}

/// The bits that the numbers of so many texts need.
fn width(texts: usize) -> u8 {
    let largest = u32::try_from(texts.saturating_sub(1)).unwrap_or(u32::MAX);
    u8::try_from(u32::BITS - largest.leading_zeros()).unwrap_or(32)
}

fn length(bytes: usize) -> Result<i32> {
    i32::try_from(bytes).map_err(|_| ParquetError::General("the texts of a row group have over 2 GiB".to_owned()))
}

fn of_pages(page_type: PageType, encoding: Encoding, count: usize) -> PageEncodingStats {
    PageEncodingStats { page_type, encoding, count: i32::try_from(count).unwrap_or(i32::MAX) }
}

fn size(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{Array, RecordBatch, StringArray};
    use arrow_schema::{DataType, Field, Schema};
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use parquet::file::metadata::RowGroupMetaData;

    use super::*;

    /// The texts of parts as a file of one row group has them, and what the file says of the column.
    fn read_back<'a>(parts: impl IntoIterator<Item = &'a [Option<&'a str>]>) -> (Vec<Option<String>>, RowGroupMetaData) {
        let schema = Arc::new(Schema::new(vec![Field::new("name", DataType::Utf8, true)]));
        let written = Shared::default();
        let (mut writer, _) = ArrowWriter::try_new(written.clone(), schema, None).unwrap().into_serialized_writer().unwrap();
        let (mut column, mut texts) = (TextColumn::new(writer.schema_descr().column(0)), Texts::default());
        for part in parts {
            let numbers: Vec<u32> = part.iter().map(|text| text.map_or(NONE, |text| texts.number(text).unwrap())).collect();
            column.add(&numbers, texts.len()).unwrap();
        }
        let mut group = writer.next_row_group().unwrap();
        column.finish(&texts, &mut group).unwrap();
        group.close().unwrap();
        writer.finish().unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(written.take())).unwrap();
        let metadata = reader.metadata().row_group(0).clone();
        let batches: Vec<RecordBatch> = reader.build().unwrap().map(Result::unwrap).collect();
        let texts = |batch: &RecordBatch| {
            batch.column(0).as_any().downcast_ref::<StringArray>().unwrap().iter().map(|text| text.map(str::to_owned)).collect::<Vec<_>>()
        };
        (batches.iter().flat_map(texts).collect(), metadata)
    }

    #[test]
    fn texts_of_several_batches_are_kept_once_and_read_back() {
        let parts = [&[Some("b"), None, Some("a"), Some("b")][..], &[Some("c"), Some("a"), Some("")], &[None, None]];
        let (texts, metadata) = read_back(parts);
        let expected = [Some("b"), None, Some("a"), Some("b"), Some("c"), Some("a"), Some(""), None, None];
        assert_eq!(texts.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
        let statistics = metadata.column(0).statistics().unwrap();
        assert_eq!((statistics.min_bytes_opt(), statistics.max_bytes_opt()), (Some(&b""[..]), Some(&b"c"[..])));
        assert_eq!((statistics.null_count_opt(), statistics.distinct_count_opt()), (Some(3), Some(4)));
    }

    #[test]
    fn columns_of_every_length_and_kind_are_read_back() {
        let long = "é".repeat(300);
        for rows in [0, 1, 8, ROWS_OF_PAGE, ROWS_OF_PAGE + 1, 40_000] {
            for different in [0, 1, 2, 300, 40_000] {
                let names: Vec<Option<String>> = (0..rows)
                    .map(|row| {
                        (different > 0 && row % 7 != 3).then(|| if row % 5_000 == 1 { long.clone() } else { (row % different).to_string() })
                    })
                    .collect();
                let lent: Vec<Option<&str>> = names.iter().map(Option::as_deref).collect();
                let (texts, metadata) = read_back(lent.chunks(9_000));
                assert!(texts == names, "{rows} rows, {different} different texts");
                let statistics = metadata.column(0).statistics().unwrap();
                assert_eq!(statistics.null_count_opt(), Some(names.iter().filter(|name| name.is_none()).count() as u64));
                let has_long = names.iter().flatten().any(|name| *name == long);
                assert_eq!(statistics.max_bytes_opt().is_some(), !has_long && names.iter().any(Option::is_some), "no bound is too low");
            }
        }
    }
}
