use std::fmt;

use jiff::civil::Date;

use crate::cookie::Moment;

/// A year, a month or a day of the calendar in UTC, as it was written: `2026`, `2026-11`, `2026-11-27`.
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

    /// The moments of it as microseconds since 1970: the first, and the first after it.
    #[must_use]
    pub fn micros(self) -> std::ops::Range<i64> {
        let (year, month) = (self.first.year(), self.first.month());
        let next = match self.length {
            Length::Day => self.first.tomorrow(),
            Length::Month if month == 12 => Date::new(year + 1, 1, 1),
            Length::Month => Date::new(year, month + 1, 1),
            Length::Year => Date::new(year + 1, 1, 1),
        };
        let micros = |date: Date| {
            let days = Date::ZERO.until(date).map_or(0, |span| i64::from(span.get_days()));
            let epoch = Date::ZERO.until(Date::constant(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()));
            (days - epoch) * 86_400_000_000
        };
        micros(self.first)..next.map_or(Moment::LAST.unix_micros(), micros)
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
        assert_eq!(day("1970-01-01").micros(), 0..DAY);
        assert_eq!(day("1970").micros(), 0..365 * DAY);
        assert_eq!(day("1972-02").micros(), (730 + 31) * DAY..(730 + 31 + 29) * DAY);
        assert_eq!(day("1969-12").micros(), -31 * DAY..0);
        for text in ["2026", "2026-11", "2026-11-27", "0001"] {
            assert_eq!(day(text).to_string(), text);
        }
        for text in ["", "26", "2026-13", "2026-02-30", "2026-1", "2026-11-27-1", "9999", "20é6", "-2026", "2026-"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
