use std::ops::Range;

use super::{Day, Key, Pattern, Span, Value};
use crate::coded::coded;

/// One term of a filter; a cookie must meet every one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// Kept is what does not meet the condition.
    pub is_negated: bool,
    /// The condition.
    pub condition: Condition,
}

/// What a term asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// A word somewhere in what is shown of the cookie.
    Word(String),
    /// A key is one of these; never empty.
    OneOf(Key, Vec<Value>),
    /// The life span, where it is known, stands so to a span.
    Life(Order, Span),
    /// The time of a key, where it is known, stands so to a day.
    Date(Key, Order, Day),
}

coded! {
    /// How two things stand to each other; the code names its words.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Order {
        /// `<`
        Less = "less",
        /// `<=`
        AtMost = "at-most",
        /// `>`
        More = "more",
        /// `>=`
        AtLeast = "at-least",
    }
}

impl Order {
    /// As it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether a number stands so to another.
    #[must_use]
    pub fn holds(self, number: i64, bound: i64) -> bool {
        match self {
            Self::Less => number < bound,
            Self::AtMost => number <= bound,
            Self::More => number > bound,
            Self::AtLeast => number >= bound,
        }
    }

    /// Whether a life stands so to a span, both in seconds. A browser counts a life from when it takes the cookie in, a moment after it was sent: one of 90 days
    /// may lack a second of them, and is 90 days all the same.
    #[must_use]
    pub fn holds_of_life(self, life: i64, span: i64) -> bool {
        let lacking = match self {
            Self::Less | Self::AtLeast => (span / 1_000).clamp(1, 60),
            Self::AtMost | Self::More => 0,
        };
        self.holds(life.saturating_add(lacking), span)
    }

    /// The numbers that stand so to a range: before it, or after all of it; with it, where the order says so.
    #[must_use]
    pub fn of_range(self, range: Range<i64>) -> Range<i64> {
        match self {
            Self::Less => i64::MIN..range.start,
            Self::AtMost => i64::MIN..range.end,
            Self::More => range.end..i64::MAX,
            Self::AtLeast => range.start..i64::MAX,
        }
    }
}

impl Term {
    /// A key is this.
    #[must_use]
    pub fn is(key: Key, value: Value) -> Self {
        Self { is_negated: false, condition: Condition::OneOf(key, vec![value]) }
    }

    /// A key is not this.
    #[must_use]
    pub fn is_not(key: Key, value: Value) -> Self {
        Self { is_negated: true, ..Self::is(key, value) }
    }

    /// A word stands somewhere.
    #[must_use]
    pub fn word(word: impl Into<String>) -> Self {
        Self { is_negated: false, condition: Condition::Word(word.into()) }
    }

    /// The key that it asks about; none for words.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        match &self.condition {
            Condition::Word(_) => None,
            Condition::OneOf(key, _) | Condition::Date(key, _, _) => Some(*key),
            Condition::Life(..) => Some(Key::Life),
        }
    }

    /// The value, where it is one alone.
    #[must_use]
    pub fn only_value(&self) -> Option<&Value> {
        match &self.condition {
            Condition::OneOf(_, values) => match values.as_slice() {
                [value] => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is a term of that kind on that key which names values one by one.
    fn lists(&self, wanted: Key, is_negated: bool) -> bool {
        self.is_negated == is_negated && matches!(&self.condition, Condition::OneOf(key, _) if *key == wanted)
    }
}

/// How a value of a key stands in a filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is said of it.
    #[default]
    Open,
    /// It is asked for.
    Only,
    /// It is left out.
    Not,
}

/// How a value stands among terms.
#[must_use]
pub fn standing(terms: &[Term], key: Key, value: &Value) -> Standing {
    let named = |is_negated| {
        terms
            .iter()
            .any(|term| term.lists(key, is_negated) && matches!(&term.condition, Condition::OneOf(_, values) if values.contains(value)))
    };
    match (named(false), named(true)) {
        (true, _) => Standing::Only,
        (false, true) => Standing::Not,
        (false, false) => Standing::Open,
    }
}

/// Terms in which a value stands as wanted: beside the others that are asked for, or left out, of its key.
#[must_use]
pub fn placed(mut terms: Vec<Term>, key: Key, value: Value, wanted: Standing) -> Vec<Term> {
    for term in &mut terms {
        if let Condition::OneOf(of, values) = &mut term.condition
            && *of == key
        {
            values.retain(|one| *one != value);
        }
    }
    terms.retain(|term| !matches!(&term.condition, Condition::OneOf(_, values) if values.is_empty()));
    let is_negated = match wanted {
        Standing::Open => return terms,
        Standing::Only => false,
        Standing::Not => true,
    };
    match terms.iter_mut().find(|term| term.lists(key, is_negated)) {
        Some(Term { condition: Condition::OneOf(_, values), .. }) => values.push(value),
        _ => terms.push(Term { is_negated, condition: Condition::OneOf(key, vec![value]) }),
    }
    terms
}

impl From<Pattern> for Value {
    fn from(pattern: Pattern) -> Self {
        Self::Text(pattern)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Party;

    #[test]
    fn values_join_their_kind_and_the_last_one_takes_its_term_with_it() {
        let [first, third] = [Value::Party(Party::First), Value::Party(Party::Third)];
        let one = placed(vec![Term::word("x")], Key::Party, first.clone(), Standing::Only);
        let two = placed(one.clone(), Key::Party, third.clone(), Standing::Only);
        assert_eq!(two[1].condition, Condition::OneOf(Key::Party, vec![first.clone(), third.clone()]));
        assert_eq!(standing(&two, Key::Party, &third), Standing::Only);
        let turned = placed(two, Key::Party, third.clone(), Standing::Not);
        assert_eq!((turned.len(), standing(&turned, Key::Party, &third)), (3, Standing::Not));
        let left = placed(placed(turned, Key::Party, third, Standing::Open), Key::Party, first, Standing::Open);
        assert_eq!(left, [Term::word("x")]);
    }
}
