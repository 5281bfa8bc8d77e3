//! Cookies as record batches of Arrow: the columns of every export with real types.

use std::collections::HashMap;
use std::sync::Arc;

use ahash::AHashMap;
use arrow_array::builder::{BooleanBuilder, Float64Builder, Int32Builder, StringBuilder, TimestampMicrosecondBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};
use rustc_hash::FxHashMap;

use super::content::{Content, NOTE_COLUMNS};
use super::{Options, cells, json};
use crate::classify::ThirdPartyId;
use crate::column::{COLUMNS, Cell, Column, ColumnId, RestsOn};
use crate::cookie::ValueState;
use crate::inventory::{CookieId, CookieView, Inventory, StoreIndex};

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
    Batches::new(&Content::new(inventory, ids, options)).batch(ids)
}

/// Makes batches of the rows of one content.
pub(super) struct Batches<'a> {
    content: &'a Content<'a>,
    schema: SchemaRef,
}

impl<'a> Batches<'a> {
    pub(super) fn new(content: &'a Content<'a>) -> Self {
        Self { content, schema: schema(content.options.with_notes, content.options.with_values) }
    }

    /// Some rows as one batch.
    ///
    /// # Errors
    /// As [`record_batch`].
    pub(super) fn batch(&self, ids: &[CookieId]) -> Result<RecordBatch, ArrowError> {
        let mut filling = Filling::new(self.content);
        for view in self.content.inventory.views(ids.iter().copied()) {
            filling.row(&view)?;
        }
        RecordBatch::try_new(Arc::clone(&self.schema), filling.finish()?)
    }
}

/// Adds the length of a text to those of its column: an array holds 2 GiB of texts, and the library dies of more.
fn add_length(bytes: &mut usize, text: &str) -> Result<(), ArrowError> {
    *bytes = bytes.saturating_add(text.len());
    if i32::try_from(*bytes).is_err() { Err(ArrowError::OffsetOverflowError(*bytes)) } else { Ok(()) }
}

/// Texts that are kept once, and for each row the number of its text.
#[derive(Default)]
pub(super) struct Texts {
    numbers: AHashMap<Box<str>, i32>,
    bytes: usize,
    values: StringBuilder,
    keys: Int32Builder,
}

impl Texts {
    pub(super) fn number(&mut self, text: &str) -> Result<i32, ArrowError> {
        if let Some(number) = self.numbers.get(text) {
            return Ok(*number);
        }
        let number = i32::try_from(self.numbers.len()).map_err(|_| ArrowError::DictionaryKeyOverflowError)?;
        add_length(&mut self.bytes, text)?;
        self.numbers.insert(text.into(), number);
        self.values.append_value(text);
        Ok(number)
    }

    /// The texts alone, each at its number.
    pub(super) fn into_values(mut self) -> StringArray {
        self.values.finish()
    }

    fn finish(mut self) -> Result<ArrayRef, ArrowError> {
        Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(self.keys.finish(), Arc::new(self.values.finish()))?))
    }
}

/// The cells of a column while rows are added.
enum Cells {
    Texts(Texts),
    Times(TimestampMicrosecondBuilder),
    Days(Float64Builder),
    Flags(BooleanBuilder),
}

impl Cells {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Texts(Texts::default()),
            Kind::Time => Self::Times(TimestampMicrosecondBuilder::new().with_timezone("UTC")),
            Kind::Days => Self::Days(Float64Builder::new()),
            Kind::Flag => Self::Flags(BooleanBuilder::new()),
        }
    }

    /// Adds a cell that rests on its row or on its attributes.
    fn push(&mut self, cell: Cell<'_>, text: &mut Vec<u8>) -> Result<(), ArrowError> {
        match self {
            Self::Texts(texts) => {
                let number = text_number(texts, cell, text)?;
                texts.keys.append_option(number);
            }
            Self::Times(times) => times.append_option(if let Cell::Time(moment) = cell { Some(moment.unix_micros()) } else { None }),
            Self::Days(days) => days.append_option(if let Cell::Life { micros } = cell { Some(cells::days(micros)) } else { None }),
            Self::Flags(flags) => flags.append_option(if let Cell::Bool(value) = cell { Some(value) } else { None }),
        }
        Ok(())
    }

    fn finish(self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Texts(texts) => texts.finish()?,
            Self::Times(mut times) => Arc::new(times.finish()),
            Self::Days(mut days) => Arc::new(days.finish()),
            Self::Flags(mut flags) => Arc::new(flags.finish()),
        })
    }
}

/// The number of what a cell says as text; none where it is unknown.
pub(super) fn text_number(texts: &mut Texts, cell: Cell<'_>, text: &mut Vec<u8>) -> Result<Option<i32>, ArrowError> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Findings(findings) if findings.is_empty() => Ok(None),
        Cell::Text(value) | Cell::Codes(value) => texts.number(value).map(Some),
        Cell::Code(code) => texts.number(code).map(Some),
        cell => {
            text.clear();
            cells::render(cell, text);
            texts.number(&String::from_utf8_lossy(text)).map(Some)
        }
    }
}

/// Numbers of texts in columns that rest on the same; none where a cell is unknown.
type Numbers = Box<[Option<i32>]>;

/// Rows that become a batch.
struct Filling<'a> {
    content: &'a Content<'a>,
    columns: Vec<(&'static Column, Cells)>,
    /// Texts of columns without a dictionary, with how many bytes they have.
    notes: Vec<(StringBuilder, usize)>,
    values: (StringBuilder, usize),
    /// Numbers of the texts that rest on a judgement or on a store, in the order of these columns: rows share both by the thousand.
    judgements: FxHashMap<(StoreIndex, u32, Option<ThirdPartyId>), Numbers>,
    stores: FxHashMap<StoreIndex, Numbers>,
    text: Vec<u8>,
}

impl<'a> Filling<'a> {
    fn new(content: &'a Content<'a>) -> Self {
        Self {
            content,
            columns: COLUMNS.iter().map(|column| (column, Cells::new(kind(column.id)))).collect(),
            notes: NOTE_COLUMNS.into_iter().filter(|_| content.options.with_notes).map(|_| Default::default()).collect(),
            values: Default::default(),
            judgements: FxHashMap::default(),
            stores: FxHashMap::default(),
            text: Vec::new(),
        }
    }

    fn row(&mut self, view: &CookieView<'_>) -> Result<(), ArrowError> {
        let content = self.content;
        if !self.judgements.contains_key(&view.judgement()) {
            let numbers = self.numbers(RestsOn::Judgement, view)?;
            self.judgements.insert(view.judgement(), numbers);
        }
        if !self.stores.contains_key(&view.store_index) {
            let numbers = self.numbers(RestsOn::Store, view)?;
            self.stores.insert(view.store_index, numbers);
        }
        let mut judgement = self.judgements.get(&view.judgement()).into_iter().flatten();
        let mut store = self.stores.get(&view.store_index).into_iter().flatten();
        for (column, cells) in &mut self.columns {
            match (column.rests_on, cells) {
                (RestsOn::Judgement, Cells::Texts(texts)) => texts.keys.append_option(judgement.next().copied().flatten()),
                (RestsOn::Store, Cells::Texts(texts)) => texts.keys.append_option(store.next().copied().flatten()),
                (_, cells) => cells.push(content.cell(column, view), &mut self.text)?,
            }
        }
        for ((into, bytes), (_, cell)) in self.notes.iter_mut().zip(content.notes(view)) {
            add_length(bytes, &cell)?;
            into.append_option((!cell.is_empty()).then_some(cell));
        }
        if content.options.with_values {
            let (values, bytes) = &mut self.values;
            match view.value() {
                Some((value, ValueState::Clear | ValueState::Opened)) => {
                    let value = String::from_utf8_lossy(value.reveal());
                    add_length(bytes, &value)?;
                    values.append_value(value);
                }
                _ => values.append_null(),
            }
        }
        Ok(())
    }

    /// The numbers of the texts of columns that rest on the same.
    fn numbers(&mut self, rests_on: RestsOn, view: &CookieView<'_>) -> Result<Numbers, ArrowError> {
        let mut numbers = Vec::new();
        for (column, cells) in &mut self.columns {
            if let (true, Cells::Texts(texts)) = (column.rests_on == rests_on, cells) {
                numbers.push(text_number(texts, self.content.cell(column, view), &mut self.text)?);
            }
        }
        Ok(numbers.into_boxed_slice())
    }

    fn finish(mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        let mut arrays = self.columns.into_iter().map(|(_, cells)| cells.finish()).collect::<Result<Vec<_>, _>>()?;
        arrays.extend(self.notes.iter_mut().map(|(notes, _)| Arc::new(notes.finish()) as ArrayRef));
        if self.content.options.with_values {
            let values: StringArray = self.values.0.finish();
            arrays.push(Arc::new(values));
        }
        Ok(arrays)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Language;
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
