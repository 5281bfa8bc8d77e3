//! Columns of Arrow that are filled row by row.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, StringBuilder, TimestampMicrosecondBuilder};
use arrow_array::{ArrayRef, Int32Array};
use arrow_schema::ArrowError;
use rustc_hash::FxHashMap;

use super::super::content::{Content, NOTE_COLUMNS};
use super::super::{Options, cells};
use super::{Kind, Texts, add_length, kind, text_number};
use crate::classify::ThirdPartyId;
use crate::column::{COLUMNS, Cell, Column, RestsOn};
use crate::cookie::ValueState;
use crate::inventory::{CookieId, CookieView, StoreIndex};

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

    fn finish(mut self) -> Result<ArrayRef, ArrowError> {
        if let Self::Texts(texts) = self {
            return texts.finish();
        }
        match self.take() {
            Part::Array(array) => Ok(array),
            Part::Numbers { numbers, .. } => Ok(Arc::new(numbers)),
        }
    }

    /// The cells that were added since the last time.
    fn take(&mut self) -> Part {
        Part::Array(match self {
            Self::Texts(texts) => return Part::Numbers { numbers: texts.keys.finish(), texts: texts.len() },
            Self::Times(times) => Arc::new(times.finish()),
            Self::Days(days) => Arc::new(days.finish()),
            Self::Flags(flags) => Arc::new(flags.finish()),
        })
    }
}

/// Some cells of a column.
pub(in crate::export) enum Part {
    /// Numbers of texts that are not there yet, and how many texts the column has until now.
    Numbers {
        numbers: Int32Array,
        texts: usize,
    },
    Array(ArrayRef),
}

/// Numbers of texts in columns that rest on the same; none where a cell is unknown.
type Numbers = Box<[Option<i32>]>;

/// Numbers that rows of one content share in one filling.
#[derive(Default)]
pub(in crate::export) struct Known {
    /// Of the texts that rest on a judgement or on a store, in the order of these columns: rows share both by the thousand.
    judgements: FxHashMap<(StoreIndex, u32, Option<ThirdPartyId>), Numbers>,
    stores: FxHashMap<StoreIndex, Numbers>,
    places: Places,
}

/// Numbers of texts of rows by where they stand: a store keeps a text once, so that most need not be looked at.
#[derive(Default)]
struct Places(Vec<FxHashMap<(usize, usize), i32>>);

impl Places {
    /// The number of a text of a column that stands where it does as long as the content of these rows.
    fn number(&mut self, column: usize, texts: &mut Texts, text: &str) -> Result<i32, ArrowError> {
        if self.0.len() <= column {
            self.0.resize_with(column + 1, FxHashMap::default);
        }
        let place = (text.as_ptr().addr(), text.len());
        let known = self.0.get_mut(column);
        if let Some(number) = known.as_ref().and_then(|known| known.get(&place)) {
            return Ok(*number);
        }
        let number = texts.number(text)?;
        if let Some(known) = known {
            known.insert(place, number);
        }
        Ok(number)
    }
}

/// Columns that are filled row by row.
pub(in crate::export) struct Filling {
    options: Options,
    columns: Vec<(&'static Column, Cells)>,
    /// Texts of columns without a dictionary, with how many bytes they have.
    notes: Vec<(StringBuilder, usize)>,
    values: (StringBuilder, usize),
    text: Vec<u8>,
}

impl Filling {
    pub(in crate::export) fn new(options: Options) -> Self {
        Self {
            options,
            columns: COLUMNS.iter().map(|column| (column, Cells::new(kind(column.id)))).collect(),
            notes: NOTE_COLUMNS.into_iter().filter(|_| options.with_notes).map(|_| Default::default()).collect(),
            values: Default::default(),
            text: Vec::new(),
        }
    }

    /// Adds rows of a content; `known` is what rows of it that were added before share with them.
    ///
    /// # Errors
    /// As [`super::record_batch`].
    pub(in crate::export) fn add(&mut self, content: &Content<'_>, known: &mut Known, ids: &[CookieId]) -> Result<(), ArrowError> {
        content.inventory.views(ids.iter().copied()).try_for_each(|view| self.row(content, known, &view))
    }

    fn row(&mut self, content: &Content<'_>, known: &mut Known, view: &CookieView<'_>) -> Result<(), ArrowError> {
        let Known { judgements, stores, places } = known;
        let mut judgement = match judgements.entry(view.judgement()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.numbers(RestsOn::Judgement, content, view)?),
        }
        .iter();
        let mut store = match stores.entry(view.store_index) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.numbers(RestsOn::Store, content, view)?),
        }
        .iter();
        for (place, (column, cells)) in self.columns.iter_mut().enumerate() {
            match (column.rests_on, cells) {
                (RestsOn::Judgement, Cells::Texts(texts)) => texts.keys.append_option(judgement.next().copied().flatten()),
                (RestsOn::Store, Cells::Texts(texts)) => texts.keys.append_option(store.next().copied().flatten()),
                (_, cells) => match (content.cell(column, view), cells) {
                    (Cell::Text(text), Cells::Texts(texts)) => {
                        let number = places.number(place, texts, text)?;
                        texts.keys.append_value(number);
                    }
                    (cell, cells) => cells.push(cell, &mut self.text)?,
                },
            }
        }
        for ((into, bytes), (_, cell)) in self.notes.iter_mut().zip(content.notes(view)) {
            add_length(bytes, &cell)?;
            into.append_option((!cell.is_empty()).then_some(cell));
        }
        if self.options.with_values { self.value(view) } else { Ok(()) }
    }

    fn value(&mut self, view: &CookieView<'_>) -> Result<(), ArrowError> {
        let (values, bytes) = &mut self.values;
        match view.value() {
            Some((value, ValueState::Clear | ValueState::Opened)) => {
                let value = String::from_utf8_lossy(value.reveal());
                add_length(bytes, &value)?;
                values.append_value(value);
            }
            _ => values.append_null(),
        }
        Ok(())
    }

    /// The numbers of the texts of columns that rest on the same.
    fn numbers(&mut self, rests_on: RestsOn, content: &Content<'_>, view: &CookieView<'_>) -> Result<Numbers, ArrowError> {
        let mut numbers = Vec::new();
        for (column, cells) in &mut self.columns {
            if let (true, Cells::Texts(texts)) = (column.rests_on == rests_on, cells) {
                numbers.push(text_number(texts, content.cell(column, view), &mut self.text)?);
            }
        }
        Ok(numbers.into_boxed_slice())
    }

    /// The rows that were added since the last time, a part for each column of the schema. The texts stay.
    pub(in crate::export) fn take(&mut self) -> Vec<Part> {
        let mut parts: Vec<Part> = self.columns.iter_mut().map(|(_, cells)| cells.take()).collect();
        parts.extend(self.take_plain().into_iter().map(Part::Array));
        parts
    }

    /// The columns without a dictionary, which begin anew.
    fn take_plain(&mut self) -> Vec<ArrayRef> {
        let values = self.options.with_values.then_some(&mut self.values);
        let columns = self.notes.iter_mut().chain(values);
        let take = |(texts, bytes): &mut (StringBuilder, usize)| -> ArrayRef {
            *bytes = 0;
            Arc::new(texts.finish())
        };
        columns.map(take).collect()
    }

    /// The texts of each column of the schema that has numbers of them, in its order.
    pub(in crate::export) fn texts(&self) -> impl Iterator<Item = &Texts> {
        self.columns.iter().filter_map(|(_, cells)| if let Cells::Texts(texts) = cells { Some(texts) } else { None })
    }

    /// Bytes of all these texts.
    pub(in crate::export) fn bytes_of_texts(&self) -> usize {
        self.texts().map(Texts::bytes).sum()
    }

    /// All rows as arrays, in the order of the schema.
    pub(super) fn finish(mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        let plain = self.take_plain();
        let mut arrays = self.columns.into_iter().map(|(_, cells)| cells.finish()).collect::<Result<Vec<_>, _>>()?;
        arrays.extend(plain);
        Ok(arrays)
    }
}
