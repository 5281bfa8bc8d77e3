use std::borrow::Cow;
use std::path::Path;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Schema, TimeUnit};

use crate::cookie::Moment;
use crate::store::ReadError;

/// What the cells of a column may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Time,
    Days,
    Flag,
}

/// The columns that say something of a cookie. Texts are also taken where a CSV would have them: many tables were made from one.
const COLUMNS: [(&str, Kind); 20] = [
    (SITE, Kind::Text),
    ("host", Kind::Text),
    ("name", Kind::Text),
    ("path", Kind::Text),
    ("top_level_site", Kind::Text),
    ("container", Kind::Text),
    ("created_at", Kind::Time),
    ("last_accessed_at", Kind::Time),
    ("expires_at", Kind::Time),
    ("lifetime_days", Kind::Days),
    ("session", Kind::Flag),
    ("secure", Kind::Flag),
    ("http_only", Kind::Flag),
    ("host_only", Kind::Flag),
    ("same_site", Kind::Text),
    ("partitioned", Kind::Flag),
    ("browser", Kind::Text),
    ("profile", Kind::Text),
    ("store", Kind::Text),
    ("value", Kind::Text),
];
/// Tells cookies of pages opened from disk, which have no host. Nothing else is taken from it, so that a column of another type is none.
const SITE: &str = "site";
/// Those without which no row is a cookie.
const NEEDED: [&str; 2] = ["host", "name"];

impl Kind {
    fn is_met_by(self, found: &DataType) -> bool {
        let found = if let DataType::Dictionary(_, values) = found { values } else { found };
        match (self, found) {
            // Text as a CSV has it, or a column without any value.
            (_, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null)
            | (Self::Time, DataType::Timestamp(..))
            | (Self::Flag, DataType::Boolean) => true,
            // DuckDB makes a decimal of `390.0`.
            (Self::Days, found) => found.is_numeric() && !matches!(found, DataType::Decimal256(..)),
            _ => false,
        }
    }
}

/// The columns of a file, with their places among all of it.
pub(in crate::store::format::own) struct Columns(Vec<(&'static str, usize)>);

impl Columns {
    /// Looks for the columns.
    ///
    /// # Errors
    /// When one is missing without which no row means anything, or has another type.
    pub(in crate::store::format::own) fn find(schema: &Schema, with_values: bool, path: &Path) -> Result<Self, ReadError> {
        let mut found = Vec::new();
        for (name, kind) in COLUMNS {
            if name == "value" && !with_values {
                continue;
            }
            let Some((place, field)) = schema.fields().iter().enumerate().find(|(_, field)| field.name() == name) else { continue };
            if !kind.is_met_by(field.data_type()) {
                if name == SITE {
                    continue;
                }
                return Err(ReadError::WrongColumnType { column: name.into(), path: path.to_path_buf() });
            }
            found.push((name, place));
        }
        match NEEDED.iter().find(|needed| found.iter().all(|(name, _)| name != *needed)) {
            Some(missing) => Err(ReadError::NoSuchColumn { column: (*missing).into(), path: path.to_path_buf() }),
            None => Ok(Self(found)),
        }
    }

    pub(in crate::store::format::own) fn places(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(_, place)| *place)
    }

    /// The cells of a batch that holds these columns alone.
    pub(super) fn of(&self, batch: &RecordBatch) -> Cells {
        Cells(self.0.iter().filter_map(|(name, _)| Some((*name, batch.column_by_name(name)?.clone()))).collect())
    }
}

/// What a cell says.
pub(super) enum Said<'a> {
    Text(&'a str),
    Flag(bool),
    Days(f64),
    Time(Moment),
}

/// The cells of a batch by the names of its columns.
pub(super) struct Cells(Vec<(&'static str, ArrayRef)>);

/// The array that holds a cell, and its place there: rows of a dictionary say where among its values.
fn held(array: &dyn Array, row: usize) -> Option<(&dyn Array, usize)> {
    let Some(dictionary) = array.as_any_dictionary_opt() else { return (!array.is_null(row)).then_some((array, row)) };
    let keys = dictionary.keys();
    if keys.is_null(row) {
        return None;
    }
    let key = match keys.data_type() {
        DataType::Int8 => usize::try_from(keys.as_primitive_opt::<Int8Type>()?.value(row)).ok(),
        DataType::Int16 => usize::try_from(keys.as_primitive_opt::<Int16Type>()?.value(row)).ok(),
        DataType::Int32 => usize::try_from(keys.as_primitive_opt::<Int32Type>()?.value(row)).ok(),
        DataType::Int64 => usize::try_from(keys.as_primitive_opt::<Int64Type>()?.value(row)).ok(),
        DataType::UInt8 => Some(keys.as_primitive_opt::<UInt8Type>()?.value(row).into()),
        DataType::UInt16 => Some(keys.as_primitive_opt::<UInt16Type>()?.value(row).into()),
        DataType::UInt32 => usize::try_from(keys.as_primitive_opt::<UInt32Type>()?.value(row)).ok(),
        DataType::UInt64 => usize::try_from(keys.as_primitive_opt::<UInt64Type>()?.value(row)).ok(),
        _ => None,
    }?;
    let values = dictionary.values().as_ref();
    // Who made the table says how long its dictionary is; nobody looked whether every key keeps to that.
    (key < values.len() && !values.is_null(key)).then_some((values, key))
}

impl Cells {
    /// None where a cell is unknown, or the column is not there.
    pub(super) fn said(&self, name: &str, row: usize) -> Option<Said<'_>> {
        let (_, array) = self.0.iter().find(|(column, _)| *column == name)?;
        let (array, row) = held(array.as_ref(), row)?;
        Some(match array.data_type() {
            DataType::Utf8 => Said::Text(array.as_string_opt::<i32>()?.value(row)),
            DataType::LargeUtf8 => Said::Text(array.as_string_opt::<i64>()?.value(row)),
            DataType::Utf8View => Said::Text(array.as_string_view_opt()?.value(row)),
            DataType::Boolean => Said::Flag(array.as_boolean_opt()?.value(row)),
            DataType::Timestamp(unit, _) => Said::Time(moment(micros(array, *unit, row)?)),
            _ => Said::Days(number(array, row)?),
        })
    }

    /// The cell as a CSV has it.
    pub(super) fn text(&self, name: &str, row: usize) -> Option<Cow<'_, str>> {
        Some(match self.said(name, row)? {
            Said::Text(text) => (!text.is_empty()).then_some(Cow::Borrowed(text))?,
            Said::Flag(flag) => Cow::Borrowed(if flag { "true" } else { "false" }),
            Said::Days(days) => Cow::Owned(format!("{days:.1}")),
            Said::Time(moment) => Cow::Owned(format!("{}Z", moment.utc())),
        })
    }
}

/// A time before or behind the calendar is its first or last second, as exports write it.
fn moment(micros: i128) -> Moment {
    let within = i64::try_from(micros).ok().and_then(Moment::from_unix_micros);
    within.unwrap_or(if micros < 0 { Moment::FIRST } else { Moment::LAST })
}

/// None for the number that stands for no time in tables of numpy.
fn micros(array: &dyn Array, unit: TimeUnit, row: usize) -> Option<i128> {
    let counted = match unit {
        TimeUnit::Second => array.as_primitive_opt::<TimestampSecondType>()?.value(row),
        TimeUnit::Millisecond => array.as_primitive_opt::<TimestampMillisecondType>()?.value(row),
        TimeUnit::Microsecond => array.as_primitive_opt::<TimestampMicrosecondType>()?.value(row),
        TimeUnit::Nanosecond => array.as_primitive_opt::<TimestampNanosecondType>()?.value(row),
    };
    let counted = Some(counted).filter(|counted| *counted != i64::MIN).map(i128::from)?;
    Some(match unit {
        TimeUnit::Second => counted * 1_000_000,
        TimeUnit::Millisecond => counted * 1_000,
        TimeUnit::Microsecond => counted,
        TimeUnit::Nanosecond => counted.div_euclid(1_000),
    })
}

/// A number of any size; none for what is no number.
fn number(array: &dyn Array, row: usize) -> Option<f64> {
    Some(match array.data_type() {
        DataType::Float64 => array.as_primitive_opt::<Float64Type>()?.value(row),
        DataType::Float32 => array.as_primitive_opt::<Float32Type>()?.value(row).into(),
        DataType::Float16 => array.as_primitive_opt::<Float16Type>()?.value(row).to_f64(),
        DataType::Int8 => whole::<Int8Type>(array, row)?,
        DataType::Int16 => whole::<Int16Type>(array, row)?,
        DataType::Int32 => whole::<Int32Type>(array, row)?,
        DataType::Int64 => whole::<Int64Type>(array, row)?,
        DataType::UInt8 => whole::<UInt8Type>(array, row)?,
        DataType::UInt16 => whole::<UInt16Type>(array, row)?,
        DataType::UInt32 => whole::<UInt32Type>(array, row)?,
        DataType::UInt64 => large(array.as_primitive_opt::<UInt64Type>()?.value(row).into()),
        DataType::Decimal32(_, scale) => whole::<Decimal32Type>(array, row)? / power_of_ten(*scale),
        DataType::Decimal64(_, scale) => whole::<Decimal64Type>(array, row)? / power_of_ten(*scale),
        // Of 20 digits behind the point a life of a year is more than 64 bits hold.
        DataType::Decimal128(_, scale) => large(array.as_primitive_opt::<Decimal128Type>()?.value(row)) / power_of_ten(*scale),
        _ => return None,
    })
}

#[expect(clippy::cast_precision_loss, reason = "days of a life need far fewer than 53 bits")]
fn whole<T: ArrowPrimitiveType<Native: TryInto<i64>>>(array: &dyn Array, row: usize) -> Option<f64> {
    array.as_primitive_opt::<T>()?.value(row).try_into().ok().map(|number: i64| number as f64)
}

#[expect(clippy::cast_precision_loss, reason = "days of a life need far fewer than 53 bits")]
fn large(number: i128) -> f64 {
    number as f64
}

fn power_of_ten(scale: i8) -> f64 {
    10_f64.powi(scale.into())
}

#[cfg(test)]
mod tests {
    use arrow_array::{Decimal128Array, TimestampNanosecondArray, UInt64Array};

    use super::*;

    #[test]
    fn numbers_of_many_digits_are_numbers_and_no_time_is_none() {
        let lives = Decimal128Array::from(vec![400 * 10_i128.pow(20), -5]).with_precision_and_scale(38, 20).unwrap();
        assert!(number(&lives, 0).is_some_and(|days| (days - 400.0).abs() < 1e-9), "{:?}", number(&lives, 0));
        assert!(number(&lives, 1).is_some_and(|days| days < 0.0 && days > -1.0));
        assert!(number(&UInt64Array::from(vec![u64::MAX]), 0).is_some_and(|days| days > 1e19));
        let times = TimestampNanosecondArray::from(vec![i64::MIN, -1_500, i64::MAX]);
        let said: Vec<Option<i128>> = (0..3).map(|row| micros(&times, TimeUnit::Nanosecond, row)).collect();
        assert_eq!(said, [None, Some(-2), Some(i128::from(i64::MAX / 1_000))]);
    }
}
