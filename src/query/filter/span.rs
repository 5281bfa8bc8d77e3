use crate::coded::coded;
use crate::cookie::Months;

coded! {
    /// A unit of time in a filter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Unit {
        /// A second.
        Second = "s",
        /// A minute.
        Minute = "min",
        /// An hour.
        Hour = "h",
        /// A day.
        Day = "d",
        /// Seven days.
        Week = "w",
        /// A month.
        Month = "mo",
        /// Twelve months.
        Year = "y",
    }
}

/// A span of time as it was written: `13mo`, `90d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// Its length in seconds. Six and thirteen months are those of the guidance that names them ([`Months`]), so that `life>13mo` keeps exactly what
    /// the class "over 13 months" does; any other number of months counts 30.4 days each, a year 365.
    #[must_use]
    pub fn seconds(self) -> i64 {
        const DAY: i64 = 86_400;
        let amount = i64::from(self.amount);
        let named = Months::ALL.into_iter().find(|months| self.unit == Unit::Month && months.number() == amount);
        if let Some(months) = named {
            return months.seconds();
        }
        match self.unit {
            Unit::Second => amount,
            Unit::Minute => amount * 60,
            Unit::Hour => amount * 3_600,
            Unit::Day => amount * DAY,
            Unit::Week => amount * 7 * DAY,
            Unit::Month => amount * DAY * 304 / 10,
            Unit::Year => amount * 365 * DAY,
        }
    }
}
