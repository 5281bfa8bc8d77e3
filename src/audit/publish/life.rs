use crate::audit::Life;
use crate::audit::law::DAY;
use crate::charter::DeclaredLife;
use crate::coded::coded;

coded! {
    /// Units in which durations are written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[expect(missing_docs, reason = "they say what they are")]
    pub enum LifeUnit {
        Second = "second",
        Minute = "minute",
        Hour = "hour",
        Day = "day",
        Month = "month",
        Year = "year",
    }
}

/// A duration as a charter says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedLife {
    /// Until the browser closes.
    Session,
    /// So many of a unit; never less than what was seen by more than a day.
    Lasting {
        /// How many.
        amount: u32,
        /// Of what.
        unit: LifeUnit,
    },
}

/// Tenths of a day in a month of 30.4 days.
const MONTH_TENTHS: i64 = 304;
/// Days from which durations are said in whole years: their number would need a separator.
const MOST_DAYS: i64 = 999;

impl PublishedLife {
    /// Of a life that was seen; none of one that is not told, or has no end: the owner must say what is meant.
    pub(super) fn seen(life: Life) -> Option<Self> {
        match life {
            Life::Session => Some(Self::Session),
            Life::Seconds(seconds) => Self::of_seconds(seconds, 10),
            Life::Endless | Life::Unknown => None,
        }
    }

    /// Of a declared one, in the unit in which a charter says it; none of one that it does not say.
    #[must_use]
    pub fn declared(life: DeclaredLife) -> Option<Self> {
        match life {
            DeclaredLife::Unsaid => None,
            DeclaredLife::Session => Some(Self::Session),
            DeclaredLife::Lasting { seconds, .. } => Self::of_seconds(seconds, 0),
        }
    }

    /// In the largest unit that is right to so many tenths of a day, rounded up.
    fn of_seconds(seconds: i64, tenths: i64) -> Option<Self> {
        let up = |unit: i64| seconds.saturating_add(unit - 1) / unit;
        // A server's clock and that of the browser differ by seconds.
        let days = seconds.saturating_add(DAY - 61) / DAY;
        let is_days = days > 0 && days.saturating_mul(DAY).saturating_sub(seconds).abs() <= 60;
        let in_tenths = seconds.saturating_mul(10) / DAY;
        let near = |whole: i64| (in_tenths - whole).abs() <= tenths.max(0);
        let years = (in_tenths + 1_825) / 3_650;
        let months = (in_tenths + MONTH_TENTHS / 2) / MONTH_TENTHS;
        let (amount, unit) = if years > 0 && near(years.saturating_mul(3_650)) {
            (years, LifeUnit::Year)
        } else if (1..24).contains(&months) && near(months * MONTH_TENTHS) {
            (months, LifeUnit::Month)
        } else if seconds < 120 {
            (seconds.max(1), LifeUnit::Second)
        } else if seconds < 7_200 {
            (up(60), LifeUnit::Minute)
        } else if seconds < 2 * DAY && !is_days {
            (up(3_600), LifeUnit::Hour)
        } else if days <= MOST_DAYS {
            (days, LifeUnit::Day)
        } else {
            (up(365 * DAY), LifeUnit::Year)
        };
        let amount = u32::try_from(amount).ok().filter(|amount| *amount < 1_000)?;
        Some(Self::Lasting { amount, unit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_as_people_say_them() {
        let said = |seconds: i64| match PublishedLife::seen(Life::Seconds(seconds)) {
            Some(PublishedLife::Lasting { amount, unit }) => format!("{amount} {}", unit.code()),
            other => format!("{other:?}"),
        };
        let days = |days: i64| said(days * DAY);
        assert_eq!((days(365), days(366), days(730)), ("1 year".into(), "1 year".into(), "2 year".into()));
        assert_eq!((days(395), days(393), days(400)), ("13 month".into(), "393 day".into(), "400 day".into()));
        assert_eq!((days(30), days(31), days(180), days(183)), ("1 month".into(), "1 month".into(), "180 day".into(), "6 month".into()));
        assert_eq!(
            (days(1), said(30 * 60), said(90), said(90_000)),
            ("1 day".into(), "30 minute".into(), "90 second".into(), "25 hour".into())
        );
        assert_eq!((days(14), said(14 * DAY - 20), days(3_000)), ("14 day".into(), "14 day".into(), "9 year".into()));
        assert_eq!((said(-5), said(i64::MAX)), ("1 second".into(), "None".into()));
    }

    #[test]
    fn declared_ones_keep_their_unit() {
        let said = |seconds| PublishedLife::declared(DeclaredLife::Lasting { seconds, longest: seconds });
        assert_eq!(said(30 * DAY), Some(PublishedLife::Lasting { amount: 30, unit: LifeUnit::Day }));
        assert_eq!(said(395 * DAY + DAY / 5), Some(PublishedLife::Lasting { amount: 13, unit: LifeUnit::Month }));
    }
}
