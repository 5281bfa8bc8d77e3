use serde::{Deserialize, Serialize};

/// How long a charter says that a cookie lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclaredLife {
    /// It does not say.
    #[default]
    Unsaid,
    /// Until the browser ends.
    Session,
    /// Until a time after it was set.
    Lasting {
        /// A month counts 30.4 days, a year 365.
        seconds: i64,
        /// The longest reading, with the longest months and leap years: a year may have 366 days.
        longest: i64,
    },
}

/// Seconds of a day.
const DAY: i64 = 86_400;

impl DeclaredLife {
    /// So many days, no more and no less.
    #[must_use]
    pub fn days(days: u32) -> Self {
        let seconds = i64::from(days) * DAY;
        Self::Lasting { seconds, longest: seconds }
    }

    /// The life in seconds, of a lasting one.
    #[must_use]
    pub fn seconds(self) -> Option<i64> {
        match self {
            Self::Lasting { seconds, .. } => Some(seconds),
            Self::Unsaid | Self::Session => None,
        }
    }

    /// The longer of two; a session is shorter than any time.
    #[must_use]
    pub fn or_longer(self, other: Self) -> Self {
        let rank = |life: Self| match life {
            Self::Unsaid => -1,
            Self::Session => 0,
            Self::Lasting { seconds, .. } => seconds.max(0) + 1,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}
