//! Columns of Arrow that are filled row by row.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{BooleanBuilder, Float64Builder, StringBuilder, TimestampMicrosecondBuilder};
use arrow_schema::ArrowError;
use rustc_hash::FxHashMap;

use super::super::content::{Content, NOTE_COLUMNS};
use super::super::{Options, cells};
use super::{Kind, NONE, Texts, add_length, kind, text_number};
use crate::classify::ThirdPartyId;
use crate::column::{COLUMNS, Cell, Column, ColumnId, RestsOn};
use crate::cookie::{Cookie, Sym, ValueState};
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
                texts.numbers.push(number);
            }
            Self::Times(times) => times.append_option(if let Cell::Time(moment) = cell { Some(moment.unix_micros()) } else { None }),
            Self::Days(days) => days.append_option(if let Cell::Life { micros } = cell { Some(cells::days(micros)) } else { None }),
            Self::Flags(flags) => flags.append_option(if let Cell::Bool(value) = cell { Some(value) } else { None }),
        }
        Ok(())
    }

    fn finish(self) -> Result<ArrayRef, ArrowError> {
        match self {
            Self::Texts(texts) => texts.finish(),
            Self::Times(mut times) => Ok(Arc::new(times.finish())),
            Self::Days(mut days) => Ok(Arc::new(days.finish())),
            Self::Flags(mut flags) => Ok(Arc::new(flags.finish())),
        }
    }

    /// The cells that were added since the last time.
    fn take(&mut self) -> Part {
        Part::Array(match self {
            Self::Texts(texts) => return Part::Numbers { numbers: std::mem::take(&mut texts.numbers), texts: texts.len() },
            Self::Times(times) => Arc::new(times.finish()),
            Self::Days(days) => Arc::new(days.finish()),
            Self::Flags(flags) => Arc::new(flags.finish()),
        })
    }
}

/// Some cells of a column.
pub(in crate::export) enum Part {
    /// Numbers of texts that are not there yet or [`NONE`], and how many texts the column has until now.
    Numbers {
        numbers: Vec<u32>,
        texts: usize,
    },
    Array(ArrayRef),
}

/// Numbers that rows of one content share in one filling.
#[derive(Default)]
pub(in crate::export) struct Known {
    /// The place of each judgement in `columns`.
    judgements: FxHashMap<(StoreIndex, u32, Option<ThirdPartyId>), u32>,
    /// For each column of texts that rest on a judgement, or on the store, which is a part of it: a number at the place of each judgement. Rows share
    /// them by the thousand.
    columns: Vec<Vec<u32>>,
    places: Places,
}

/// Numbers of texts of rows by where they stand: most need not be looked at.
#[derive(Default)]
struct Places {
    /// For each store and each of [`TextOfRow`], the numbers of texts at their places in the table of the store, which keeps each once; [`NONE`] until one
    /// is met. Of all stores, because sorted rows go to and fro between them.
    of_stores: Vec<[Vec<u32>; TextOfRow::COUNT]>,
    /// The same of what stands elsewhere, by its address, which it keeps as long as the content of these rows.
    elsewhere: FxHashMap<(usize, usize, usize), u32>,
}

impl Places {
    /// The number of the text of a column that says no more than a text of its row.
    fn of_row(
        &mut self,
        (of, sym): (TextOfRow, Sym),
        view: &CookieView<'_>,
        add: impl FnOnce() -> Result<u32, ArrowError>,
    ) -> Result<u32, ArrowError> {
        let store = usize::from(view.store_index.0);
        if self.of_stores.len() <= store {
            self.of_stores.resize_with(store + 1, Default::default);
        }
        let Some(numbers) = self.of_stores.get_mut(store).and_then(|of_store| of_store.get_mut(of as usize)) else { return add() };
        if numbers.len() <= sym.index() {
            numbers.resize(view.store.report.cookies.strings.len().max(sym.index() + 1), NONE);
        }
        match numbers.get_mut(sym.index()) {
            Some(number) if *number == NONE => {
                *number = add()?;
                Ok(*number)
            }
            Some(number) => Ok(*number),
            None => add(),
        }
    }

    /// The number of a text of a column that stands elsewhere.
    fn elsewhere(&mut self, column: usize, texts: &mut Texts, text: &str) -> Result<u32, ArrowError> {
        let place = (column, text.as_ptr().addr(), text.len());
        if let Some(number) = self.elsewhere.get(&place) {
            return Ok(*number);
        }
        let number = texts.number(text)?;
        self.elsewhere.insert(place, number);
        Ok(number)
    }
}

/// The columns that say no more than a text of their row.
#[derive(Clone, Copy)]
enum TextOfRow {
    Site,
    Host,
    Name,
    Path,
}

impl TextOfRow {
    const COUNT: usize = 4;

    /// Which one a column is, and the text that decides what it says; none where something else does.
    fn of(column: ColumnId, row: &Cookie) -> Option<(Self, Sym)> {
        match column {
            ColumnId::Site => Some((Self::Site, row.host.name())),
            ColumnId::Host => Some((Self::Host, row.host.name())),
            ColumnId::Name => Some((Self::Name, row.name)),
            ColumnId::Path => Some((Self::Path, row.path)),
            _ => None,
        }
    }
}

/// Whether the cells of a column of texts are the same for all rows of a judgement.
fn rests_on_judgement(column: &Column) -> bool {
    matches!(column.rests_on, RestsOn::Judgement | RestsOn::Store)
}

/// The columns of texts of which that is so, in their order.
fn of_judgements<'c>(columns: &'c mut [(&'static Column, Cells)]) -> impl Iterator<Item = (&'static Column, &'c mut Texts)> {
    columns.iter_mut().filter_map(|(column, cells)| match cells {
        Cells::Texts(texts) if rests_on_judgement(column) => Some((*column, texts)),
        _ => None,
    })
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
        let mut judgements = Vec::with_capacity(ids.len());
        for view in content.inventory.views(ids.iter().copied()) {
            judgements.push(self.judgement(content, known, &view)?);
            self.row(content, &mut known.places, &view)?;
        }
        for (texts, numbers) in of_judgements(&mut self.columns).zip(&known.columns) {
            texts.1.numbers.extend(judgements.iter().map(|place| numbers.get(*place as usize).copied().unwrap_or(NONE)));
        }
        Ok(())
    }

    /// The place of a row's judgement in what is known.
    fn judgement(&mut self, content: &Content<'_>, known: &mut Known, view: &CookieView<'_>) -> Result<u32, ArrowError> {
        let Known { judgements, columns, .. } = known;
        let judgement = view.judgement();
        if let Some(place) = judgements.get(&judgement) {
            return Ok(*place);
        }
        let place = u32::try_from(judgements.len()).map_err(|_| ArrowError::DictionaryKeyOverflowError)?;
        for (at, (column, texts)) in of_judgements(&mut self.columns).enumerate() {
            if at == columns.len() {
                columns.push(Vec::new());
            }
            let number = text_number(texts, content.cell(column, view), &mut self.text)?;
            columns.get_mut(at).into_iter().for_each(|numbers| numbers.push(number));
        }
        judgements.insert(judgement, place);
        Ok(place)
    }

    /// Adds what rests on the row itself or on its attributes.
    fn row(&mut self, content: &Content<'_>, places: &mut Places, view: &CookieView<'_>) -> Result<(), ArrowError> {
        let row = view.cookie.row();
        for (place, (column, cells)) in self.columns.iter_mut().enumerate() {
            match cells {
                Cells::Texts(_) if rests_on_judgement(column) => {}
                Cells::Texts(texts) if let Some(of) = TextOfRow::of(column.id, &row) => {
                    let number = places.of_row(of, view, || text_number(texts, content.cell(column, view), &mut self.text))?;
                    texts.numbers.push(number);
                }
                Cells::Texts(texts) if let Cell::Text(text) | Cell::Code(text) = content.cell(column, view) => {
                    let number = places.elsewhere(place, texts, text)?;
                    texts.numbers.push(number);
                }
                cells => cells.push(content.cell(column, view), &mut self.text)?,
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

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::charter::Language;
    use crate::export::sample;
    use crate::store::KeepValues;

    #[test]
    fn the_text_of_a_row_decides_what_its_columns_say() {
        let inventory = sample::inventory(KeepValues::None);
        let mut said = HashMap::new();
        for view in inventory.iter() {
            let row = view.cookie.row();
            for column in &COLUMNS {
                let Some((_, sym)) = TextOfRow::of(column.id, &row) else { continue };
                let cell = format!("{:?}", (column.cell)(&view, Language::En));
                assert_eq!(*said.entry((column.id, view.store_index, sym.index())).or_insert_with(|| cell.clone()), cell);
            }
        }
        assert!(said.len() > inventory.len() / 2, "{}", said.len());
    }
}
