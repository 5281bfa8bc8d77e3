use crate::store::format::epoch::{EARLIEST_MICROS, Epoch, Instant};

/// The unit in which a store counts `expiry`: seconds up to schema 15, milliseconds from 16 on (formats note, section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExpiryUnit {
    Seconds,
    Millis,
}

/// 1995-01-01 in milliseconds since 1970. Firefox stores no cookie that is over when it is set, so that none ends before there were cookies. What would
/// is a number of seconds, up to far behind the end of the calendar, which sites and programs write that mean "for ever".
const EARLIEST_MILLIS: i64 = EARLIEST_MICROS / 1_000;

impl ExpiryUnit {
    /// The unit that the schema number decides; `None` for zero and absurd numbers.
    pub(crate) fn of_schema(version: i64) -> Option<Self> {
        match version {
            1..=15 => Some(Self::Seconds),
            16..=1000 => Some(Self::Millis),
            _ => None,
        }
    }

    /// The unit of positive expiries of a store without a usable schema number, by their median.
    pub(crate) fn of_values(mut values: Vec<i64>) -> Self {
        values.retain(|value| *value > 0);
        values.sort_unstable();
        match values.get(values.len() / 2) {
            Some(median) if *median > 100_000_000_000 => Self::Millis,
            _ => Self::Seconds,
        }
    }

    /// The time of one row, and whether the row uses the other unit. An older Firefox that opens a newer store keeps the version
    /// number and writes seconds.
    pub(crate) fn read(self, raw: i64) -> (Instant, bool) {
        let (epoch, is_mixed) = match self {
            Self::Millis if (1..EARLIEST_MILLIS).contains(&raw) => (Epoch::UnixSeconds, true),
            Self::Millis => (Epoch::UnixMillis, false),
            // Beyond the year 33,000 as seconds; 9999-12-31 in seconds is smaller and legal.
            Self::Seconds if (1_000_000_000_000..10_000_000_000_000).contains(&raw) => (Epoch::UnixMillis, true),
            Self::Seconds => (Epoch::UnixSeconds, false),
        };
        (epoch.instant(raw), is_mixed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(unit: ExpiryUnit, raw: i64) -> (String, bool) {
        let (instant, is_mixed) = unit.read(raw);
        (instant.moment().map_or_else(|| format!("{instant:?}"), |moment| format!("{moment:?}")), is_mixed)
    }

    #[test]
    fn units() {
        use ExpiryUnit::{Millis, Seconds};
        assert_eq!(read(Seconds, 1_795_501_553), ("2026-11-24T06:25:53Z".into(), false));
        assert_eq!(read(Millis, 1_795_501_553_000), ("2026-11-24T06:25:53Z".into(), false));
        assert_eq!(read(Millis, 1_795_501_553), ("2026-11-24T06:25:53Z".into(), true));
        assert_eq!(read(Seconds, 1_795_501_553_000), ("2026-11-24T06:25:53Z".into(), true));
        assert_eq!(read(Seconds, 253_402_300_799), ("FarFuture".into(), false));
        assert_eq!(read(Seconds, 32_535_129_600), ("3000-12-31T00:00:00Z".into(), false));
        assert_eq!(read(Seconds, i64::MAX), ("FarFuture".into(), false));
        assert_eq!(read(Millis, 253_402_300_799), ("FarFuture".into(), true));
        assert_eq!(read(Millis, 253_402_214_400), ("9999-12-31T00:00:00Z".into(), true));
        assert_eq!(read(Millis, 253_402_300_800), ("FarFuture".into(), true));
        assert_eq!(read(Millis, 788_918_399_999), ("FarFuture".into(), true));
        assert_eq!(read(Millis, 788_918_400_000), ("1995-01-01T00:00:00Z".into(), false));
        assert_eq!(read(Millis, 0), ("1970-01-01T00:00:00Z".into(), false));
        assert!(!read(Millis, -1).1);
    }

    #[test]
    fn the_median_decides_without_a_version() {
        assert_eq!(ExpiryUnit::of_values(vec![0, -5, 1_795_501_553, 1_800_000_000]), ExpiryUnit::Seconds);
        assert_eq!(ExpiryUnit::of_values(vec![1_795_501_553_000, 1_795_501_553_000, 1]), ExpiryUnit::Millis);
        assert_eq!(ExpiryUnit::of_values(Vec::new()), ExpiryUnit::Seconds);
    }
}
