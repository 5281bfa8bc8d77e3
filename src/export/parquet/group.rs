//! A row group while rows are added.

use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, DictionaryArray, RecordBatch};
use arrow_schema::{Field, SchemaRef};
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::SerializedFileWriter;

use super::super::arrow::data_type_of_texts;
use super::Shared;
use super::texts::TextColumn;

/// The columns of a row group, in the order of the schema; none has columns within it.
pub(super) struct Group {
    schema: SchemaRef,
    columns: Vec<Column>,
    rows: usize,
}

enum Column {
    Texts(Box<TextColumn>),
    Other(ArrowColumnWriter),
}

impl Group {
    /// One without rows, which will be written after those that the file has.
    pub(super) fn begin(schema: SchemaRef, file: &SerializedFileWriter<Shared>, factory: &ArrowRowGroupWriterFactory) -> Result<Self> {
        let others = factory.create_column_writers(file.flushed_row_groups().len())?;
        let columns = schema.fields().iter().zip(others).enumerate().map(|(place, (field, other))| {
            let is_dictionary = *field.data_type() == data_type_of_texts();
            if is_dictionary { Column::Texts(Box::new(TextColumn::new(file.schema_descr().column(place)))) } else { Column::Other(other) }
        });
        Ok(Self { columns: columns.collect(), schema, rows: 0 })
    }

    /// Adds rows.
    pub(super) fn add(&mut self, batch: &RecordBatch) -> Result<()> {
        for ((column, array), field) in self.columns.iter_mut().zip(batch.columns()).zip(self.schema.fields()) {
            column.add(field, array)?;
        }
        self.rows += batch.num_rows();
        Ok(())
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Bytes that wait to be written.
    pub(super) fn size(&self) -> usize {
        let sizes = self.columns.iter().map(|column| match column {
            Column::Texts(texts) => texts.size(),
            Column::Other(other) => other.memory_size(),
        });
        sizes.sum()
    }

    /// Writes the group behind those that the file has.
    pub(super) fn finish(self, file: &mut SerializedFileWriter<Shared>) -> Result<()> {
        let mut group = file.next_row_group()?;
        for column in self.columns {
            match column {
                Column::Texts(texts) => texts.finish(&mut group)?,
                Column::Other(other) => other.close()?.append_to_row_group(&mut group)?,
            }
        }
        group.close()?;
        Ok(())
    }
}

impl Column {
    fn add(&mut self, field: &Field, array: &ArrayRef) -> Result<()> {
        match (self, array.as_any().downcast_ref::<DictionaryArray<Int32Type>>()) {
            (Self::Texts(texts), Some(array)) => texts.add(array),
            (Self::Texts(_), None) => Err(ParquetError::General(format!("{} is no dictionary", field.name()))),
            (Self::Other(other), _) => compute_leaves(field, array)?.iter().try_for_each(|leaf| other.write(leaf)),
        }
    }
}
