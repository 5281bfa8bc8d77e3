use std::ops::Range;

use super::parse::Head;
use super::{Key, Kind, Names, Value, print_value};
use crate::query::{Facets, fold};

/// How many are offered at most.
const MOST: usize = 10;

/// What can stand where one types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The letters that an offer takes the place of.
    pub range: Range<usize>,
    /// At least one.
    pub offers: Vec<Offer>,
}

/// One way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is put there.
    pub text: String,
    /// What that is.
    pub meaning: Meaning,
    /// How many cookies have it, where that was counted.
    pub count: Option<u32>,
}

/// What an offer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A key; its sign stands in the text.
    Key(Key),
    /// A value of a key.
    Value(Key, Value),
}

/// What can stand at a place of a text: keys that begin as what stands before it does, or values of its key. `None` where nothing more can be said.
#[must_use]
pub fn complete(text: &str, place: usize, names: &Names, facets: Option<&Facets>) -> Option<Completion> {
    let letters: Vec<char> = text.chars().take(place).collect();
    let start = term_start(&letters);
    let typed = letters.get(start..)?;
    let Some(head) = Head::of(typed) else { return keys(typed, start, names) };
    let key = names.key(&head.name).filter(|_| head.order.is_none())?;
    let values = typed.get(head.length..)?;
    let last = value_start(values);
    let range = start + head.length + last..letters.len();
    let typed: String = values.get(last..)?.iter().filter(|letter| **letter != '"').collect();
    let mut offers = offers(key, &typed, names, facets);
    offers.truncate(MOST);
    // What stands there already is no way on.
    let is_done = matches!(offers.as_slice(), [one] if one.text == letters[range.clone()].iter().collect::<String>());
    (!offers.is_empty() && !is_done).then_some(Completion { range, offers })
}

fn keys(typed: &[char], start: usize, names: &Names) -> Option<Completion> {
    let typed: String = typed.iter().collect();
    if typed.is_empty() {
        return None;
    }
    let offer = |key: Key| Offer { text: format!("{}:", names.of_key(key)), meaning: Meaning::Key(key), count: None };
    let offers: Vec<Offer> = names.keys_beginning_with(&typed).into_iter().take(MOST).map(offer).collect();
    (!offers.is_empty()).then(|| Completion { range: start..start + typed.chars().count(), offers })
}

fn offers(key: Key, typed: &str, names: &Names, facets: Option<&Facets>) -> Vec<Offer> {
    let offer = |value: Value| {
        let count = facets.map(|facets| facets.count(key, &value)).filter(|_| key.kind() != Kind::Date);
        Offer { text: print_value(key, &value, names), meaning: Meaning::Value(key, value), count }
    };
    match key.kind() {
        Kind::Coded | Kind::Life => names.values_with(key, typed).into_iter().map(offer).collect(),
        Kind::Text => {
            let typed = fold(typed);
            let holds =
                |value: &Value| matches!(value, Value::Text(pattern) if pattern.text().is_some_and(|text| fold(text).contains(&*typed)));
            let known = facets.into_iter().flat_map(|facets| facets.of(key)).map(|(value, _)| value).filter(|value| holds(value));
            known.take(MOST).cloned().map(offer).collect()
        }
        Kind::Date => Vec::new(),
    }
}

/// Where the term begins that the letters end in, behind its `-`.
fn term_start(letters: &[char]) -> usize {
    let start = behind_last(letters, char::is_whitespace);
    start + usize::from(letters.get(start) == Some(&'-'))
}

fn value_start(letters: &[char]) -> usize {
    behind_last(letters, |letter| letter == ',')
}

/// The place behind the last of some letters that stands outside quotation marks.
fn behind_last(letters: &[char], is: impl Fn(char) -> bool) -> usize {
    let (mut place, mut is_quoted, mut is_taken) = (0, false, false);
    for (at, letter) in letters.iter().enumerate() {
        if std::mem::take(&mut is_taken) {
            continue;
        }
        match letter {
            '"' => is_quoted = !is_quoted,
            '\\' if is_quoted => is_taken = true,
            letter if !is_quoted && is(*letter) => place = at + 1,
            _ => {}
        }
    }
    place
}
