use std::fmt;

use crate::coded::coded;
use zeroize::Zeroize as _;

/// The value of a cookie. It may open an account, so `Debug` never shows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CookieValue<'a>(&'a [u8]);

impl<'a> CookieValue<'a> {
    /// Wraps the bytes of a value.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the two places that may show them: an explicit reveal and an export asked for by name.
    #[must_use]
    pub fn reveal(self) -> &'a [u8] {
        self.0
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether the value is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for CookieValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CookieValue(hidden, {} bytes)", self.0.len())
    }
}

/// Whether a store holds the value in clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueState {
    /// Readable as stored.
    Clear,
    /// Encrypted by the browser; opened because somebody asked for it.
    Opened,
    /// Encrypted by the browser, and left closed.
    Encrypted(Closed),
    /// The store has no value for this row (unreadable cell).
    Missing,
}

impl ValueState {
    /// Whether there is a value to show.
    #[must_use]
    pub fn is_readable(self) -> bool {
        matches!(self, Self::Clear | Self::Opened)
    }
}

coded! {
    /// Why a value that the browser encrypted stays closed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Closed {
        /// Nobody asked for it.
        NotAsked = "not-asked-for",
        /// No key of the browser could be had from the system.
        NoKey = "no-key",
        /// The keys of this account do not fit: the store is of another account or machine.
        WrongKey = "wrong-key",
        /// The browser alone can open it, by design of the browser (`v20`).
        AppBound = "app-bound",
        /// It is cut short.
        Damaged = "value-damaged",
        /// A form that this program does not know.
        Unsupported = "unsupported",
    }
}

/// The values of one store, kept apart from the rows. `Debug` shows only how many there are, and what memory held them is overwritten.
#[derive(Default)]
pub struct Values {
    bytes: Vec<u8>,
    /// End of each value in `bytes` and its state.
    ends: Vec<(u64, ValueState)>,
}

impl Values {
    /// Adds the value of the next row.
    pub fn push(&mut self, value: &[u8], state: ValueState) {
        self.add(value);
        self.ends.push((self.bytes.len() as u64, state));
    }

    /// Adds the values of rows that follow.
    pub fn append(&mut self, next: &Self) {
        let shift = self.bytes.len() as u64;
        self.add(&next.bytes);
        self.ends.extend(next.ends.iter().map(|(end, state)| (end + shift, *state)));
    }

    /// A `Vec` that grows leaves its old bytes behind in memory that is free, where a dump would show them.
    fn add(&mut self, bytes: &[u8]) {
        let needed = self.bytes.len() + bytes.len();
        if needed > self.bytes.capacity() {
            let mut larger = Vec::with_capacity(needed.max(self.bytes.capacity() * 2));
            larger.extend_from_slice(&self.bytes);
            std::mem::replace(&mut self.bytes, larger).zeroize();
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// The value of the row that was pushed at `index`, with its state.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<(CookieValue<'_>, ValueState)> {
        let &(end, state) = self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |e| e.0);
        let bytes = self.bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
        Some((CookieValue::new(bytes), state))
    }

    /// How many values are kept: the number of rows, or 0 when the read left them out.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no values were kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl Drop for Values {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Values({} hidden)", self.ends.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_shows_a_value() {
        let mut values = Values::default();
        values.push(b"s3cr3t", ValueState::Clear);
        let (value, _) = values.get(0).unwrap();
        assert!(!format!("{values:?} {value:?}").contains("s3cr3t"));
        assert_eq!(value.reveal(), b"s3cr3t");
    }
}
