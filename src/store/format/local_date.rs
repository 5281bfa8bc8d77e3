//! Dates as the language of a window has them: `25/11/2027 10:15:00`, `11/25/2027, 10:15:00 AM`. Which number is the day is not always to be told.

use jiff::civil::{Date, Time};

use super::ends::civil;
use super::epoch::Instant;

/// A date and a time of day of a place that is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LocalDate {
    year: i32,
    /// Day and month, in whichever order.
    first: i8,
    second: i8,
    time: Time,
    order: Order,
    /// Its year stands before day and month, which then are in one order everywhere.
    is_year_first: bool,
    /// Its hours are those of half a day.
    pub(crate) has_halves: bool,
}

/// Which of the two numbers beside the year is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
    /// Both ways are dates, and not the same one.
    Open,
}

impl LocalDate {
    /// Reads the numbers of a text in their order: three of the date, of which the year is first or last, and up to three of the time.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse);
        let numbers: Vec<i32> = numbers.collect::<Result<_, _>>().ok()?;
        let [first, second, third, time @ ..] = numbers.as_slice() else { return None };
        let is_year_first = *first > 31;
        let (year, first, second) = if is_year_first { (*first, second, third) } else { (*third, first, second) };
        // Of a year of two digits nobody knows whether it is the year at all: `27/12/31`.
        if year < 1000 {
            return None;
        }
        let order = match () {
            () if is_year_first || *second > 12 => Order::MonthFirst,
            () if *first > 12 || first == second => Order::DayFirst,
            () => Order::Open,
        };
        let part = |at: usize| i8::try_from(time.get(at).copied().unwrap_or(0)).ok();
        let half = [("AM", 0), ("PM", 12)].into_iter().find(|(word, _)| text.ends_with(word));
        let hour = half.map_or(part(0), |(_, more)| Some(part(0)? % 12 + more))?;
        let time = Time::new(hour, part(1)?, part(2)?, 0).ok()?;
        let [first, second] = [first, second].map(|number| i8::try_from(*number).ok());
        Some(Self { year, first: first?, second: second?, time, order, is_year_first, has_halves: half.is_some() })
    }

    /// What the numbers themselves say.
    pub(crate) fn order(self) -> Order {
        self.order
    }

    /// Whether it shows that dates of its writer are in this order. One of which it does not matter shows nothing, nor does one that begins with its year.
    pub(crate) fn tells(self, order: Order) -> bool {
        self.order == order && !self.is_year_first && self.first.max(self.second) > 12
    }

    /// The time, as if the place were that of UTC; `order` counts where the numbers leave it open. None where it is no date.
    pub(crate) fn end(self, order: Order) -> Option<Instant> {
        let order = if self.order == Order::Open { order } else { self.order };
        let (month, day) = match order {
            Order::DayFirst => (self.second, self.first),
            Order::MonthFirst => (self.first, self.second),
            Order::Open => return None,
        };
        // A year of more than four digits has no date here, and is one all the same.
        let date = Date::new(i16::try_from(self.year.min(9999)).ok()?, month, day).ok()?;
        let end = civil(date.to_datetime(self.time), 0)?;
        Some(if self.year > 9999 { Instant::FarFuture } else { end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_tell_their_order_where_they_can() {
        let order = |text: &str| LocalDate::of(text).map(LocalDate::order);
        for (text, expected) in [
            ("31/12/2027", Order::DayFirst),
            ("12/31/2027, 10:15:00 AM", Order::MonthFirst),
            ("01/02/2027 10:15", Order::Open),
            ("2/2/2027", Order::DayFirst),
            ("2027-02-01 00:00", Order::MonthFirst),
        ] {
            assert_eq!(order(text), Some(expected), "{text}");
        }
        for none in ["", "1/2", "soon", "1/2/2027 99:00", "31/12/27"] {
            assert_eq!(order(none), None, "{none}");
        }
        let [open, same] = ["01/02/2027", "2/2/2027"].map(|text| LocalDate::of(text).unwrap());
        assert!(!LocalDate::of("2027/12/31").unwrap().tells(Order::MonthFirst), "that of its day is another matter");
        assert!(!same.tells(Order::DayFirst) && LocalDate::of("31/12/2027").unwrap().tells(Order::DayFirst));
        assert_eq!(open.end(Order::Open), None);
        assert_ne!(open.end(Order::DayFirst), open.end(Order::MonthFirst));
    }
}
