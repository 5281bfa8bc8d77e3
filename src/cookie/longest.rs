use super::{Cookie, Expiry};

/// The longest life of some cookies, as far as their store tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Longest {
    /// Of none of them the life is known.
    #[default]
    Unknown,
    /// Until the browser is closed.
    Session,
    /// In seconds.
    Seconds(i64),
    /// One has no end within the calendar.
    Endless,
}

impl Longest {
    /// That of one cookie.
    #[must_use]
    pub fn of(cookie: &Cookie) -> Self {
        match (cookie.expiry, cookie.lifetime_seconds()) {
            (Expiry::FarFuture, _) => Self::Endless,
            (Expiry::Session, _) => Self::Session,
            (Expiry::At(_), Some(seconds)) => Self::Seconds(seconds),
            (Expiry::At(_) | Expiry::Unknown, _) => Self::Unknown,
        }
    }
}
