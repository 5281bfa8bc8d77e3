//! Verdicts alone as columns of Arrow, for tables that have the cookies already.

use std::sync::Arc;

use ahash::AHashMap;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_schema::{ArrowError, Field, Schema};
use rustc_hash::FxHashMap;

use super::arrow::{NONE, Texts, data_type_of_texts, keys, text_number};
use crate::charter::Language;
use crate::column::{COLUMNS, Column, RestsOn};
use crate::inventory::{CookieId, Inventory};

/// The columns that rest on a judgement, in the order of exports: the category and all that belongs to it.
fn columns() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| column.rests_on == RestsOn::Judgement)
}

/// What is said of one cookie, as the numbers of its texts; [`NONE`] where nothing is.
type Said = Box<[u32]>;

/// What is said of cookies of as many inventories as one likes, each thing once.
pub struct VerdictColumns {
    language: Language,
    /// The texts of each column.
    texts: Vec<Texts>,
    /// All that is said, and the number of each.
    said: Vec<Said>,
    numbers: AHashMap<Said, u32>,
}

impl VerdictColumns {
    /// Columns about no cookie; services and descriptions in a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, texts: columns().map(|_| Texts::default()).collect(), said: Vec::new(), numbers: AHashMap::new() }
    }

    /// Adds what is said of cookies of an inventory, and gives the number of it for each of them, in their order.
    ///
    /// # Errors
    /// When more texts differ than a dictionary numbers, which would need two thousand million rows.
    pub fn add(&mut self, inventory: &Inventory, ids: impl IntoIterator<Item = CookieId>) -> Result<Vec<u32>, ArrowError> {
        let (mut known, mut text) = (FxHashMap::default(), Vec::new());
        let mut numbers = Vec::new();
        for view in inventory.views(ids) {
            if let Some(number) = known.get(&view.judgement()) {
                numbers.push(*number);
                continue;
            }
            let cells = columns().zip(&mut self.texts).map(|(column, texts)| {
                let cell = (column.cell)(&view, self.language);
                text_number(texts, cell, &mut text)
            });
            let said = cells.collect::<Result<Said, _>>()?;
            let number = self.number(said)?;
            known.insert(view.judgement(), number);
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// Adds what other columns say; for each number of theirs, the one that it has here.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn absorb(&mut self, others: Self) -> Result<Vec<u32>, ArrowError> {
        let mut texts = Vec::new();
        for (mine, theirs) in self.texts.iter_mut().zip(others.texts) {
            texts.push(theirs.iter().map(|text| mine.number(text)).collect::<Result<Vec<_>, _>>()?);
        }
        let here = |(column, number): (usize, &u32)| {
            texts.get(column).and_then(|numbers: &Vec<u32>| numbers.get(*number as usize)).copied().unwrap_or(NONE)
        };
        others.said.iter().map(|said| self.number(said.iter().enumerate().map(here).collect())).collect()
    }

    fn number(&mut self, said: Said) -> Result<u32, ArrowError> {
        if let Some(number) = self.numbers.get(&said) {
            return Ok(*number);
        }
        let number = u32::try_from(self.said.len()).map_err(|_| ArrowError::DictionaryKeyOverflowError)?;
        self.numbers.insert(said.clone(), number);
        self.said.push(said);
        Ok(number)
    }

    /// One row for each number: the columns of what was said under it, texts in dictionaries; nothing where there is no number.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn rows(self, numbers: &[Option<u32>]) -> Result<RecordBatch, ArrowError> {
        let fields: Vec<Field> = columns().map(|column| Field::new(column.id.code(), data_type_of_texts(), true)).collect();
        let mut arrays: Vec<ArrayRef> = Vec::new();
        for (column, texts) in self.texts.into_iter().enumerate() {
            let of_number: Vec<u32> = self.said.iter().map(|said| said.get(column).copied().unwrap_or(NONE)).collect();
            let of_row = |number: &Option<u32>| of_number.get(number.unwrap_or(NONE) as usize).copied().unwrap_or(NONE);
            let values: StringArray = texts.values();
            arrays.push(Arc::new(DictionaryArray::<Int32Type>::try_new(keys(numbers.iter().map(of_row)), Arc::new(values))?));
        }
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray as _;

    use super::super::{Format, Options, Paths, Preset, record_batch};
    use super::*;
    use crate::export::sample;
    use crate::store::KeepValues;

    fn text(batch: &RecordBatch, column: &str, row: usize) -> Option<String> {
        let array = batch.column_by_name(column).unwrap().as_dictionary::<Int32Type>();
        let key = array.keys().iter().nth(row).unwrap()?;
        Some(array.values().as_string::<i32>().value(usize::try_from(key).unwrap()).to_owned())
    }

    /// Every cell is that of an export, whether the rows came at once or were put together.
    #[test]
    fn verdicts_are_those_of_exports() {
        let inventory = sample::inventory(KeepValues::None);
        let count = u32::try_from(inventory.len()).unwrap();
        let ids: Vec<CookieId> = (0..count).map(CookieId).collect();
        let half = ids.len() / 2;

        let (mut columns, mut others) = (VerdictColumns::new(Language::Fr), VerdictColumns::new(Language::Fr));
        let mut numbers: Vec<Option<u32>> = columns.add(&inventory, ids[..half].iter().copied()).unwrap().into_iter().map(Some).collect();
        let of_others = others.add(&inventory, ids[half..].iter().copied()).unwrap();
        let here = columns.absorb(others).unwrap();
        numbers.extend(of_others.into_iter().map(|number| Some(here[number as usize])));
        numbers.push(None);
        let batch = columns.rows(&numbers).unwrap();

        let format = Format::Csv(Preset::Rfc);
        let options = Options { format, language: Language::Fr, with_values: false, with_notes: false, paths: Paths::Whole, site: None };
        let export = record_batch(&inventory, &ids, options).unwrap();
        assert!(batch.schema().fields().iter().any(|field| field.name() == "findings"));
        for field in batch.schema().fields() {
            for row in 0..ids.len() {
                assert_eq!(text(&batch, field.name(), row), text(&export, field.name(), row), "{} {row}", field.name());
            }
            assert_eq!(text(&batch, field.name(), ids.len()), None);
        }
    }
}
