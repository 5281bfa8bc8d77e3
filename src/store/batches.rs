//! Cookies that come as record batches and in no file: tables of data engines.

use arrow_array::RecordBatchReader;

use super::find::discover::of_file;
use super::format::own::batch::{Batches, BatchesRead};
use super::{FormatId, Progress, ReadError, ReadOptions, StoreLocation, history};

/// The rows of a table with the columns of this program's exports, in the memory of whoever made it. Which of them are one store is for the caller
/// to say: a crawl has those of thousands.
///
/// Tried and thrown out: one stream of batches for each store. Tables had to be sorted and copied for it, and what costs little for a profile, from
/// finding the columns to asking the system for the file, was paid for each of a hundred thousand stores of ten rows.
pub struct CookieRows {
    batches: Batches,
    location: StoreLocation,
}

impl CookieRows {
    /// Takes the columns of a cookie out of batches; `name` stands for the table where an error names it.
    ///
    /// # Errors
    /// When a column is missing or has another type, or a batch could not be had.
    pub fn of(batches: impl RecordBatchReader, name: &str, options: &ReadOptions) -> Result<Self, ReadError> {
        let location = of_file(name.as_ref(), FormatId::Parquet.format(), None);
        Ok(Self { batches: Batches::gather(batches, &location, options)?, location })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batches.count()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads rows as one store, with the history that `options` choose; rows are counted from 0 through all batches.
    ///
    /// # Errors
    /// When the read was cancelled.
    pub fn read(&self, rows: &[u32], options: &ReadOptions, progress: &Progress) -> Result<BatchesRead, ReadError> {
        let mut read = self.batches.read(rows, &self.location, options, progress)?;
        history::attach(&mut read.report, &self.location, &options.history, progress)?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;

    use arrow_array::types::{Int8Type, UInt64Type};
    use arrow_array::{
        ArrayRef, BooleanArray, Decimal128Array, DictionaryArray, Float64Array, Int8Array, LargeStringArray, NullArray, RecordBatch,
        RecordBatchIterator, StringArray, StringViewArray, TimestampMicrosecondArray, TimestampMillisecondArray, TimestampSecondArray,
        UInt16Array, UInt64Array,
    };
    use arrow_schema::{ArrowError, Schema};

    use super::*;
    use crate::cookie::{Expiry, Moment};
    use crate::store::{HistoryChoice, KeepValues};

    const HOSTS: [Option<&str>; 4] = [Some("shop.fr"), Some("ads.fr"), None, Some("shop.fr")];

    fn options() -> ReadOptions {
        let now = jiff::Timestamp::from_second(1_790_000_000).unwrap();
        ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now }
    }

    fn table(columns: Vec<(&str, ArrayRef)>) -> Result<CookieRows, ReadError> {
        let batch = RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap();
        let (start, end) = (batch.slice(0, 1), batch.slice(1, batch.num_rows() - 1));
        let schema = batch.schema();
        CookieRows::of(RecordBatchIterator::new([start, end].map(Ok::<_, ArrowError>), schema), "table", &options())
    }

    fn hosts_of(read: &BatchesRead) -> Vec<String> {
        let cookies = &read.report.cookies;
        cookies.rows.iter().map(|cookie| cookies.with_texts(cookie).host().to_owned()).collect()
    }

    #[test]
    fn a_text_is_a_text_however_an_engine_keeps_it() {
        let names: ArrayRef = Arc::new(StringArray::from(vec!["a", "b", "c", "d"]));
        let numbers = UInt64Array::from(vec![Some(1), Some(0), None, Some(1)]);
        let kept: ArrayRef = Arc::new(LargeStringArray::from(vec![Some("ads.fr"), Some("shop.fr"), None]));
        let ways: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from(HOSTS.to_vec())),
            Arc::new(LargeStringArray::from(HOSTS.to_vec())),
            Arc::new(StringViewArray::from(HOSTS.to_vec())),
            Arc::new(HOSTS.into_iter().collect::<DictionaryArray<Int8Type>>()),
            Arc::new(DictionaryArray::<UInt64Type>::try_new(numbers, Arc::clone(&kept)).unwrap()),
            // A row without a text may also lead to a value that is none.
            Arc::new(DictionaryArray::<UInt64Type>::try_new(UInt64Array::from(vec![1, 0, 2, 1]), kept).unwrap()),
        ];
        for hosts in ways {
            let kind = hosts.data_type().clone();
            let nothing: ArrayRef = Arc::new(NullArray::new(4));
            let table = table(vec![("name", Arc::clone(&names)), ("other", nothing), ("host", hosts)]).unwrap();
            let read = table.read(&[3, 1, 2, 0, 9], &options(), &Progress::default()).unwrap();
            assert_eq!(read.rows, [Some(0), Some(1), None, Some(2), None], "{kind}");
            assert_eq!(hosts_of(&read), ["shop.fr", "ads.fr", "shop.fr"], "{kind}");
            let other = table.read(&[1], &options(), &Progress::default()).unwrap();
            assert_eq!(hosts_of(&other), ["ads.fr"], "rows of others are no part of a store");
        }
    }

    #[test]
    fn lives_are_numbers_of_any_size() {
        let (hosts, names): (ArrayRef, ArrayRef) = (Arc::new(StringArray::from(vec!["a.fr"])), Arc::new(StringArray::from(vec!["n"])));
        let end = 1_795_000_000;
        let lives: Vec<ArrayRef> = vec![
            Arc::new(Float64Array::from(vec![30.0])),
            Arc::new(Int8Array::from(vec![30])),
            Arc::new(UInt16Array::from(vec![30])),
            Arc::new(UInt64Array::from(vec![30])),
            Arc::new(Decimal128Array::from(vec![300]).with_precision_and_scale(4, 1).unwrap()),
            Arc::new(Decimal128Array::from(vec![3]).with_precision_and_scale(38, -1).unwrap()),
        ];
        for life in lives {
            let kind = life.data_type().clone();
            let ends: ArrayRef = Arc::new(TimestampSecondArray::from(vec![end]));
            let columns = vec![("host", Arc::clone(&hosts)), ("name", Arc::clone(&names)), ("expires_at", ends), ("lifetime_days", life)];
            let read = table(columns).unwrap().read(&[0], &options(), &Progress::default()).unwrap();
            let last_set = read.report.cookies.iter().next().and_then(|cookie| cookie.last_set).unwrap();
            assert_eq!(last_set.unix_micros(), (end - 30 * 86_400) * 1_000_000, "{kind}");
        }
    }

    #[test]
    fn ends_beyond_the_calendar_are_its_ends() {
        let (hosts, names): (ArrayRef, ArrayRef) =
            (Arc::new(StringArray::from(vec!["a.fr"; 2])), Arc::new(StringArray::from(vec!["n"; 2])));
        // The least number stands for no time.
        let far = vec![i64::MAX, i64::MIN + 1];
        let ways: Vec<ArrayRef> = vec![
            Arc::new(TimestampSecondArray::from(far.clone())),
            Arc::new(TimestampMillisecondArray::from(far.clone())),
            Arc::new(TimestampMicrosecondArray::from(far)),
        ];
        for ends in ways {
            let kind = ends.data_type().clone();
            let columns = vec![("host", Arc::clone(&hosts)), ("name", Arc::clone(&names)), ("expires_at", ends)];
            let read = table(columns).unwrap().read(&[0, 1], &options(), &Progress::default()).unwrap();
            let found: Vec<Expiry> = read.report.cookies.iter().map(|cookie| cookie.expiry).collect();
            assert_eq!(found, [Expiry::FarFuture, Expiry::At(Moment::FIRST)], "{kind}");
        }
    }

    #[test]
    fn each_store_has_what_the_record_says_of_it_however_many_there_are() {
        let many = 2_000;
        let reads: Vec<String> = (0..many).map(|store| format!(r#"{{"store":"{store:06}","browser":"B{store}"}}"#)).collect();
        let stores: Vec<String> = (0..many).map(|store| format!("{store:06}")).collect();
        let texts = |text: &str| -> ArrayRef { Arc::new(StringArray::from(vec![text; many])) };
        let columns: Vec<(&str, ArrayRef)> =
            vec![("host", texts("a.fr")), ("name", texts("n")), ("store", Arc::new(StringArray::from(stores)))];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let record = format!(r#"{{"reads":[{}]}}"#, reads.join(","));
        let schema = Schema::clone(&batch.schema()).with_metadata(HashMap::from([("cookie-charter".to_owned(), record)]));
        let table = CookieRows::of(RecordBatchIterator::new([Ok::<_, ArrowError>(batch)], Arc::new(schema)), "table", &options()).unwrap();
        for store in 0..many {
            let read = table.read(&[u32::try_from(store).unwrap()], &options(), &Progress::default()).unwrap();
            assert_eq!(read.report.record.browser, format!("B{store}"));
        }
    }

    #[test]
    fn columns_that_lack_or_mean_something_else_are_named() {
        let texts: ArrayRef = Arc::new(StringArray::from(HOSTS.to_vec()));
        let flags: ArrayRef = Arc::new(BooleanArray::from(vec![true; 4]));
        let of_flags: ArrayRef = Arc::new(DictionaryArray::<Int8Type>::try_new(vec![0_i8; 4].into(), Arc::clone(&flags)).unwrap());
        let lacking = table(vec![("host", Arc::clone(&texts))]).err().unwrap();
        assert!(matches!(&lacking, ReadError::NoSuchColumn { column, .. } if column == "name"), "{lacking}");
        for wrong in [flags, of_flags] {
            let error = table(vec![("host", Arc::clone(&texts)), ("name", wrong)]).err().unwrap();
            assert!(matches!(&error, ReadError::WrongColumnType { column, .. } if column == "name"), "{error}");
        }
    }
}
