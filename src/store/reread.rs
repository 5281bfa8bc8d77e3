//! Values on request: the window keeps none, so the store is copied and read again when somebody wants to see one, or to write them all.

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::matching::{find, find_all};
use super::{HistoryChoice, KeepValues, Progress, ReadError, ReadOptions, ReadReport, SAMPLE, StoreLocation, read, read_sample};
use crate::cookie::{Closed, CookieTable, RowId, ValueState, Values};

/// A value that somebody asked to see. It is overwritten when it goes, and `Debug` does not show it.
pub struct Revealed {
    value: Zeroizing<Vec<u8>>,
    /// The cookie was set again since the store was read.
    pub is_changed: bool,
    /// When it was read.
    pub read_at: Timestamp,
}

impl Revealed {
    /// The bytes.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        &self.value
    }
}

impl std::fmt::Debug for Revealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Revealed(hidden, {} bytes, changed: {})", self.value.len(), self.is_changed)
    }
}

/// Why a value cannot be shown.
#[derive(Debug)]
pub enum ValueError {
    /// The cookie is no longer in the store, or can no longer be told from others of its name.
    Gone,
    /// The browser encrypted it, and it cannot be opened.
    Closed(Closed),
    /// The store no longer has a value for it.
    Missing,
    /// The store cannot be read now.
    Unread(ReadError),
}

/// Reads the value of one cookie of an earlier read again, from a fresh private copy of its store. No other value is kept meanwhile, save
/// those of cookies of the same name and host.
///
/// # Errors
/// [`ValueError`].
pub fn read_value(
    location: &StoreLocation,
    then: &CookieTable,
    row: RowId,
    now: Timestamp,
    progress: &Progress,
) -> Result<Revealed, ValueError> {
    let cookie = then.get(row).ok_or(ValueError::Gone)?;
    let named = KeepValues::Named { name: cookie.name().into(), host: cookie.host().into() };
    let report = read_again(location, named, now, progress).map_err(ValueError::Unread)?;
    let found = find(then, row, &report.cookies).ok_or(ValueError::Gone)?;
    match report.values.get(found.row.index()) {
        Some((value, ValueState::Clear | ValueState::Opened)) => {
            Ok(Revealed { value: Zeroizing::new(value.reveal().to_vec()), is_changed: found.is_changed, read_at: now })
        }
        Some((_, ValueState::Encrypted(why))) => Err(ValueError::Closed(why)),
        Some((_, ValueState::Missing)) | None => Err(ValueError::Missing),
    }
}

/// Reads the values of all cookies of an earlier read again, in the order of that read. The value of a cookie that is gone or was set again
/// counts as missing: it would not belong to what else is told of the cookie.
///
/// # Errors
/// When the store cannot be read now.
pub fn read_values(location: &StoreLocation, then: &CookieTable, now: Timestamp, progress: &Progress) -> Result<Values, ReadError> {
    again(location, then, KeepValues::All, now, progress)
}

/// Reads again the values of those cookies of an earlier read whose names are wanted, in the order of that read; of the others none is kept. The value of
/// a cookie that is gone or was set again counts as missing.
///
/// # Errors
/// When the store cannot be read now.
pub fn read_values_of(
    location: &StoreLocation,
    then: &CookieTable,
    is_wanted: fn(&str) -> bool,
    now: Timestamp,
    progress: &Progress,
) -> Result<Values, ReadError> {
    again(location, then, KeepValues::Called(is_wanted), now, progress)
}

fn again(location: &StoreLocation, then: &CookieTable, keep: KeepValues, now: Timestamp, progress: &Progress) -> Result<Values, ReadError> {
    let report = read_again(location, keep, now, progress)?;
    let mut values = Values::default();
    for found in find_all(then, &report.cookies) {
        let unchanged = found.filter(|found| !found.is_changed);
        match unchanged.and_then(|found| report.values.get(found.row.index())) {
            Some((value, state)) => values.push(value.reveal(), state),
            None => values.push(&[], ValueState::Missing),
        }
    }
    Ok(values)
}

fn read_again(location: &StoreLocation, values: KeepValues, now: Timestamp, progress: &Progress) -> Result<ReadReport, ReadError> {
    let options = ReadOptions { values, history: HistoryChoice::Ignore, now };
    if location.id == SAMPLE {
        return read_sample(&options, progress);
    }
    read(location, &options, progress)
}
