//! Parquet: the columns with real types, for data engines (docs/formats/parquet.md).

mod group;
mod hybrid;
mod texts;

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowRowGroupWriterFactory;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use serde_json::{Value, json};

use self::group::Group;
use super::arrow::{Known, RECORD, columns_of_times, record_schema};
use super::content::Content;
use super::{Options, json};
use crate::inventory::CookieId;
use crate::store::LeftOut;

/// Rows that are made at a time.
const BATCH: usize = 16_384;
/// Bytes of values that are made at a time, and after which a row group ends: a store may hold gigabytes of them.
const BATCH_OF_VALUES: usize = 64 << 20;
/// Rows after which a row group ends: what many small stores share, and what an engine reads at a time. A group for each of ten thousand small stores
/// would be tried out of memory by what it says of its thirty columns.
const GROUP: usize = 131_072;

/// A file while it is written, store after store.
pub(super) struct Table<'a> {
    options: Options,
    writer: SerializedFileWriter<Shared>,
    factory: ArrowRowGroupWriterFactory,
    /// What was begun and is not written; none before the first row and between two groups.
    group: Option<Group>,
    written: Shared,
    out: &'a mut dyn Write,
    reads: Vec<Value>,
    left_out: Vec<Value>,
}

/// What the library has written and nobody has passed on yet. It wants a writer of its own that can go to another thread, which an output may not.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(super) fn write(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(content.options, out)?;
    table.stores(content)?;
    table.finish()
}

impl<'a> Table<'a> {
    pub(super) fn begin(options: Options, out: &'a mut dyn Write) -> io::Result<Self> {
        // Snappy: the smallest of the codecs that every engine reads, and no C to be built. Statistics of pages would double what a group says of itself.
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(json::creator())
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true);
        // Nearly every microsecond stands alone: a number for each beside it is longer, and takes a look-up.
        for column in columns_of_times() {
            properties = properties.set_column_dictionary_enabled(ColumnPath::from(column), false);
        }
        let properties = properties.build();
        let written = Shared::default();
        // Through the library's own writer: it says in the file which types of Arrow the columns are of.
        let writer = ArrowWriter::try_new(written.clone(), record_schema(options), Some(properties)).map_err(io::Error::other)?;
        let (writer, factory) = writer.into_serialized_writer().map_err(io::Error::other)?;
        Ok(Self { options, writer, factory, group: None, written, out, reads: Vec::new(), left_out: Vec::new() })
    }

    /// Adds the chosen rows of stores; a row group ends where a store does, unless stores are small.
    pub(super) fn stores(&mut self, content: &Content<'_>) -> io::Result<()> {
        self.reads.extend(content.stores().map(|(store, name)| json::read_record(content, store, name)));
        let mut known = Known::default();
        let store_of = |id| content.inventory.store_of(id);
        for of_store in content.ids.chunk_by(|a, b| store_of(*a) == store_of(*b)) {
            if self.rows_of_group() + of_store.len() > GROUP {
                self.end_group(&mut known)?;
            }
            for ids in of_store.chunks(BATCH).flat_map(|ids| by_values(content, ids, BATCH_OF_VALUES)) {
                let size = self.group.as_ref().map_or(0, Group::size);
                if self.rows_of_group() + ids.len() > GROUP || size > BATCH_OF_VALUES {
                    self.end_group(&mut known)?;
                }
                let group = match &mut self.group {
                    Some(group) => group,
                    none => none.insert(Group::begin(self.options, &self.writer, &self.factory).map_err(io::Error::other)?),
                };
                group.add(content, &mut known, ids).map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    fn rows_of_group(&self) -> usize {
        self.group.as_ref().map_or(0, Group::rows)
    }

    /// Writes the row group that was begun; the next one knows nothing.
    fn end_group(&mut self, known: &mut Known) -> io::Result<()> {
        *known = Known::default();
        if let Some(group) = self.group.take() {
            group.finish(&mut self.writer).map_err(io::Error::other)?;
            self.out.write_all(&self.written.take())?;
        }
        Ok(())
    }

    pub(super) fn left_out(&mut self, left: &LeftOut) {
        self.left_out.push(json!({ "path": left.written(self.options.paths), "reason": left.why.code() }));
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end_group(&mut Known::default())?;
        let record = json::record(&self.reads, &self.left_out);
        self.writer.append_key_value_metadata(KeyValue::new(RECORD.to_owned(), record.to_string()));
        self.writer.finish().map_err(io::Error::other)?;
        self.out.write_all(&self.written.take())?;
        self.out.flush()
    }
}

/// Rows in parts whose values are no more than so many bytes, or one row.
fn by_values<'i>(content: &Content<'_>, ids: &'i [CookieId], most: usize) -> Vec<&'i [CookieId]> {
    if !content.options.with_values {
        return vec![ids];
    }
    let (mut parts, mut begin, mut bytes) = (Vec::new(), 0, 0);
    for (place, view) in content.inventory.views(ids.iter().copied()).enumerate() {
        let length = view.value().map_or(0, |(value, _)| value.reveal().len());
        if place > begin && bytes + length > most {
            parts.extend(ids.get(begin..place));
            (begin, bytes) = (place, 0);
        }
        bytes += length;
    }
    parts.extend(ids.get(begin..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Language;
    use crate::export::{Format, sample};
    use crate::store::{KeepValues, Paths};

    #[test]
    fn large_values_make_small_batches() {
        let inventory = sample::inventory(KeepValues::All);
        let ids: Vec<CookieId> = inventory.iter().map(|view| view.id).collect();
        let options = Options {
            format: Format::Parquet,
            language: Language::En,
            with_values: true,
            with_notes: false,
            paths: Paths::Whole,
            site: None,
        };
        let content = Content::new(&inventory, &ids, options);
        let length =
            |id: &CookieId| inventory.views(std::iter::once(*id)).filter_map(|view| view.value()).map(|(value, _)| value.reveal().len());
        for most in [1, 60, 200, usize::MAX] {
            let parts = by_values(&content, &ids, most);
            assert_eq!(parts.concat(), ids, "{most}");
            assert!(parts.iter().all(|part| part.len() == 1 || part.iter().flat_map(length).sum::<usize>() <= most), "{most}");
            assert_eq!(parts.len() == 1, most == usize::MAX);
        }
        let without = Options { with_values: false, ..options };
        assert_eq!(by_values(&Content::new(&inventory, &ids, without), &ids, 1).len(), 1);
    }
}
