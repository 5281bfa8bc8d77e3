use std::fmt;
use std::num::NonZeroU64;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time in microseconds since the Unix epoch, in eight bytes even when optional.
///
/// Stores hold times in many units; the readers convert them (see `docs/formats`), this type only carries them. The range is the
/// years 0001 to 9999, to the last second, so that every moment can be written, and read by whoever has no year 0 (Python, .NET, SQL).
/// ([`Timestamp`] ends 26 hours earlier, to leave room for every time zone; ends in its gap were once taken for "unknown".)
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(NonZeroU64);

/// Flipping the sign bit maps `i64` to `u64` in order and leaves only `i64::MIN`, which is out of range anyway, at zero.
const SIGN: u64 = 1 << 63;

/// 0001-01-01T00:00:00Z in microseconds.
const FIRST_MICROS: i64 = -62_135_596_800_000_000;
/// 9999-12-31T23:59:59Z in microseconds.
const LAST_MICROS: i64 = 253_402_300_799_000_000;
/// The same as a text.
const LAST_TEXT: &str = "9999-12-31T23:59:59Z";

impl Moment {
    /// 0001-01-01T00:00:00Z, the first second of the calendar: it stands for every end before it.
    pub const FIRST: Self = Self(match NonZeroU64::new(FIRST_MICROS.cast_unsigned() ^ SIGN) {
        Some(bits) => bits,
        None => NonZeroU64::MIN,
    });

    /// 9999-12-31T23:59:59Z, the last second of the calendar: it stands for every end at or beyond it.
    pub const LAST: Self = Self(match NonZeroU64::new(LAST_MICROS.cast_unsigned() ^ SIGN) {
        Some(bits) => bits,
        None => NonZeroU64::MAX,
    });

    /// From microseconds since 1970-01-01T00:00:00Z; `None` before the year 1, and from [`Self::LAST`] on.
    #[must_use]
    pub fn from_unix_micros(micros: i64) -> Option<Self> {
        if !(FIRST_MICROS..LAST_MICROS).contains(&micros) {
            return None;
        }
        NonZeroU64::new(micros.cast_unsigned() ^ SIGN).map(Self)
    }

    /// A moment whose microseconds were taken from one.
    pub(super) fn unpacked(micros: i64) -> Option<Self> {
        NonZeroU64::new(micros.cast_unsigned() ^ SIGN).map(Self)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_micros(self) -> i64 {
        (self.0.get() ^ SIGN).cast_signed()
    }

    /// The same instant for a time zone; `None` in the last 26 hours of the year 9999, which some zone has no date for.
    #[must_use]
    pub fn timestamp(self) -> Option<Timestamp> {
        Timestamp::from_microsecond(self.unix_micros()).ok()
    }

    /// Date and time of day in UTC.
    #[must_use]
    pub fn utc(self) -> DateTime {
        self.timestamp().map_or_else(|| self.utc_beyond_timestamps(), |time| Offset::UTC.to_datetime(time))
    }

    fn utc_beyond_timestamps(self) -> DateTime {
        let beyond = self.unix_micros().saturating_sub(Timestamp::MAX.as_microsecond());
        let last = Offset::UTC.to_datetime(Timestamp::MAX);
        // The last timestamp ends in …999999999 ns, which is less than a microsecond beyond its microseconds.
        let last = last.with().subsec_nanosecond(last.subsec_nanosecond() / 1_000 * 1_000).build().unwrap_or(last);
        last.saturating_add(SignedDuration::from_micros(beyond))
    }

    /// Seconds from `earlier` to `self`, negative when `self` comes first.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        // Both lie within ±3.8 × 10¹⁷ µs, so the difference cannot overflow.
        (self.unix_micros() - earlier.unix_micros()).div_euclid(1_000_000)
    }
}

/// RFC 3339 to the microsecond; what lies beyond the timestamps of every zone is the last second.
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.timestamp() {
            Some(time) => serializer.collect_str(&time),
            None => serializer.serialize_str(LAST_TEXT),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == LAST_TEXT {
            return Ok(Self::LAST);
        }
        text.parse::<Timestamp>().map(Self::from).map_err(|_| D::Error::custom("not a time"))
    }
}

/// For the times of clocks and file systems, which are never before the year 0000.
impl From<Timestamp> for Moment {
    fn from(time: Timestamp) -> Self {
        let micros = time.as_microsecond().max(FIRST_MICROS);
        Self(NonZeroU64::new(micros.cast_unsigned() ^ SIGN).unwrap_or(NonZeroU64::MAX))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Z", self.utc())
    }
}

/// When a cookie ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expiry {
    /// With the browser session (no `Expires`, no `Max-Age`).
    Session,
    /// At this time.
    At(Moment),
    /// At or beyond the last second of the calendar (some programs write that second, others the largest number they know).
    FarFuture,
    /// The store holds a number that cannot be a time, or none.
    Unknown,
}

impl Expiry {
    /// The time, when there is one. What lies beyond the calendar ends, wherever a date is shown, sorted or counted from, at
    /// [`Moment::LAST`]: one place, so that window, overview and exports agree.
    #[must_use]
    pub fn at(self) -> Option<Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::FarFuture => Some(Moment::LAST),
            Self::Session | Self::Unknown => None,
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
    /// Both.
    pub const ALL: [Self; 2] = [Self::Six, Self::Thirteen];

    /// How many months.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Six => 6,
            Self::Thirteen => 13,
        }
    }

    /// The span in whole days: 6 months as 183 days, 13 months as 396 days.
    #[must_use]
    pub fn days(self) -> i64 {
        match self {
            Self::Six => 183,
            Self::Thirteen => 396,
        }
    }

    /// The same in seconds, with a minute of grace for the time between the server's clock and the store's.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.days() * 86_400 + 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_boundary_and_order() {
        for micros in [-1, 0, 1, 253_402_207_200_000_000, LAST_MICROS - 1, FIRST_MICROS, 1_795_501_553_321_077] {
            let moment = Moment::from_unix_micros(micros).unwrap_or_else(|| panic!("{micros} is in range"));
            assert_eq!(moment.unix_micros(), micros);
        }
        for micros in [i64::MIN, FIRST_MICROS - 1, LAST_MICROS, i64::MAX] {
            assert!(Moment::from_unix_micros(micros).is_none(), "{micros}");
        }
        let (a, b) = (Moment::from_unix_micros(-5), Moment::from_unix_micros(7));
        assert!(a < b && b < Some(Moment::LAST));
        assert_eq!(size_of::<Option<Moment>>(), 8);
    }

    #[test]
    fn the_calendar_to_its_last_second() {
        let shown = |seconds: i64| Moment::from_unix_micros(seconds * 1_000_000).map(|moment| moment.utc().to_string());
        assert_eq!(shown(0).as_deref(), Some("1970-01-01T00:00:00"));
        assert_eq!(shown(-62_135_596_800).as_deref(), Some("0001-01-01T00:00:00"));
        // jiff's last timestamp is 9999-12-30T22:00:00Z.
        assert_eq!(shown(253_402_207_200).as_deref(), Some("9999-12-30T22:00:00"));
        assert_eq!(shown(253_402_207_201).as_deref(), Some("9999-12-30T22:00:01"));
        assert_eq!(shown(253_402_300_798).as_deref(), Some("9999-12-31T23:59:58"));
        assert_eq!(Moment::LAST.utc().to_string(), "9999-12-31T23:59:59");
        assert_eq!(Moment::LAST.timestamp(), None);
        assert_eq!(Expiry::FarFuture.at(), Some(Moment::LAST));
    }
}
