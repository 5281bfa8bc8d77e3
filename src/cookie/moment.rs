use std::fmt;
use std::num::NonZeroU64;

use jiff::Timestamp;

/// A point in time in microseconds since the Unix epoch, in eight bytes even when optional.
///
/// Stores hold times in many units; the readers convert them (see `docs/formats`), this type only carries them. The range is the
/// one of [`jiff::Timestamp`], so that every moment can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(NonZeroU64);

/// Flipping the sign bit maps `i64` to `u64` in order and leaves only `i64::MIN`, which is out of range anyway, at zero.
const SIGN: u64 = 1 << 63;

impl Moment {
    /// From microseconds since 1970-01-01T00:00:00Z; `None` beyond what [`Timestamp`] can hold (years −9999 to 9999).
    #[must_use]
    pub fn from_unix_micros(micros: i64) -> Option<Self> {
        let range = Timestamp::MIN.as_microsecond()..=Timestamp::MAX.as_microsecond();
        if !range.contains(&micros) {
            return None;
        }
        NonZeroU64::new(micros.cast_unsigned() ^ SIGN).map(Self)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_micros(self) -> i64 {
        (self.0.get() ^ SIGN).cast_signed()
    }

    /// The same instant for the calendar.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.unix_micros()).unwrap_or_default()
    }

    /// Seconds from `earlier` to `self`, negative when `self` comes first.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        // Both lie within ±3.8 × 10¹⁷ µs, so the difference cannot overflow.
        (self.unix_micros() - earlier.unix_micros()).div_euclid(1_000_000)
    }
}

impl From<Timestamp> for Moment {
    fn from(time: Timestamp) -> Self {
        let micros = time.as_microsecond();
        Self(NonZeroU64::new(micros.cast_unsigned() ^ SIGN).unwrap_or(NonZeroU64::MAX))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.timestamp(), f)
    }
}

/// When a cookie ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expiry {
    /// With the browser session (no `Expires`, no `Max-Age`).
    Session,
    /// At this time.
    At(Moment),
    /// Positive, but beyond the calendar (some programs write the largest number they know).
    FarFuture,
    /// The store holds a number that cannot be a time, or none.
    Unknown,
}

impl Expiry {
    /// The time, when there is one.
    #[must_use]
    pub fn at(self) -> Option<Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Session | Self::FarFuture | Self::Unknown => None,
        }
    }
}

/// The two life spans that French guidance names, as days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Months {
    /// Good practice for keeping a visitor's choice (CNIL recommendation 2020-092).
    Six,
    /// Recommended longest life of an audience-measurement tracker (CNIL guidelines 2020-091, paragraph 51).
    Thirteen,
}

impl Months {
    /// The span in seconds: the longest 6 calendar months (184 days), and 13 months as 396 days; a minute of grace for the time between
    /// the server's clock and the store's.
    #[must_use]
    pub fn seconds(self) -> i64 {
        match self {
            Self::Six => 184 * 86_400 + 60,
            Self::Thirteen => 396 * 86_400 + 60,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_boundary_and_order() {
        for micros in [-1, 0, 1, 253_402_207_199_999_999, -377_705_023_201_000_000, 1_795_501_553_321_077] {
            let moment = Moment::from_unix_micros(micros).unwrap_or_else(|| panic!("{micros} is in range"));
            assert_eq!(moment.unix_micros(), micros);
        }
        assert!(Moment::from_unix_micros(i64::MAX).is_none());
        assert!(Moment::from_unix_micros(i64::MIN).is_none());
        let (a, b) = (Moment::from_unix_micros(-5), Moment::from_unix_micros(7));
        assert!(a < b);
        assert_eq!(size_of::<Option<Moment>>(), 8);
    }
}
