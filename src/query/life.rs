use crate::coded::coded;
use crate::cookie::{Expiry, Months};

coded! {
    /// How long a cookie lives, in classes that end at the spans people think in and at the two that French guidance names.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum LifeClass {
        /// Until the browser is closed.
        Session = "session",
        /// Up to a day.
        Day = "day",
        /// Up to a week.
        Week = "week",
        /// Up to a month.
        Month = "month",
        /// Up to six months.
        SixMonths = "six-months",
        /// Up to thirteen months.
        ThirteenMonths = "thirteen-months",
        /// Longer, or without an end.
        Longer = "longer",
    }
}

impl LifeClass {
    /// The class of an end and a life span in seconds; `None` where the span is not known.
    #[must_use]
    pub fn of(expiry: Expiry, seconds: Option<i64>) -> Option<Self> {
        let seconds = match expiry {
            Expiry::Session => return Some(Self::Session),
            Expiry::FarFuture => return Some(Self::Longer),
            Expiry::At(_) | Expiry::Unknown => seconds?,
        };
        Self::ALL.into_iter().find(|class| class.longest().is_some_and(|longest| seconds <= longest)).or(Some(Self::Longer))
    }

    /// The upper end in seconds, of those that have one.
    fn longest(self) -> Option<i64> {
        const DAY: i64 = 86_400;
        match self {
            Self::Session | Self::Longer => None,
            Self::Day => Some(DAY),
            Self::Week => Some(7 * DAY),
            Self::Month => Some(31 * DAY),
            Self::SixMonths => Some(Months::Six.seconds()),
            Self::ThirteenMonths => Some(Months::Thirteen.seconds()),
        }
    }
}

/// Which lives a filter keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lived {
    /// Those of a class.
    Class(LifeClass),
    /// Those of which the store does not tell.
    Unknown,
}

impl Lived {
    /// What is kept of an end and a life span in seconds.
    #[must_use]
    pub fn of(expiry: Expiry, seconds: Option<i64>) -> Self {
        LifeClass::of(expiry, seconds).map_or(Self::Unknown, Self::Class)
    }
}
