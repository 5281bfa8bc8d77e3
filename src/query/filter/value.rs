use super::{Day, Pattern};
use crate::charter::{Category, Confidence, Consent, Party, Purpose};
use crate::classify::Finding;
use crate::cookie::SameSite;
use crate::query::Lived;

/// What a key is asked to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A category.
    Category(Category),
    /// For whom.
    Party(Party),
    /// What for.
    Purpose(Purpose),
    /// Whether the visitor is asked.
    Consent(Consent),
    /// How sure.
    Confidence(Confidence),
    /// What deserves a look.
    Finding(Finding),
    /// `SameSite`.
    SameSite(SameSite),
    /// Yes, no, or not told.
    Flag(Option<bool>),
    /// A class of lives.
    Life(Lived),
    /// A text.
    Text(Pattern),
    /// A day, a month or a year.
    Day(Day),
}

impl Value {
    /// This very text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Pattern::exactly(text))
    }

    /// Its code, where it is one of a list.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::Category(one) => one.code(),
            Self::Party(one) => one.code(),
            Self::Purpose(one) => one.code(),
            Self::Consent(one) => one.code(),
            Self::Confidence(one) => one.code(),
            Self::Finding(one) => one.code(),
            Self::SameSite(one) => one.code(),
            Self::Flag(Some(true)) => "yes",
            Self::Flag(Some(false)) => "no",
            Self::Flag(None) | Self::Life(Lived::Unknown) => "unknown",
            Self::Life(Lived::Class(class)) => class.code(),
            Self::Text(_) | Self::Day(_) => return None,
        })
    }
}
