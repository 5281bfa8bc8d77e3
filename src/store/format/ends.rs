//! When a cookie ends, in the ways in which texts and JSON say it.

use super::collect::Collector;
use super::epoch::{Epoch, Instant};
use crate::cookie::{Expiry, Moment};
use crate::store::RowProblem;

/// Seconds that stand for years which no cookie has, and as milliseconds for 2001 to 2286.
const AS_MILLIS: std::ops::Range<i64> = 1_000_000_000_000..10_000_000_000_000;

/// A number of seconds since 1970 as a text has it: whole, with a fraction, or with an exponent. None when it is no number.
pub(crate) fn seconds(text: &str) -> Option<Instant> {
    let text = text.trim();
    match text.parse::<i64>() {
        Ok(whole) => Some(Epoch::UnixSeconds.instant(whole)),
        Err(_) if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() => Some(Instant::FarFuture),
        // `inf` and `nan` are numbers to Rust, not to those who write cookies.
        Err(_) if text.bytes().any(|byte| byte.is_ascii_digit()) => Instant::of_unix_seconds(text.parse().ok()?),
        Err(_) => None,
    }
}

impl Instant {
    /// A number of seconds since 1970 with a fraction, down to the microsecond; none when it is not finite.
    #[allow(clippy::cast_possible_truncation)] // The range is checked.
    pub(crate) fn of_unix_seconds(seconds: f64) -> Option<Self> {
        const BEYOND: f64 = 9.2e12;
        match seconds {
            _ if !seconds.is_finite() => None,
            _ if seconds >= BEYOND => Some(Self::FarFuture),
            _ if seconds <= -BEYOND => Some(Self::FarPast),
            _ => Some(Epoch::UnixMicros.instant((seconds * 1e6).round() as i64)),
        }
    }
}

impl Collector {
    /// The end of a cookie that a text or a number gave, where it gave one; else unknown, with a warning.
    pub(crate) fn ends_at(&mut self, column: &'static str, instant: Option<Instant>) -> Expiry {
        if let Some(instant) = instant {
            return self.expiry_of(column, instant);
        }
        self.warn(column, RowProblem::WrongType);
        Expiry::Unknown
    }

    /// The end of a cookie from a text of seconds; empty, `0` and below stand for the session. `column` is named when it is none of these.
    pub(crate) fn ends_of_text(&mut self, column: &'static str, text: &str) -> Expiry {
        let text = text.trim();
        if text.is_empty() {
            return Expiry::Session;
        }
        let Some(instant) = seconds(text) else { return self.ends_at(column, None) };
        match text.parse::<i64>() {
            Ok(0 | -1) => Expiry::Session,
            Ok(millis) if AS_MILLIS.contains(&millis) => {
                self.warn(column, RowProblem::ExpiryUnitMixed);
                Epoch::UnixMillis.instant(millis).expiry()
            }
            _ => self.expiry_of(column, whole_second(instant)),
        }
    }
}

/// Fractions of seconds come from clocks of scripts, and no browser counts them: floored, as browsers do.
fn whole_second(instant: Instant) -> Instant {
    match instant {
        Instant::At(moment) => {
            Moment::from_unix_micros(moment.unix_micros().div_euclid(1_000_000) * 1_000_000).map_or(instant, Instant::At)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_texts_have_them() {
        let at = |text: &str| match seconds(text) {
            Some(Instant::At(moment)) => format!("{moment:?}"),
            other => format!("{other:?}"),
        };
        assert_eq!(at("1700000000"), "2023-11-14T22:13:20Z");
        assert_eq!(at("1700000000.5"), "2023-11-14T22:13:20.5Z");
        assert_eq!(at("1.7e9"), "2023-11-14T22:13:20Z");
        assert_eq!(at("9223372036854775807"), "Some(FarFuture)");
        assert_eq!(at("92233720368547758070"), "Some(FarFuture)");
        assert_eq!(at("1e300"), "Some(FarFuture)");
        assert_eq!(at("-1e300"), "Some(FarPast)");
        for none in ["", "abc", "nan", "inf", "TRUE", "1 2"] {
            assert_eq!(at(none), "None", "{none}");
        }
    }
}
