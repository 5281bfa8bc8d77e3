//! Cookies as record batches of Arrow: the columns of every export with real types.

mod filling;

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};

pub(super) use self::filling::{Filling, Known, Part};
use super::content::{Content, NOTE_COLUMNS};
use super::{Options, cells, json};
use crate::column::{COLUMNS, Cell, ColumnId};
use crate::cookie::Strings;
use crate::inventory::{CookieId, Inventory};

/// The key under which the record of the reads stands.
pub(super) const RECORD: &str = "cookie-charter";

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Texts and codes; each is kept once for a batch.
    Text,
    /// Microseconds since 1970 in UTC.
    Time,
    /// Days, with the one decimal of the other formats.
    Days,
    Flag,
}

fn kind(id: ColumnId) -> Kind {
    match id {
        ColumnId::CreatedAt | ColumnId::LastAccessedAt | ColumnId::ExpiresAt => Kind::Time,
        ColumnId::LifetimeDays => Kind::Days,
        ColumnId::Session | ColumnId::Secure | ColumnId::HttpOnly | ColumnId::HostOnly | ColumnId::Partitioned => Kind::Flag,
        _ => Kind::Text,
    }
}

impl Kind {
    fn data_type(self) -> DataType {
        match self {
            Self::Text => data_type_of_texts(),
            Self::Time => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
            Self::Days => DataType::Float64,
            Self::Flag => DataType::Boolean,
        }
    }
}

/// The names of the columns of times.
pub(super) fn columns_of_times() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().filter(|column| kind(column.id) == Kind::Time).map(|column| column.id.code())
}

/// Texts in a dictionary.
pub(super) fn data_type_of_texts() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// The columns of an export, in their order; notes and values only where they are asked for. Every cell may be unknown.
fn schema(with_notes: bool, with_values: bool) -> SchemaRef {
    let mut fields: Vec<Field> = COLUMNS.iter().map(|column| Field::new(column.id.code(), kind(column.id).data_type(), true)).collect();
    let more = NOTE_COLUMNS.into_iter().filter(|_| with_notes).chain(with_values.then_some("value"));
    fields.extend(more.map(|name| Field::new(name, DataType::Utf8, true)));
    Arc::new(Schema::new(fields))
}

/// The columns of an export, in their order, with their types.
#[must_use]
pub fn record_schema(options: Options) -> SchemaRef {
    schema(options.with_notes, options.with_values)
}

/// The same with the record of the reads of inventories, as a Parquet file has it: whoever classifies such a table again knows which browsers wrote it.
pub fn record_schema_of<'a>(inventories: impl IntoIterator<Item = &'a Inventory>, options: Options) -> SchemaRef {
    let mut reads = Vec::new();
    for inventory in inventories {
        let content = Content::new(inventory, &[], options);
        reads.extend(content.stores().map(|(store, name)| json::read_record(&content, store, name)));
    }
    let metadata = HashMap::from([(RECORD.to_owned(), json::record(&reads, &[]).to_string())]);
    Arc::new(Schema::new_with_metadata(record_schema(options).fields().clone(), metadata))
}

/// Cookies of an inventory in the given order as one batch: texts in dictionaries, times in microseconds of UTC, lives in days, flags as booleans.
///
/// # Errors
/// When more texts differ than a dictionary numbers, which would need two thousand million rows, or the texts of a column have over 2 GiB: then less goes
/// into one batch.
pub fn record_batch(inventory: &Inventory, ids: &[CookieId], options: Options) -> Result<RecordBatch, ArrowError> {
    let content = Content::new(inventory, ids, options);
    let mut filling = Filling::new(options);
    filling.add(&content, &mut Known::default(), ids)?;
    RecordBatch::try_new(record_schema(options), filling.finish()?)
}

/// Adds the length of a text to those of its column: an array holds 2 GiB of texts, and the library dies of more.
fn add_length(bytes: &mut usize, text: &str) -> Result<(), ArrowError> {
    *bytes = bytes.saturating_add(text.len());
    if i32::try_from(*bytes).is_err() { Err(ArrowError::OffsetOverflowError(*bytes)) } else { Ok(()) }
}

/// Says of a table that it holds the texts of a column.
#[derive(Default)]
struct OfColumn;

/// Stands for a number where a cell is unknown; texts are numbered up to `i32::MAX`, as Arrow's keys are.
pub(super) const NONE: u32 = u32::MAX;

/// Numbers of texts as the keys of a dictionary.
pub(super) fn keys(numbers: impl Iterator<Item = u32>) -> Int32Array {
    numbers.map(|number| i32::try_from(number).ok()).collect()
}

/// Texts that are kept once, and for each row the number of its text or [`NONE`].
#[derive(Default)]
pub(super) struct Texts {
    strings: Strings<OfColumn>,
    bytes: usize,
    numbers: Vec<u32>,
}

impl Texts {
    pub(super) fn number(&mut self, text: &str) -> Result<u32, ArrowError> {
        let known = self.strings.len();
        let number = self.strings.intern(text).index();
        if number == known {
            add_length(&mut self.bytes, text)?;
        }
        i32::try_from(number).map(i32::cast_unsigned).map_err(|_| ArrowError::DictionaryKeyOverflowError)
    }

    /// How many texts differ.
    pub(super) fn len(&self) -> usize {
        self.strings.len()
    }

    /// How long they are together.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The texts alone, each at its number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.strings.iter().map(|(_, text)| text)
    }

    /// The same as an array.
    pub(super) fn values(&self) -> StringArray {
        StringArray::from_iter_values(self.iter())
    }

    fn finish(self) -> Result<ArrayRef, ArrowError> {
        Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys(self.numbers.iter().copied()), Arc::new(self.values()))?))
    }
}

/// The number of what a cell says as text; [`NONE`] where it is unknown.
pub(super) fn text_number(texts: &mut Texts, cell: Cell<'_>, text: &mut Vec<u8>) -> Result<u32, ArrowError> {
    match cell {
        Cell::Empty => Ok(NONE),
        Cell::Findings(findings) if findings.is_empty() => Ok(NONE),
        Cell::Text(value) | Cell::Codes(value) => texts.number(value),
        Cell::Code(code) => texts.number(code),
        cell => {
            text.clear();
            cells::render(cell, text);
            texts.number(&String::from_utf8_lossy(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Language;
    use crate::column::RestsOn;
    use crate::export::sample;
    use crate::store::KeepValues;

    #[test]
    fn more_texts_than_an_array_holds_are_an_error_and_not_the_end() {
        let mut bytes = i32::MAX as usize - 1;
        assert!(add_length(&mut bytes, "a").is_ok());
        assert!(matches!(add_length(&mut bytes, "b"), Err(ArrowError::OffsetOverflowError(_))));
    }

    /// A cell of another kind than its column would be unknown in the batch, and one that rests on a judgement or a store is a text.
    #[test]
    fn every_cell_is_of_the_kind_of_its_column() {
        let inventory = sample::inventory(KeepValues::None);
        for view in inventory.iter() {
            for column in &COLUMNS {
                let of_cell = match (column.cell)(&view, Language::En) {
                    Cell::Empty => continue,
                    Cell::Time(_) => Kind::Time,
                    Cell::Life { .. } => Kind::Days,
                    Cell::Bool(_) => Kind::Flag,
                    Cell::Text(_) | Cell::Code(_) | Cell::Codes(_) | Cell::Findings(_) => Kind::Text,
                };
                assert_eq!(of_cell, kind(column.id), "{}", column.id.code());
                assert!(matches!(column.rests_on, RestsOn::Row | RestsOn::Attributes) || of_cell == Kind::Text, "{}", column.id.code());
            }
        }
    }
}
