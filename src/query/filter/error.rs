use super::{Key, Term};

/// Why a filter cannot be understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// The first letter that is not understood, counted from 0.
    pub at: usize,
    /// How many letters are meant; 0 where something is missing.
    pub length: usize,
    /// What was expected there.
    pub expected: Expected,
    /// The terms of the text that are understood, in their order: they count while one is still being typed.
    pub understood: Vec<Term>,
}

/// What was expected instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The name of a key.
    Key {
        /// What stands there.
        typed: String,
        /// The key that is written nearly so.
        nearest: Option<Key>,
    },
    /// Anything else: values of cookies are never searched.
    NoValues,
    /// Something behind the sign of a key.
    Something(Key),
    /// One of the values of a key.
    OneOf {
        /// The key.
        key: Key,
        /// What stands there.
        typed: String,
    },
    /// A number with a unit of time.
    Span,
    /// A day, a month or a year.
    Date(Key),
    /// `:`, because the key has no order.
    Colon(Key),
    /// The other quotation mark.
    ClosingQuote,
    /// The next term: words do not join terms, and this one alone was hardly looked for.
    NoJoining {
        /// What stands there.
        typed: String,
    },
}

impl Expected {
    /// A stable code for each kind.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Key { nearest: None, .. } => "key",
            Self::Key { nearest: Some(_), .. } => "key-near",
            Self::NoValues => "no-values",
            Self::Something(_) => "something",
            Self::OneOf { .. } => "one-of",
            Self::Span => "span",
            Self::Date(_) => "date",
            Self::Colon(_) => "colon",
            Self::ClosingQuote => "closing-quote",
            Self::NoJoining { .. } => "no-joining",
        }
    }
}
