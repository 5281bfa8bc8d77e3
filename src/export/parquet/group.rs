//! A row group while rows are added.

use arrow_schema::{Field, SchemaRef};
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::SerializedFileWriter;

use super::super::Options;
use super::super::arrow::{Filling, Known, Part, data_type_of_texts, record_schema};
use super::super::content::Content;
use super::Shared;
use super::texts::TextColumn;
use crate::inventory::CookieId;

/// The columns of a row group, in the order of the schema; none has columns within it.
pub(super) struct Group {
    schema: SchemaRef,
    filling: Filling,
    columns: Vec<Column>,
    rows: usize,
}

enum Column {
    Texts(Box<TextColumn>),
    Other(Box<ArrowColumnWriter>),
}

impl Group {
    /// One without rows, which will be written after those that the file has.
    pub(super) fn begin(options: Options, file: &SerializedFileWriter<Shared>, factory: &ArrowRowGroupWriterFactory) -> Result<Self> {
        let schema = record_schema(options);
        let others = factory.create_column_writers(file.flushed_row_groups().len())?;
        let columns = schema.fields().iter().zip(others).enumerate().map(|(place, (field, other))| {
            let is_dictionary = *field.data_type() == data_type_of_texts();
            if is_dictionary {
                Column::Texts(Box::new(TextColumn::new(file.schema_descr().column(place))))
            } else {
                Column::Other(Box::new(other))
            }
        });
        Ok(Self { filling: Filling::new(options), columns: columns.collect(), schema, rows: 0 })
    }

    /// Adds rows of a content; `known` is of this content and this group.
    pub(super) fn add(&mut self, content: &Content<'_>, known: &mut Known, ids: &[CookieId]) -> Result<()> {
        self.filling.add(content, known, ids)?;
        for ((column, part), field) in self.columns.iter_mut().zip(self.filling.take()).zip(self.schema.fields()) {
            column.add(field, part)?;
        }
        self.rows += ids.len();
        Ok(())
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Bytes that wait to be written, the texts of the dictionaries with them.
    pub(super) fn size(&self) -> usize {
        let sizes = self.columns.iter().map(|column| match column {
            Column::Texts(texts) => texts.size(),
            Column::Other(other) => other.memory_size(),
        });
        self.filling.bytes_of_texts() + sizes.sum::<usize>()
    }

    /// Writes the group behind those that the file has.
    pub(super) fn finish(self, file: &mut SerializedFileWriter<Shared>) -> Result<()> {
        let mut group = file.next_row_group()?;
        let mut texts = self.filling.texts();
        for column in self.columns {
            match column {
                Column::Texts(numbers) => numbers.finish(texts.next().ok_or_else(other_column)?, &mut group)?,
                Column::Other(other) => other.close()?.append_to_row_group(&mut group)?,
            }
        }
        group.close()?;
        Ok(())
    }
}

impl Column {
    fn add(&mut self, field: &Field, part: Part) -> Result<()> {
        match (self, part) {
            (Self::Texts(column), Part::Numbers { numbers, texts }) => column.add(&numbers, texts),
            (Self::Other(column), Part::Array(array)) => compute_leaves(field, &array)?.iter().try_for_each(|leaf| column.write(leaf)),
            _ => Err(other_column()),
        }
    }
}

fn other_column() -> ParquetError {
    ParquetError::General("the columns are not those of the schema".to_owned())
}

#[cfg(test)]
mod tests {
    use parquet::arrow::ArrowWriter;

    use super::*;
    use crate::charter::Language;
    use crate::export::{Format, sample};
    use crate::store::{KeepValues, Paths};

    /// A group ends by what waits: texts that nobody counts would be kept to the limit of an array.
    #[test]
    fn texts_count_as_much_as_numbers() {
        let inventory = sample::inventory(KeepValues::None);
        let ids: Vec<CookieId> = inventory.iter().map(|view| view.id).collect();
        let options = Options {
            format: Format::Parquet,
            language: Language::En,
            with_values: false,
            with_notes: false,
            paths: Paths::Whole,
            site: None,
        };
        let file = ArrowWriter::try_new(Shared::default(), record_schema(options), None).unwrap();
        let (writer, factory) = file.into_serialized_writer().unwrap();
        let mut group = Group::begin(options, &writer, &factory).unwrap();
        let empty = group.size();
        group.add(&Content::new(&inventory, &ids, options), &mut Known::default(), &ids).unwrap();
        let texts: usize = group.filling.texts().flat_map(super::super::super::arrow::Texts::iter).map(str::len).sum();
        let numbers = group.columns.iter().map(|column| if let Column::Texts(texts) = column { texts.size() } else { 0 }).sum::<usize>();
        assert!(
            texts > 1_000 && group.size() - empty >= texts + numbers,
            "{} with {texts} of texts and {numbers} of numbers",
            group.size()
        );
    }
}
