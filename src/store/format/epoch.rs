//! The units in which stores count time, converted without ever wrapping (formats note, section 11).

use crate::cookie::{Expiry, Moment};

/// A zero point and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMillis,
    /// Microseconds since 1970.
    UnixMicros,
    /// Microseconds since 1601.
    WebkitMicros,
    /// Tenths of microseconds since 1601.
    Filetime,
}

/// What a stored number means as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Instant {
    /// This time.
    At(Moment),
    /// Positive and beyond the calendar.
    FarFuture,
    /// Before the calendar.
    FarPast,
}

/// From 1601-01-01 to 1970-01-01.
const WEBKIT_OFFSET_MICROS: i128 = 11_644_473_600_000_000;
/// 1995-01-01: no browser kept a cookie before.
pub(crate) const EARLIEST_MICROS: i64 = 788_918_400_000_000;
/// From then to 2200-01-01: between these the times of real cookies lie.
const PLAUSIBLE_MICROS: std::ops::Range<i64> = EARLIEST_MICROS..7_258_118_400_000_000;

impl Epoch {
    /// The time that `raw` stands for.
    pub(crate) fn instant(self, raw: i64) -> Instant {
        let raw = i128::from(raw);
        // No product of an i64 and 10⁶ overflows 128 bits.
        let micros = match self {
            Self::UnixSeconds => raw * 1_000_000,
            Self::UnixMillis => raw * 1_000,
            Self::UnixMicros => raw,
            Self::WebkitMicros => raw - WEBKIT_OFFSET_MICROS,
            Self::Filetime => raw.div_euclid(10) - WEBKIT_OFFSET_MICROS,
        };
        match i64::try_from(micros).ok().and_then(Moment::from_unix_micros) {
            Some(moment) => Instant::At(moment),
            None if micros > 0 => Instant::FarFuture,
            None => Instant::FarPast,
        }
    }
}

impl Instant {
    /// The time, when it is in the calendar.
    pub(crate) fn moment(self) -> Option<Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::FarFuture | Self::FarPast => None,
        }
    }

    /// The same as the end of a cookie.
    pub(crate) fn expiry(self) -> Expiry {
        match self {
            Self::At(moment) => Expiry::At(moment),
            Self::FarFuture => Expiry::FarFuture,
            // Long over, as everything before the calendar is; only an end that is not recorded is unknown.
            Self::FarPast => Expiry::At(Moment::FIRST),
        }
    }

    /// Whether it lies between 1995 and 2200.
    pub(crate) fn is_plausible(self) -> bool {
        self.moment().is_some_and(|moment| PLAUSIBLE_MICROS.contains(&moment.unix_micros()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Epoch; 5] = [Epoch::UnixSeconds, Epoch::UnixMillis, Epoch::UnixMicros, Epoch::WebkitMicros, Epoch::Filetime];

    fn text(epoch: Epoch, raw: i64) -> String {
        match epoch.instant(raw) {
            Instant::At(moment) => format!("{moment:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn zero_points_and_neighbours() {
        assert_eq!(text(Epoch::UnixSeconds, 0), "1970-01-01T00:00:00Z");
        assert_eq!(text(Epoch::UnixSeconds, -1), "1969-12-31T23:59:59Z");
        assert_eq!(text(Epoch::UnixMillis, 1), "1970-01-01T00:00:00.001Z");
        assert_eq!(text(Epoch::UnixMicros, 1), "1970-01-01T00:00:00.000001Z");
        assert_eq!(text(Epoch::WebkitMicros, 11_644_473_600_000_000), "1970-01-01T00:00:00Z");
        assert_eq!(text(Epoch::WebkitMicros, 11_644_473_599_999_999), "1969-12-31T23:59:59.999999Z");
        assert_eq!(text(Epoch::WebkitMicros, 11_644_473_600_000_001), "1970-01-01T00:00:00.000001Z");
        assert_eq!(text(Epoch::WebkitMicros, 0), "1601-01-01T00:00:00Z");
        assert_eq!(text(Epoch::UnixSeconds, i64::from(i32::MAX) + 1), "2038-01-19T03:14:08Z");
    }

    #[test]
    fn the_end_of_the_calendar() {
        assert_eq!(text(Epoch::UnixSeconds, 253_402_207_200), "9999-12-30T22:00:00Z");
        assert_eq!(text(Epoch::UnixSeconds, 253_402_300_798), "9999-12-31T23:59:58Z");
        for raw in [253_402_300_799, 253_402_300_800, i64::MAX] {
            assert_eq!(Epoch::UnixSeconds.instant(raw), Instant::FarFuture, "{raw}");
        }
        assert_eq!(text(Epoch::UnixSeconds, 32_535_129_600), "3000-12-31T00:00:00Z");
        for epoch in ALL {
            assert_eq!(epoch.instant(i64::MAX), Instant::FarFuture, "{epoch:?}");
            assert_eq!(epoch.instant(i64::MIN), Instant::FarPast, "{epoch:?}");
        }
    }

    #[test]
    fn plausible_ranges_are_those_of_the_note() {
        let ranges = [
            (Epoch::UnixSeconds, 788_918_400, 7_258_118_400),
            (Epoch::UnixMillis, 788_918_400_000, 7_258_118_400_000),
            (Epoch::UnixMicros, 788_918_400_000_000, 7_258_118_400_000_000),
            (Epoch::WebkitMicros, 12_433_392_000_000_000, 18_902_592_000_000_000),
            (Epoch::Filetime, 124_333_920_000_000_000, 189_025_920_000_000_000),
        ];
        for (epoch, first, end) in ranges {
            assert!(epoch.instant(first).is_plausible() && epoch.instant(end - 1).is_plausible(), "{epoch:?}");
            assert!(!epoch.instant(first - 1).is_plausible() && !epoch.instant(end).is_plausible(), "{epoch:?}");
        }
    }

    #[test]
    fn no_number_panics() {
        let powers = (0..63).map(|shift| 1i64 << shift);
        for raw in powers.flat_map(|p| [p, -p, p - 1, 1 - p]).chain([i64::MIN, i64::MIN + 1, i64::MAX - 1, i64::MAX]) {
            for epoch in ALL {
                let _ = (epoch.instant(raw).expiry(), epoch.instant(raw).is_plausible());
            }
        }
    }
}
