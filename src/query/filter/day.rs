use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::cookie::Moment;

/// A year, a month or a day of the calendar, as it was written: `2026`, `2026-11`, `2026-11-27`. When it begins and ends is for a time zone to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// Its first day.
    first: Date,
    length: Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Length {
    Day,
    Month,
    Year,
}

impl Day {
    /// The day, month or year of a text; `None` for what is no date of the years 1 to 9998.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<i16>().ok()).flatten()
        };
        let year = number(parts.next()?, 4).filter(|year| (1..9_999).contains(year))?;
        let month = parts.next().map(|part| number(part, 2).and_then(|month| i8::try_from(month).ok()));
        let day = parts.next().map(|part| number(part, 2).and_then(|day| i8::try_from(day).ok()));
        if parts.next().is_some() {
            return None;
        }
        let length = match (month, day) {
            (None, _) => Length::Year,
            (Some(_), None) => Length::Month,
            (Some(_), Some(_)) => Length::Day,
        };
        let first = Date::new(year, month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?).ok()?;
        Some(Self { first, length })
    }

    /// The day of a moment in a zone; `None` outside the years that [`Self::parse`] takes.
    #[must_use]
    pub fn of(moment: Moment, zone: &TimeZone) -> Option<Self> {
        let first = zone.to_datetime(moment.timestamp()?).date();
        (1..9_999).contains(&first.year()).then_some(Self { first, length: Length::Day })
    }

    /// The moments of it in a zone as microseconds since 1970: the first, and the first after it. Calendar arithmetic: to be asked once, not per row.
    #[must_use]
    pub fn micros(self, zone: &TimeZone) -> Range<i64> {
        let (year, month) = (self.first.year(), self.first.month());
        let next = match self.length {
            Length::Day => self.first.tomorrow(),
            Length::Month if month == 12 => Date::new(year + 1, 1, 1),
            Length::Month => Date::new(year, month + 1, 1),
            Length::Year => Date::new(year + 1, 1, 1),
        };
        // Where clocks skip midnight, a day begins at the first time that they show. The years 1 to 9999 have a moment in every zone.
        let micros = |date: Date| zone.to_timestamp(date.at(0, 0, 0, 0)).map(jiff::Timestamp::as_microsecond);
        let (first, last) = (Moment::FIRST.unix_micros(), Moment::LAST.unix_micros());
        micros(self.first).unwrap_or(first)..next.and_then(micros).unwrap_or(last)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first;
        write!(out, "{:04}", date.year())?;
        if self.length != Length::Year {
            write!(out, "-{:02}", date.month())?;
        }
        if self.length == Length::Day {
            write!(out, "-{:02}", date.day())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years_begin_and_end_where_the_calendar_says() {
        const DAY: i64 = 86_400_000_000;
        let day = |text: &str| Day::parse(text).unwrap();
        let micros = |text: &str| day(text).micros(&TimeZone::UTC);
        assert_eq!(micros("1970-01-01"), 0..DAY);
        assert_eq!(micros("1970"), 0..365 * DAY);
        assert_eq!(micros("1972-02"), (730 + 31) * DAY..(730 + 31 + 29) * DAY);
        assert_eq!(micros("1969-12"), -31 * DAY..0);
        for text in ["2026", "2026-11", "2026-11-27", "0001"] {
            assert_eq!(day(text).to_string(), text);
        }
        for text in ["", "26", "2026-13", "2026-02-30", "2026-1", "2026-11-27-1", "9999", "20é6", "-2026", "2026-"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_of_a_zone_holds_exactly_the_moments_that_the_zone_shows_on_it() {
        const HOUR: i64 = 3_600_000_000;
        // Clocks in New York skip an hour on 8 March 2026 and repeat one on 1 November.
        let zone = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap();
        let hours = |text: &str| {
            let micros = Day::parse(text).unwrap().micros(&zone);
            (micros.end - micros.start) / HOUR
        };
        assert_eq!(["2026-03-07", "2026-03-08", "2026-11-01", "2026"].map(hours), [24, 23, 25, 365 * 24]);
        for text in ["0001-01-01", "1969-12-31", "2026-03-08", "2026-11-01", "9998-12-31"] {
            let day = Day::parse(text).unwrap();
            let micros = day.micros(&zone);
            let of = |micros: i64| Day::of(Moment::from_unix_micros(micros).unwrap(), &zone);
            assert_eq!((of(micros.start), of(micros.end - 1)), (Some(day), Some(day)), "{text}");
            assert!(of(micros.start - 1) != Some(day) && of(micros.end) != Some(day), "{text}");
        }
    }
}
