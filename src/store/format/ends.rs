//! When a cookie ends, in the ways in which texts and JSON say it.

use jiff::Timestamp;
use jiff::civil::{DateTime, date};

use super::collect::Collector;
use super::epoch::{Epoch, Instant};
use super::set_cookie::cookie_date;
use crate::cookie::{Expiry, Moment};
use crate::store::RowProblem;

/// Seconds that stand for years which no cookie has, and as milliseconds for 2001 to 2286.
const AS_MILLIS: std::ops::Range<i64> = 1_000_000_000_000..10_000_000_000_000;

/// Of an offset: a day has no more.
const MOST_HOURS: i64 = 23;

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

/// When a text says that a cookie ends, in any of the ways in which programs write a date or a number of seconds; none when it is none of them.
pub(crate) fn end_of(text: &str) -> Option<Instant> {
    written(text).or_else(|| seconds(text)).or_else(|| cookie_date(text))
}

/// A date with its offset, as scripts and libraries write it (`2027-09-23T13:52:40.000Z`, `2027-09-23 13:52:40Z`), to the end of the calendar and beyond:
/// a timestamp of the library ends 26 hours earlier, and `9999-12-31T23:59:59Z` is what programs write that mean "for ever".
pub(crate) fn written(text: &str) -> Option<Instant> {
    let text = text.trim();
    let read = || {
        let (local, offset) = split_offset(text)?;
        civil(local.parse().ok()?, offset_of(offset)?)
    };
    // The library also takes offsets of more than a day, and what RFC 9557 adds in brackets.
    let is_of_a_day =
        || split_offset(text).is_none_or(|(_, offset)| offset.get(1..3).and_then(two_digits).is_none_or(|hours| hours <= MOST_HOURS));
    let by_library = || text.parse::<Timestamp>().ok().filter(|_| is_of_a_day()).map(|time| Instant::At(time.into()));
    beyond_four_digits(text).or_else(by_library).or_else(read)
}

/// A date and time of day at an offset from UTC in seconds.
pub(crate) fn civil(local: DateTime, offset: i64) -> Option<Instant> {
    let since_1970 = local.duration_since(date(1970, 1, 1).at(0, 0, 0, 0));
    let micros = since_1970.as_micros() - i128::from(offset) * 1_000_000;
    i64::try_from(micros).ok().map(|micros| Epoch::UnixMicros.instant(micros))
}

/// `+010000-01-01T00:00:00.000Z` is how scripts write a year of more than four digits.
fn beyond_four_digits(text: &str) -> Option<Instant> {
    let (year, rest) = text.strip_prefix(['+', '-']).unwrap_or(text).split_once('-')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_beyond =
        is_number(year) && year.trim_start_matches('0').len() > 4 && rest.split_once('-').is_some_and(|(month, _)| is_number(month));
    is_beyond.then_some(if text.starts_with('-') { Instant::FarPast } else { Instant::FarFuture })
}

/// What stands before the offset of a date, and the offset.
fn split_offset(text: &str) -> Option<(&str, &str)> {
    if text.ends_with(['Z', 'z']) {
        return text.split_at_checked(text.len() - 1);
    }
    // Not in the date, which holds hyphens too.
    text.split_at_checked(text.get(10..)?.rfind(['+', '-'])? + 10)
}

/// An offset from UTC in seconds: `Z`, `±HH`, `±HHMM` or `±HH:MM`. Anything else could mean several times.
fn offset_of(text: &str) -> Option<i64> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match rest.len() {
        2 => (rest, "00"),
        4 => rest.split_at_checked(2)?,
        _ => rest.split_once(':')?,
    };
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours <= MOST_HOURS && minutes <= 59).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// A number of exactly two digits.
fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

impl Instant {
    /// A number of seconds since 1970 with a fraction, down to the microsecond; none when it is no number. What never ends is beyond the calendar.
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    pub(crate) fn of_unix_seconds(seconds: f64) -> Option<Self> {
        const BEYOND: f64 = 9.2e12;
        match seconds {
            _ if seconds.is_nan() => None,
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

    /// The end of a cookie from a whole number of seconds, or of milliseconds, in which scripts count (`cookieStore`).
    pub(crate) fn ends_of_whole(&mut self, column: &'static str, whole: i64) -> Expiry {
        if AS_MILLIS.contains(&whole) {
            self.warn(column, RowProblem::ExpiryUnitMixed);
            return Epoch::UnixMillis.instant(whole).expiry();
        }
        self.ends_at(column, Some(Epoch::UnixSeconds.instant(whole)))
    }

    /// The same of a number with a fraction.
    pub(crate) fn ends_of_number(&mut self, column: &'static str, number: f64) -> Expiry {
        #[expect(clippy::cast_possible_truncation, reason = "beyond the range it is the nearest number in it, which is no milliseconds")]
        let whole = number.trunc() as i64;
        if AS_MILLIS.contains(&whole) { self.ends_of_whole(column, whole) } else { self.ends_at(column, Instant::of_unix_seconds(number)) }
    }

    /// The end of a cookie from a text of seconds; empty, `0` and below stand for the session. `column` is named when it is none of these.
    pub(crate) fn ends_of_text(&mut self, column: &'static str, text: &str) -> Expiry {
        let text = text.trim();
        if text.is_empty() {
            return Expiry::Session;
        }
        let Some(instant) = seconds(text) else { return self.ends_at(column, None) };
        match text.parse::<i64>().ok().or_else(|| whole(text)) {
            Some(0 | -1) => Expiry::Session,
            Some(millis) if AS_MILLIS.contains(&millis) => {
                self.warn(column, RowProblem::ExpiryUnitMixed);
                Epoch::UnixMillis.instant(millis).expiry()
            }
            _ => self.expiry_of(column, whole_second(instant)),
        }
    }
}

/// A whole number that is written with a fraction or an exponent, as Python writes `0.0`; of milliseconds without what is behind the point.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole(text: &str) -> Option<i64> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() < 1e15)?;
    let whole = number.trunc() as i64;
    (number.fract() == 0.0 || AS_MILLIS.contains(&whole)).then_some(whole)
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
    use crate::store::{HistoryChoice, KeepValues, ReadOptions};

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

    #[test]
    fn dates_to_the_end_of_the_calendar_and_beyond() {
        let of = |text: &str| match end_of(text) {
            Some(Instant::At(moment)) => format!("{moment:?}"),
            other => format!("{other:?}"),
        };
        for text in [
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59.999Z",
            "9999-12-31 23:59:59Z",
            "9999-12-31T23:59:59+00:00",
            "9999-12-31T23:00:00-02:00",
            "+010000-01-01T00:00:00.000Z",
            "+275760-09-13T00:00:00.000Z",
            "10000-01-01 00:00:00Z",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Friday, 31-Dec-9999 23:59:59 GMT",
        ] {
            assert_eq!(of(text), "Some(FarFuture)", "{text}");
        }
        for (text, expected) in [
            ("9999-12-31T23:59:58Z", "9999-12-31T23:59:58Z"),
            ("9999-12-31T21:59:59.000Z", "9999-12-31T21:59:59Z"),
            ("9999-12-31T23:59:59+0100", "9999-12-31T22:59:59Z"),
            ("Fri, 31 Dec 9999 12:00:00 GMT", "9999-12-31T12:00:00Z"),
            ("2027-09-23 13:52:40Z", "2027-09-23T13:52:40Z"),
            ("2027-01-01T00:00:00+01:00", "2026-12-31T23:00:00Z"),
            ("2027-01-01 00:00:00+0130", "2026-12-31T22:30:00Z"),
            ("2027-01-01 00:00:00-01", "2027-01-01T01:00:00Z"),
            ("2027-01-01T00:00:00+23:59", "2026-12-31T00:01:00Z"),
            ("1800000000", "2027-01-15T08:00:00Z"),
            ("-271821-04-20T00:00:00.000Z", "Some(FarPast)"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
        for none in ["", "never", "9999-12-31", "9999-13-31T00:00:00Z", "31/12/9999", "100000-", "2027-01-01T00:00:00+é", "-", "+0-0-0"] {
            assert_eq!(of(none), "None", "{none}");
        }
    }

    #[test]
    fn offsets_that_no_place_has_are_no_times() {
        for local in ["2027-01-01T00:00:00", "9999-12-31 23:59:59"] {
            let odd = [
                "+", "+1", "+1:00", "+001", "+10:0", "+24:00", "+2400", "+25:59", "-24", "+99:99", "+00:60", "+0060", "+ 1", "+-1",
                "+00:é", "+１",
            ];
            let digits: Vec<String> = ["+", "-", "+00:", "+23:"].iter().map(|start| format!("{start}99999999999999999999")).collect();
            for offset in odd.into_iter().chain(digits.iter().map(String::as_str)) {
                assert_eq!(written(&format!("{local}{offset}")), None, "{local}{offset}");
            }
        }
    }

    #[test]
    fn what_stands_for_the_session_whatever_way_it_is_written() {
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now: Timestamp::UNIX_EPOCH };
        let mut out = Collector::new(&options);
        for session in ["", "0", "-1", "0.0", "-1.0", "0e0"] {
            assert_eq!(out.ends_of_text("expires", session), Expiry::Session, "{session}");
        }
        for text in ["1795501553000", "1795501553000.0", "1.795501553e12"] {
            assert_eq!(format!("{:?}", out.ends_of_text("expires", text)), "At(2026-11-24T06:25:53Z)", "{text}");
        }
        assert_eq!(format!("{:?}", out.ends_of_text("expires", "0.5")), "At(1970-01-01T00:00:00Z)");
    }
}
