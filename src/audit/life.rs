use serde::{Deserialize, Serialize};

use crate::cookie::{Cookie, Expiry};

/// How long a cookie lives from when it was last set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Life {
    /// Until the browser closes.
    Session,
    /// So many seconds, or more: where a store keeps only when a cookie was first set, the time since it was last used counts.
    Seconds(i64),
    /// Beyond the calendar.
    Endless,
    /// The store does not tell.
    Unknown,
}

/// Between a server's clock and that of the browser.
const GRACE_SECONDS: i64 = 60;

impl Life {
    /// Of a stored row: nothing is held against a site that the row does not prove ([`Cookie::proven_lifetime_micros`]).
    #[must_use]
    pub fn of(cookie: &Cookie) -> Self {
        match cookie.expiry {
            Expiry::Session => Self::Session,
            Expiry::FarFuture => Self::Endless,
            Expiry::At(_) | Expiry::Unknown => {
                cookie.proven_lifetime_micros().map_or(Self::Unknown, |micros| Self::Seconds(micros.div_euclid(1_000_000)))
            }
        }
    }

    /// Whether it is known to be longer than so many seconds.
    #[must_use]
    pub fn is_over(self, seconds: i64) -> bool {
        match self {
            Self::Session | Self::Unknown => false,
            Self::Seconds(life) => life > seconds.saturating_add(GRACE_SECONDS),
            Self::Endless => true,
        }
    }

    /// Whether it outlasts the session.
    #[must_use]
    pub fn is_lasting(self) -> bool {
        matches!(self, Self::Seconds(_) | Self::Endless)
    }

    /// The longer of two.
    #[must_use]
    pub fn or_longer(self, other: Self) -> Self {
        let rank = |life: Self| match life {
            Self::Unknown => -2,
            Self::Session => -1,
            Self::Seconds(seconds) => seconds.max(0),
            Self::Endless => i64::MAX,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}
